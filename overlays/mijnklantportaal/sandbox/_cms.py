"""Dynamic pages and forms: what a customer sees of the programs behind them, and what the portal would refuse.

The vendor does not document the HTTP method for pages nor the body for filling in a form; GET and none are assumed.
"""

import base64
import hashlib
import hmac
import json
import threading
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeAlias
from urllib.parse import urlencode

from ._arguments import check_text
from ._json_text import read_json
from ._loopback_http import LocalResponse, UnreachableError, check_local, exchange
from ._state import Portal, new_id

_Judge: TypeAlias = Callable[[LocalResponse], str]
"""What is wrong with a response whose status is 2xx; empty if nothing is."""

_SECONDS = 5.0
_METHODS = ("GET", "POST", "PUT", "PATCH")


@dataclass(frozen=True)
class DynamicBlock:
    """A block of dynamic HTML in a page: the address that is called, and what was entered with it."""

    id: str
    url: str
    key: str
    basic_auth: tuple[str, str] | None = None
    authentication: str | None = None


@dataclass(frozen=True)
class CmsForm:
    """A form: where its answers go, and where its fields are filled in from, if anywhere.

    The dashboard sends the answers of the fields in `numbers` as numbers, all others as texts.
    """

    id: str
    url: str
    method: str
    fields: tuple[str, ...]
    opening_url: str | None = None
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True)
class CmsRequest:
    """What was sent to a program; names of headers are in lower case."""

    method: str
    url: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class CmsResult:
    """The outcome of a call: `problem` says why the portal shows an error, and is empty where it does not.

    `status`, `headers` (names in lower case) and `body` are of the response; `status` is `None` if there was none.
    `request` is what was sent; `None` for a form that nothing fills in.
    """

    problem: str = ""
    status: int | None = None
    headers: Mapping[str, str] | None = None
    body: bytes = b""
    request: CmsRequest | None = None

    @property
    def html(self) -> str:
        """What the customer sees of a page; empty if the portal refuses it."""
        return "" if self.problem else self.body.decode("utf-8", "replace")

    @property
    def values(self) -> dict[str, Any]:
        """What the fields of a form are filled in with; empty if the portal refuses it."""
        return {} if self.problem or not self.body else json.loads(self.body)


class Cms:
    """Pages and forms of the portal, with programs on this machine behind them. Threads may share it.

    Every method raises `LookupError` for an unknown id, and `ValueError` or `TypeError` for an argument that can't be
    right, such as the address of another machine.
    """

    def __init__(self, portal: Portal) -> None:
        self._portal = portal
        self._lock = threading.Lock()
        self._pages: dict[str, DynamicBlock] = {}
        self._forms: dict[str, CmsForm] = {}

    def pages(self) -> tuple[DynamicBlock, ...]:
        """The blocks, the oldest first."""
        with self._lock:
            return tuple(self._pages.values())

    def forms(self) -> tuple[CmsForm, ...]:
        """The forms, the oldest first."""
        with self._lock:
            return tuple(self._forms.values())

    def add_page(
        self,
        url: str,
        key: str,
        *,
        basic_auth: tuple[str, str] | None = None,
        authentication: str | None = None,
    ) -> DynamicBlock:
        """Put a block of dynamic HTML into a new page; its id is the one in `X-Page-Id`."""
        check_text("key", key)
        check_local(url)
        credentials = None if basic_auth is None else (basic_auth[0], basic_auth[1])
        block = DynamicBlock(new_id("pag_"), url, key, credentials, authentication)
        with self._lock:
            self._pages[block.id] = block
        return block

    def add_form(
        self,
        url: str,
        *,
        method: str = "POST",
        fields: Collection[str] = (),
        opening_url: str | None = None,
        numbers: Collection[str] = (),
    ) -> CmsForm:
        """Make a form whose answers go to `url`; `opening_url` fills in its fields when a customer opens it.

        `numbers` are those of its fields that take a number.
        """
        if unknown := [name for name in numbers if name not in fields]:
            raise ValueError(f"numbers: the form has no field {', '.join(map(repr, unknown))}")
        if method not in _METHODS:
            raise ValueError(f"method: expected one of {', '.join(_METHODS)}, got {method!r}")
        check_local(url)
        if opening_url is not None:
            check_local(opening_url, "opening_url")
        form = CmsForm(new_id("frm_"), url, method, tuple(fields), opening_url, tuple(numbers))
        with self._lock:
            self._forms[form.id] = form
        return form

    def clear(self) -> None:
        """Remove all of them."""
        with self._lock:
            self._pages.clear()
            self._forms.clear()

    def open_page(self, page_id: str, customer_id: str) -> CmsResult:
        """Open a page as a customer."""
        block = self._find(self._pages, page_id)
        self._check_customer(customer_id)
        headers = {"Accept": "text/html", "X-Customer-Id": customer_id, "X-Page-Id": page_id}
        if block.basic_auth is not None:
            credentials = base64.b64encode(":".join(block.basic_auth).encode()).decode()
            headers["Authorization"] = f"Basic {credentials}"
        if block.authentication is not None:
            headers["Authentication"] = block.authentication
        expected = hmac.new(block.key.encode(), f"{customer_id},{page_id}".encode(), hashlib.sha256).hexdigest()
        return _judged(_page_problem(expected), "GET", block.url, headers)

    def open_form(self, form_id: str, customer_id: str) -> CmsResult:
        """Open a form as a customer; the result's `values` are those of fields that the form has."""
        form = self._find(self._forms, form_id)
        self._check_customer(customer_id)
        if form.opening_url is None:
            return CmsResult()
        url, headers = form.opening_url, {**_form_headers(form, customer_id), "Accept": "application/json"}
        result = _judged(_opening_problem, "GET", url, headers)
        kept = {name: value for name, value in result.values.items() if name in form.fields}
        return result if result.problem else replace(result, body=json.dumps(kept).encode())

    def submit_form(self, form_id: str, customer_id: str, values: Mapping[str, Any]) -> CmsResult:
        """Send a form as a customer. Without a problem the customer sees that it was received."""
        form = self._find(self._forms, form_id)
        self._check_customer(customer_id)
        headers = _form_headers(form, customer_id)
        if form.method == "GET":
            url = f"{form.url}{'&' if '?' in form.url else '?'}{urlencode(dict(values), doseq=True)}"
            return _judged(_no_problem, "GET", url, headers)
        body = json.dumps(dict(values)).encode()
        headers["Content-Type"] = "application/json"
        return _judged(_no_problem, form.method, form.url, headers, body)

    def _find(self, known: Mapping[str, Any], object_id: str) -> Any:
        with self._lock:
            if object_id not in known:
                raise LookupError(f"there is no {object_id}")
            return known[object_id]

    def _check_customer(self, customer_id: str) -> None:
        check_text("customer_id", customer_id)
        customer = self._portal.store.find(customer_id)
        if customer is None or customer.kind != "cst_":
            raise LookupError(f"there is no customer {customer_id}")


def _form_headers(form: CmsForm, customer_id: str) -> dict[str, str]:
    return {"X-Customer-Id": customer_id, "X-Form-Id": form.id}


def _judged(
    problem_of: _Judge, method: str, url: str, headers: Mapping[str, str], body: bytes | None = None
) -> CmsResult:
    parts = None if body is None else iter([body])
    request = CmsRequest(method, url, {name.lower(): value for name, value in headers.items()}, body or b"")
    try:
        response = exchange(method, url, headers, parts, len(body or b""), _SECONDS)
    except UnreachableError as error:
        return CmsResult(str(error), request=request)
    problem = problem_of(response) if response.status // 100 == 2 else f"the status is {response.status}"
    return CmsResult(problem, response.status, response.headers, response.body, request)


def _page_problem(expected: str) -> _Judge:
    def find(response: LocalResponse) -> str:
        if _media_type(response) != "text/html":
            return f"Content-Type is {response.headers.get('content-type')!r}, not text/html"
        checksum = response.headers.get("x-checksum")
        if checksum is None:
            return "the header X-Checksum is missing"
        if checksum.lower() == expected != checksum:
            return "X-Checksum has upper case; lower case is assumed"
        return "" if checksum == expected else "X-Checksum is wrong"

    return find


def _opening_problem(response: LocalResponse) -> str:
    if _media_type(response) != "application/json":
        return f"Content-Type is {response.headers.get('content-type')!r}, not application/json"
    try:
        values = read_json(response.body)
    except (ValueError, RecursionError) as error:
        return f"the body is not JSON: {error}"
    return "" if isinstance(values, dict) else "the body is not a JSON object of fields and values"


def _no_problem(response: LocalResponse) -> str:
    return ""


def _media_type(response: LocalResponse) -> str:
    return response.headers.get("content-type", "").partition(";")[0].strip().lower()

"""Forms of the portal: what customers fill in, and what is filled in already when they open one."""

from __future__ import annotations

import datetime
import json
from collections.abc import Awaitable, Callable, Mapping
from decimal import Decimal
from functools import partial
from typing import Any, TypeAlias
from urllib.parse import parse_qs

import attrs

from mijnklantportaal_api.runtime.public import public
from mijnklantportaal_api.runtime.type_guards import is_mapping, is_object

from .access import Access
from .body import BodyLimits
from .endpoint import IncomingEndpoint, Steps
from .errors import UnreadableRequestError
from .headers import id_in
from .json_bodies import read_json
from .messages import IncomingRequest, OutgoingResponse

_MAX_FIELDS = 1000
_METHODS = ("POST", "GET", "PUT", "PATCH")


@public
@attrs.frozen(kw_only=True)
class FormSubmission:
    """A customer sends a form. No signature is documented: look the customer up before you trust the id."""

    customer_id: str
    """The customer, as the request says."""
    form_id: str
    """The form in the portal."""
    values: Mapping[str, Any] = attrs.field(repr=False)
    """The value of each field: JSON data, with fractions as `Decimal`. With GET each is a text, or a list of texts
    where a field is there more than once."""


@public
@attrs.frozen(kw_only=True)
class FormOpening:
    """A customer opens a form, whose fields may be filled in already."""

    customer_id: str
    """The customer, as the request says."""
    form_id: str
    """The form in the portal."""


_FillIn: TypeAlias = Callable[[FormOpening], Mapping[str, Any] | Awaitable[Mapping[str, Any]]]


@public
class PortalForm:
    """Forms of the portal whose answers come to you.

    The documentation names neither a signature nor credentials for forms. Anybody who knows the address can send a
    form in the name of any customer: keep the address secret.

    Args:
        basic_auth: A name and a password, if something before your server adds them.
        authentication: The value of a header `Authentication`, likewise.

    Raises:
        ValueError, TypeError: The credentials can't be right.

    Example:
        form = PortalForm()
        app = FastAPI(routes=[Route("/form", form.submissions(handle).asgi)])
    """

    def __init__(self, *, basic_auth: tuple[str, str] | None = None, authentication: str | None = None) -> None:
        self._access = Access(basic_auth, authentication)

    def read(self, request: IncomingRequest) -> FormSubmission:
        """Check and read one form that was sent: from the query with GET, else from the JSON in the body.

        Raises:
            ForgedRequestError: The credentials are missing or wrong; respond with 401.
            UnreadableRequestError: A header is missing or wrong, or the fields can't be read; respond with 400.
        """
        self._access.check(request)
        return FormSubmission(
            customer_id=id_in(request.headers, "X-Customer-Id", "cst_"),
            form_id=id_in(request.headers, "X-Form-Id", "frm_"),
            values=_query_values(request.query) if request.method == "GET" else _json_values(request),
        )

    def read_opening(self, request: IncomingRequest) -> FormOpening:
        """Check and read one request for what to fill in; its body is not documented, and ignored. Raises as `read`."""
        self._access.check(request)
        return FormOpening(
            customer_id=id_in(request.headers, "X-Customer-Id", "cst_"),
            form_id=id_in(request.headers, "X-Form-Id", "frm_"),
        )

    def submissions(
        self, function: Callable[[FormSubmission], Any], limits: BodyLimits | None = None, *, method: str = "POST"
    ) -> IncomingEndpoint:
        """An address that calls the function for each form that is sent, and responds with 200 after it.

        With any other status the customer sees an error: that is what an `IncomingError` of yours does. `method` is the
        one that was chosen in the portal. Raises `ValueError` if it is not one with which forms are sent.
        """
        if method not in _METHODS:
            raise ValueError(f"method: expected one of {', '.join(_METHODS)}, got {method!r}")
        return IncomingEndpoint(function, partial(self._submit, function), limits, [method])

    def openings(self, function: _FillIn, limits: BodyLimits | None = None) -> IncomingEndpoint:
        """An address that responds with the values that the function returns by the names of fields.

        Fields without a value stay empty. A `Decimal` is sent as text and a date as `2026-11-20`; both are inferred.
        """
        return IncomingEndpoint(function, partial(self._open, function), limits, ["GET", "POST"])

    def _submit(self, function: Callable[[FormSubmission], Any], request: IncomingRequest) -> Steps:
        yield partial(function, self.read(request))
        return OutgoingResponse.text(200, "received")

    def _open(self, function: _FillIn, request: IncomingRequest) -> Steps:
        values = yield partial(function, self.read_opening(request))
        if not is_mapping(values):
            raise TypeError(f"expected a mapping of fields to values, got {type(values).__name__}")
        body = json.dumps(dict(values), default=_plain, allow_nan=False).encode()
        return OutgoingResponse(200, {"content-type": "application/json", "cache-control": "no-store"}, body)


def _query_values(query: str) -> dict[str, Any]:
    try:
        found = parse_qs(query, keep_blank_values=True, errors="strict", max_num_fields=_MAX_FIELDS)
    except ValueError as error:  # of decoding, too
        raise UnreadableRequestError(f"the query can't be read: {error}") from None
    return {name: values[0] if len(values) == 1 else values for name, values in found.items()}


def _json_values(request: IncomingRequest) -> dict[str, Any]:
    values = read_json(request.body, request.headers)
    if not is_object(values):
        raise UnreadableRequestError("the body is not a JSON object of fields and values")
    return values


def _plain(value: object) -> str:
    if isinstance(value, Decimal) and value.is_finite():
        return f"{value:f}"
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise TypeError(f"a field holds str, numbers, dates and booleans, not {type(value).__name__}")

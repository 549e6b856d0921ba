"""Dynamic pages: HTML of yours in a page of the portal."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from functools import partial
from typing import Any

import attrs

from mijnklantportaal_api.runtime.argument_checks import check_kind, sendable
from mijnklantportaal_api.runtime.public import public

from .access import Access
from .body import BodyLimits
from .endpoint import IncomingEndpoint, Steps
from .headers import id_in
from .html import Html, is_html
from .messages import IncomingRequest, OutgoingResponse


@public
@attrs.frozen(kw_only=True)
class PageRequest:
    """A customer opens a page of the portal that has a block of yours."""

    customer_id: str
    """The customer; who may call the address can name any, so ask for Basic Auth or the header `Authentication`."""
    page_id: str
    """The page in the portal."""


@public
class DynamicPage:
    """A block of dynamic HTML in the portal: the portal asks for it, and shows it to the customer.

    Args:
        key: The key that was entered when the block was made, for the checksum of the response.
        basic_auth: The name and the password that the portal was told to send.
        authentication: The value of the header `Authentication` that the portal was told to send.

    Raises:
        ValueError, TypeError: The key is empty or has spaces around it, or the credentials can't be right.

    Example:
        page = DynamicPage(os.environ["PAGE_KEY"], basic_auth=("portal", os.environ["PAGE_PASSWORD"]))
        endpoint = page.endpoint(lambda request: Html("<p>You are {id}.</p>").format(id=request.customer_id))
        app = FastAPI(routes=[Route("/page", endpoint.asgi)])
    """

    def __init__(
        self, key: str, *, basic_auth: tuple[str, str] | None = None, authentication: str | None = None
    ) -> None:
        check_kind("key", key, str)
        if not key or key != key.strip():
            raise ValueError("key: expected the key of the block; it is empty, or has spaces or a line break around it")
        self._key = sendable("key", key)
        self._access = Access(basic_auth, authentication)

    def __repr__(self) -> str:
        return "DynamicPage(...)"

    def read(self, request: IncomingRequest) -> PageRequest:
        """Check and read one request, of any method: which one the portal uses is not documented.

        Raises:
            ForgedRequestError: The credentials are missing or wrong; respond with 401.
            UnreadableRequestError: The header `X-Customer-Id` or `X-Page-Id` is missing or wrong; respond with 400.
        """
        self._access.check(request)
        return PageRequest(
            customer_id=id_in(request.headers, "X-Customer-Id", "cst_"),
            page_id=id_in(request.headers, "X-Page-Id", "pag_"),
        )

    def response(self, request: PageRequest, content: object) -> OutgoingResponse:
        """The response that the portal accepts: `Html` and other HTML as it is, a text escaped.

        Characters beyond ASCII are sent as `&#233;`, since no charset is documented. Scripts and styles don't know
        that form: write such characters as `\\u00e9` in a script and as `\\e9` in a style.

        Raises:
            TypeError: The content is neither a text nor an object with a method `__html__` that gives one, or the
                request is not a `PageRequest`.
        """
        check_kind("request", request, PageRequest, "what `read` returns")
        if not isinstance(content, str) and not is_html(content):  # such as a status, or the response of a framework
            raise TypeError(f"content: expected Html or str, got {type(content).__name__}")
        headers = {
            "content-type": "text/html",
            "x-checksum": self.checksum(request.customer_id, request.page_id),
            "cache-control": "no-store",  # a cache would show one customer's page to another
        }
        return OutgoingResponse(200, headers, Html.escape(content).encode("ascii", "xmlcharrefreplace"))

    def checksum(self, customer_id: str, page_id: str) -> str:
        """The header `X-Checksum`: HMAC-SHA256 over customer, comma and page. It does not cover the HTML.

        Its encoding is inferred from an example: hexadecimal digits in lower case.
        """
        return hmac.new(self._key.encode(), f"{customer_id},{page_id}".encode(), hashlib.sha256).hexdigest()

    def endpoint(self, function: Callable[[PageRequest], Any], limits: BodyLimits | None = None) -> IncomingEndpoint:
        """An address that responds with what the function returns for each request: `Html`, or a text."""
        return IncomingEndpoint(function, partial(self._steps, function), limits)

    def _steps(self, function: Callable[[PageRequest], Any], incoming: IncomingRequest) -> Steps:
        request = self.read(incoming)
        return self.response(request, (yield partial(function, request)))

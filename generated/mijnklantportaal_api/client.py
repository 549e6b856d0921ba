"""Sending operations: `Client` and `AsyncClient`, and the resources that give each operation a method.

The clients make no decisions: one call is one request, and every answer is either read or raised as an error.
"""

from __future__ import annotations

import functools
import io
import os
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from typing import IO, TYPE_CHECKING, Any, Generic, Self, TypeVar

import attrs
import httpx

from .errors import DecodeError, PortalError, TransportError, TransportTimeoutError, status_error
from .types import (
    AsyncConnection,
    Connection,
    Misfit,
    Operation,
    RequestOptions,
    Upload,
    form_parts,
    format_path,
)

if TYPE_CHECKING:
    from .api.customer_invoices import AsyncCustomerInvoicesResource, CustomerInvoicesResource
    from .api.customer_offers import AsyncCustomerOffersResource, CustomerOffersResource
    from .api.customers import AsyncCustomersResource, CustomersResource

BASE_URL = "https://api.mijnklantportaal.nl/v1"
"""The API's address, from the documentation."""

DEFAULT_TIMEOUT = httpx.Timeout(connect=5.0, read=30.0, write=60.0, pool=30.0)
"""Seconds; uploads get longer than answers."""

T = TypeVar("T")


@attrs.frozen(kw_only=True)
class Response(Generic[T]):
    """An answer that reports success, read and raw."""

    parsed: T
    """What the operation returns."""
    status: int
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes = attrs.field(repr=False)


class _Core:
    """What both clients share: making requests of operations, and reading answers. No I/O but opening files."""

    def __init__(self, token: str, base_url: str, timeout: float | None, user_agent: str) -> None:
        self._authorization = _authorization(token)
        self._base_url = _checked_base_url(base_url)
        self._timeout = DEFAULT_TIMEOUT if timeout is None else httpx.Timeout(timeout)
        self._user_agent = user_agent

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self._base_url!r})"

    @property
    def base_url(self) -> str:
        """The address that all calls go to."""
        return self._base_url

    def _request(
        self,
        http: httpx.Client | httpx.AsyncClient,
        operation: Operation[object],
        options: RequestOptions | None,
        files: ExitStack,
    ) -> httpx.Request:
        """The request for an operation. Files it opens are closed with `files`."""
        options = options or RequestOptions()
        # httpx keeps names apart from their spelling, and secrets out of what it prints.
        headers = httpx.Headers({"Accept": "application/json", "User-Agent": self._user_agent})
        headers.update(operation.headers)
        headers.update(options.headers)
        if "Authorization" in headers:
            raise ValueError("headers: the client sets Authorization itself; give it the token instead")
        headers["Authorization"] = self._authorization()
        parts = (
            None
            if operation.form is None
            else [
                (name, _file_part(name, part, files) if isinstance(part, Upload) else (None, part.encode()))
                for name, part in form_parts(operation.form)
            ]
        )
        return http.build_request(
            operation.method,
            self._base_url + operation.path,
            params=operation.query or None,
            headers=headers,
            json=operation.json,
            files=parts,
            timeout=self._timeout if options.timeout is None else options.timeout,
        )


def _authorization(token: str) -> Callable[[], str]:
    """A function that gives the header's value: nothing that prints attributes shows what it holds."""
    if not token or not token.isascii() or not token.isprintable() or " " in token:
        raise ValueError("token: expected the API key as text without spaces or line ends (it is not shown here)")
    return lambda: f"Bearer {token}"


def _checked_base_url(base_url: str) -> str:
    try:
        url = httpx.URL(base_url)
    except httpx.InvalidURL as error:
        raise ValueError(f"base_url: expected an address such as {BASE_URL!r} ({error})") from error
    if url.scheme not in ("http", "https") or not url.host:
        raise ValueError(f"base_url: expected an address such as {BASE_URL!r}")
    if url.userinfo or "?" in base_url or "#" in base_url:
        raise ValueError("base_url: expected an address without user, query or fragment")
    return base_url.rstrip("/")


def _file_part(name: str, upload: Upload, files: ExitStack) -> tuple[str | None, IO[bytes] | bytes, str | None]:
    content = upload.content
    if isinstance(content, os.PathLike):
        content = files.enter_context(open(content, "rb"))
    if upload.content_type == "application/pdf":
        _check_pdf(name, content)
    return upload.file_name, content, upload.content_type


def _check_pdf(name: str, content: IO[bytes] | bytes) -> None:
    """Refuse what is no PDF before anything is sent; readers accept the mark anywhere in the first 1024 bytes."""
    if b"%PDF-" not in (content[:1024] if isinstance(content, bytes) else _head(name, content)):
        raise ValueError(f"{name}: this is not a PDF (it does not start with '%PDF-')")


def _head(name: str, file: IO[Any]) -> bytes:
    if not file.seekable():
        raise io.UnsupportedOperation(f"{name}: the file can't be rewound; read it into bytes first")
    file.seek(0)
    head = file.read(1024)
    file.seek(0)
    if not isinstance(head, bytes):
        raise TypeError(f"{name}: the file is open as text; open it in binary mode, 'rb'")
    return head


def _transport_error(error: httpx.RequestError, request: httpx.Request) -> PortalError:
    kind = TransportTimeoutError if isinstance(error, httpx.TimeoutException) else TransportError
    reason = str(error) or type(error).__name__
    return kind(reason, request.method, str(request.url))


def _read(operation: Operation[T], request: httpx.Request, answer: httpx.Response) -> Response[T]:
    status, headers, body = answer.status_code, dict(answer.headers), answer.content
    method, url = request.method, str(request.url)
    if not 200 <= status < 300:
        raise status_error(method, url, status, headers, body)
    try:
        parsed = operation.read(body)
    except Misfit as error:
        path = format_path(error.path)
        message = f"the call succeeded, but its answer does not fit: {error}"
        raise DecodeError(message, method, url, status, headers, body, path) from error
    except (ValueError, RecursionError) as error:
        message = f"the call succeeded, but its answer is no JSON: {error}"
        raise DecodeError(message, method, url, status, headers, body, "$") from error
    return Response(parsed=parsed, status=status, headers=headers, body=body)


class Client(_Core):
    """Sends operations, one request each.

    Args:
        token: The API key or OAuth access token.
        base_url: Where the API is.
        timeout: Seconds for each of connecting, writing and reading; 5, 60 and 30 where None.
        http_client: The httpx client to send with, which the caller closes; an own one where None.
        user_agent: What the client calls itself.

    Raises:
        ValueError: the token or the base URL can't be right.
    """

    def __init__(
        self,
        token: str,
        *,
        base_url: str = BASE_URL,
        timeout: float | None = None,
        http_client: httpx.Client | None = None,
        user_agent: str = "mijnklantportaal-api",
    ) -> None:
        super().__init__(token, base_url, timeout, user_agent)
        self._owns_http = http_client is None
        self._http = http_client if http_client is not None else httpx.Client()

    def send(self, operation: Operation[T], options: RequestOptions | None = None) -> Response[T]:
        """Send an operation and read its answer, keeping status, headers and body.

        Raises:
            PortalError: one of the errors in the tree of `errors`.
            ValueError, TypeError: something can't be sent; nothing has been.
            OSError: a file can't be opened; nothing has been sent.
        """
        with ExitStack() as files:
            request = self._request(self._http, operation, options, files)
            try:
                answer = self._http.send(request, auth=None, follow_redirects=False)
            except httpx.RequestError as error:
                raise _transport_error(error, request) from error
        return _read(operation, request, answer)

    def call(self, operation: Operation[T], options: RequestOptions | None = None) -> T:
        """Send an operation and return what its answer holds; the errors are those of `send`."""
        return (self.send(operation, options)).parsed

    def close(self) -> None:
        """Close the connections, unless the httpx client was brought along. Closing twice is fine."""
        if self._owns_http:
            self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Resources:
    """The operations of the API as methods, one attribute for each tag of the documentation."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @functools.cached_property
    def customer_invoices(self) -> CustomerInvoicesResource:
        """Invoices sent to customers."""
        from .api.customer_invoices import CustomerInvoicesResource

        return CustomerInvoicesResource(self._connection)

    @functools.cached_property
    def customer_offers(self) -> CustomerOffersResource:
        """Offers that customers accept or reject in the portal."""
        from .api.customer_offers import CustomerOffersResource

        return CustomerOffersResource(self._connection)

    @functools.cached_property
    def customers(self) -> CustomersResource:
        """The companies and people who use the portal."""
        from .api.customers import CustomersResource

        return CustomersResource(self._connection)


class AsyncClient(_Core):
    """Sends operations without blocking the event loop, one request each.

    Args:
        token: The API key or OAuth access token.
        base_url: Where the API is.
        timeout: Seconds for each of connecting, writing and reading; 5, 60 and 30 where None.
        http_client: The httpx client to send with, which the caller closes; an own one where None.
        user_agent: What the client calls itself.

    Raises:
        ValueError: the token or the base URL can't be right.
    """

    def __init__(
        self,
        token: str,
        *,
        base_url: str = BASE_URL,
        timeout: float | None = None,
        http_client: httpx.AsyncClient | None = None,
        user_agent: str = "mijnklantportaal-api",
    ) -> None:
        super().__init__(token, base_url, timeout, user_agent)
        self._owns_http = http_client is None
        self._http = http_client if http_client is not None else httpx.AsyncClient()

    async def send(self, operation: Operation[T], options: RequestOptions | None = None) -> Response[T]:
        """Send an operation and read its answer, keeping status, headers and body.

        Raises:
            PortalError: one of the errors in the tree of `errors`.
            ValueError, TypeError: something can't be sent; nothing has been.
            OSError: a file can't be opened; nothing has been sent.
        """
        with ExitStack() as files:
            request = self._request(self._http, operation, options, files)
            try:
                answer = await self._http.send(request, auth=None, follow_redirects=False)
            except httpx.RequestError as error:
                raise _transport_error(error, request) from error
        return _read(operation, request, answer)

    async def call(self, operation: Operation[T], options: RequestOptions | None = None) -> T:
        """Send an operation and return what its answer holds; the errors are those of `send`."""
        return (await self.send(operation, options)).parsed

    async def aclose(self) -> None:
        """Close the connections, unless the httpx client was brought along. Closing twice is fine."""
        if self._owns_http:
            await self._http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()


class AsyncResources:
    """The operations of the API as methods, one attribute for each tag of the documentation."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    @functools.cached_property
    def customer_invoices(self) -> AsyncCustomerInvoicesResource:
        """Invoices sent to customers."""
        from .api.customer_invoices import AsyncCustomerInvoicesResource

        return AsyncCustomerInvoicesResource(self._connection)

    @functools.cached_property
    def customer_offers(self) -> AsyncCustomerOffersResource:
        """Offers that customers accept or reject in the portal."""
        from .api.customer_offers import AsyncCustomerOffersResource

        return AsyncCustomerOffersResource(self._connection)

    @functools.cached_property
    def customers(self) -> AsyncCustomersResource:
        """The companies and people who use the portal."""
        from .api.customers import AsyncCustomersResource

        return AsyncCustomersResource(self._connection)

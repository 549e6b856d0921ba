"""The only module that uses the HTTP library; its interface consists of this package's own types."""

from __future__ import annotations

import sys
import traceback
from collections.abc import AsyncIterable, Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Protocol, TypeAlias, cast
from urllib.request import getproxies, proxy_bypass

import httpx

from .errors import TransportError, TransportTimeoutError
from .response import BodyError, RawResponse
from .token import Token
from .upload_content import FixedContent

HTTPClient: TypeAlias = httpx.Client
AsyncHTTPClient: TypeAlias = httpx.AsyncClient
HTTPTransport: TypeAlias = httpx.BaseTransport
AsyncHTTPTransport: TypeAlias = httpx.AsyncBaseTransport

FormPart: TypeAlias = tuple[str | None, FixedContent | bytes, str | None]
"""File name, content and media type of a part of a form; a plain field has content only."""

TIMEOUTS: Mapping[str, float] = {"connect": 5.0, "read": 30.0, "write": 60.0, "pool": 30.0}
"""In seconds; uploads get more time than responses."""

_NOT_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)
# an event hook of the caller's client may raise the error for a status, and its redirects may not be URLs
_FAILURES = (httpx.HTTPError, httpx.StreamError, httpx.InvalidURL, BodyError)
_NOT_RETRYABLE = (httpx.HTTPStatusError, httpx.UnsupportedProtocol, httpx.LocalProtocolError, httpx.InvalidURL)


WHOLE = (200, 203)
"""The statuses whose body is all of what was asked for; that of 206 is a part."""


class Receiver(Protocol):
    """Takes the whole body of a response piece by piece, as it was sent, if it should not be held in memory."""

    def start(self, headers: Mapping[str, str]) -> None:
        """Prepare for a body, including one that follows an incomplete one.

        Args:
            headers: the response's headers, with names in any case
        """
        ...

    def take(self, piece: bytes) -> None:
        """Take the next piece of the body.

        Raises:
            BodyError: it can't be decoded.
        """
        ...

    def finish(self) -> None:
        """Take note of the end of the body.

        Raises:
            BodyError: more should have followed.
        """
        ...

    @property
    def can_restart(self) -> bool:
        """Whether another body may follow."""
        ...


class Request:
    """A request, ready to be sent as often as the policies decide.

    Args:
        method: the HTTP method
        url: the whole URL
        operation: the operationId; empty if the request is not a call of the API
        headers: all headers except `Authorization`
        token: authenticates the request
        json: a body to send as JSON
        form: the parts of a body to send as multipart/form-data
        timeout: seconds for each step: connecting, sending, waiting for the response; `TIMEOUTS` if None
        max_retries: how often to send it again at most; the client's number if None
        receiver: takes the body of a response with the status 200 or 203

    Attributes:
        url: the URL for errors; without an operation it has no query, because that may hold a permission

    Raises:
        ValueError: the URL is not one.
    """

    def __init__(
        self,
        method: str,
        url: str,
        *,
        operation: str = "",
        headers: Mapping[str, str] | None = None,
        token: Token | None = None,
        json: object = None,
        form: Sequence[tuple[str, FormPart]] = (),
        timeout: float | None = None,
        max_retries: int | None = None,
        receiver: Receiver | None = None,
    ) -> None:
        self.method = method
        parsed = _parsed(url)
        self.url: str = url if operation else _without_secrets(parsed)
        self.operation = operation
        self.timeout = timeout
        self.max_retries = max_retries
        self.receiver = receiver
        timeouts = TIMEOUTS if timeout is None else dict.fromkeys(TIMEOUTS, timeout)
        self.native: httpx.Request = httpx.Request(
            method,
            parsed,
            headers=headers,
            json=json,
            files=cast(Any, form) or None,
            extensions={"timeout": timeouts, "operation": operation},
        )
        self._token = token
        self._headers = headers

    def __repr__(self) -> str:
        return f"<Request {self.method} {self.url}>"

    @property
    def path(self) -> str:
        """The path as it is sent, without the query; being escaped, an id in it can't break a line of the log."""
        return self.native.url.raw_path.partition(b"?")[0].decode("ascii")

    @property
    def is_read(self) -> bool:
        """Whether the request changes nothing, so that it can safely be sent twice."""
        return self.method in ("GET", "HEAD", "OPTIONS")

    def authorize(self) -> None:
        """Add the header with the token, for as long as nothing fails."""
        if self._token is not None:
            self.native.headers["Authorization"] = self._token.authorization()

    def redirected(self, location: str) -> Request:
        """The request for the URL that a response redirects to, without a token.

        Raises:
            ValueError: it is not an http or https URL.
        """
        try:
            url = str(self.native.url.join(location))
        except (httpx.InvalidURL, UnicodeError):  # the latter for a host that is not a name in any alphabet
            url = ""
        check_url(url, "location")
        if self.native.url.scheme == "https" and not url.startswith("https:"):
            raise ValueError("location: expected an https URL, as the one before")
        return Request(
            "GET",
            url,
            headers=self._headers,
            timeout=self.timeout,
            max_retries=self.max_retries,
            receiver=self.receiver,
        )


def merged_headers(*sources: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Headers in which a later source replaces an earlier one, whatever the case of their names."""
    headers = httpx.Headers()
    for source in sources:
        headers.update(list(source))
    return headers


def check_url(text: str, name: str) -> None:
    """Refuse a text that is not an absolute http or https URL.

    Raises:
        TypeError: it is not a string.
        ValueError: it is not one. The message begins with the name and does not show the URL, which may hold secrets.
    """
    if not isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance] - callers may not use a checker
        raise TypeError(f"{name}: expected str, got {type(text).__name__}")
    try:
        url = _parsed(text)
        is_absolute = url.scheme in ("http", "https") and bool(url.host)  # a host may not be a name in any alphabet
    except ValueError:
        url, is_absolute = httpx.URL(), False
    if not is_absolute:
        raise ValueError(f"{name}: expected an absolute http or https URL")
    if url.port is not None and not 0 < url.port < 1 << 16:  # the system would take it for another port
        raise ValueError(f"{name}: the port of the URL is not between 1 and 65535; correct it")


def _without_secrets(url: httpx.URL) -> str:
    return str(url.copy_with(userinfo=b"", query=None, fragment=None))


def _parsed(text: str) -> httpx.URL:
    try:
        return httpx.URL(text)
    except httpx.InvalidURL as error:
        _forget_variables(error)  # a half-built URL can't even be printed
        raise ValueError(f"{text[:100]!r} is not a URL: {error}") from error


def transport_to(base_url: str, http_client: HTTPClient | None) -> HTTPTransport:
    """The caller's client, or a transport to the network through the proxy that the environment sets."""
    if http_client is not None:
        return _ClientTransport(http_client)
    _check_encrypted(base_url)
    with _proxy_errors():
        return httpx.HTTPTransport(proxy=_proxy_for(base_url))


def async_transport_to(base_url: str, http_client: AsyncHTTPClient | None) -> AsyncHTTPTransport:
    """The caller's client, or a transport to the network through the proxy that the environment sets."""
    if http_client is not None:
        return _AsyncClientTransport(http_client)
    _check_encrypted(base_url)
    with _proxy_errors():
        return httpx.AsyncHTTPTransport(proxy=_proxy_for(base_url))


def _check_encrypted(base_url: str) -> None:
    """Refuse to send a token in clear; who passes their own client or transport decides that themselves."""
    url = httpx.URL(base_url)
    host = url.host.rstrip(".").lower()
    if url.scheme == "https" or host == "localhost" or host.endswith(".localhost"):
        return
    import ipaddress  # late: hardly any program needs it

    try:
        is_loopback = ipaddress.ip_address(host).is_loopback
    except ValueError:
        is_loopback = False
    if not is_loopback:
        raise ValueError(
            "base_url: http would send the token in clear to another machine; use https, or pass your own http_client "
            "if the way there is safe"
        )


@contextmanager
def _proxy_errors() -> Generator[None]:
    """Say that a proxy is to blame; the message does not show its URL, which may hold a password."""
    try:
        yield
    except ImportError:
        raise ValueError(
            "proxy: the environment names a SOCKS proxy, such as in ALL_PROXY, and that needs another package: run "
            "pip install 'httpx[socks]', or unset the variable"
        ) from None
    except (ValueError, httpx.InvalidURL):
        raise ValueError(
            "proxy: the URL of the proxy in the environment, such as in HTTPS_PROXY, can't be used; correct or unset it"
        ) from None


@contextmanager
def _redirect_errors() -> Generator[None]:
    """The caller's client builds the request for a redirect even if it does not follow it."""
    try:
        yield
    except UnicodeError as error:
        raise httpx.RemoteProtocolError("the response redirects to what is not a URL") from error


def _proxy_for(base_url: str) -> str | None:
    url = httpx.URL(base_url)
    proxies = getproxies()
    proxy = None if proxy_bypass(url.host) else proxies.get(url.scheme, proxies.get("all"))
    return f"http://{proxy}" if proxy and "://" not in proxy else proxy or None


class _ClientTransport(httpx.BaseTransport):
    """Sends through the caller's own client, which the caller closes."""

    def __init__(self, http_client: HTTPClient) -> None:
        self._http_client = http_client

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request as it is: the client adds no authentication and follows no redirect."""
        with _redirect_errors():
            return self._http_client.send(request, stream=True, auth=None, follow_redirects=False)


class _AsyncClientTransport(httpx.AsyncBaseTransport):
    """Sends through the caller's own client, which the caller closes."""

    def __init__(self, http_client: AsyncHTTPClient) -> None:
        self._http_client = http_client

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request as it is: the client adds no authentication and follows no redirect."""
        with _redirect_errors():
            return await self._http_client.send(request, stream=True, auth=None, follow_redirects=False)


def send(transport: HTTPTransport, request: Request) -> RawResponse:
    """Send a request once, and read the whole response.

    Raises:
        TransportError: the network failed.
    """
    with _network_errors(request):
        request.authorize()
        response = transport.handle_request(request.native)
        try:
            response.request = request.native
            receiver = _started_receiver(request, response)
            if receiver is None:
                response.read()
            else:
                for piece in cast(Iterable[bytes], response.stream):
                    receiver.take(piece)
                receiver.finish()
        finally:
            response.close()
        return _raw(response, receiver)


async def async_send(transport: AsyncHTTPTransport, request: Request) -> RawResponse:
    """Send a request once, and read the whole response.

    Raises:
        TransportError: the network failed.
    """
    with _network_errors(request):
        request.authorize()
        response = await transport.handle_async_request(request.native)
        try:
            response.request = request.native
            receiver = _started_receiver(request, response)
            if receiver is None:
                await response.aread()
            else:
                async for piece in cast(AsyncIterable[bytes], response.stream):
                    receiver.take(piece)
                receiver.finish()
        finally:
            await response.aclose()
        return _raw(response, receiver)


def _started_receiver(request: Request, response: httpx.Response) -> Receiver | None:
    """The receiver of the body; None if the body is read at once, like that of a failure."""
    if request.receiver is None or response.status_code not in WHOLE:
        return None
    if response.is_stream_consumed and not isinstance(response.stream, httpx.ByteStream):
        # a hook of the caller's client has read the body, and httpx has decoded it
        response.stream = httpx.ByteStream(response.content)
        if response.headers.pop("Content-Encoding", None) is not None:
            response.headers.pop("Content-Length", None)
    request.receiver.start(response.headers)
    return request.receiver


def _raw(response: httpx.Response, receiver: Receiver | None) -> RawResponse:
    body = response.content if receiver is None else b""
    return RawResponse(response.status_code, dict(response.headers.items()), body)


@contextmanager
def _network_errors(request: Request) -> Generator[None, None, None]:
    """Raise this package's errors for those of the HTTP library, without the variables of the failing functions."""
    handled = sys.exception()  # what the caller is handling already is not ours to change
    try:
        yield
    except BaseException as error:
        # the errors of httpx lead to the request, and their tracebacks to variables with its headers
        request.native.headers.pop("Authorization", None)
        _forget_variables(error, handled)
        if not isinstance(error, _FAILURES):
            raise
        kind = TransportTimeoutError if isinstance(error, httpx.TimeoutException) else TransportError
        raise kind(
            str(error) or type(error).__name__,
            request.method,
            request.url,
            not_sent=isinstance(error, _NOT_SENT),
            retryable=not isinstance(error, _NOT_RETRYABLE),
        ) from error


def _forget_variables(error: BaseException | None, handled: BaseException | None = None) -> None:
    """Clear the variables in the tracebacks of an error and of its causes, up to one that was handled before."""
    seen: set[int] = {id(handled)}
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        traceback.clear_frames(error.__traceback__)
        error = error.__cause__ or error.__context__

"""Requests, and how they are sent; the interface consists of this package's own types.

Only this module and `transports` use the HTTP library.
"""

from __future__ import annotations

import sys
import time
import traceback
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Protocol, TypeAlias, cast

import httpx

from .decoding import BodyDecoder
from .errors import TransportError, TransportTimeoutError
from .response import BodyError, RawResponse, ResponseTooLargeError
from .token import Token
from .transports import CancellableTransport, deadline_of_thread
from .upload_content import FixedContent

HTTPClient: TypeAlias = httpx.Client
AsyncHTTPClient: TypeAlias = httpx.AsyncClient
HTTPTransport: TypeAlias = httpx.BaseTransport
AsyncHTTPTransport: TypeAlias = httpx.AsyncBaseTransport

FormPart: TypeAlias = tuple[str | None, FixedContent | bytes, str | None]
"""File name, content and media type of a part of a form; a plain field has content only."""

TIMEOUTS: Mapping[str, float] = {"connect": 5.0, "read": 30.0, "write": 60.0, "pool": 30.0}
"""In seconds; uploads get more time than responses."""

LARGEST_RESPONSE = 10_000_000
"""In bytes, decoded. A page of the API's lists has about ten thousand; downloads have no limit."""

_NOT_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)
# an event hook of the caller's client may raise the error for a status, and its redirects may not be URLs
_FAILURES = (httpx.HTTPError, httpx.StreamError, httpx.InvalidURL, BodyError)
_NOT_RETRYABLE = (
    ResponseTooLargeError,
    httpx.HTTPStatusError,
    httpx.UnsupportedProtocol,
    httpx.LocalProtocolError,
    httpx.InvalidURL,
)


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
        deadline: seconds for everything, retries and waits included; no limit if None
        largest_response: bytes of the decoded body; `LARGEST_RESPONSE` if None
        longest_rate_limit_wait: seconds that it waits for the rate limit at most; the client's number if None
        receiver: takes the body of a response with the status 200 or 203
        hidden_query: further parameters of the query, which errors don't show

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
        deadline: float | None = None,
        largest_response: int | None = None,
        longest_rate_limit_wait: float | None = None,
        receiver: Receiver | None = None,
        hidden_query: str = "",
    ) -> None:
        self.method = method
        parsed = _parsed(f"{url}{'&' if '?' in url else '?'}{hidden_query}" if hidden_query else url)
        self.url: str = url if operation else _without_secrets(parsed)
        self.operation = operation
        self.timeout = timeout
        self.max_retries = max_retries
        self.deadline = deadline
        self.largest_response: int = LARGEST_RESPONSE if largest_response is None else largest_response
        self.longest_rate_limit_wait = longest_rate_limit_wait
        self.receiver = receiver
        self._timeouts = TIMEOUTS if timeout is None else dict.fromkeys(TIMEOUTS, timeout)
        self.native: httpx.Request = httpx.Request(
            method,
            parsed,
            headers=headers,
            json=json,
            files=cast(Any, form) or None,
            extensions={"timeout": self._timeouts, "operation": operation},
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
            deadline=self.deadline,
            receiver=self.receiver,
        )

    def limit_steps(self, seconds: float | None) -> None:
        """Let no single step of the next attempt take longer than this."""
        if seconds is not None:
            self.native.extensions["timeout"] = {step: min(limit, seconds) for step, limit in self._timeouts.items()}

    @property
    def may_be_sent(self) -> bool:
        """Whether the latest attempt got far enough to be sent, or the transport can't tell."""
        return bool(self.native.extensions.get("is_sent", True))


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


def send(transport: HTTPTransport, request: Request, seconds: float | None = None) -> RawResponse:
    """Send a request once, and read the whole response, within some seconds if given.

    Raises:
        TransportError: the network failed, the time is over, or the response is too large.
    """
    ends_at = None if seconds is None else time.monotonic() + seconds
    with _network_errors(request), deadline_of_thread(ends_at):
        request.authorize()
        request.limit_steps(seconds)
        response = transport.handle_request(request.native)
        try:
            body = _Body(request, response)
            if response.is_stream_consumed:  # by an event hook, or because it was never a stream
                return body.whole(response.content)
            for piece in response.iter_raw():
                body.take(piece)
                if ends_at is not None and time.monotonic() > ends_at:
                    raise httpx.ReadTimeout("the deadline has passed")
        finally:
            response.close()
        return body.raw()


async def async_send(transport: AsyncHTTPTransport, request: Request, seconds: float | None = None) -> RawResponse:
    """Send a request once, and read the whole response, within some seconds if given.

    Raises:
        TransportError: the network failed, the time is over, or the response is too large.
    """
    import asyncio

    with _network_errors(request):
        request.authorize()
        request.limit_steps(seconds)
        try:
            async with asyncio.timeout(seconds):
                if isinstance(transport, CancellableTransport):
                    return await transport.run(request.native, lambda: _async_send(transport, request))
                return await _async_send(transport, request)
        except TimeoutError:
            failure = httpx.ReadTimeout if request.may_be_sent else httpx.ConnectTimeout
            raise failure("the deadline has passed") from None


async def _async_send(transport: AsyncHTTPTransport, request: Request) -> RawResponse:
    response = await transport.handle_async_request(request.native)
    try:
        body = _Body(request, response)
        if response.is_stream_consumed:
            return body.whole(response.content)
        async for piece in response.aiter_raw():
            body.take(piece)
    finally:
        await response.aclose()
    return body.raw()


class _Body:
    """Gives a body to the request's receiver as it is sent, or decodes and keeps it, up to the limit."""

    def __init__(self, request: Request, response: httpx.Response) -> None:
        response.request = request.native
        self._response = response
        self._limit = request.largest_response
        self._decoder = BodyDecoder(response.headers.get("content-encoding", ""))
        self._pieces: list[bytes] = []
        self._size = 0
        self._is_empty = True
        self._receiver = request.receiver if response.status_code in WHOLE else None
        if self._receiver is not None:
            if response.is_stream_consumed and response.headers.pop("Content-Encoding", None) is not None:
                response.headers.pop("Content-Length", None)  # httpx has decoded the body
            self._receiver.start(response.headers)

    def take(self, data: bytes) -> None:
        """Take a piece as it was sent."""
        if self._receiver is not None:
            self._receiver.take(data)
            return
        self._is_empty = self._is_empty and not data
        for piece in self._decoder.decode(data):
            self._keep(piece)

    def whole(self, content: bytes) -> RawResponse:
        """Take the whole body, which is decoded already."""
        if self._receiver is not None:
            self._receiver.take(content)
            self._receiver.finish()
        else:
            self._keep(content)
        return self._result()

    def raw(self) -> RawResponse:
        """The response, once the whole body was taken."""
        if self._receiver is not None:
            self._receiver.finish()
        elif not self._is_empty:
            self._decoder.check_end()
        return self._result()

    def _keep(self, piece: bytes) -> None:
        self._size += len(piece)
        if self._size > self._limit:
            raise ResponseTooLargeError(f"the response has more than {self._limit} bytes; raise `largest_response`")
        self._pieces.append(piece)

    def _result(self) -> RawResponse:
        response = self._response
        return RawResponse(response.status_code, dict(response.headers.items()), b"".join(self._pieces))


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

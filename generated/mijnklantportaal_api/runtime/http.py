"""Requests, and how they are sent; the interface consists of this package's own types.

Only this module, those that it imports, such as `transports`, and `client_settings` use the HTTP library.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from .callers_code import CallersCode
from .callers_responses import checked_response, is_of_another_request, raised_response
from .http_library import AsyncHTTPTransport, HTTPTransport, any_library, library_of, preferred_library
from .network_errors import NetworkErrors
from .raw_content import RawContent, raw_request
from .received_body import ReceivedBody, Receiver
from .response import RawResponse
from .stream_deadlines import DeadlineOfThread, check_deadline
from .token import Token
from .transports import CancellableTransport, OwnTransport
from .urls import check_url, parsed_url, recurring_url, url_of, without_secrets

if TYPE_CHECKING:
    import httpx

    from .upload_content import FixedContent

FormPart: TypeAlias = "tuple[str | None, FixedContent | bytes, str | None]"
"""File name, content and media type of a part of a form; a plain field has content only."""

TIMEOUTS: Mapping[str, float] = {"connect": 5.0, "read": 30.0, "write": 60.0, "pool": 30.0}
"""In seconds; uploads get more time than responses."""

MAX_RESPONSE_BYTES = 10_000_000
"""In bytes, decoded. A page of the API's lists has about ten thousand; downloads have no limit."""


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
        content: a body to send as it is
        timeout: seconds for each step: connecting, sending, waiting for the response; `TIMEOUTS` if None
        max_retries: how often to send it again at most; the client's number if None
        deadline: seconds for everything, retries and waits included; no limit if None
        max_response_bytes: bytes of the decoded body; `MAX_RESPONSE_BYTES` if None
        max_rate_limit_wait: seconds that it waits for the rate limit at most; the client's number if None
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
        content: RawContent | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        max_response_bytes: int | None = None,
        max_rate_limit_wait: float | None = None,
        receiver: Receiver | None = None,
        hidden_query: str = "",
    ) -> None:
        self.method = method
        if hidden_query:
            parsed = parsed_url(f"{url}{'&' if '?' in url else '?'}{hidden_query}")
        else:
            parsed = recurring_url(url) if operation else parsed_url(url)
        self.url: str = url if operation else without_secrets(parsed)
        self.operation = operation
        self.timeout = timeout
        self.max_retries = max_retries
        self.deadline = deadline
        self.max_response_bytes: int = MAX_RESPONSE_BYTES if max_response_bytes is None else max_response_bytes
        self.max_rate_limit_wait = max_rate_limit_wait
        self.receiver = receiver
        self._url = parsed
        self._token = token
        self._headers = headers
        self._json = json
        self._form = form
        self._content = content
        self._native: httpx.Request | None = None
        self._timeouts: Mapping[str, float] = TIMEOUTS
        self.receivers_code: CallersCode = CallersCode()

    def __repr__(self) -> str:
        return f"<Request {self.method} {self.url}>"

    @property
    def path(self) -> str:
        """The path as it is sent, without the query; being escaped, an id in it can't break a line of the log."""
        return self._url.raw_path.partition(b"?")[0].decode("ascii")

    @property
    def is_read(self) -> bool:
        """Whether the request changes nothing, so that it can safely be sent twice."""
        return self.method in ("GET", "HEAD", "OPTIONS")

    def native(self, transport: object) -> httpx.Request:
        """The request of the transport's library, the same for each attempt: the boundary of a form is in it."""
        if self._native is None:
            if isinstance(transport, OwnTransport):
                library, timeouts = transport.library, transport.timeouts or TIMEOUTS
            else:
                library = library_of(transport, "BaseTransport", "AsyncBaseTransport") or preferred_library()
                timeouts = TIMEOUTS
            self._timeouts = timeouts if self.timeout is None else dict.fromkeys(TIMEOUTS, self.timeout)
            url, extensions = url_of(library, self._url), {"timeout": self._timeouts, "operation": self.operation}
            native: httpx.Request
            if self._content is not None:
                native = raw_request(library, self.method, url, self._headers, self._content, extensions=extensions)
            elif self._is_complete:
                stream = library.ByteStream(b"")
                native = library.Request(self.method, url, headers=self._headers, stream=stream, extensions=extensions)
                native.read()  # so that its content is there for a hook
            else:
                files = cast(Any, self._form) or None
                native = library.Request(
                    self.method, url, headers=self._headers, json=self._json, files=files, extensions=extensions
                )
            self._native = native
        return self._native

    @property
    def _is_complete(self) -> bool:
        """Whether the library has nothing to add, which would take it twice as long as the rest."""
        has_body = self._json is not None or self._form or self._content is not None
        return self.is_read and not has_body and self._headers is not None and "Host" in self._headers

    def authorized(self, transport: object, seconds: float | None) -> httpx.Request:
        """The request with its token, for as long as nothing fails.

        Args:
            transport: what sends it
            seconds: how long a single step may take at most; the request's own time-outs if None
        """
        native = self.native(transport)
        if self._token is not None:
            native.headers["Authorization"] = self._token.authorization()
        if seconds is not None:
            native.extensions["timeout"] = {step: min(limit, seconds) for step, limit in self._timeouts.items()}
        return native

    @property
    def token(self) -> Token | None:
        """What it is sent with."""
        return self._token

    def authenticate(self, token: Token) -> None:
        """Send the request with another token from now on."""
        self._token = token

    def withdraw_authorization(self) -> None:
        """Remove the token."""
        if self._native is not None:
            self._native.headers.pop("Authorization", None)

    def is_error_of_caller(self, error: BaseException) -> bool:
        """Whether the caller's own code has raised it: a progress callback, or a file that they have opened."""
        contents = [part[1] for _, part in self._form]
        if self._content is not None:
            contents.append(self._content[0])
        codes = [content.callers_code for content in contents if not isinstance(content, bytes)]
        return any(code.error is error for code in (self.receivers_code, *codes))

    def is_other_than_of(self, error: BaseException) -> bool:
        """Whether an error is one of another request, which the caller's own client or transport has sent."""
        return self._native is not None and is_of_another_request(error, self._native)

    def received_body(self, native: httpx.Request, response: httpx.Response) -> ReceivedBody:
        """What takes the body of the response to an attempt."""
        response.request = native
        return ReceivedBody(response, self.receiver, self.receivers_code, self.max_response_bytes)

    def redirected(self, location: str) -> Request:
        """The request for the URL that a response redirects to, without a token.

        Raises:
            ValueError: it is not an http or https URL.
        """
        try:
            url = str(self._url.join(location))
        except (any_library().InvalidURL, UnicodeError):  # the latter for a host that is not a name in any alphabet
            url = ""
        check_url(url, "location")
        if self._url.scheme == "https" and not url.startswith("https:"):
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

    @property
    def may_be_sent(self) -> bool:
        """Whether the latest attempt got far enough to be sent, or the transport can't tell."""
        return self._native is not None and bool(self._native.extensions.get("is_sent", True))


def merged_headers(*sources: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Headers in which a later source replaces an earlier one, whatever the case of their names."""
    headers: dict[str, tuple[str, str]] = {}
    for source in sources:
        headers.update((name.lower(), (name, value)) for name, value in source)
    return dict(headers.values())


def send(transport: HTTPTransport, request: Request, seconds: float | None = None) -> RawResponse:
    """Send a request once, and read the whole response, within some seconds if given.

    Raises:
        TransportError: the network failed, the time is over, or the response is too large.
    """
    ends_at = None if seconds is None else time.monotonic() + seconds
    with NetworkErrors(request), DeadlineOfThread(ends_at):
        native = request.authorized(transport, seconds)
        try:
            response = checked_response(transport.handle_request(native))
        except Exception as error:
            raised = raised_response(error, native)
            if raised is None:
                raise
            return raised
        try:
            body = request.received_body(native, response)
            if response.is_stream_consumed:  # by an event hook, or because it was never a stream
                return body.whole(response.content)
            for piece in response.iter_raw():
                for _ in body.take(piece):
                    check_deadline()
                check_deadline()
        finally:
            response.close()
        return body.raw()


async def async_send(transport: AsyncHTTPTransport, request: Request, seconds: float | None = None) -> RawResponse:
    """Send a request once, and read the whole response, within some seconds if given.

    Raises:
        TransportError: the network failed, the time is over, or the response is too large.
    """
    import asyncio

    with NetworkErrors(request):
        native = request.authorized(transport, seconds)
        limit = asyncio.timeout(seconds)
        try:
            async with limit:
                if isinstance(transport, CancellableTransport):
                    return await transport.run(native, lambda: _async_send(transport, request, native))
                return await _async_send(transport, request, native)
        except TimeoutError as error:
            if request.is_error_of_caller(error) or not limit.expired():
                raise
            library = any_library()
            failure = library.ReadTimeout if request.may_be_sent else library.ConnectTimeout
            raise failure("the deadline has passed") from None


async def _async_send(transport: AsyncHTTPTransport, request: Request, native: httpx.Request) -> RawResponse:
    import asyncio

    try:
        response = checked_response(await transport.handle_async_request(native))
    except Exception as error:
        raised = raised_response(error, native)
        if raised is None:
            raise
        return raised
    try:
        body = request.received_body(native, response)
        if response.is_stream_consumed:
            return body.whole(response.content)
        async for piece in response.aiter_raw():
            for _ in body.take(piece):
                await asyncio.sleep(0)  # lets the deadline come, and other tasks run
    finally:
        await response.aclose()
    return body.raw()

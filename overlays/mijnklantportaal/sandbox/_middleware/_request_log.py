"""The log of requests, and the limit on the size of their bodies."""

import itertools
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_MAX_REQUESTS = 10_000
_MAX_BYTES = 64_000_000
_MAX_BODY_BYTES = 64 * 1024
_OVERHEAD = 1_000


@dataclass
class ReceivedRequest:
    """A request as it arrived, and its response, for tests of what a client sends; header names are in lower case.

    `body` and `response_body` have the first 64 KB, `size` and `response_size` the length of all of it. `status` and
    `seconds`, the time until the response began, are `None` while there is no response, and remain so if the
    connection is cut. `number` counts the requests to a sandbox.
    """

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    received_at: float
    body: bytes = b""
    size: int = 0
    status: int | None = None
    seconds: float | None = None
    response_headers: Mapping[str, str] = field(default_factory=dict[str, str])
    response_body: bytes = b""
    response_size: int = 0
    number: int = 0


class RequestLog:
    """The last 10,000 requests in order of arrival, including refused ones; fewer if they take more than 64 MB.

    Their numbers go on after `clear`, so that a number never means another request.
    """

    def __init__(self, max_bytes: int = _MAX_BYTES) -> None:
        self._max_bytes = max_bytes
        self._numbers = itertools.count(1)
        self._requests: dict[int, ReceivedRequest] = {}
        self._bytes = 0

    def add(self, request: ReceivedRequest) -> int:
        """Add the newest request; returns its number."""
        request.number = next(self._numbers)
        self._requests[request.number] = request
        self._grow(_weight(request))
        return request.number

    def extend(self, number: int, part: bytes) -> None:
        """Add to the body of a request, unless it has been dropped meanwhile."""
        if request := self._requests.get(number):
            kept = part[: max(0, _MAX_BODY_BYTES - len(request.body))]
            request.body += kept
            self._grow(len(kept))

    def respond(self, number: int, headers: Mapping[str, str]) -> None:
        """Add the headers of the response to a request."""
        if request := self._requests.get(number):
            request.response_headers = headers
            self._grow(_weight_of_headers(headers))

    def extend_response(self, number: int, part: bytes) -> None:
        """Add to the body of the response to a request."""
        if request := self._requests.get(number):
            kept = part[: max(0, _MAX_BODY_BYTES - len(request.response_body))]
            request.response_body += kept
            self._grow(len(kept))

    def find(self, number: int) -> ReceivedRequest | None:
        """The request with this number, if it is kept."""
        return self._requests.get(number)

    def all(self) -> tuple[ReceivedRequest, ...]:
        """Every request that is kept."""
        return tuple(self._requests.values())

    def clear(self) -> None:
        """Delete them."""
        self._requests.clear()
        self._bytes = 0

    def _grow(self, size: int) -> None:
        """Count the bytes, and drop the oldest requests while there is too much of them."""
        self._bytes += size
        while len(self._requests) > _MAX_REQUESTS or (self._bytes > self._max_bytes and len(self._requests) > 1):
            self._bytes -= _weight(self._requests.pop(next(iter(self._requests))))


def _weight(request: ReceivedRequest) -> int:
    """Roughly the bytes that a request takes."""
    sizes = map(len, (request.path, request.query, request.body, request.response_body))
    return _OVERHEAD + sum(sizes) + sum(map(_weight_of_headers, (request.headers, request.response_headers)))


def _weight_of_headers(headers: Mapping[str, str]) -> int:
    return sum(map(len, (*headers, *headers.values())))


class RequestLogMiddleware:
    """Logs every request below `prefix` and refuses bodies of more than `limit` bytes with 413.

    An early response waits for the rest of the body, which is dropped: a client that is still sending might miss it
    otherwise. It waits for at most twice the limit.
    """

    def __init__(self, app: ASGIApp, log: RequestLog, prefix: str, limit: int) -> None:
        self._app = app
        self._log = log
        self._prefix = prefix
        self._limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        request = Request(scope)
        entry = ReceivedRequest(
            method=request.method,
            path=scope["path"],
            query=scope["query_string"].decode("latin-1"),
            headers=dict(request.headers),
            received_at=time.time(),
        )
        number = self._log.add(entry) if entry.path.startswith(self._prefix) else None
        announced = request.headers.get("content-length", "0")
        expected = int(announced) if announced.isdecimal() else 0

        def log_body(part: bytes) -> None:
            entry.size += len(part)
            if number is not None:
                self._log.extend(number, part)

        body = _Body(receive, entry, log_body, self._limit, expected)
        began = time.perf_counter()

        async def send_after_body(message: Message) -> None:
            if message["type"] == "http.response.start":
                await body.drain()
                entry.status = message["status"]
                entry.seconds = time.perf_counter() - began
                if number is not None:
                    self._log.respond(number, dict(Headers(raw=message["headers"])))
            elif number is not None:
                part = message.get("body", b"")
                entry.response_size += len(part)
                self._log.extend_response(number, part)
            await send(message)

        await self._app(scope, body.receive, send_after_body)


class _Body:
    """The incoming body of a request."""

    def __init__(
        self,
        receive: Receive,
        entry: ReceivedRequest,
        log_body: Callable[[bytes], None],
        limit: int,
        announced: int,
    ) -> None:
        self._receive = receive
        self._entry = entry
        self._log_body = log_body
        self._limit = limit
        self._announced = announced
        self._is_complete = False

    async def receive(self) -> Message:
        """The next part of it. Raises `HTTPException` with 413 if it is too large."""
        self._check(self._announced)
        message = await self._take()
        self._check(self._entry.size)
        return message

    async def drain(self) -> None:
        """Read the rest of it, up to twice the limit."""
        while not self._is_complete and max(self._entry.size, self._announced) <= 2 * self._limit:
            await self._take()

    async def _take(self) -> Message:
        message = await self._receive()
        self._log_body(message.get("body", b""))
        self._is_complete = not message.get("more_body", False)
        return message

    def _check(self, size: int) -> None:
        if size > self._limit:
            raise HTTPException(413, f"the body has more than {self._limit} bytes")

"""The log of requests, and the limit on the size of their bodies."""

import time
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_MOST_REQUESTS = 10_000
_MOST_BYTES = 64 * 1024


@dataclass
class ReceivedRequest:
    """A request as it arrived, for tests of what a client sends; header names are in lower case.

    `body` has the first 64 KB, `size` the length of all of it. `status` and `seconds`, the time until the response
    began, are `None` while there is no response, and remain so if the connection is cut.
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


class RequestLog:
    """The last 10,000 requests in order of arrival, including refused ones."""

    def __init__(self) -> None:
        self._requests: deque[ReceivedRequest] = deque(maxlen=_MOST_REQUESTS)

    def add(self, request: ReceivedRequest) -> None:
        """Add the newest request."""
        self._requests.append(request)

    def all(self) -> tuple[ReceivedRequest, ...]:
        """Every request so far."""
        return tuple(self._requests)

    def clear(self) -> None:
        """Delete them."""
        self._requests.clear()


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
        if entry.path.startswith(self._prefix):
            self._log.add(entry)
        announced = request.headers.get("content-length", "0")
        body = _Body(receive, entry, self._limit, int(announced) if announced.isdecimal() else 0)
        began = time.perf_counter()

        async def send_after_body(message: Message) -> None:
            if message["type"] == "http.response.start":
                await body.drain()
                entry.status = message["status"]
                entry.seconds = time.perf_counter() - began
            await send(message)

        await self._app(scope, body.receive, send_after_body)


class _Body:
    """The incoming body of a request."""

    def __init__(self, receive: Receive, entry: ReceivedRequest, limit: int, announced: int) -> None:
        self._receive = receive
        self._entry = entry
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
        part = message.get("body", b"")
        self._entry.size += len(part)
        self._entry.body += part[: max(0, _MOST_BYTES - len(self._entry.body))]
        self._is_complete = not message.get("more_body", False)
        return message

    def _check(self, size: int) -> None:
        if size > self._limit:
            raise HTTPException(413, f"the body has more than {self._limit} bytes")

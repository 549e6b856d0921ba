"""The log of requests, and how much of a request's body is taken."""

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
    """A request as it arrived, for tests that look at what a client sends; header names are in lower case.

    Of a long body the first 64 KB are kept; `size` counts all of it. `status` and `seconds`, the time until the
    answer began, are `None` while there is none, and stay so where the connection was cut.
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
    """The last 10,000 requests, in the order of arrival, refused ones too."""

    def __init__(self) -> None:
        self._requests: deque[ReceivedRequest] = deque(maxlen=_MOST_REQUESTS)

    def add(self, request: ReceivedRequest) -> None:
        """Add the newest request."""
        self._requests.append(request)

    def all(self) -> tuple[ReceivedRequest, ...]:
        """Every request so far."""
        return tuple(self._requests)

    def clear(self) -> None:
        """Forget them."""
        self._requests.clear()


class RequestLayer:
    """Logs every request below `prefix` and refuses bodies of more than `limit` bytes with 413.

    An early answer waits for the rest of the body, which is dropped: a client that is still sending might not
    see it otherwise. It waits for no more than the limit once again.
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
            query=request.url.query,
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
    """The body of a request on its way in."""

    def __init__(self, receive: Receive, entry: ReceivedRequest, limit: int, announced: int) -> None:
        self._receive = receive
        self._entry = entry
        self._limit = limit
        self._announced = announced
        self._is_complete = False

    async def receive(self) -> Message:
        """The next part of it. Raises `HTTPException` with 413 when it is too large."""
        self._check(self._announced)
        message = await self._take()
        self._check(self._entry.size)
        return message

    async def drain(self) -> None:
        """Read on to its end, as far as that is worth while."""
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

"""Staying below the rate limit: `Budget` knows how long a request has to wait, the two transports wait.

The API allows 60 requests a minute and token, and says with each answer how many are left. The budget counts the
client's own requests over the last minute, and corrects its count by those headers: other processes with the same token
show up as requests that somebody made, and a window that the API has opened anew as requests that no longer count.
"""

import threading
from collections import deque
from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from typing import Literal

import attrs
import httpx

from mijnklantportaal_api.errors import retry_after, status_error

from ._clock import Clock
from ._turnstile import Turnstile

Mode = Literal["wait", "raise"]
"""What happens to a request that the limit does not allow yet: it waits, or `RateLimitError` is raised."""

WINDOW = 60.0
"""Seconds; the limit is stated per minute."""

DOCUMENTED_LIMIT = 60


@attrs.frozen
class RateLimit:
    """What the API said of its rate limit with an answer."""

    limit: int
    """Requests allowed in a minute."""
    remaining: int
    """Requests left."""

    @classmethod
    def from_headers(cls, headers: Mapping[str, str]) -> "RateLimit | None":
        """Read `X-RateLimit-Limit` and `X-RateLimit-Remaining`; None where they are missing or unreadable."""
        limit, remaining = headers.get("x-ratelimit-limit", ""), headers.get("x-ratelimit-remaining", "")
        if (
            limit.isascii()
            and limit.isdecimal()
            and remaining.isascii()
            and remaining.isdecimal()
            and int(limit) > 0
        ):
            return cls(int(limit), int(remaining))
        return None


class Budget:
    """The requests that may still be made. Not safe for threads: whoever uses it takes turns.

    Times are monotonic seconds, handed in by the caller.
    """

    def __init__(self, window: float = WINDOW) -> None:
        self._window = window
        self._limit: int | None = DOCUMENTED_LIMIT
        self._spent: deque[float] = deque()
        self._blocked_until = 0.0
        self._granted = 0
        self.last: RateLimit | None = None
        """What the API said last."""

    def wait(self, now: float) -> float:
        """Seconds until a request may be made; 0 if it may be made now."""
        self._forget(now)
        blocked = max(0.0, self._blocked_until - now)
        if self._limit is None or len(self._spent) < self._limit:
            return blocked
        # the request may leave when so many have aged that one place is free
        return max(blocked, self._spent[len(self._spent) - self._limit] + self._window - now)

    def take(self, now: float) -> int:
        """Count a request that is made now; returns its number, for `learn`."""
        self._spent.append(now)
        self._granted += 1
        return self._granted

    def learn(self, number: int, status: int, headers: Mapping[str, str], now: float, wall: float) -> None:
        """Correct the count by the answer to a request.

        Args:
            number: the request's number, from `take`
            status: the answer's status
            headers: the answer's headers, names in any case
            now: monotonic seconds
            wall: seconds since 1970, for dates in headers
        """
        self._forget(now)
        said = RateLimit.from_headers(headers)
        if status == 429:
            asked = retry_after(headers, wall)
            self._blocked_until = max(self._blocked_until, now + (asked if asked is not None else 1.0))
        elif said is None:
            self._limit = None  # there is no limit here, or none that is told
        if said is None:
            return
        self.last = said
        self._limit = said.limit
        # the answer does not know of the requests made after the one it answers
        spent = said.limit - said.remaining + self._granted - number
        while len(self._spent) > spent:
            self._spent.popleft()
        self._spent.extend([now] * (spent - len(self._spent)))

    def _forget(self, now: float) -> None:
        while self._spent and self._spent[0] <= now - self._window:
            self._spent.popleft()


class _RateLimiter:
    """What both rate limiting transports share."""

    def __init__(self, mode: Mode, clock: Clock) -> None:
        self._mode = mode
        self._clock = clock
        self._budget = Budget()
        self._lock = threading.Lock()

    @property
    def last(self) -> RateLimit | None:
        """What the API said last of its limit."""
        return self._budget.last

    def _wait(self, request: httpx.Request) -> float:
        """Seconds to wait before the request; raises instead where that is the mode."""
        with self._lock:
            wait = self._budget.wait(self._clock.monotonic())
        if wait > 0 and self._mode == "raise":
            url = str(request.url)
            body = b'{"message": "the rate limit is used up; the client sent nothing"}'
            raise status_error(request.method, url, 429, {"retry-after": f"{wait:.3f}"}, body)
        return wait

    def _take(self) -> int:
        with self._lock:
            return self._budget.take(self._clock.monotonic())

    def _learn(self, number: int, answer: httpx.Response) -> None:
        now, wall = self._clock.monotonic(), self._clock.wall()
        with self._lock:
            self._budget.learn(number, answer.status_code, answer.headers, now, wall)


class RateLimitingTransport(_RateLimiter, httpx.BaseTransport):
    """Lets requests through as the rate limit allows, threads in the order in which they came."""

    def __init__(self, inner: httpx.BaseTransport, mode: Mode, clock: Clock) -> None:
        super().__init__(mode, clock)
        self._inner = inner
        self._turnstile = Turnstile()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request when its turn has come; one that is no call of the API goes at once."""
        if "operation" not in request.extensions:
            return self._inner.handle_request(request)
        with self._turnstile.turn():
            while (wait := self._wait(request)) > 0:
                self._clock.sleep(wait)
            number = self._take()
        answer = self._inner.handle_request(request)
        self._learn(number, answer)
        return answer

    def close(self) -> None:
        """Close the transport below."""
        self._inner.close()


def _async_lock() -> AbstractAsyncContextManager[None]:
    import asyncio  # only where there are tasks to keep apart

    return asyncio.Lock()


class AsyncRateLimitingTransport(_RateLimiter, httpx.AsyncBaseTransport):
    """Lets requests through as the rate limit allows, tasks in the order in which they came."""

    def __init__(self, inner: httpx.AsyncBaseTransport, mode: Mode, clock: Clock) -> None:
        super().__init__(mode, clock)
        self._inner = inner
        self._turn = _async_lock()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request when its turn has come; one that is no call of the API goes at once."""
        if "operation" not in request.extensions:
            return await self._inner.handle_async_request(request)
        async with self._turn:
            while (wait := self._wait(request)) > 0:
                await self._clock.async_sleep(wait)
            number = self._take()
        answer = await self._inner.handle_async_request(request)
        self._learn(number, answer)
        return answer

    async def aclose(self) -> None:
        """Close the transport below."""
        await self._inner.aclose()

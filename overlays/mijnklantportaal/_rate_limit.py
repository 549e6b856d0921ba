"""Staying below the rate limit: `_budget` knows how long a request has to wait, the two transports wait."""

import threading
from contextlib import AbstractAsyncContextManager
from typing import Literal

import httpx

from mijnklantportaal_api.client import NOT_SENT
from mijnklantportaal_api.runtime.errors import status_error

from ._budget import Budget, Place, RateLimit
from ._clock import Clock
from ._turnstile import Turnstile
from ._waiting import wait as wait_for

Mode = Literal["wait", "raise"]
"""What happens to a request that the limit does not allow yet: it waits, or `RateLimitError` is raised."""

_LONGEST_NAP = 0.1
"""Seconds; so soon a waiting request notices that an answer has changed what is allowed."""


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
        """Seconds to wait before asking again, 0 for none; raises instead where that is the mode."""
        with self._lock:
            wait = self._budget.wait(self._clock.monotonic())
        if wait > 0 and self._mode == "raise":
            url = str(request.url)
            body = b'{"message": "the rate limit is used up; the client sent nothing"}'
            raise status_error(request.method, url, 429, {"retry-after": f"{wait:.3f}"}, body)
        return min(wait, _LONGEST_NAP)

    def _take(self) -> Place:
        with self._lock:
            return self._budget.take(self._clock.monotonic())

    def _learn(self, place: Place, answer: httpx.Response) -> None:
        now, wall = self._clock.monotonic(), self._clock.wall()
        with self._lock:
            self._budget.learn(place, answer.status_code, answer.headers, now, wall)

    def _fail(self, place: Place, error: BaseException) -> None:
        with self._lock:
            if isinstance(error, NOT_SENT):
                self._budget.give_back(place)
            else:
                self._budget.keep(place, self._clock.monotonic())


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
                wait_for(self._clock, wait)
            place = self._take()
        try:
            answer = self._inner.handle_request(request)
        except BaseException as error:
            self._fail(place, error)
            raise
        self._learn(place, answer)
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
            place = self._take()
        try:
            answer = await self._inner.handle_async_request(request)
        except BaseException as error:
            self._fail(place, error)
            raise
        self._learn(place, answer)
        return answer

    async def aclose(self) -> None:
        """Close the transport below."""
        await self._inner.aclose()

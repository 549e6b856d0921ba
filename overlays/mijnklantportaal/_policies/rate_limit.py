"""The rate limit: a request waits for its turn, and for a slot in the sliding window."""

import threading
from typing import Literal

from mijnklantportaal_api.runtime.errors import RateLimitError, TransportError
from mijnklantportaal_api.runtime.flow import Acquire, CallNext, Flow, Sleep
from mijnklantportaal_api.runtime.forking import renew_after_fork
from mijnklantportaal_api.runtime.http import Request
from mijnklantportaal_api.runtime.response import RawResponse

from .._clock import Clock
from .fair_lock import FairAsyncLock, FairLock
from .sliding_window import RateLimit, SlidingWindow, Slot

RateLimitMode = Literal["wait", "raise"]
"""What happens when the rate limit is used up: the request waits, or `RateLimitError` is raised."""

_LONGEST_NAP = 0.1
"""In seconds; after each nap, a waiting request checks whether a response has changed the limit."""


class RateLimiter:
    """Sends the calls of the API as the rate limit allows, in the order of their arrival.

    Args:
        mode: what happens when the limit is used up
        clock: the source of time
        lock: keeps the order of threads or tasks
    """

    def __init__(self, mode: RateLimitMode, clock: Clock, lock: FairLock | FairAsyncLock) -> None:
        self._mode = mode
        self._clock = clock
        self._order = lock
        self._window = SlidingWindow()
        self._lock = threading.Lock()
        renew_after_fork(self)

    def renew(self) -> None:
        """Free the lock: a forked process has none of the threads that may hold it."""
        self._lock = threading.Lock()

    @property
    def last(self) -> RateLimit | None:
        """The rate limit in the API's latest response that gave one."""
        return self._window.last

    def __call__(self, request: Request, call_next: CallNext) -> Flow[RawResponse]:
        """Send a call of the API in its turn, and any other request at once."""
        return self._send_in_turn(request, call_next) if request.operation else call_next(request)

    def _send_in_turn(self, request: Request, call_next: CallNext) -> Flow[RawResponse]:
        turn = self._order.turn()
        try:
            yield Acquire(turn)
            while (wait := self._wait(request)) > 0:
                yield Sleep(wait)
            with self._lock:
                slot = self._window.take(self._clock.monotonic())
        finally:
            turn.release()
        try:
            response = yield from call_next(request)
        except BaseException as error:
            self._fail(slot, error)
            raise
        self._learn(slot, response)
        return response

    def _wait(self, request: Request) -> float:
        """Seconds to wait before checking again, 0 if there is room; in the mode `"raise"`, an error instead."""
        with self._lock:
            wait = self._window.wait(self._clock.monotonic())
        if wait > 0 and self._mode == "raise":
            message = f"the rate limit is used up; the client sent nothing. Try again in {wait:.1f} s"
            raise RateLimitError(message, request.method, request.url, retry_after=wait)
        return min(wait, _LONGEST_NAP)

    def _learn(self, slot: Slot, response: RawResponse) -> None:
        now, wall = self._clock.monotonic(), self._clock.wall()
        with self._lock:
            self._window.learn(slot, response.status, response.headers, now, wall)

    def _fail(self, slot: Slot, error: BaseException) -> None:
        with self._lock:
            if isinstance(error, TransportError) and error.not_sent:
                self._window.give_back(slot)
            else:
                self._window.keep(slot, self._clock.monotonic())

"""The rate limit: a request waits for its turn, and for a slot in the sliding window."""

import math
import threading
from collections.abc import Iterable
from typing import Literal

from mijnklantportaal_api.runtime.errors import RateLimitError, TransportError
from mijnklantportaal_api.runtime.flow import Acquire, CallNext, Flow, Lock, Sleep, Step
from mijnklantportaal_api.runtime.forking import renew_after_fork
from mijnklantportaal_api.runtime.http import Request
from mijnklantportaal_api.runtime.response import RawResponse

from .._clock import Clock
from .._log import logger
from .fair_lock import FairAsyncLock, FairLock
from .sliding_window import RateLimit, SlidingWindow, Slot

RateLimitMode = Literal["wait", "raise"]
"""What happens when the rate limit is used up: the request waits, or `RateLimitError` is raised."""

MAX_NAP = 0.1
"""In seconds; after each nap, a waiting request checks whether a response has changed the limit."""

_MAX_SILENT_WAIT = 2.0
"""In seconds; a longer wait is a line in the log."""


class RateLimiter:
    """Sends the calls of the API as the rate limit allows, in the order of their arrival.

    Args:
        mode: what happens when the limit is used up
        clock: the source of time
        lock: keeps the order of threads or tasks

    Attributes:
        max_wait: seconds that a request waits at most, unless it says otherwise itself
    """

    def __init__(self, mode: RateLimitMode, clock: Clock, lock: FairLock | FairAsyncLock) -> None:
        self.max_wait: float = math.inf if mode == "wait" else 0.0
        self.clock = clock
        self._order = lock
        self._window = SlidingWindow()
        self.renew()
        renew_after_fork(self)

    def renew(self) -> None:
        """Free the lock: a forked process has none of the threads that hold it or wait."""
        self._lock = threading.Lock()
        self._waiting: set[Lock] = set()

    def close(self) -> None:
        """Close connections, if there are any."""

    @property
    def last(self) -> RateLimit | None:
        """The rate limit in the API's latest response that gave one."""
        return self._window.last

    @property
    def under_way(self) -> int:
        """The number of requests without a response."""
        return self._window.under_way

    def seconds_until(self, requests: int) -> float:
        """Seconds until so many requests may have been made, those under way included, as far as the limit is known."""
        with self._lock:
            further = requests - self.under_way
            return self._expected_wait(self.clock.monotonic(), ahead=further - 1)[0] if further > 0 else 0.0

    def __call__(self, request: Request, call_next: CallNext) -> Flow[RawResponse]:
        """Send a call of the API in its turn, and any other request at once."""
        return self._send_in_turn(request, call_next) if request.operation else call_next(request)

    def _send_in_turn(self, request: Request, call_next: CallNext) -> Flow[RawResponse]:
        wait = Wait(request, self.max_wait, self.clock.monotonic())
        turn = self._order.turn()
        try:
            self._line_up(turn, wait)
            if not turn.acquire_at_once():  # a step passes through all the policies
                yield Acquire(turn)
            slot = yield from self._wait_for_slot(wait)
        finally:
            try:
                self._leave(turn)
            except BaseException:  # an interrupt; without this, the turn could be held for good
                self._leave(turn)
                raise
        try:
            response = yield from call_next(request)
        except BaseException as error:
            yield from self._fail(slot, error)
            raise
        yield from self._learn(slot, response)
        return response

    def _line_up(self, turn: Lock, wait: "Wait") -> None:
        """Wait behind the others.

        Raises:
            RateLimitError: the request would have to wait longer than it may.
        """
        with self._lock:
            now = self.clock.monotonic()
            seconds, reason = self._expected_wait(now, ahead=len(self._waiting))
            self._waiting.add(turn)
        wait.check(now, seconds, reason)

    def _expected_wait(self, now: float, ahead: int) -> tuple[float, str | None]:
        """How long a request waits with so many others before it, and why."""
        return self._window.wait(now, ahead), self._window.reason(now)

    def _wait_for_slot(self, wait: "Wait") -> Flow[Slot]:
        """Wait for a slot in the window.

        Raises:
            RateLimitError: the request would have to wait longer than it may.
        """
        while not isinstance(slot := self._slot_or_seconds(wait), Slot):
            yield Sleep(min(slot, MAX_NAP))
        return slot

    def _slot_or_seconds(self, wait: "Wait") -> Slot | float:
        """A slot in the window, or the seconds until there is one.

        Raises:
            RateLimitError: the request would have to wait longer than it may.
        """
        with self._lock:
            now = self.clock.monotonic()
            seconds = self._window.wait(now)
            if seconds <= 0:
                return self._window.take(now)
            reason = self._window.reason(now)
        wait.check(now, seconds, reason)
        return seconds

    def _leave(self, turn: Lock) -> None:
        with self._lock:
            self._waiting.discard(turn)
        turn.release()

    def _learn(self, slot: Slot, response: RawResponse) -> Iterable[Step]:
        """Correct the count by a response; the steps that this takes."""
        now, wall = self.clock.monotonic(), self.clock.wall()
        with self._lock:
            self._window.learn(slot, response.status, response.headers, now, wall)
        return ()

    def _fail(self, slot: Slot, error: BaseException) -> Iterable[Step]:
        """Correct the count after a failure; the steps that this takes, none if the error is not an `Exception`."""
        with self._lock:
            if isinstance(error, TransportError) and error.not_sent:
                self._window.give_back(slot)
            else:
                self._window.keep(slot, self.clock.monotonic())
        return ()


class Wait:
    """The wait of one request: how long it may be, and whether the log tells of it."""

    def __init__(self, request: Request, max_wait: float, start: float) -> None:
        self._request = request
        self._max_wait = max_wait if request.max_rate_limit_wait is None else request.max_rate_limit_wait
        self._start = start
        self._is_logged = False

    def left(self, now: float) -> float:
        """Seconds that the request may still wait."""
        return self._max_wait - (now - self._start)

    def check(self, now: float, seconds: float, reason: str | None) -> None:
        """Raise an error if the whole wait becomes too long, and log it once if it is long."""
        request = self._request
        if seconds > 0 and now + seconds - self._start > self._max_wait:
            message = f"the rate limit is used up; the client sent nothing. Try again in {seconds:.1f} s"
            if self._max_wait > 0:
                message += f", which is longer than max_rate_limit_wait={self._max_wait}"
            raise RateLimitError(message, request.method, request.url, retry_after=seconds)
        if seconds > _MAX_SILENT_WAIT and reason and not self._is_logged:
            self._is_logged = True
            logger.info("%s %s: waits %.1f s because %s", request.method, request.path, seconds, reason)

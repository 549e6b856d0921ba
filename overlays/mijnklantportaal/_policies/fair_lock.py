"""Locks that serve callers in the order of their arrival: one for threads, one for tasks.

A turn is acquired and released. Releasing a turn that was never acquired does nothing, so that an interrupted caller
can always release it, twice if it was interrupted in that.
"""

import threading
from collections import deque
from typing import TYPE_CHECKING

from mijnklantportaal_api.runtime.forking import renew_after_fork

if TYPE_CHECKING:
    import asyncio


class FairLock:
    """A lock for threads; the standard lock guarantees no order."""

    def __init__(self) -> None:
        self.renew()
        renew_after_fork(self)

    def renew(self) -> None:
        """Open the lock: a forked process has none of the threads that hold it or wait."""
        self._lock = threading.Lock()
        self._queue: deque[_Turn] = deque()  # the first one is open

    def turn(self) -> "_Turn":
        """A place in the queue, from `acquire` on."""
        return _Turn(self)

    def enter(self, turn: "_Turn") -> None:
        """Open the turn now, or when it becomes the first in the queue."""
        with self._lock:
            self._queue.append(turn)
            self._open_first()

    def enter_if_free(self, turn: "_Turn") -> bool:
        """Open the turn now if the queue is empty; otherwise it stays outside."""
        with self._lock:
            if self._queue:
                return False
            self._queue.append(turn)
            self._open_first()
            return True

    def leave(self, turn: "_Turn") -> None:
        """Forget a turn, and open the next one. After an interrupt, doing it again completes it."""
        with self._lock:
            if turn in self._queue:
                self._queue.remove(turn)
            self._open_first()

    def _open_first(self) -> None:
        if self._queue and self._queue[0].opened.locked():
            self._queue[0].opened.release()


class _Turn:
    def __init__(self, lock: FairLock) -> None:
        self._lock = lock
        self.opened: threading.Lock = threading.Lock()  # much cheaper than an event
        self.opened.acquire()

    def acquire_at_once(self) -> bool:
        """Whether it is this turn now, without waiting; otherwise `acquire` is to follow."""
        return self._lock.enter_if_free(self)

    def acquire(self, within: float | None = None) -> None:
        """Wait for this turn, at most so many seconds; then raise `TimeoutError`."""
        try:
            self._lock.enter(self)
            if not self.opened.acquire(timeout=-1 if within is None else within):
                raise TimeoutError
        except BaseException:
            self._lock.leave(self)
            raise

    def release(self) -> None:
        """End this turn."""
        self._lock.leave(self)


class FairAsyncLock:
    """A lock for tasks, with the same interface as `FairLock`."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._lock: asyncio.Lock | None = None

    def turn(self) -> "_AsyncTurn":
        """A place in the queue, from `acquire` on."""
        import asyncio  # needed for tasks only

        loop = asyncio.get_running_loop()
        if self._lock is None or loop is not self._loop:
            self._lock, self._loop = asyncio.Lock(), loop
        return _AsyncTurn(self._lock)


class _AsyncTurn:
    def __init__(self, lock: "asyncio.Lock") -> None:
        self._lock = lock
        self._is_held = False

    def acquire_at_once(self) -> bool:
        """Never: a lock of asyncio can only be awaited."""
        return False

    async def acquire(self, within: float | None = None) -> None:
        """Wait for this turn, at most so many seconds; then raise `TimeoutError`."""
        import asyncio

        async with asyncio.timeout(within):
            self._is_held = await self._lock.acquire()

    def release(self) -> None:
        """End this turn."""
        if self._is_held:
            self._is_held = False
            self._lock.release()

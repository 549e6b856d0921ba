"""A lock for each natural key that is being written: two writes at once would both find nothing, and both create."""

import threading
from collections.abc import Callable
from typing import Protocol

from mijnklantportaal_api.runtime.flow import Acquire, Flow, Lock
from mijnklantportaal_api.runtime.forking import renew_after_fork

from .matching import Key


class FairTurns(Protocol):
    """A lock that serves its callers in turn."""

    def turn(self) -> Lock:
        """A place in the queue."""
        ...


class KeyLocks:
    """Locks by key, for as long as somebody holds one or waits for it."""

    def __init__(self, new_lock: Callable[[], FairTurns]) -> None:
        self._new_lock = new_lock
        self.renew()
        renew_after_fork(self)

    def renew(self) -> None:
        """Forget all locks: a forked process has none of the threads that hold them."""
        self._guard = threading.Lock()
        self._used: dict[Key, tuple[FairTurns, int]] = {}

    @property
    def count(self) -> int:
        """How many keys are being written."""
        return len(self._used)

    def acquire(self, key: Key, within: float | None) -> Flow[Callable[[], None]]:
        """Wait for the lock of a key; the result gives it back.

        Raises:
            TimeoutError: that took longer than `within` seconds.
        """
        with self._guard:
            lock, users = self._used.get(key) or (self._new_lock(), 0)
            self._used[key] = lock, users + 1
        turn = lock.turn()

        def release() -> None:
            turn.release()
            with self._guard:
                if key in self._used:  # not in a process that was forked meanwhile
                    lock, users = self._used.pop(key)
                    if users > 1:
                        self._used[key] = lock, users - 1

        try:
            yield Acquire(turn, within)
        except BaseException:
            release()
            raise
        return release

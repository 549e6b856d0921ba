"""Taking turns in the order of arrival, for threads."""

import threading
from collections import deque
from collections.abc import Generator
from contextlib import contextmanager


class Turnstile:
    """A lock that lets threads through in the order in which they came; the standard lock promises no order."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: deque[threading.Lock] = deque()
        self._holder: threading.Lock | None = None

    @contextmanager
    def turn(self) -> Generator[None, None, None]:
        """Wait for one's turn, and pass it on at the end."""
        mine = threading.Lock()  # open once it is our turn; much cheaper than an event
        mine.acquire()
        try:
            self._enter(mine)
            with mine:
                pass
        except BaseException:
            self._leave(mine)
            raise
        try:
            yield
        finally:
            self._leave(mine)

    def _enter(self, mine: threading.Lock) -> None:
        with self._lock:
            if self._holder is None:
                self._holder = mine
                mine.release()
            else:
                self._waiting.append(mine)

    def _leave(self, mine: threading.Lock) -> None:
        with self._lock:
            if self._holder is mine:
                self._holder = self._waiting.popleft() if self._waiting else None
                if self._holder is not None:
                    self._holder.release()
            elif mine in self._waiting:  # gave up while waiting
                self._waiting.remove(mine)

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
        self._is_taken = False

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
            if self._is_taken:
                self._waiting.append(mine)
            else:
                self._is_taken = True
                mine.release()

    def _leave(self, mine: threading.Lock) -> None:
        with self._lock:
            if mine.locked():  # gave up while waiting
                if mine in self._waiting:
                    self._waiting.remove(mine)
            elif self._waiting:
                self._waiting.popleft().release()
            else:
                self._is_taken = False

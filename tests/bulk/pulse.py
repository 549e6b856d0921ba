"""How long a busy machine keeps the threads of a test waiting."""

import threading
from types import TracebackType
from typing import Self

from tests.bulk.scaled_clock import ScaledClock


class Pulse:
    """Measures, from the beginning of a block to its end, how late a thread wakes up that does nothing else.

    Args:
        clock: the clock of the test

    Attributes:
        longest_gap: seconds of that clock
    """

    def __init__(self, clock: ScaledClock) -> None:
        self.longest_gap = 0.0
        self._clock = clock
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._measure)

    def _measure(self) -> None:
        before = self._clock.now()
        while not self._ended.wait(0.005):
            now = self._clock.now()
            self.longest_gap = max(self.longest_gap, now - before)
            before = now

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._ended.set()
        self._thread.join()

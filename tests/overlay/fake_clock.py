"""A clock that moves only when a caller sleeps on it."""

import asyncio
import threading
from dataclasses import dataclass, field

from mijnklantportaal import Clock

WALL = 1_795_000_000.0
"""Seconds since 1970 when the clock starts, in November 2026."""


@dataclass
class FakeClock:
    """Sleeping takes no time and moves the clock; random numbers are always the upper bound."""

    now: float = 0.0
    slept: list[float] = field(default_factory=list[float])
    bounds: list[tuple[float, float]] = field(default_factory=list[tuple[float, float]])
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def _sleep(self, seconds: float) -> None:
        with self._lock:
            self.slept.append(seconds)
            self.now += seconds

    async def _async_sleep(self, seconds: float) -> None:
        self._sleep(seconds)
        await asyncio.sleep(0)

    def _uniform(self, low: float, high: float) -> float:
        self.bounds.append((low, high))
        return high

    def clock(self) -> Clock:
        """This clock as clients take it."""
        return Clock(
            monotonic=lambda: self.now,
            wall=lambda: WALL + self.now,
            sleep=self._sleep,
            async_sleep=self._async_sleep,
            uniform=self._uniform,
        )

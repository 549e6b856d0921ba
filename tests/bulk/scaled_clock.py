"""A clock that runs faster than time, the same in every process, so that a minute of the rate limit is short."""

import asyncio
import time
from dataclasses import dataclass

from mijnklantportaal import Clock


@dataclass(frozen=True)
class ScaledClock:
    """Runs so many times as fast as time, from a moment on.

    Args:
        factor: how many times
        origin: the moment, in seconds since 1970
    """

    factor: float
    origin: float

    def now(self) -> float:
        """The time of this clock in seconds since 1970."""
        return self.at(time.time())

    def at(self, seconds: float) -> float:
        """The time of this clock at a time."""
        return self.origin + (seconds - self.origin) * self.factor

    def clock(self) -> Clock:
        """This clock as clients take it."""

        async def async_sleep(seconds: float) -> None:
            await asyncio.sleep(seconds / self.factor)

        return Clock(
            monotonic=self.now,
            wall=self.now,
            sleep=lambda seconds: time.sleep(seconds / self.factor),
            async_sleep=async_sleep,
        )

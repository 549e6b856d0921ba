"""A clock of tests that moves only when the test is ready for it, so that threads are not ahead of results."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass

from tests.overlay.fake_clock import FakeClock

_MAX_WAIT = 30.0
"""Seconds, of real time."""


@dataclass
class PatientClock(FakeClock):
    """Sleeps as soon as a condition holds.

    Args:
        is_ready: the condition
    """

    is_ready: Callable[[], bool] = lambda: True

    def _sleep(self, seconds: float) -> None:
        deadline = time.monotonic() + _MAX_WAIT
        while not self.is_ready():
            assert time.monotonic() < deadline
            time.sleep(0.001)
        super()._sleep(seconds)

    async def _async_sleep(self, seconds: float) -> None:
        deadline = time.monotonic() + _MAX_WAIT
        while not self.is_ready():
            assert time.monotonic() < deadline
            await asyncio.sleep(0.001)
        await super()._async_sleep(seconds)

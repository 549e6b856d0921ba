"""Time and chance, as the policies see them, so that tests can bring their own."""

import random
import time
from collections.abc import Awaitable, Callable

import attrs

from mijnklantportaal_api.runtime.public import public


async def _async_sleep(seconds: float) -> None:
    import asyncio  # costs a synchronous program 10 ms it has no use for

    await asyncio.sleep(seconds)


@public
@attrs.frozen(kw_only=True)
class Clock:
    """Where the policies take time and chance from. All times are seconds.

    Example: `Clock(uniform=lambda low, high: 0.0)` for tests that must not wait between retries.
    """

    monotonic: Callable[[], float] = time.monotonic
    """Time that never goes back, for measuring."""
    wall: Callable[[], float] = time.time
    """Time since 1970, for comparing with dates of the API."""
    sleep: Callable[[float], None] = time.sleep
    async_sleep: Callable[[float], Awaitable[None]] = _async_sleep
    uniform: Callable[[float, float], float] = random.uniform
    """A random number between two others."""

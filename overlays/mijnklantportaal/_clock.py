"""Time and randomness for the policies, so that tests can replace them."""

import random
import time
from collections.abc import Awaitable, Callable

import attrs

from mijnklantportaal_api.runtime.callers_code import check_function
from mijnklantportaal_api.runtime.flow import async_sleep
from mijnklantportaal_api.runtime.public import public


@public
@attrs.frozen(kw_only=True, eq=False, repr=False)  # two clocks are never alike
class Clock:
    """The source of time and randomness for retries and the rate limit. All times are in seconds.

    Example: `MijnKlantportaal(clock=Clock(uniform=lambda low, high: 0.0))` retries without waiting.
    """

    monotonic: Callable[[], float] = time.monotonic
    """The time of a clock that never goes back, to measure intervals."""
    wall: Callable[[], float] = time.time
    """The time since 1970, to compare with dates in the API's headers."""
    sleep: Callable[[float], None] = time.sleep
    """Waits for a number of seconds, in `MijnKlantportaal`."""
    async_sleep: Callable[[float], Awaitable[None]] = async_sleep
    """Waits for a number of seconds, in `AsyncMijnKlantportaal`."""
    uniform: Callable[[float, float], float] = random.uniform
    """A random number between two limits."""

    def __attrs_post_init__(self) -> None:
        for name in ("monotonic", "wall", "sleep", "uniform"):
            check_function(name, getattr(self, name))
        if not callable(self.async_sleep):
            raise TypeError(f"async_sleep: expected a function, got {type(self.async_sleep).__name__}")

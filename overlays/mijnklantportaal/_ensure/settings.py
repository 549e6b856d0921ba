"""What a caller inside the package, such as a bulk run, sets for the `ensure` calls that it makes."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar

VALID_FOR = 15.0
"""Seconds in which a write may follow the search before it, waits for the rate limit included."""

fresh_within: ContextVar[float] = ContextVar("fresh_within", default=0.0)
"""Seconds: how old what is known of a list may be before the first write of a call."""

settling_time: ContextVar[float] = ContextVar("settling_time", default=30.0)
"""Seconds after a failed write in which it may still take effect."""

searches_late: ContextVar[Callable[[], bool]] = ContextVar("searches_late", default=lambda: False)
"""Whether a call whose write has failed searches only at the end of the settling time, which saves requests."""


@contextmanager
def shared_searches(fresh: float, may_wait: Callable[[], bool]) -> Generator[None]:
    """In this block, `ensure` calls make few requests for searching, because many of them are under way.

    Args:
        fresh: for how many seconds what was read of a list is taken for how it is
        may_wait: whether a call whose write has failed may search late, with others, rather than soon
    """
    fresh_token, wait_token = fresh_within.set(fresh), searches_late.set(may_wait)
    try:
        yield
    finally:
        searches_late.reset(wait_token)
        fresh_within.reset(fresh_token)

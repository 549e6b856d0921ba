"""What a caller inside the package, such as a bulk run, sets for the `ensure` calls that it makes."""

from contextvars import ContextVar

fresh_within: ContextVar[float] = ContextVar("fresh_within", default=0.0)
"""Seconds: how old what is known of a list may be before the first write of a call."""

settling_time: ContextVar[float] = ContextVar("settling_time", default=30.0)
"""Seconds after a failed write in which it may still take effect."""

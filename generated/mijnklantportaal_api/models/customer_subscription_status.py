"""Whether the subscription has yet to start, runs, was terminated, or is over."""

from typing import Literal, TypeAlias

CustomerSubscriptionStatus: TypeAlias = Literal["planned", "in_progress", "terminated", "ended"]
"""Whether the subscription has yet to start, runs, was terminated, or is over.

A response may hold a value that is not in this list, and keeps it.
"""

"""How often a subscription is renewed."""

from typing import Literal, TypeAlias

Interval: TypeAlias = Literal["14 days", "1 month", "2 months", "6 months", "1 year"]
"""How often a subscription is renewed.

A response may hold a value that is not in this list, and keeps it.
"""

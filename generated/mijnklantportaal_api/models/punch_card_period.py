"""Unit in which the validity of a card is counted."""

from typing import Literal, TypeAlias

PunchCardPeriod: TypeAlias = Literal["days", "months", "years"]
"""Unit in which the validity of a card is counted.

A response may hold a value that is not in this list, and keeps it.
"""

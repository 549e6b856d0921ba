"""State of the card."""

from typing import Literal, TypeAlias

IssuedPunchCardStatus: TypeAlias = Literal["active", "expired", "fully_used"]
"""State of the card.

A response may hold a value that is not in this list, and keeps it.
"""

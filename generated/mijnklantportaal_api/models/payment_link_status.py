"""State of the link."""

from typing import Literal, TypeAlias

PaymentLinkStatus: TypeAlias = Literal["open", "paid", "expired", "closed"]
"""State of the link.

A response may hold a value that is not in this list, and keeps it.
"""

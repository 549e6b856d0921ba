"""State of the link."""

from typing import Literal, TypeAlias

PaymentLinkStatus: TypeAlias = Literal["open", "paid", "expired", "closed"]
"""State of the link.

An answer may hold a value that is not in this list, and keeps it.
"""

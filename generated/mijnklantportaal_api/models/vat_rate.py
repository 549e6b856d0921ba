"""Rate of Dutch VAT in percent."""

from typing import Literal, TypeAlias

VatRate: TypeAlias = Literal[0, 9, 21]
"""Rate of Dutch VAT in percent.

A response may hold a value that is not in this list, and keeps it.
"""

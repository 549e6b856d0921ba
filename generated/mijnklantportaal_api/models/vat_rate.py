"""Rate of Dutch VAT in percent.

Source: `spec/fixes/17-vat-rates.yaml`.
"""

from typing import Literal, TypeAlias

VatRate: TypeAlias = Literal[0, 9, 21]
"""Rate of Dutch VAT in percent.

Source: `spec/fixes/17-vat-rates.yaml`.

An answer may hold a value that is not in this list, and keeps it.
"""

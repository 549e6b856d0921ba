"""Whether the agreement waits for signatures or has them."""

from typing import Literal, TypeAlias

AgreementStatus: TypeAlias = Literal["sent", "signed"]
"""Whether the agreement waits for signatures or has them.

An answer may hold a value that is not in this list, and keeps it.
"""

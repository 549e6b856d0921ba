"""Whether the agreement waits for signatures or has them."""

from typing import Literal, TypeAlias

AgreementStatus: TypeAlias = Literal["sent", "signed"]
"""Whether the agreement waits for signatures or has them.

A response may hold a value that is not in this list, and keeps it.
"""

"""Unit in which the validity of a card is counted.

Source: `spec/transcribed/punch-cards-api.yaml`.
"""

from typing import Literal, TypeAlias

PunchCardPeriod: TypeAlias = Literal["days", "months", "years"]
"""Unit in which the validity of a card is counted.

Source: `spec/transcribed/punch-cards-api.yaml`.

An answer may hold a value that is not in this list, and keeps it.
"""

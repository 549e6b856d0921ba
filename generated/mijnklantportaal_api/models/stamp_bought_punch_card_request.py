"""How many punches of a card are used.

Source: `spec/transcribed/punch-cards-api.yaml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

import attrs

from ..runtime.model import Model
from ..runtime.reading import mismatch
from ..runtime.writing import write_integer


@attrs.define(kw_only=True, repr=False)
class StampBoughtPunchCardRequest(Model):
    """How many punches of a card are used.

    Source: `spec/transcribed/punch-cards-api.yaml`.
    """

    stamps: int
    """Number of punches to use. Example: 1. (Inferred: type: it counts punches; minimum: to use none has
    no meaning; required: a call without it has no meaning.)
    """

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.stamps = data["stamps"]
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        data: dict[str, Any] = {
            "stamps": write_integer("stamps", self.stamps),
        }
        return data

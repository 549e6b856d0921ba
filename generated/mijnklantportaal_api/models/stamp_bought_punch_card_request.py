"""How many punches of a card are used."""

from collections.abc import Mapping
from typing import Any, Self

import attrs

from ..runtime.model import Model
from ..runtime.reading import mismatch
from ..runtime.writing import write_integer


@attrs.define(kw_only=True, repr=False)
class StampBoughtPunchCardRequest(Model):
    """How many punches of a card are used."""

    __module__ = "mijnklantportaal"

    stamps: int
    """Number of punches to use."""

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

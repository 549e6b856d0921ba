"""How many punches of a card are used."""

from collections.abc import Mapping
from typing import Any, Self

import attrs

from ..runtime.model import Model, WireField
from ..runtime.reading import keep_extra, mismatch
from ..runtime.writing import write_integer


@attrs.define(kw_only=True, repr=False, getstate_setstate=False)
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
            if len(data) > 1:
                keep_extra(self, data)
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (WireField("stamps", "stamps", write_integer),)

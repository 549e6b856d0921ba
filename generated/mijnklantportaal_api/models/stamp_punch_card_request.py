"""How many punches of a card are used."""

from collections.abc import Callable, Mapping
from typing import Any, Self

import attrs

from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import read_integer, read_rest
from ..runtime.writing import write_integer


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class StampPunchCardRequest(Model):
    """How many punches of a card are used.

    Attributes:
        stamps (int): Number of punches to use.
    """

    __module__ = "mijnklantportaal"

    stamps: int
    """Number of punches to use."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.stamps = read_integer(data["stamps"])
            if len(data) > 1:
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (WireField("stamps", "stamps", write_integer, read_integer),)


stamp_punch_card_request_from_dict: Callable[[Mapping[str, Any]], StampPunchCardRequest] = (
    StampPunchCardRequest.from_dict
)

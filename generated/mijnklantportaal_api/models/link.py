"""Where a related object can be read."""

from collections.abc import Callable, Mapping
from typing import Any, Self

import attrs

from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import read_rest, read_text
from ..runtime.writing import write_text


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class Link(Model):
    """Where a related object can be read.

    Attributes:
        href (str): Address at which the API gives the related object. Example:
            "https://api.mijnklantportaal.nl/v1/customers/cst_abc1234....
        type (str): Media type of what the address gives. Example: "application/json".
    """

    __module__ = "mijnklantportaal"

    href: str
    """Address at which the API gives the related object. Example:
    "https://api.mijnklantportaal.nl/v1/customers/cst_abc1234....
    """
    type: str
    """Media type of what the address gives. Example: "application/json"."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.href = data["href"] + ""
            self.type = data["type"] + ""
            if len(data) > 2:
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("href", "href", write_text, read_text),
            WireField("type", "type", write_text, read_text),
        )


link_from_dict: Callable[[Mapping[str, Any]], Link] = Link.from_dict

"""What to change of a group."""

from collections.abc import Mapping
from typing import Any, Self

import attrs

from ..runtime.model import Model
from ..runtime.reading import mismatch
from ..runtime.writing import write_text


@attrs.define(kw_only=True, repr=False)
class EditCustomerGroupRequest(Model):
    """What to change of a group."""

    __module__ = "mijnklantportaal"

    name: str
    """New name of the group. Example: "Hosting customers"."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.name = data["name"]
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        data: dict[str, Any] = {
            "name": write_text("name", self.name),
        }
        return data

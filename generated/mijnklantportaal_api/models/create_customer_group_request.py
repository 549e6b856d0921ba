"""A group to create."""

from collections.abc import Mapping, Sequence
from typing import Any, Self

import attrs

from ..runtime.model import Model
from ..runtime.reading import mismatch, read_list
from ..runtime.writing import write_each, write_text


@attrs.define(kw_only=True, repr=False)
class CreateCustomerGroupRequest(Model):
    """A group to create."""

    __module__ = "mijnklantportaal"

    name: str
    """Name of the group. Example: "Hosting customers"."""
    customers: Sequence[str] | None = None
    """Who belongs to the group. Customers who do not exist are left out without an error."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.name = data["name"]
            self.customers = None if (value := data.get("customers")) is None else read_list(value)
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        data: dict[str, Any] = {
            "name": write_text("name", self.name),
        }
        if self.customers is not None:
            data["customers"] = write_each(
                "customers", self.customers, lambda name, item: write_text(name, item, "cst_")
            )
        return data

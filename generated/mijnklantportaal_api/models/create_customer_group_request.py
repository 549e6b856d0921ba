"""A group to create."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Self

import attrs

from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import read_each, read_rest, read_text
from ..runtime.writing import write_each, write_text


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class CreateCustomerGroupRequest(Model):
    """A group to create.

    Attributes:
        name (str): Name of the group. Example: "Hosting customers".
        customers (Sequence[str] | None): Who belongs to the group. Customers who do not exist are left
            out without an error.
    """

    __module__ = "mijnklantportaal"

    name: str
    """Name of the group. Example: "Hosting customers"."""
    customers: Sequence[str] | None = None
    """Who belongs to the group. Customers who do not exist are left out without an error."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.name = data["name"] + ""
            self.customers = None if (value := data.get("customers")) is None else read_each(read_text, value)
            if len(data) > 1 + ("customers" in data):
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("name", "name", write_text, read_text),
            WireField(
                "customers",
                "customers",
                lambda name, item: write_each(name, item, lambda name, item: write_text(name, item, "cst_")),
                lambda item: read_each(read_text, item),
                default=None,
            ),
        )


create_customer_group_request_from_dict: Callable[[Mapping[str, Any]], CreateCustomerGroupRequest] = (
    CreateCustomerGroupRequest.from_dict
)

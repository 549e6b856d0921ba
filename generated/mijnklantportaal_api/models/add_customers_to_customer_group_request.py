"""Customers to put into a group."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Self

import attrs

from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import read_each, read_rest, read_text
from ..runtime.writing import write_each, write_text


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class AddCustomersToCustomerGroupRequest(Model):
    """Customers to put into a group.

    Attributes:
        customers (Sequence[str]): The customers who will belong to the group. Customers who do not
            exist are left out without an error.
    """

    __module__ = "mijnklantportaal"

    customers: Sequence[str]
    """The customers who will belong to the group. Customers who do not exist are left out without an
    error.
    """

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.customers = read_each(read_text, data["customers"])
            if len(data) > 1:
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField(
                "customers",
                "customers",
                lambda name, item: write_each(name, item, lambda name, item: write_text(name, item, "cst_")),
                lambda item: read_each(read_text, item),
            ),
        )


add_customers_to_customer_group_request_from_dict: Callable[[Mapping[str, Any]], AddCustomersToCustomerGroupRequest] = (
    AddCustomersToCustomerGroupRequest.from_dict
)

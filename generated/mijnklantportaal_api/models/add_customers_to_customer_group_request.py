"""Customers to put into a group.

Source: `spec/transcribed/customer-groups-api.yaml`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Self

import attrs

from ..runtime.model import Model
from ..runtime.reading import mismatch, read_list
from ..runtime.writing import write_each, write_text


@attrs.define(kw_only=True, repr=False)
class AddCustomersToCustomerGroupRequest(Model):
    """Customers to put into a group.

    Source: `spec/transcribed/customer-groups-api.yaml`.
    """

    customers: Sequence[str]
    """Who is to belong to the group. Customers who do not exist are left out without an error. Example:
    ["cst_abc12345"]. (Inferred: required: a call without it has no meaning.)
    """

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.customers = read_list(data["customers"])
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        data: dict[str, Any] = {
            "customers": write_each("customers", self.customers, lambda name, item: write_text(name, item, "cst_")),
        }
        return data

"""Who gets a card."""

from collections.abc import Mapping
from typing import Any, Self

import attrs

from ..runtime.model import Model
from ..runtime.reading import mismatch
from ..runtime.writing import write_text


@attrs.define(kw_only=True, repr=False)
class IssuePunchCardRequest(Model):
    """Who gets a card."""

    __module__ = "mijnklantportaal"

    customer_id: str
    """ID of the customer who gets the card. Starts with `cst_`. Example: "cst_abc12345def678"."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.customer_id = data["customerId"]
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        data: dict[str, Any] = {
            "customerId": write_text("customer_id", self.customer_id, "cst_"),
        }
        return data

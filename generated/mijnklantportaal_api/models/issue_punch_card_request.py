"""Who gets a card."""

from collections.abc import Callable, Mapping
from typing import Any, Self

import attrs

from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import read_rest, read_text
from ..runtime.writing import write_text


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class IssuePunchCardRequest(Model):
    """Who gets a card.

    Attributes:
        customer_id (str): ID of the customer who gets the card. Starts with `cst_`. Example:
            "cst_abc12345def678".
    """

    __module__ = "mijnklantportaal"

    customer_id: str
    """ID of the customer who gets the card. Starts with `cst_`. Example: "cst_abc12345def678"."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.customer_id = data["customerId"] + ""
            if len(data) > 1:
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (WireField("customer_id", "customerId", lambda name, item: write_text(name, item, "cst_"), read_text),)


issue_punch_card_request_from_dict: Callable[[Mapping[str, Any]], IssuePunchCardRequest] = (
    IssuePunchCardRequest.from_dict
)

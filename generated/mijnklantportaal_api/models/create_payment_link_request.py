"""A payment link to create."""

import datetime
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Self

import attrs

from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import read_date, read_decimal, read_flag, read_rest, read_text
from ..runtime.writing import write_date, write_decimal, write_flag, write_text


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class CreatePaymentLinkRequest(Model):
    """A payment link to create.

    Attributes:
        description (str): What is paid for; it appears on the bank statement. Example: "Contribution
            costs".
        amount (Decimal | int | str): Amount to pay. In EUR. At most two decimals; floats are refused.
        expires_at (datetime.date | None): Last day on which the link can be used.
        reusable (bool | None): Whether the link can be paid more than once; once only when left out.
    """

    __module__ = "mijnklantportaal"

    description: str
    """What is paid for; it appears on the bank statement. Example: "Contribution costs"."""
    amount: Decimal | int | str
    """Amount to pay. In EUR. At most two decimals; floats are refused."""
    expires_at: datetime.date | None = None
    """Last day on which the link can be used."""
    reusable: bool | None = None
    """Whether the link can be paid more than once; once only when left out."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.description = data["description"] + ""
            self.amount = read_decimal(data["amount"])
            self.expires_at = None if (value := data.get("expiresAt")) is None else read_date(value)
            self.reusable = None if (value := data.get("reusable")) is None else read_flag(value)
            if len(data) > 2 + ("expiresAt" in data) + ("reusable" in data):
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("description", "description", write_text, read_text),
            WireField("amount", "amount", write_decimal, read_decimal),
            WireField("expires_at", "expiresAt", write_date, read_date, default=None),
            WireField("reusable", "reusable", write_flag, read_flag, default=None),
        )


create_payment_link_request_from_dict: Callable[[Mapping[str, Any]], CreatePaymentLinkRequest] = (
    CreatePaymentLinkRequest.from_dict
)

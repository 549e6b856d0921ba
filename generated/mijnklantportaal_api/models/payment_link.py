"""A link at which an amount can be paid."""

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

import attrs

from ..models.payment_link_status import PaymentLinkStatus
from ..runtime.model import Model
from ..runtime.reading import mismatch, read_decimal, read_time
from ..runtime.writing import write_decimal, write_flag, write_text, write_time


@attrs.define(kw_only=True, repr=False)
class PaymentLink(Model):
    """A link at which an amount can be paid."""

    __module__ = "mijnklantportaal"

    id: str
    """ID of the payment link. Starts with `plk_`. Example: "plk_abc12345def678"."""
    description: str
    """What is paid for; it appears on the bank statement. Example: "Contribution costs"."""
    currency: str
    """Currency of the amount, always euro. Example: "EUR"."""
    amount: Decimal
    """Amount to pay. In EUR."""
    reusable: bool
    """Whether the link can be paid more than once."""
    expires_at: datetime.datetime | None
    """Until when the link can be used. Always has a time zone."""
    status: PaymentLinkStatus | str
    """State of the link. One of `"open"`, `"paid"`, `"expired"`, `"closed"`."""
    checkout_url: str | None
    """Address at which to pay; None once the link can not be used any more. Example:
    "https://demo.mijnklantportaal.nl/payment-link/plk_abc123....
    """
    created_at: datetime.datetime
    """When the link was made. Always has a time zone."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.id = data["id"]
            self.description = data["description"]
            self.currency = data["currency"]
            self.amount = read_decimal(data["amount"])
            self.reusable = data["reusable"]
            self.expires_at = None if (value := data["expiresAt"]) is None else read_time(value)
            self.status = data["status"]
            self.checkout_url = data["checkoutUrl"]
            self.created_at = read_time(data["createdAt"])
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        data: dict[str, Any] = {
            "id": write_text("id", self.id),
            "description": write_text("description", self.description),
            "currency": write_text("currency", self.currency),
            "amount": write_decimal("amount", self.amount),
            "reusable": write_flag("reusable", self.reusable),
            "expiresAt": None if self.expires_at is None else write_time("expires_at", self.expires_at),
            "status": write_text("status", self.status),
            "checkoutUrl": None if self.checkout_url is None else write_text("checkout_url", self.checkout_url),
            "createdAt": write_time("created_at", self.created_at),
        }
        return data

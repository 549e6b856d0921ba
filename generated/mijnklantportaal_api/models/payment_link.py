"""A link at which an amount can be paid.

Source: `spec/transcribed/payment-links-api.yaml`.
Inferred: required: present in the documented answer.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

import attrs

from ..runtime.model import Model
from ..runtime.reading import mismatch, read_decimal, read_time
from ..runtime.writing import write_decimal, write_flag, write_text, write_time


@attrs.define(kw_only=True, repr=False)
class PaymentLink(Model):
    """A link at which an amount can be paid.

    Source: `spec/transcribed/payment-links-api.yaml`.
    Inferred: required: present in the documented answer.
    """

    id: str
    """ID of the payment link. Starts with `plk_`. Example: "plk_abc12345def678"."""
    description: str
    """What is paid for; it appears on the bank statement. Example: "Contribution costs"."""
    currency: str
    """Currency of the amount, always euro. Example: "EUR"."""
    amount: Decimal
    """Amount to pay. In EUR. Example: "12.95". (Inferred: pattern: a point and at most two decimals, as in
    every example.)
    """
    reusable: bool
    """Whether the link can be paid more than once. Example: true."""
    expires_at: datetime.datetime | None
    """Until when the link can be used. Always with its time zone. Example: "2024-05-14T21:00:00+02:00"."""
    status: PaymentLinkStatus | str
    """State of the link. One of `"open"`, `"paid"`, `"expired"`, `"closed"`. Example: "open"."""
    checkout_url: str | None
    """Address at which to pay; null once the link can not be used any more. Example:
    "https://demo.mijnklantportaal.nl/payment-link/plk_abc123....
    """
    created_at: datetime.datetime
    """When the link was made. Always with its time zone. Example: "2024-04-29T21:00:00+02:00"."""

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


from .payment_link_status import PaymentLinkStatus

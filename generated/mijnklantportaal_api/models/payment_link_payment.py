"""One payment made with a payment link."""

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

import attrs

from ..runtime.model import Model
from ..runtime.reading import mismatch, read_decimal, read_time
from ..runtime.writing import write_decimal, write_text, write_time


@attrs.define(kw_only=True, repr=False)
class PaymentLinkPayment(Model):
    """One payment made with a payment link."""

    __module__ = "mijnklantportaal"

    id: str
    """ID of the payment. Starts with `plp_`. Example: "plp_abc12345def678"."""
    payment_link_id: str
    """ID of the link it was made with. Starts with `plk_`. Example: "plk_abc12345def678"."""
    currency: str
    """Currency of the amount, always euro. Example: "EUR"."""
    amount: Decimal
    """Amount of the payment. In EUR."""
    status: str
    """State of the payment. Example: "paid". Other values than that of the example are not documented."""
    integration: str
    """The payment provider. Example: "mollie"."""
    integration_id: str
    """ID of the payment at the payment provider. Example: "tr_123abc"."""
    created_at: datetime.datetime
    """When the payment was made. Always has a time zone."""
    payers_name: str | None = None
    """Name of the one who paid. Example: "John Doe". That it may be None is inferred: not every payment
    tells who made it.
    """

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.id = data["id"]
            self.payment_link_id = data["paymentLinkId"]
            self.currency = data["currency"]
            self.amount = read_decimal(data["amount"])
            self.status = data["status"]
            self.integration = data["integration"]
            self.integration_id = data["integrationId"]
            self.created_at = read_time(data["createdAt"])
            self.payers_name = data.get("payersName")
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        data: dict[str, Any] = {
            "id": write_text("id", self.id),
            "paymentLinkId": write_text("payment_link_id", self.payment_link_id),
            "currency": write_text("currency", self.currency),
            "amount": write_decimal("amount", self.amount),
            "status": write_text("status", self.status),
            "integration": write_text("integration", self.integration),
            "integrationId": write_text("integration_id", self.integration_id),
            "createdAt": write_time("created_at", self.created_at),
        }
        if self.payers_name is not None:
            data["payersName"] = write_text("payers_name", self.payers_name)
        return data

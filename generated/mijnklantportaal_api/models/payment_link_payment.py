"""One payment made with a payment link."""

import datetime
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Self

import attrs

from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import parse_time, read_decimal, read_rest, read_text, read_time
from ..runtime.writing import write_decimal, write_text, write_time


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class PaymentLinkPayment(Model):
    """One payment made with a payment link.

    Attributes:
        id (str): ID of the payment. Starts with `plp_`. Example: "plp_abc12345def678".
        payment_link_id (str): ID of the link it was made with. Starts with `plk_`. Example:
            "plk_abc12345def678".
        currency (str): Currency of the amount, always euro. Example: "EUR".
        amount (Decimal): Amount of the payment. In EUR.
        status (str): State of the payment. Example: "paid". Other values than that of the example are
            not documented.
        integration (str): The payment provider. Example: "mollie".
        integration_id (str): ID of the payment at the payment provider. Example: "tr_123abc".
        created_at (datetime.datetime): When the payment was made. Always has a time zone.
        payer_name (str | None): Name of the one who paid. Example: "John Doe".
    """

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
    payer_name: str | None = None
    """Name of the one who paid. Example: "John Doe"."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.id = data["id"] + ""
            self.payment_link_id = data["paymentLinkId"] + ""
            self.currency = data["currency"] + ""
            self.amount = read_decimal(data["amount"])
            self.status = data["status"] + ""
            self.integration = data["integration"] + ""
            self.integration_id = data["integrationId"] + ""
            self.created_at = time if (time := parse_time(data["createdAt"])).tzinfo else read_time(data["createdAt"])
            self.payer_name = None if (value := data.get("payersName")) is None else value + ""
            if len(data) > 8 + ("payersName" in data):
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("id", "id", write_text, read_text),
            WireField("payment_link_id", "paymentLinkId", write_text, read_text),
            WireField("currency", "currency", write_text, read_text),
            WireField("amount", "amount", write_decimal, read_decimal),
            WireField("status", "status", write_text, read_text),
            WireField("integration", "integration", write_text, read_text),
            WireField("integration_id", "integrationId", write_text, read_text),
            WireField("created_at", "createdAt", write_time, read_time),
            WireField("payer_name", "payersName", write_text, read_text, nullable=True, default=None),
        )


payment_link_payment_from_dict: Callable[[Mapping[str, Any]], PaymentLinkPayment] = PaymentLinkPayment.from_dict

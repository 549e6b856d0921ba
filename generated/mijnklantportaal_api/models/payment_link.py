"""A link at which an amount can be paid."""

import datetime
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Self

import attrs

from ..models.payment_link_status import PaymentLinkStatus
from ..runtime.lenient_reading import keep_extra, say_new_choice
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import parse_time, read_decimal, read_flag, read_rest, read_text, read_time
from ..runtime.writing import write_decimal, write_flag, write_text, write_time


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class PaymentLink(Model):
    """A link at which an amount can be paid.

    Attributes:
        id (str): ID of the payment link. Starts with `plk_`. Example: "plk_abc12345def678".
        description (str): What is paid for; it appears on the bank statement. Example: "Contribution
            costs".
        currency (str): Currency of the amount, always euro. Example: "EUR".
        amount (Decimal): Amount to pay. In EUR.
        reusable (bool): Whether the link can be paid more than once.
        expires_at (datetime.datetime | None): Until when the link can be used. Always has a time zone.
        status (PaymentLinkStatus | str): State of the link. One of `"open"`, `"paid"`, `"expired"`,
            `"closed"`.
        checkout_url (str | None): Address at which to pay; None once the link can not be used any more.
            Example: "https://demo.mijnklantportaal.nl/payment-link/plk_abc123....
        created_at (datetime.datetime): When the link was made. Always has a time zone.
    """

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
        self: Self = new_object(cls)
        try:
            self.id = data["id"] + ""
            self.description = data["description"] + ""
            self.currency = data["currency"] + ""
            self.amount = read_decimal(data["amount"])
            self.reusable = read_flag(data["reusable"])
            self.expires_at = (
                None
                if (value := data["expiresAt"]) is None
                else time
                if (time := parse_time(value)).tzinfo
                else read_time(value)
            )
            self.status = data["status"] + ""
            self.checkout_url = None if (value := data["checkoutUrl"]) is None else value + ""
            self.created_at = time if (time := parse_time(data["createdAt"])).tzinfo else read_time(data["createdAt"])
            if len(data) > 9:
                keep_extra(self, data)
            if self.status not in (
                "open",
                "paid",
                "expired",
                "closed",
            ):
                say_new_choice(self, "status")
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("id", "id", write_text, read_text),
            WireField("description", "description", write_text, read_text),
            WireField("currency", "currency", write_text, read_text),
            WireField("amount", "amount", write_decimal, read_decimal),
            WireField("reusable", "reusable", write_flag, read_flag),
            WireField("expires_at", "expiresAt", write_time, read_time, nullable=True),
            WireField("status", "status", write_text, read_text),
            WireField("checkout_url", "checkoutUrl", write_text, read_text, nullable=True),
            WireField("created_at", "createdAt", write_time, read_time),
        )


payment_link_from_dict: Callable[[Mapping[str, Any]], PaymentLink] = PaymentLink.from_dict

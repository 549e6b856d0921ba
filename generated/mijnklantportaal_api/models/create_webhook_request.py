"""An address to call, and when."""

from collections.abc import Mapping
from typing import Any, Self

import attrs

from ..models.webhook_type import WebhookType
from ..runtime.model import Model
from ..runtime.reading import mismatch
from ..runtime.writing import write_choice, write_text


@attrs.define(kw_only=True, repr=False)
class CreateWebhookRequest(Model):
    """An address to call, and when."""

    __module__ = "mijnklantportaal"

    url: str
    """Address to call. Example: "https://mijnklantportaal.nl/webhook-incoming"."""
    type: WebhookType
    """What must happen for the address to be called. One of `"appointment-created"`,
    `"appointment-canceled"`, `"customer-created"`, `"customer-deleted"`, `"offer-created"`,
    `"offer-deleted"`, `"offer-accepted"`, `"offer-rejected"`, `"invoice-created"`,
    `"invoice-chargeback"`, `"invoice-paid"`, `"invoice-deleted"`, `"payment-link-created"`,
    `"payment-link-expired"`, `"payment-link-paid"`, `"ticket-created"`, `"ticket-reply-customer"`,
    `"ticket-reply-employee"`, `"subscription-created"`, `"subscription-updated"`,
    `"subscription-deleted"`, `"subscription-payment-created"`, `"subscription-payment-updated"`.
    """

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.url = data["url"]
            self.type = data["type"]
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        data: dict[str, Any] = {
            "url": write_text("url", self.url),
            "type": write_choice(
                "type",
                self.type,
                (
                    "appointment-created",
                    "appointment-canceled",
                    "customer-created",
                    "customer-deleted",
                    "offer-created",
                    "offer-deleted",
                    "offer-accepted",
                    "offer-rejected",
                    "invoice-created",
                    "invoice-chargeback",
                    "invoice-paid",
                    "invoice-deleted",
                    "payment-link-created",
                    "payment-link-expired",
                    "payment-link-paid",
                    "ticket-created",
                    "ticket-reply-customer",
                    "ticket-reply-employee",
                    "subscription-created",
                    "subscription-updated",
                    "subscription-deleted",
                    "subscription-payment-created",
                    "subscription-payment-updated",
                ),
            ),
        }
        return data

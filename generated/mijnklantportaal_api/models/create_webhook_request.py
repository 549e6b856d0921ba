"""An address to call, and when."""

from collections.abc import Callable, Mapping
from typing import Any, Self

import attrs

from ..models.webhook_type import WebhookType
from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object, refuse_null
from ..runtime.reading import read_rest, read_text
from ..runtime.writing import write_choice, write_text


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class CreateWebhookRequest(Model):
    """An address to call, and when.

    Attributes:
        url (str): Address to call. Example: "https://mijnklantportaal.nl/webhook-incoming".
        type (WebhookType): What must happen for the address to be called. One of
            `"appointment-created"`, `"appointment-canceled"`, `"customer-created"`,
            `"customer-deleted"`, `"offer-created"`, `"offer-deleted"`, `"offer-accepted"`,
            `"offer-rejected"`, `"invoice-created"`, `"invoice-chargeback"`, `"invoice-paid"`,
            `"invoice-deleted"`, `"payment-link-created"`, `"payment-link-expired"`,
            `"payment-link-paid"`, `"ticket-created"`, `"ticket-reply-customer"`,
            `"ticket-reply-employee"`, `"subscription-created"`, `"subscription-updated"`,
            `"subscription-deleted"`, `"subscription-payment-created"`,
            `"subscription-payment-updated"`.
    """

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
        self: Self = new_object(cls)
        try:
            self.url = data["url"] + ""
            self.type = value if (value := data["type"]) is not None else refuse_null()
            if len(data) > 2:
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("url", "url", write_text, read_text),
            WireField(
                "type",
                "type",
                lambda name, item: write_choice(
                    name,
                    item,
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
            ),
        )


create_webhook_request_from_dict: Callable[[Mapping[str, Any]], CreateWebhookRequest] = CreateWebhookRequest.from_dict

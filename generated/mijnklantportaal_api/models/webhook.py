"""An address that is called when one type of event happens."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any, Self

import attrs

from ..models.webhook_type import WebhookType
from ..runtime.lenient_reading import keep_extra, say_new_choice
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import parse_time, read_rest, read_text, read_time
from ..runtime.writing import write_text, write_time


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class Webhook(Model):
    """An address that is called when one type of event happens.

    Attributes:
        id (str): ID of the webhook record. Starts with `wbh_`. Example: "wbh_abc12345def678".
        type (WebhookType | str): What must happen for the address to be called. One of
            `"appointment-created"`, `"appointment-canceled"`, `"customer-created"`,
            `"customer-deleted"`, `"offer-created"`, `"offer-deleted"`, `"offer-accepted"`,
            `"offer-rejected"`, `"invoice-created"`, `"invoice-chargeback"`, `"invoice-paid"`,
            `"invoice-deleted"`, `"payment-link-created"`, `"payment-link-expired"`,
            `"payment-link-paid"`, `"ticket-created"`, `"ticket-reply-customer"`,
            `"ticket-reply-employee"`, `"subscription-created"`, `"subscription-updated"`,
            `"subscription-deleted"`, `"subscription-payment-created"`,
            `"subscription-payment-updated"`.
        url (str): Address that is called. Example: "https://mijnklantportaal.nl/webhook-incoming".
        secret (str): Made by the API for this record; the header `X-Webhook-Signature` of each call
            proves that the sender knows it. Keep it secret, and compare in constant time.
        created_at (datetime.datetime): When the record was made. Always has a time zone.
    """

    __module__ = "mijnklantportaal"

    id: str
    """ID of the webhook record. Starts with `wbh_`. Example: "wbh_abc12345def678"."""
    type: WebhookType | str
    """What must happen for the address to be called. One of `"appointment-created"`,
    `"appointment-canceled"`, `"customer-created"`, `"customer-deleted"`, `"offer-created"`,
    `"offer-deleted"`, `"offer-accepted"`, `"offer-rejected"`, `"invoice-created"`,
    `"invoice-chargeback"`, `"invoice-paid"`, `"invoice-deleted"`, `"payment-link-created"`,
    `"payment-link-expired"`, `"payment-link-paid"`, `"ticket-created"`, `"ticket-reply-customer"`,
    `"ticket-reply-employee"`, `"subscription-created"`, `"subscription-updated"`,
    `"subscription-deleted"`, `"subscription-payment-created"`, `"subscription-payment-updated"`.
    """
    url: str
    """Address that is called. Example: "https://mijnklantportaal.nl/webhook-incoming"."""
    secret: str = attrs.field(repr=False)
    """Made by the API for this record; the header `X-Webhook-Signature` of each call proves that the
    sender knows it. Keep it secret, and compare in constant time.
    """
    created_at: datetime.datetime
    """When the record was made. Always has a time zone."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.id = data["id"] + ""
            self.type = data["type"] + ""
            self.url = data["url"] + ""
            self.secret = data["secret"] + ""
            self.created_at = time if (time := parse_time(data["createdAt"])).tzinfo else read_time(data["createdAt"])
            if len(data) > 5:
                keep_extra(self, data)
            if self.type not in (
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
            ):
                say_new_choice(self, "type")
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("id", "id", write_text, read_text),
            WireField("type", "type", write_text, read_text),
            WireField("url", "url", write_text, read_text),
            WireField("secret", "secret", write_text, read_text),
            WireField("created_at", "createdAt", write_time, read_time),
        )


webhook_from_dict: Callable[[Mapping[str, Any]], Webhook] = Webhook.from_dict

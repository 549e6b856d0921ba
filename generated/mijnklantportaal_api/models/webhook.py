"""An address that is called when one type of event happens.

Source: `spec/transcribed/webhooks-api.yaml`.
Inferred: required: present in the documented answer.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

import attrs

from ..runtime.model import Model
from ..runtime.reading import mismatch, read_time
from ..runtime.writing import write_text, write_time


@attrs.define(kw_only=True, repr=False)
class Webhook(Model):
    """An address that is called when one type of event happens.

    Source: `spec/transcribed/webhooks-api.yaml`.
    Inferred: required: present in the documented answer.
    """

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
    Example: "customer-created".
    """
    url: str
    """Address that is called. Example: "https://mijnklantportaal.nl/webhook-incoming"."""
    secret: str = attrs.field(repr=False)
    """Made by the API. Each call carries it in the header `X-Webhook-Signature`; compare the two in
    constant time, and keep it secret. Example: "OUJX2prdBbJxR77BZlGz". (Not documented: whether the
    header holds the secret itself or a signature made with it.)
    """
    created_at: datetime.datetime
    """When the record was made. Always with its time zone. Example: "2024-04-29T21:00:00+02:00"."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.id = data["id"]
            self.type = data["type"]
            self.url = data["url"]
            self.secret = data["secret"]
            self.created_at = read_time(data["createdAt"])
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        data: dict[str, Any] = {
            "id": write_text("id", self.id),
            "type": write_text("type", self.type),
            "url": write_text("url", self.url),
            "secret": write_text("secret", self.secret),
            "createdAt": write_time("created_at", self.created_at),
        }
        return data


from .webhook_type import WebhookType

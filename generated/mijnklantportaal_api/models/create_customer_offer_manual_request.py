"""An offer to build from lines."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Self

import attrs

from ..models.offer_line import OfferLine, OfferLineDict, offer_line_from_dict
from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import read_date, read_each, read_flag, read_rest, read_text
from ..runtime.writing import write_date, write_each, write_flag, write_model, write_text


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class CreateCustomerOfferManualRequest(Model):
    """An offer to build from lines.

    Attributes:
        customer_id (str): ID of the customer who gets the offer. Starts with `cst_`. Example:
            "cst_abc12345def678".
        offer_number (str): Number of the offer. Example: "2014-001".
        issued_at (datetime.date): Date when the offer is issued.
        expires_at (datetime.date): Date when the offer expires.
        lines (Sequence[OfferLine | OfferLineDict]): Lines of the offer. At least 1 item.
        send_notification (bool | None): Whether the customer is notified of the new offer. The API's
            default is not documented.
    """

    __module__ = "mijnklantportaal"

    customer_id: str
    """ID of the customer who gets the offer. Starts with `cst_`. Example: "cst_abc12345def678"."""
    offer_number: str
    """Number of the offer. Example: "2014-001"."""
    issued_at: datetime.date
    """Date when the offer is issued."""
    expires_at: datetime.date
    """Date when the offer expires."""
    lines: Sequence[OfferLine | OfferLineDict]
    """Lines of the offer. At least 1 item."""
    send_notification: bool | None = None
    """Whether the customer is notified of the new offer. The API's default is not documented."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.customer_id = data["customerId"] + ""
            self.offer_number = data["offerNumber"] + ""
            self.issued_at = read_date(data["issuedAt"])
            self.expires_at = read_date(data["expiresAt"])
            self.lines = read_each(offer_line_from_dict, data["lines"])
            self.send_notification = None if (value := data.get("sendNotification")) is None else read_flag(value)
            if len(data) > 5 + ("sendNotification" in data):
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("customer_id", "customerId", lambda name, item: write_text(name, item, "cst_"), read_text),
            WireField("offer_number", "offerNumber", write_text, read_text),
            WireField("issued_at", "issuedAt", write_date, read_date),
            WireField("expires_at", "expiresAt", write_date, read_date),
            WireField(
                "lines",
                "lines",
                lambda name, item: write_each(
                    name, item, lambda name, item: write_model(name, item, OfferLine), minimum=1
                ),
                lambda item: read_each(offer_line_from_dict, item),
            ),
            WireField("send_notification", "sendNotification", write_flag, read_flag, default=None),
        )


create_customer_offer_manual_request_from_dict: Callable[[Mapping[str, Any]], CreateCustomerOfferManualRequest] = (
    CreateCustomerOfferManualRequest.from_dict
)

"""An offer to build from lines."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any, Self

import attrs

from ..models.offer_line import OfferLine
from ..runtime.model import Model
from ..runtime.reading import mismatch, read_date, read_each
from ..runtime.writing import write_date, write_each, write_flag, write_model, write_text


@attrs.define(kw_only=True, repr=False)
class CreateCustomerOfferManualRequest(Model):
    """An offer to build from lines."""

    __module__ = "mijnklantportaal"

    customer_id: str
    """ID of the customer this offer is meant for. Starts with `cst_`. Example: "cst_abc12345def678"."""
    offer_number: str
    """Number of the offer. Example: "2014-001"."""
    issued_at: datetime.date
    """Date when the offer is issued."""
    expires_at: datetime.date
    """Date when the offer expires."""
    lines: Sequence[OfferLine | Mapping[str, Any]]
    """Line in this offer. At least 1 item."""
    send_notification: bool | None = None
    """Indicates if MijnKlantportaal should send out the notification to inform the customer about the new
    offer. The API's default is not documented.
    """

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.customer_id = data["customerId"]
            self.offer_number = data["offerNumber"]
            self.issued_at = read_date(data["issuedAt"])
            self.expires_at = read_date(data["expiresAt"])
            self.lines = read_each(OfferLine.from_dict, data["lines"])
            self.send_notification = data.get("sendNotification")
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        data: dict[str, Any] = {
            "customerId": write_text("customer_id", self.customer_id, "cst_"),
            "offerNumber": write_text("offer_number", self.offer_number),
            "issuedAt": write_date("issued_at", self.issued_at),
            "expiresAt": write_date("expires_at", self.expires_at),
            "lines": write_each("lines", self.lines, lambda name, item: write_model(name, item, OfferLine), minimum=1),
        }
        if self.send_notification is not None:
            data["sendNotification"] = write_flag("send_notification", self.send_notification)
        return data

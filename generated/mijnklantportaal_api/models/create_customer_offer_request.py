"""An offer to add, with its PDF."""

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

import attrs

from ..runtime.model import Model
from ..runtime.reading import mismatch, read_date, read_decimal, read_local_time
from ..runtime.uploads import FileInput, write_upload
from ..runtime.writing import (
    check_needs,
    check_not_together,
    write_date,
    write_decimal,
    write_flag,
    write_local_time,
    write_text,
)


@attrs.define(kw_only=True, repr=False)
class CreateCustomerOfferRequest(Model):
    """An offer to add, with its PDF."""

    __module__ = "mijnklantportaal"

    customer_id: str
    """ID of the customer this offer is meant for. Starts with `cst_`. Example: "cst_abc12345def678"."""
    offer_number: str
    """Number of the offer. Example: "2014-001"."""
    issued_at: datetime.date
    """Date when the offer is issued."""
    expires_at: datetime.date
    """Date when the offer expires."""
    amount: Decimal | int | str
    """Amount of the offer. Only Euro (EUR) is supported at the moment. At most two decimals; floats are
    refused.
    """
    pdf: FileInput
    """The PDF file of the offer. A path, bytes or a file opened in binary mode."""
    send_notification: bool | None = None
    """Indicates if MijnKlantportaal should send out the notification to inform the customer about the new
    offer. The API's default is not documented.
    """
    accepted_at: datetime.datetime | None = None
    """When the offer was accepted. Leave it out while the offer is open. Amsterdam time (inferred) where
    it has no time zone; sent to the second.
    """
    accepted_via_ip: str | None = None
    """IP address from which the offer was accepted, if known. Ignored without `accepted_at`. Example:
    "192.0.2.10".
    """
    accepted_via_user_agent: str | None = None
    """Browser with which the offer was accepted, if known. Ignored without `accepted_at`. Example:
    "Mozilla/5.0 (X11; Linux x86_64) ...".
    """
    rejected_at: datetime.datetime | None = None
    """When the offer was rejected. Leave it out while the offer is open. Amsterdam time (inferred) where
    it has no time zone; sent to the second.
    """

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.customer_id = data["customerId"]
            self.offer_number = data["offerNumber"]
            self.issued_at = read_date(data["issuedAt"])
            self.expires_at = read_date(data["expiresAt"])
            self.amount = read_decimal(data["amount"])
            self.pdf = data["pdf"]
            self.send_notification = data.get("sendNotification")
            self.accepted_at = None if (value := data.get("acceptedAt")) is None else read_local_time(value)
            self.accepted_via_ip = data.get("acceptedViaIp")
            self.accepted_via_user_agent = data.get("acceptedViaUserAgent")
            self.rejected_at = None if (value := data.get("rejectedAt")) is None else read_local_time(value)
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        check_needs(self, "accepted_via_ip", "accepted_at")
        check_needs(self, "accepted_via_user_agent", "accepted_at")
        check_not_together(self, "accepted_at", "rejected_at")
        data: dict[str, Any] = {
            "customerId": write_text("customer_id", self.customer_id, "cst_"),
            "offerNumber": write_text("offer_number", self.offer_number),
            "issuedAt": write_date("issued_at", self.issued_at),
            "expiresAt": write_date("expires_at", self.expires_at),
            "amount": write_decimal("amount", self.amount),
            "pdf": write_upload("pdf", self.pdf, "application/pdf", ".pdf"),
        }
        if self.send_notification is not None:
            data["sendNotification"] = write_flag("send_notification", self.send_notification)
        if self.accepted_at is not None:
            data["acceptedAt"] = write_local_time("accepted_at", self.accepted_at)
        if self.accepted_via_ip is not None:
            data["acceptedViaIp"] = write_text("accepted_via_ip", self.accepted_via_ip)
        if self.accepted_via_user_agent is not None:
            data["acceptedViaUserAgent"] = write_text("accepted_via_user_agent", self.accepted_via_user_agent)
        if self.rejected_at is not None:
            data["rejectedAt"] = write_local_time("rejected_at", self.rejected_at)
        return data

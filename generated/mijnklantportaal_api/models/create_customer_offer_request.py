"""An offer to add, with its PDF."""

import datetime
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Self

import attrs

from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object, refuse_null
from ..runtime.reading import parse_time, read_date, read_decimal, read_flag, read_rest, read_text, read_time
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


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class CreateCustomerOfferRequest(Model):
    """An offer to add, with its PDF.

    Attributes:
        customer_id (str): ID of the customer who gets the offer. Starts with `cst_`. Example:
            "cst_abc12345def678".
        offer_number (str): Number of the offer. Example: "2014-001".
        issued_at (datetime.date): Date when the offer is issued.
        expires_at (datetime.date): Date when the offer expires.
        amount (Decimal | int | str): Amount of the offer in EUR. At most two decimals; floats are
            refused.
        pdf (FileInput): The PDF file of the offer. A path, bytes, a file opened in binary mode, or an
            `Upload`, which names it or follows its progress.
        send_notification (bool | None): Whether the customer is notified of the new offer. The API's
            default is not documented.
        accepted_at (datetime.datetime | None): When the offer was accepted. Leave it out while the
            offer is open. Amsterdam time (inferred) where it has no time zone; sent to the second.
        accepted_via_ip (str | None): IP address from which the offer was accepted, if known. Ignored
            without `accepted_at`. Example: "192.0.2.10".
        accepted_via_user_agent (str | None): Browser with which the offer was accepted, if known.
            Ignored without `accepted_at`. Example: "Mozilla/5.0 (X11; Linux x86_64) ...".
        rejected_at (datetime.datetime | None): When the offer was rejected. Leave it out while the
            offer is open. Amsterdam time (inferred) where it has no time zone; sent to the second.
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
    amount: Decimal | int | str
    """Amount of the offer in EUR. At most two decimals; floats are refused."""
    pdf: FileInput
    """The PDF file of the offer. A path, bytes, a file opened in binary mode, or an `Upload`, which names
    it or follows its progress.
    """
    send_notification: bool | None = None
    """Whether the customer is notified of the new offer. The API's default is not documented."""
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
        self: Self = new_object(cls)
        try:
            self.customer_id = data["customerId"] + ""
            self.offer_number = data["offerNumber"] + ""
            self.issued_at = read_date(data["issuedAt"])
            self.expires_at = read_date(data["expiresAt"])
            self.amount = read_decimal(data["amount"])
            self.pdf = value if (value := data["pdf"]) is not None else refuse_null()
            self.send_notification = None if (value := data.get("sendNotification")) is None else read_flag(value)
            self.accepted_at = (
                None
                if (value := data.get("acceptedAt")) is None
                else time
                if (time := parse_time(value)).tzinfo
                else read_time(value)
            )
            self.accepted_via_ip = None if (value := data.get("acceptedViaIp")) is None else value + ""
            self.accepted_via_user_agent = None if (value := data.get("acceptedViaUserAgent")) is None else value + ""
            self.rejected_at = (
                None
                if (value := data.get("rejectedAt")) is None
                else time
                if (time := parse_time(value)).tzinfo
                else read_time(value)
            )
            if len(data) > 6 + ("sendNotification" in data) + ("acceptedAt" in data) + ("acceptedViaIp" in data) + (
                "acceptedViaUserAgent" in data
            ) + ("rejectedAt" in data):
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
            WireField("amount", "amount", write_decimal, read_decimal),
            WireField("pdf", "pdf", lambda name, item: write_upload(name, item, "application/pdf", ".pdf")),
            WireField("send_notification", "sendNotification", write_flag, read_flag, default=None),
            WireField("accepted_at", "acceptedAt", write_local_time, read_time, default=None),
            WireField("accepted_via_ip", "acceptedViaIp", write_text, read_text, default=None),
            WireField("accepted_via_user_agent", "acceptedViaUserAgent", write_text, read_text, default=None),
            WireField("rejected_at", "rejectedAt", write_local_time, read_time, default=None),
        )

    def _check_rules(self) -> None:
        check_needs(self, "accepted_via_ip", "accepted_at")
        check_needs(self, "accepted_via_user_agent", "accepted_at")
        check_not_together(self, "accepted_at", "rejected_at")


create_customer_offer_request_from_dict: Callable[[Mapping[str, Any]], CreateCustomerOfferRequest] = (
    CreateCustomerOfferRequest.from_dict
)

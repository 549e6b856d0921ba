"""An offer to a customer."""

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

import attrs

from ..models.customer_offer_links import CustomerOfferLinks
from ..runtime.model import Model
from ..runtime.reading import mismatch, read_date, read_decimal, read_time
from ..runtime.writing import write_date, write_decimal, write_model, write_text, write_time


@attrs.define(kw_only=True, repr=False)
class CustomerOffer(Model):
    """An offer to a customer."""

    __module__ = "mijnklantportaal"

    id: str
    """ID of the offer, always starting with `off_`. Example: "off_abc12345def678"."""
    customer_id: str
    """ID of the customer which the offer belongs to. Starts with `cst_`. Example: "cst_abc12345def678"."""
    offer_number: str
    """Number of the offer. Example: "2024-001"."""
    issued_at: datetime.date
    """Issue date of the offer."""
    expires_at: datetime.date
    """Date on which the offer expires."""
    currency: str
    """Currency of the offer amount. Example: "EUR"."""
    amount: Decimal
    """Amount of the offer. In EUR."""
    accepted_at: datetime.datetime | None
    """Date and time the offer is marked as accepted. Always has a time zone."""
    accepted_via_ip: str | None
    """IP address from which the offer was accepted. Example: "192.0.2.10"."""
    accepted_via_user_agent: str | None
    """User-Agent which is used to accept the offer. Example: "Mozilla/5.0 (X11; Linux x86_64)
    AppleWebKit/537.36 (KHTM....
    """
    acceptance_signature: str | None
    """`base64` data string of the signature as `PNG`. Example:
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAABgAA...".
    """
    rejected_at: datetime.datetime | None
    """Date and time the offer is marked as rejected. Always has a time zone."""
    created_at: datetime.datetime
    """Date and time when the offer was added to MijnKlantportaal. Always has a time zone."""
    links: CustomerOfferLinks
    """Objects that an offer belongs to."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.id = data["id"]
            self.customer_id = data["customerId"]
            self.offer_number = data["offerNumber"]
            self.issued_at = read_date(data["issuedAt"])
            self.expires_at = read_date(data["expiresAt"])
            self.currency = data["currency"]
            self.amount = read_decimal(data["amount"])
            self.accepted_at = None if (value := data["acceptedAt"]) is None else read_time(value)
            self.accepted_via_ip = data["acceptedViaIp"]
            self.accepted_via_user_agent = data["acceptedViaUserAgent"]
            self.acceptance_signature = data["acceptanceSignature"]
            self.rejected_at = None if (value := data["rejectedAt"]) is None else read_time(value)
            self.created_at = read_time(data["createdAt"])
            self.links = CustomerOfferLinks.from_dict(data["links"])
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        data: dict[str, Any] = {
            "id": write_text("id", self.id),
            "customerId": write_text("customer_id", self.customer_id),
            "offerNumber": write_text("offer_number", self.offer_number),
            "issuedAt": write_date("issued_at", self.issued_at),
            "expiresAt": write_date("expires_at", self.expires_at),
            "currency": write_text("currency", self.currency),
            "amount": write_decimal("amount", self.amount),
            "acceptedAt": None if self.accepted_at is None else write_time("accepted_at", self.accepted_at),
            "acceptedViaIp": None
            if self.accepted_via_ip is None
            else write_text("accepted_via_ip", self.accepted_via_ip),
            "acceptedViaUserAgent": None
            if self.accepted_via_user_agent is None
            else write_text("accepted_via_user_agent", self.accepted_via_user_agent),
            "acceptanceSignature": None
            if self.acceptance_signature is None
            else write_text("acceptance_signature", self.acceptance_signature),
            "rejectedAt": None if self.rejected_at is None else write_time("rejected_at", self.rejected_at),
            "createdAt": write_time("created_at", self.created_at),
            "links": write_model("links", self.links, CustomerOfferLinks),
        }
        return data

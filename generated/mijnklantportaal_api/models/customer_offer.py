"""An offer to a customer."""

import datetime
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Self

import attrs

from ..models.customer_offer_links import CustomerOfferLinks, customer_offer_links_from_dict
from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import parse_time, read_date, read_decimal, read_rest, read_text, read_time
from ..runtime.writing import write_date, write_decimal, write_model, write_text, write_time


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class CustomerOffer(Model):
    """An offer to a customer.

    Attributes:
        id (str): ID of the offer, always starting with `off_`. Example: "off_abc12345def678".
        customer_id (str): ID of the customer who gets the offer. Starts with `cst_`. Example:
            "cst_abc12345def678".
        offer_number (str): Number of the offer. Example: "2024-001".
        issued_at (datetime.date): Issue date of the offer.
        expires_at (datetime.date): Date on which the offer expires.
        currency (str): Currency of the offer amount. Example: "EUR".
        amount (Decimal): Amount of the offer. In EUR.
        accepted_at (datetime.datetime | None): When the offer was marked as accepted. Always has a time
            zone.
        accepted_via_ip (str | None): IP address from which the offer was accepted. Example:
            "192.0.2.10".
        accepted_via_user_agent (str | None): Browser with which the offer was accepted. Example:
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTM....
        acceptance_signature (str | None): Signature of the customer, a PNG image as data URI. Example:
            "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAABgAA...".
        rejected_at (datetime.datetime | None): When the offer was marked as rejected. Always has a time
            zone.
        created_at (datetime.datetime): When the offer was added to MijnKlantportaal. Always has a time
            zone.
        links (CustomerOfferLinks): Objects that an offer belongs to.
    """

    __module__ = "mijnklantportaal"

    id: str
    """ID of the offer, always starting with `off_`. Example: "off_abc12345def678"."""
    customer_id: str
    """ID of the customer who gets the offer. Starts with `cst_`. Example: "cst_abc12345def678"."""
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
    """When the offer was marked as accepted. Always has a time zone."""
    accepted_via_ip: str | None
    """IP address from which the offer was accepted. Example: "192.0.2.10"."""
    accepted_via_user_agent: str | None
    """Browser with which the offer was accepted. Example: "Mozilla/5.0 (X11; Linux x86_64)
    AppleWebKit/537.36 (KHTM....
    """
    acceptance_signature: str | None
    """Signature of the customer, a PNG image as data URI. Example:
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAABgAA...".
    """
    rejected_at: datetime.datetime | None
    """When the offer was marked as rejected. Always has a time zone."""
    created_at: datetime.datetime
    """When the offer was added to MijnKlantportaal. Always has a time zone."""
    links: CustomerOfferLinks
    """Objects that an offer belongs to."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.id = data["id"] + ""
            self.customer_id = data["customerId"] + ""
            self.offer_number = data["offerNumber"] + ""
            self.issued_at = read_date(data["issuedAt"])
            self.expires_at = read_date(data["expiresAt"])
            self.currency = data["currency"] + ""
            self.amount = read_decimal(data["amount"])
            self.accepted_at = (
                None
                if (value := data["acceptedAt"]) is None
                else time
                if (time := parse_time(value)).tzinfo
                else read_time(value)
            )
            self.accepted_via_ip = None if (value := data["acceptedViaIp"]) is None else value + ""
            self.accepted_via_user_agent = None if (value := data["acceptedViaUserAgent"]) is None else value + ""
            self.acceptance_signature = None if (value := data["acceptanceSignature"]) is None else value + ""
            self.rejected_at = (
                None
                if (value := data["rejectedAt"]) is None
                else time
                if (time := parse_time(value)).tzinfo
                else read_time(value)
            )
            self.created_at = time if (time := parse_time(data["createdAt"])).tzinfo else read_time(data["createdAt"])
            self.links = customer_offer_links_from_dict(data["links"])
            if len(data) > 14:
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("id", "id", write_text, read_text),
            WireField("customer_id", "customerId", write_text, read_text),
            WireField("offer_number", "offerNumber", write_text, read_text),
            WireField("issued_at", "issuedAt", write_date, read_date),
            WireField("expires_at", "expiresAt", write_date, read_date),
            WireField("currency", "currency", write_text, read_text),
            WireField("amount", "amount", write_decimal, read_decimal),
            WireField("accepted_at", "acceptedAt", write_time, read_time, nullable=True),
            WireField("accepted_via_ip", "acceptedViaIp", write_text, read_text, nullable=True),
            WireField("accepted_via_user_agent", "acceptedViaUserAgent", write_text, read_text, nullable=True),
            WireField("acceptance_signature", "acceptanceSignature", write_text, read_text, nullable=True),
            WireField("rejected_at", "rejectedAt", write_time, read_time, nullable=True),
            WireField("created_at", "createdAt", write_time, read_time),
            WireField(
                "links",
                "links",
                lambda name, item: write_model(name, item, CustomerOfferLinks),
                customer_offer_links_from_dict,
            ),
        )


customer_offer_from_dict: Callable[[Mapping[str, Any]], CustomerOffer] = CustomerOffer.from_dict

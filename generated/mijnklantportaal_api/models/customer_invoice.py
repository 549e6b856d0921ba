"""An invoice to a customer."""

import datetime
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Self

import attrs

from ..models.customer_invoice_links import CustomerInvoiceLinks, customer_invoice_links_from_dict
from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import parse_time, read_date, read_decimal, read_rest, read_text, read_time
from ..runtime.writing import write_date, write_decimal, write_model, write_text, write_time


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class CustomerInvoice(Model):
    """An invoice to a customer.

    Attributes:
        id (str): ID of the invoice, always starting with inv_. Example: "inv_abc12345def678".
        customer_id (str): ID of the customer who gets the invoice. Starts with `cst_`. Example:
            "cst_abc12345def678".
        invoice_number (str): Number of the invoice. Example: "2024-001".
        issued_at (datetime.date): Issue date of the invoice.
        currency (str): Currency of the invoice amount. Example: "EUR".
        amount (Decimal): Amount of the invoice. In EUR.
        paid_at (datetime.datetime | None): When the invoice was marked as paid. Always has a time zone.
        created_at (datetime.datetime): When the invoice was added to MijnKlantportaal. Always has a
            time zone.
        links (CustomerInvoiceLinks): Objects that an invoice belongs to.
    """

    __module__ = "mijnklantportaal"

    id: str
    """ID of the invoice, always starting with inv_. Example: "inv_abc12345def678"."""
    customer_id: str
    """ID of the customer who gets the invoice. Starts with `cst_`. Example: "cst_abc12345def678"."""
    invoice_number: str
    """Number of the invoice. Example: "2024-001"."""
    issued_at: datetime.date
    """Issue date of the invoice."""
    currency: str
    """Currency of the invoice amount. Example: "EUR"."""
    amount: Decimal
    """Amount of the invoice. In EUR."""
    paid_at: datetime.datetime | None
    """When the invoice was marked as paid. Always has a time zone."""
    created_at: datetime.datetime
    """When the invoice was added to MijnKlantportaal. Always has a time zone."""
    links: CustomerInvoiceLinks
    """Objects that an invoice belongs to."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.id = data["id"] + ""
            self.customer_id = data["customerId"] + ""
            self.invoice_number = data["invoiceNumber"] + ""
            self.issued_at = read_date(data["issuedAt"])
            self.currency = data["currency"] + ""
            self.amount = read_decimal(data["amount"])
            self.paid_at = (
                None
                if (value := data["paidAt"]) is None
                else time
                if (time := parse_time(value)).tzinfo
                else read_time(value)
            )
            self.created_at = time if (time := parse_time(data["createdAt"])).tzinfo else read_time(data["createdAt"])
            self.links = customer_invoice_links_from_dict(data["links"])
            if len(data) > 9:
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("id", "id", write_text, read_text),
            WireField("customer_id", "customerId", write_text, read_text),
            WireField("invoice_number", "invoiceNumber", write_text, read_text),
            WireField("issued_at", "issuedAt", write_date, read_date),
            WireField("currency", "currency", write_text, read_text),
            WireField("amount", "amount", write_decimal, read_decimal),
            WireField("paid_at", "paidAt", write_time, read_time, nullable=True),
            WireField("created_at", "createdAt", write_time, read_time),
            WireField(
                "links",
                "links",
                lambda name, item: write_model(name, item, CustomerInvoiceLinks),
                customer_invoice_links_from_dict,
            ),
        )


customer_invoice_from_dict: Callable[[Mapping[str, Any]], CustomerInvoice] = CustomerInvoice.from_dict

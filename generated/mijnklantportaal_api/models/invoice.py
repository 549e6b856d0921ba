"""A bill from MijnKlantportaal. Its amounts are numbers, where all other amounts are texts."""

import datetime
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Self

import attrs

from ..models.invoice_line import InvoiceLine, invoice_line_from_dict
from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import parse_time, read_decimal, read_each, read_flag, read_rest, read_text, read_time
from ..runtime.writing import write_decimal_number, write_each, write_flag, write_model, write_text, write_time


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class Invoice(Model):
    """A bill from MijnKlantportaal. Its amounts are numbers, where all other amounts are texts.

    Attributes:
        id (str): ID of the bill. Starts with `fac_`. Example: "fac_abc12345def678".
        invoice_number (str): Number of the bill. Example: "MKP-2025.0010".
        lines (list[InvoiceLine]): What is billed.
        currency (str): Currency of the amounts, always euro. Example: "EUR".
        subtotal_amount (Decimal): Amount of the bill without VAT. In EUR.
        vat_amount (Decimal): VAT on the bill. In EUR.
        total_amount (Decimal): Amount of the bill with VAT. In EUR.
        issued_at (datetime.datetime): When the bill was issued, in UTC and with milliseconds. Always
            has a time zone.
        is_paid (bool): Whether the bill has been paid.
    """

    __module__ = "mijnklantportaal"

    id: str
    """ID of the bill. Starts with `fac_`. Example: "fac_abc12345def678"."""
    invoice_number: str
    """Number of the bill. Example: "MKP-2025.0010"."""
    lines: list[InvoiceLine]
    """What is billed."""
    currency: str
    """Currency of the amounts, always euro. Example: "EUR"."""
    subtotal_amount: Decimal
    """Amount of the bill without VAT. In EUR."""
    vat_amount: Decimal
    """VAT on the bill. In EUR."""
    total_amount: Decimal
    """Amount of the bill with VAT. In EUR."""
    issued_at: datetime.datetime
    """When the bill was issued, in UTC and with milliseconds. Always has a time zone."""
    is_paid: bool
    """Whether the bill has been paid."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.id = data["id"] + ""
            self.invoice_number = data["invoiceNumber"] + ""
            self.lines = read_each(invoice_line_from_dict, data["lines"])
            self.currency = data["currency"] + ""
            self.subtotal_amount = read_decimal(data["subtotalAmount"])
            self.vat_amount = read_decimal(data["vatAmount"])
            self.total_amount = read_decimal(data["totalAmount"])
            self.issued_at = time if (time := parse_time(data["issuedAt"])).tzinfo else read_time(data["issuedAt"])
            self.is_paid = read_flag(data["isPaid"])
            if len(data) > 9:
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("id", "id", write_text, read_text),
            WireField("invoice_number", "invoiceNumber", write_text, read_text),
            WireField(
                "lines",
                "lines",
                lambda name, item: write_each(name, item, lambda name, item: write_model(name, item, InvoiceLine)),
                lambda item: read_each(invoice_line_from_dict, item),
            ),
            WireField("currency", "currency", write_text, read_text),
            WireField("subtotal_amount", "subtotalAmount", write_decimal_number, read_decimal),
            WireField("vat_amount", "vatAmount", write_decimal_number, read_decimal),
            WireField("total_amount", "totalAmount", write_decimal_number, read_decimal),
            WireField("issued_at", "issuedAt", write_time, read_time),
            WireField("is_paid", "isPaid", write_flag, read_flag),
        )


invoice_from_dict: Callable[[Mapping[str, Any]], Invoice] = Invoice.from_dict

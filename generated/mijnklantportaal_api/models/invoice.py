"""A bill from MijnKlantportaal. Its amounts are numbers, where all other amounts are texts."""

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

import attrs

from ..models.invoice_line import InvoiceLine
from ..runtime.model import Model
from ..runtime.reading import mismatch, read_decimal, read_each, read_time
from ..runtime.writing import write_decimal_number, write_each, write_flag, write_model, write_text, write_time


@attrs.define(kw_only=True, repr=False)
class Invoice(Model):
    """A bill from MijnKlantportaal. Its amounts are numbers, where all other amounts are texts."""

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
        self = cls.__new__(cls)
        try:
            self.id = data["id"]
            self.invoice_number = data["invoiceNumber"]
            self.lines = read_each(InvoiceLine.from_dict, data["lines"])
            self.currency = data["currency"]
            self.subtotal_amount = read_decimal(data["subtotalAmount"])
            self.vat_amount = read_decimal(data["vatAmount"])
            self.total_amount = read_decimal(data["totalAmount"])
            self.issued_at = read_time(data["issuedAt"])
            self.is_paid = data["isPaid"]
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        data: dict[str, Any] = {
            "id": write_text("id", self.id),
            "invoiceNumber": write_text("invoice_number", self.invoice_number),
            "lines": write_each("lines", self.lines, lambda name, item: write_model(name, item, InvoiceLine)),
            "currency": write_text("currency", self.currency),
            "subtotalAmount": write_decimal_number("subtotal_amount", self.subtotal_amount),
            "vatAmount": write_decimal_number("vat_amount", self.vat_amount),
            "totalAmount": write_decimal_number("total_amount", self.total_amount),
            "issuedAt": write_time("issued_at", self.issued_at),
            "isPaid": write_flag("is_paid", self.is_paid),
        }
        return data

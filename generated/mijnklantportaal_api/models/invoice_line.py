"""One line of a bill from MijnKlantportaal."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Self

import attrs

from ..models.vat_rate import VatRate
from ..runtime.lenient_reading import keep_extra, say_new_choice
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import read_decimal, read_integer, read_rest, read_text
from ..runtime.writing import write_decimal_number, write_integer, write_text


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class InvoiceLine(Model):
    """One line of a bill from MijnKlantportaal.

    Attributes:
        id (str): ID of the line. Starts with `fcl_`. Example: "fcl_abc12345def678".
        description (str): What is billed. Example: "Pro subscription".
        quantity (Decimal): How many of it.
        currency (str): Currency of the amounts, always euro. Example: "EUR".
        amount_excl_vat (Decimal): Amount of the line without VAT. In EUR.
        vat_rate (VatRate | int): Rate of Dutch VAT in percent. One of `0`, `9`, `21`.
        vat_amount (Decimal): VAT on the line. In EUR.
        amount_incl_vat (Decimal): Amount of the line with VAT. In EUR.
    """

    __module__ = "mijnklantportaal"

    id: str
    """ID of the line. Starts with `fcl_`. Example: "fcl_abc12345def678"."""
    description: str
    """What is billed. Example: "Pro subscription"."""
    quantity: Decimal
    """How many of it."""
    currency: str
    """Currency of the amounts, always euro. Example: "EUR"."""
    amount_excl_vat: Decimal
    """Amount of the line without VAT. In EUR."""
    vat_rate: VatRate | int
    """Rate of Dutch VAT in percent. One of `0`, `9`, `21`."""
    vat_amount: Decimal
    """VAT on the line. In EUR."""
    amount_incl_vat: Decimal
    """Amount of the line with VAT. In EUR."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.id = data["id"] + ""
            self.description = data["description"] + ""
            self.quantity = read_decimal(data["quantity"])
            self.currency = data["currency"] + ""
            self.amount_excl_vat = read_decimal(data["amountExclVat"])
            self.vat_rate = read_integer(data["vatRate"])
            self.vat_amount = read_decimal(data["vatAmount"])
            self.amount_incl_vat = read_decimal(data["amountInclVat"])
            if len(data) > 8:
                keep_extra(self, data)
            if self.vat_rate not in (
                0,
                9,
                21,
            ):
                say_new_choice(self, "vat_rate")
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("id", "id", write_text, read_text),
            WireField("description", "description", write_text, read_text),
            WireField("quantity", "quantity", write_decimal_number, read_decimal),
            WireField("currency", "currency", write_text, read_text),
            WireField("amount_excl_vat", "amountExclVat", write_decimal_number, read_decimal),
            WireField("vat_rate", "vatRate", write_integer, read_integer),
            WireField("vat_amount", "vatAmount", write_decimal_number, read_decimal),
            WireField("amount_incl_vat", "amountInclVat", write_decimal_number, read_decimal),
        )


invoice_line_from_dict: Callable[[Mapping[str, Any]], InvoiceLine] = InvoiceLine.from_dict

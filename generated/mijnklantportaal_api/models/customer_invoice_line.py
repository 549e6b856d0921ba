"""One line of an invoice to a customer."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

import attrs

from ..models.vat_rate import VatRate
from ..runtime.model import Model
from ..runtime.reading import mismatch, read_decimal
from ..runtime.writing import write_choice, write_decimal, write_text


@attrs.define(kw_only=True, repr=False)
class CustomerInvoiceLine(Model):
    """One line of an invoice to a customer."""

    __module__ = "mijnklantportaal"

    description: str
    """What the line is for. Example: "Website template"."""
    amount_excl_vat: Decimal | int | str
    """Amount of the line without VAT, in EUR. At most two decimals; floats are refused."""
    vat_rate: VatRate
    """Rate of Dutch VAT in percent. One of `0`, `9`, `21`."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.description = data["description"]
            self.amount_excl_vat = read_decimal(data["amountExclVat"])
            self.vat_rate = data["vatRate"]
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        data: dict[str, Any] = {
            "description": write_text("description", self.description),
            "amountExclVat": write_decimal("amount_excl_vat", self.amount_excl_vat),
            "vatRate": write_choice(
                "vat_rate",
                self.vat_rate,
                (
                    0,
                    9,
                    21,
                ),
            ),
        }
        return data

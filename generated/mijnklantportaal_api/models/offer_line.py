"""One line of an offer."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Self, TypedDict

import attrs

from ..models.vat_rate import VatRate
from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object, refuse_null
from ..runtime.reading import read_decimal, read_rest, read_text
from ..runtime.writing import write_choice, write_decimal, write_text


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class OfferLine(Model):
    """One line of an offer.

    Attributes:
        description (str): Description of the offer line. Example: "Website template".
        amount_excl_vat (Decimal | int | str): Amount of the line without VAT in EUR. At most two
            decimals; floats are refused.
        vat_rate (VatRate): Rate of Dutch VAT in percent. One of `0`, `9`, `21`.
    """

    __module__ = "mijnklantportaal"

    description: str
    """Description of the offer line. Example: "Website template"."""
    amount_excl_vat: Decimal | int | str
    """Amount of the line without VAT in EUR. At most two decimals; floats are refused."""
    vat_rate: VatRate
    """Rate of Dutch VAT in percent. One of `0`, `9`, `21`."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.description = data["description"] + ""
            self.amount_excl_vat = read_decimal(data["amountExclVat"])
            self.vat_rate = value if (value := data["vatRate"]) is not None else refuse_null()
            if len(data) > 3:
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("description", "description", write_text, read_text),
            WireField("amount_excl_vat", "amountExclVat", write_decimal, read_decimal),
            WireField(
                "vat_rate",
                "vatRate",
                lambda name, item: write_choice(
                    name,
                    item,
                    (
                        0,
                        9,
                        21,
                    ),
                ),
            ),
        )


class OfferLineDict(TypedDict):
    """A dictionary that requests take in place of `OfferLine`, which describes its keys."""

    description: str
    amount_excl_vat: Decimal | int | str
    vat_rate: VatRate


OfferLineDict.__module__ = "mijnklantportaal"

offer_line_from_dict: Callable[[Mapping[str, Any]], OfferLine] = OfferLine.from_dict

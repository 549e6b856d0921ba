"""Whether a punch card product is for sale, and at what price."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

import attrs

from ..models.vat_rate import VatRate
from ..runtime.model import Model
from ..runtime.reading import mismatch, read_decimal
from ..runtime.writing import check_needs, write_choice, write_decimal, write_flag


@attrs.define(kw_only=True, repr=False)
class EditPunchCardRequest(Model):
    """Whether a punch card product is for sale, and at what price."""

    __module__ = "mijnklantportaal"

    for_sale: bool
    """Whether customers can buy the card."""
    price: Decimal | int | str | None = None
    """Price of a card including VAT; needed when it is for sale. In EUR. At most two decimals; floats are
    refused.
    """
    vat_rate: VatRate | None = None
    """Rate of Dutch VAT in percent; needed when the card is for sale. One of `0`, `9`, `21`."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.for_sale = data["forSale"]
            self.price = None if (value := data.get("price")) is None else read_decimal(value)
            self.vat_rate = data.get("vatRate")
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        check_needs(self, "for_sale", "price", "vat_rate")
        data: dict[str, Any] = {
            "forSale": write_flag("for_sale", self.for_sale),
        }
        if self.price is not None:
            data["price"] = write_decimal("price", self.price)
        if self.vat_rate is not None:
            data["vatRate"] = write_choice(
                "vat_rate",
                self.vat_rate,
                (
                    0,
                    9,
                    21,
                ),
            )
        return data

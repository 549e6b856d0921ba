"""Whether a punch card product is for sale, and at what price."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Self

import attrs

from ..models.vat_rate import VatRate
from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import read_decimal, read_flag, read_rest
from ..runtime.writing import check_needs, write_choice, write_decimal, write_flag


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class EditPunchCardRequest(Model):
    """Whether a punch card product is for sale, and at what price.

    Attributes:
        for_sale (bool): Whether customers can buy the card.
        price (Decimal | int | str | None): Price of a card including VAT; needed when it is for sale.
            In EUR. At most two decimals; floats are refused.
        vat_rate (VatRate | None): Rate of Dutch VAT in percent; needed when the card is for sale. One
            of `0`, `9`, `21`.
    """

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
        self: Self = new_object(cls)
        try:
            self.for_sale = read_flag(data["forSale"])
            self.price = None if (value := data.get("price")) is None else read_decimal(value)
            self.vat_rate = data.get("vatRate")
            if len(data) > 1 + ("price" in data) + ("vatRate" in data):
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("for_sale", "forSale", write_flag, read_flag),
            WireField("price", "price", write_decimal, read_decimal, default=None),
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
                default=None,
            ),
        )

    def _check_rules(self) -> None:
        check_needs(self, "for_sale", "price", "vat_rate")


edit_punch_card_request_from_dict: Callable[[Mapping[str, Any]], EditPunchCardRequest] = EditPunchCardRequest.from_dict

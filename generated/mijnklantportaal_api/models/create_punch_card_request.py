"""A punch card product to create."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Self

import attrs

from ..models.punch_card_period import PunchCardPeriod
from ..models.vat_rate import VatRate
from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import read_decimal, read_flag, read_integer, read_integer_or_text, read_rest, read_text
from ..runtime.writing import (
    check_needs,
    write_choice,
    write_decimal,
    write_flag,
    write_integer,
    write_integer_text,
    write_text,
)


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class CreatePunchCardRequest(Model):
    """A punch card product to create.

    Attributes:
        name (str): Name of the card. Example: "Driving lessons".
        punches (int): Number of punches on a new card.
        punch_label (str): What a punch stands for. Example: "lessons".
        description (str | None): What the card is for. Example: "20 driving lessons".
        for_sale (bool | None): Whether customers can buy the card; not for sale when left out.
        price (Decimal | int | str | None): Price of a card including VAT; needed when it is for sale.
            In EUR. At most two decimals; floats are refused.
        vat_rate (VatRate | None): Rate of Dutch VAT in percent; needed when the card is for sale. One
            of `0`, `9`, `21`.
        expiry_value (int | None): How many periods an issued card is valid. Without it cards never
            expire.
        expiry_period (PunchCardPeriod | None): Unit of the validity. One of `"days"`, `"months"`,
            `"years"`. This list of values is inferred.
    """

    __module__ = "mijnklantportaal"

    name: str
    """Name of the card. Example: "Driving lessons"."""
    punches: int
    """Number of punches on a new card."""
    punch_label: str
    """What a punch stands for. Example: "lessons"."""
    description: str | None = None
    """What the card is for. Example: "20 driving lessons"."""
    for_sale: bool | None = None
    """Whether customers can buy the card; not for sale when left out."""
    price: Decimal | int | str | None = None
    """Price of a card including VAT; needed when it is for sale. In EUR. At most two decimals; floats are
    refused.
    """
    vat_rate: VatRate | None = None
    """Rate of Dutch VAT in percent; needed when the card is for sale. One of `0`, `9`, `21`."""
    expiry_value: int | None = None
    """How many periods an issued card is valid. Without it cards never expire."""
    expiry_period: PunchCardPeriod | None = None
    """Unit of the validity. One of `"days"`, `"months"`, `"years"`. This list of values is inferred."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.name = data["name"] + ""
            self.punches = read_integer(data["punches"])
            self.punch_label = data["punchLabel"] + ""
            self.description = None if (value := data.get("description")) is None else value + ""
            self.for_sale = None if (value := data.get("forSale")) is None else read_flag(value)
            self.price = None if (value := data.get("price")) is None else read_decimal(value)
            self.vat_rate = data.get("vatRate")
            self.expiry_value = None if (value := data.get("expiryValue")) is None else read_integer_or_text(value)
            self.expiry_period = data.get("expirePeriod")
            if len(data) > 3 + ("description" in data) + ("forSale" in data) + ("price" in data) + (
                "vatRate" in data
            ) + ("expiryValue" in data) + ("expirePeriod" in data):
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("name", "name", write_text, read_text),
            WireField("punches", "punches", write_integer, read_integer),
            WireField("punch_label", "punchLabel", write_text, read_text),
            WireField("description", "description", write_text, read_text, default=None),
            WireField("for_sale", "forSale", write_flag, read_flag, default=None),
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
            WireField("expiry_value", "expiryValue", write_integer_text, read_integer_or_text, default=None),
            WireField(
                "expiry_period",
                "expirePeriod",
                lambda name, item: write_choice(
                    name,
                    item,
                    (
                        "days",
                        "months",
                        "years",
                    ),
                ),
                default=None,
            ),
        )

    def _check_rules(self) -> None:
        check_needs(self, "for_sale", "price", "vat_rate")


create_punch_card_request_from_dict: Callable[[Mapping[str, Any]], CreatePunchCardRequest] = (
    CreatePunchCardRequest.from_dict
)

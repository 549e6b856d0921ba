"""A kind of card with a number of uses."""

import datetime
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Self

import attrs

from ..models.punch_card_period import PunchCardPeriod
from ..models.vat_rate import VatRate
from ..runtime.lenient_reading import keep_extra, say_new_choice
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import (
    parse_time,
    read_decimal,
    read_flag,
    read_integer,
    read_integer_or_text,
    read_rest,
    read_text,
    read_time,
)
from ..runtime.writing import write_decimal, write_flag, write_integer, write_text, write_time


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class PunchCard(Model):
    """A kind of card with a number of uses.

    Attributes:
        id (str): ID of the punch card product. Starts with `pcd_`. Example: "pcd_abc12345def678".
        name (str): Name of the card. Example: "Driving lessons".
        description (str | None): What the card is for. Example: "20 driving lessons".
        punches (int): Number of punches on a new card.
        punch_label (str): What a punch stands for. Example: "lessons".
        for_sale (bool): Whether customers can buy the card.
        price (Decimal | None): Price of a card including VAT; None when it is not for sale. In EUR.
        vat_rate (VatRate | int | None): Rate of Dutch VAT in percent, where there is a price. One of
            `0`, `9`, `21`.
        expiry_value (int | None): How many periods an issued card is valid; None for cards that never
            expire.
        expiry_period (PunchCardPeriod | str | None): Unit of the validity. One of `"days"`, `"months"`,
            `"years"`.
        created_at (datetime.datetime): When the card was added. Always has a time zone.
    """

    __module__ = "mijnklantportaal"

    id: str
    """ID of the punch card product. Starts with `pcd_`. Example: "pcd_abc12345def678"."""
    name: str
    """Name of the card. Example: "Driving lessons"."""
    description: str | None
    """What the card is for. Example: "20 driving lessons"."""
    punches: int
    """Number of punches on a new card."""
    punch_label: str
    """What a punch stands for. Example: "lessons"."""
    for_sale: bool
    """Whether customers can buy the card."""
    price: Decimal | None
    """Price of a card including VAT; None when it is not for sale. In EUR."""
    vat_rate: VatRate | int | None
    """Rate of Dutch VAT in percent, where there is a price. One of `0`, `9`, `21`."""
    expiry_value: int | None
    """How many periods an issued card is valid; None for cards that never expire."""
    expiry_period: PunchCardPeriod | str | None
    """Unit of the validity. One of `"days"`, `"months"`, `"years"`."""
    created_at: datetime.datetime
    """When the card was added. Always has a time zone."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.id = data["id"] + ""
            self.name = data["name"] + ""
            self.description = None if (value := data["description"]) is None else value + ""
            self.punches = read_integer(data["punches"])
            self.punch_label = data["punchLabel"] + ""
            self.for_sale = read_flag(data["forSale"])
            self.price = None if (value := data["price"]) is None else read_decimal(value)
            self.vat_rate = None if (value := data["vatRate"]) is None else read_integer(value)
            self.expiry_value = None if (value := data["expiryValue"]) is None else read_integer_or_text(value)
            self.expiry_period = None if (value := data["expiryPeriode"]) is None else value + ""
            self.created_at = time if (time := parse_time(data["createdAt"])).tzinfo else read_time(data["createdAt"])
            if len(data) > 11:
                keep_extra(self, data)
            if self.vat_rate not in (
                0,
                9,
                21,
                None,
            ):
                say_new_choice(self, "vat_rate")
            if self.expiry_period not in (
                "days",
                "months",
                "years",
                None,
            ):
                say_new_choice(self, "expiry_period")
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("id", "id", write_text, read_text),
            WireField("name", "name", write_text, read_text),
            WireField("description", "description", write_text, read_text, nullable=True),
            WireField("punches", "punches", write_integer, read_integer),
            WireField("punch_label", "punchLabel", write_text, read_text),
            WireField("for_sale", "forSale", write_flag, read_flag),
            WireField("price", "price", write_decimal, read_decimal, nullable=True),
            WireField("vat_rate", "vatRate", write_integer, read_integer, nullable=True),
            WireField("expiry_value", "expiryValue", write_integer, read_integer_or_text, nullable=True),
            WireField("expiry_period", "expiryPeriode", write_text, read_text, nullable=True),
            WireField("created_at", "createdAt", write_time, read_time),
        )


punch_card_from_dict: Callable[[Mapping[str, Any]], PunchCard] = PunchCard.from_dict

"""A punch card product to create."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

import attrs

from ..models.punch_card_period import PunchCardPeriod
from ..models.vat_rate import VatRate
from ..runtime.model import Model
from ..runtime.reading import mismatch, read_decimal
from ..runtime.writing import (
    check_needs,
    write_choice,
    write_decimal,
    write_flag,
    write_integer,
    write_integer_text,
    write_text,
)


@attrs.define(kw_only=True, repr=False)
class CreatePunchCardRequest(Model):
    """A punch card product to create."""

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
    expire_period: PunchCardPeriod | None = None
    """Unit of the validity; responses call it `expiry_periode`. One of `"days"`, `"months"`, `"years"`.
    This list of values is inferred.
    """

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.name = data["name"]
            self.punches = data["punches"]
            self.punch_label = data["punchLabel"]
            self.description = data.get("description")
            self.for_sale = data.get("forSale")
            self.price = None if (value := data.get("price")) is None else read_decimal(value)
            self.vat_rate = data.get("vatRate")
            self.expiry_value = None if (value := data.get("expiryValue")) is None else int(value)
            self.expire_period = data.get("expirePeriod")
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        check_needs(self, "for_sale", "price", "vat_rate")
        data: dict[str, Any] = {
            "name": write_text("name", self.name),
            "punches": write_integer("punches", self.punches),
            "punchLabel": write_text("punch_label", self.punch_label),
        }
        if self.description is not None:
            data["description"] = write_text("description", self.description)
        if self.for_sale is not None:
            data["forSale"] = write_flag("for_sale", self.for_sale)
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
        if self.expiry_value is not None:
            data["expiryValue"] = write_integer_text("expiry_value", self.expiry_value)
        if self.expire_period is not None:
            data["expirePeriod"] = write_choice(
                "expire_period",
                self.expire_period,
                (
                    "days",
                    "months",
                    "years",
                ),
            )
        return data

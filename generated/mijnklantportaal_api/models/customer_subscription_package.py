"""A subscription that customers can choose."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

import attrs

from ..models.interval import Interval
from ..models.vat_rate import VatRate
from ..runtime.model import Model
from ..runtime.reading import mismatch, read_decimal
from ..runtime.writing import write_decimal, write_flag, write_integer, write_text


@attrs.define(kw_only=True, repr=False)
class CustomerSubscriptionPackage(Model):
    """A subscription that customers can choose."""

    __module__ = "mijnklantportaal"

    id: str
    """ID of the package. Starts with `spg_`. Example: "spg_abc12345def678"."""
    name: str
    """Name of the package. Example: "Phone subscription"."""
    description: str | None
    """What the package contains. Example: "1GB per month, 300min per month". That it may be None is
    inferred: a package can be created without it.
    """
    interval: Interval | str
    """How often the subscription renews. One of `"14 days"`, `"1 month"`, `"2 months"`, `"6 months"`, `"1
    year"`.
    """
    currency: str
    """Currency of the price, always euro. Example: "EUR"."""
    amount: Decimal
    """Price for each interval. In EUR."""
    vat_rate: VatRate | int
    """Rate of Dutch VAT in percent. One of `0`, `9`, `21`."""
    available_for_sale: bool
    """Whether customers can choose the package."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.id = data["id"]
            self.name = data["name"]
            self.description = data["description"]
            self.interval = data["interval"]
            self.currency = data["currency"]
            self.amount = read_decimal(data["amount"])
            self.vat_rate = data["vatRate"]
            self.available_for_sale = data["availableForSale"]
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        data: dict[str, Any] = {
            "id": write_text("id", self.id),
            "name": write_text("name", self.name),
            "description": None if self.description is None else write_text("description", self.description),
            "interval": write_text("interval", self.interval),
            "currency": write_text("currency", self.currency),
            "amount": write_decimal("amount", self.amount),
            "vatRate": write_integer("vat_rate", self.vat_rate),
            "availableForSale": write_flag("available_for_sale", self.available_for_sale),
        }
        return data

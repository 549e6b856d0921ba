"""A package to create."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

import attrs

from ..models.interval import Interval
from ..models.vat_rate import VatRate
from ..runtime.model import Model
from ..runtime.reading import mismatch, read_decimal
from ..runtime.writing import write_choice, write_decimal, write_flag, write_text


@attrs.define(kw_only=True, repr=False)
class CreateCustomerSubscriptionPackageRequest(Model):
    """A package to create."""

    __module__ = "mijnklantportaal"

    name: str
    """Name of the package. Example: "Phone subscription"."""
    interval: Interval
    """How often the subscription renews. One of `"14 days"`, `"1 month"`, `"2 months"`, `"6 months"`, `"1
    year"`. This list of values is inferred.
    """
    amount: Decimal | int | str
    """Price for each interval. In EUR. At most two decimals; floats are refused."""
    vat_rate: VatRate
    """Rate of Dutch VAT in percent. One of `0`, `9`, `21`."""
    description: str | None = None
    """What the package contains. Example: "1GB per month, 300min per month"."""
    available_for_sale: bool | None = None
    """Whether customers can choose the package. The API's default is not documented."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.name = data["name"]
            self.interval = data["interval"]
            self.amount = read_decimal(data["amount"])
            self.vat_rate = data["vatRate"]
            self.description = data.get("description")
            self.available_for_sale = data.get("availableForSale")
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        data: dict[str, Any] = {
            "name": write_text("name", self.name),
            "interval": write_choice(
                "interval",
                self.interval,
                (
                    "14 days",
                    "1 month",
                    "2 months",
                    "6 months",
                    "1 year",
                ),
            ),
            "amount": write_decimal("amount", self.amount),
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
        if self.description is not None:
            data["description"] = write_text("description", self.description)
        if self.available_for_sale is not None:
            data["availableForSale"] = write_flag("available_for_sale", self.available_for_sale)
        return data

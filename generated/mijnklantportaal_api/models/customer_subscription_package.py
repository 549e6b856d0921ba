"""A subscription that customers can choose."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Self

import attrs

from ..models.interval import Interval
from ..models.vat_rate import VatRate
from ..runtime.lenient_reading import keep_extra, say_new_choice
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import read_decimal, read_flag, read_integer, read_rest, read_text
from ..runtime.writing import write_decimal, write_flag, write_integer, write_text


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class CustomerSubscriptionPackage(Model):
    """A subscription that customers can choose.

    Attributes:
        id (str): ID of the package. Starts with `spg_`. Example: "spg_abc12345def678".
        name (str): Name of the package. Example: "Phone subscription".
        description (str | None): What the package contains. Example: "1GB per month, 300min per month".
        interval (Interval | str): How often the subscription renews. One of `"14 days"`, `"1 month"`,
            `"2 months"`, `"6 months"`, `"1 year"`.
        currency (str): Currency of the price, always euro. Example: "EUR".
        amount (Decimal): Price for each interval. In EUR.
        vat_rate (VatRate | int): Rate of Dutch VAT in percent. One of `0`, `9`, `21`.
        available_for_sale (bool): Whether customers can choose the package.
    """

    __module__ = "mijnklantportaal"

    id: str
    """ID of the package. Starts with `spg_`. Example: "spg_abc12345def678"."""
    name: str
    """Name of the package. Example: "Phone subscription"."""
    description: str | None
    """What the package contains. Example: "1GB per month, 300min per month"."""
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
        self: Self = new_object(cls)
        try:
            self.id = data["id"] + ""
            self.name = data["name"] + ""
            self.description = None if (value := data["description"]) is None else value + ""
            self.interval = data["interval"] + ""
            self.currency = data["currency"] + ""
            self.amount = read_decimal(data["amount"])
            self.vat_rate = read_integer(data["vatRate"])
            self.available_for_sale = read_flag(data["availableForSale"])
            if len(data) > 8:
                keep_extra(self, data)
            if self.interval not in (
                "14 days",
                "1 month",
                "2 months",
                "6 months",
                "1 year",
            ):
                say_new_choice(self, "interval")
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
            WireField("name", "name", write_text, read_text),
            WireField("description", "description", write_text, read_text, nullable=True),
            WireField("interval", "interval", write_text, read_text),
            WireField("currency", "currency", write_text, read_text),
            WireField("amount", "amount", write_decimal, read_decimal),
            WireField("vat_rate", "vatRate", write_integer, read_integer),
            WireField("available_for_sale", "availableForSale", write_flag, read_flag),
        )


customer_subscription_package_from_dict: Callable[[Mapping[str, Any]], CustomerSubscriptionPackage] = (
    CustomerSubscriptionPackage.from_dict
)

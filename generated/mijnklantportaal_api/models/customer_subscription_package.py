"""A subscription that customers can choose."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Self

import attrs

from ..models.interval import Interval
from ..models.vat_rate import VatRate
from ..runtime.leniency import keep_extra, say_new_choice
from ..runtime.model import Model, WireField, new_object, refuse_null
from ..runtime.reading import read_decimal, read_rest
from ..runtime.writing import write_decimal, write_flag, write_integer, write_text


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
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
        self: Self = new_object(cls)
        try:
            self.id = value if (value := data["id"]) is not None else refuse_null()
            self.name = value if (value := data["name"]) is not None else refuse_null()
            self.description = data["description"]
            self.interval = value if (value := data["interval"]) is not None else refuse_null()
            self.currency = value if (value := data["currency"]) is not None else refuse_null()
            self.amount = read_decimal(data["amount"])
            self.vat_rate = value if (value := data["vatRate"]) is not None else refuse_null()
            self.available_for_sale = value if (value := data["availableForSale"]) is not None else refuse_null()
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
            WireField("id", "id", write_text),
            WireField("name", "name", write_text),
            WireField("description", "description", write_text, nullable=True),
            WireField("interval", "interval", write_text),
            WireField("currency", "currency", write_text),
            WireField("amount", "amount", write_decimal, read_decimal),
            WireField("vat_rate", "vatRate", write_integer),
            WireField("available_for_sale", "availableForSale", write_flag),
        )


customer_subscription_package_from_dict: Callable[[Mapping[str, Any]], CustomerSubscriptionPackage] = (
    CustomerSubscriptionPackage.from_dict
)

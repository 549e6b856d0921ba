"""The fields of a package that change; what is left out stays as it is."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Self

import attrs

from ..models.interval import Interval
from ..models.vat_rate import VatRate
from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import read_decimal, read_flag, read_rest, read_text
from ..runtime.writing import write_choice, write_decimal, write_flag, write_text


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class ChangeCustomerSubscriptionPackageRequest(Model):
    """The fields of a package that change; what is left out stays as it is.

    Attributes:
        name (str | None): Name of the package. Example: "Phone subscription".
        description (str | None): What the package contains. Example: "1GB per month, 300min per month".
        interval (Interval | None): How often the subscription renews. One of `"14 days"`, `"1 month"`,
            `"2 months"`, `"6 months"`, `"1 year"`. This list of values is inferred.
        amount (Decimal | int | str | None): Price for each interval. In EUR. At most two decimals;
            floats are refused.
        vat_rate (VatRate | None): Rate of Dutch VAT in percent. One of `0`, `9`, `21`.
        available_for_sale (bool | None): Whether customers can choose the package.
    """

    __module__ = "mijnklantportaal"

    name: str | None = None
    """Name of the package. Example: "Phone subscription"."""
    description: str | None = None
    """What the package contains. Example: "1GB per month, 300min per month"."""
    interval: Interval | None = None
    """How often the subscription renews. One of `"14 days"`, `"1 month"`, `"2 months"`, `"6 months"`, `"1
    year"`. This list of values is inferred.
    """
    amount: Decimal | int | str | None = None
    """Price for each interval. In EUR. At most two decimals; floats are refused."""
    vat_rate: VatRate | None = None
    """Rate of Dutch VAT in percent. One of `0`, `9`, `21`."""
    available_for_sale: bool | None = None
    """Whether customers can choose the package."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.name = None if (value := data.get("name")) is None else value + ""
            self.description = None if (value := data.get("description")) is None else value + ""
            self.interval = data.get("interval")
            self.amount = None if (value := data.get("amount")) is None else read_decimal(value)
            self.vat_rate = data.get("vatRate")
            self.available_for_sale = None if (value := data.get("availableForSale")) is None else read_flag(value)
            if len(data) > 0 + ("name" in data) + ("description" in data) + ("interval" in data) + (
                "amount" in data
            ) + ("vatRate" in data) + ("availableForSale" in data):
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("name", "name", write_text, read_text, default=None),
            WireField("description", "description", write_text, read_text, default=None),
            WireField(
                "interval",
                "interval",
                lambda name, item: write_choice(
                    name,
                    item,
                    (
                        "14 days",
                        "1 month",
                        "2 months",
                        "6 months",
                        "1 year",
                    ),
                ),
                default=None,
            ),
            WireField("amount", "amount", write_decimal, read_decimal, default=None),
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
            WireField("available_for_sale", "availableForSale", write_flag, read_flag, default=None),
        )


change_customer_subscription_package_request_from_dict: Callable[
    [Mapping[str, Any]], ChangeCustomerSubscriptionPackageRequest
] = ChangeCustomerSubscriptionPackageRequest.from_dict

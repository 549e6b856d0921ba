"""A package to create."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Self

import attrs

from ..models.interval import Interval
from ..models.vat_rate import VatRate
from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object, refuse_null
from ..runtime.reading import read_decimal, read_flag, read_rest, read_text
from ..runtime.writing import write_choice, write_decimal, write_flag, write_text


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class CreateCustomerSubscriptionPackageRequest(Model):
    """A package to create.

    Attributes:
        name (str): Name of the package. Example: "Phone subscription".
        interval (Interval): How often the subscription renews. One of `"14 days"`, `"1 month"`, `"2
            months"`, `"6 months"`, `"1 year"`. This list of values is inferred.
        amount (Decimal | int | str): Price for each interval. In EUR. At most two decimals; floats are
            refused.
        vat_rate (VatRate): Rate of Dutch VAT in percent. One of `0`, `9`, `21`.
        description (str | None): What the package contains. Example: "1GB per month, 300min per month".
        available_for_sale (bool | None): Whether customers can choose the package. The API's default is
            not documented.
    """

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
        self: Self = new_object(cls)
        try:
            self.name = data["name"] + ""
            self.interval = value if (value := data["interval"]) is not None else refuse_null()
            self.amount = read_decimal(data["amount"])
            self.vat_rate = value if (value := data["vatRate"]) is not None else refuse_null()
            self.description = None if (value := data.get("description")) is None else value + ""
            self.available_for_sale = None if (value := data.get("availableForSale")) is None else read_flag(value)
            if len(data) > 4 + ("description" in data) + ("availableForSale" in data):
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("name", "name", write_text, read_text),
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
            ),
            WireField("amount", "amount", write_decimal, read_decimal),
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
            ),
            WireField("description", "description", write_text, read_text, default=None),
            WireField("available_for_sale", "availableForSale", write_flag, read_flag, default=None),
        )


create_customer_subscription_package_request_from_dict: Callable[
    [Mapping[str, Any]], CreateCustomerSubscriptionPackageRequest
] = CreateCustomerSubscriptionPackageRequest.from_dict

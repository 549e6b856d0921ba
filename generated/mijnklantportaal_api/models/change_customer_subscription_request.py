"""What to change of a subscription."""

import datetime
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Self

import attrs

from ..models.interval import Interval
from ..models.vat_rate import VatRate
from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import parse_time, read_decimal, read_rest, read_text, read_time
from ..runtime.writing import write_choice, write_decimal, write_local_time, write_text


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class ChangeCustomerSubscriptionRequest(Model):
    """What to change of a subscription.

    Attributes:
        description (str | None): What the subscription is for. Example: "Contribution costs".
        interval (Interval | None): How often a subscription is renewed. One of `"14 days"`, `"1
            month"`, `"2 months"`, `"6 months"`, `"1 year"`. This list of values is inferred.
        amount (Decimal | int | str | None): Amount of each interval, in EUR. At most two decimals;
            floats are refused.
        vat_rate (VatRate | None): Rate of Dutch VAT in percent. One of `0`, `9`, `21`.
        terminated_at (datetime.datetime | None): When the subscription ends. Amsterdam time (inferred)
            where it has no time zone; sent to the second.
    """

    __module__ = "mijnklantportaal"

    description: str | None = None
    """What the subscription is for. Example: "Contribution costs"."""
    interval: Interval | None = None
    """How often a subscription is renewed. One of `"14 days"`, `"1 month"`, `"2 months"`, `"6 months"`,
    `"1 year"`. This list of values is inferred.
    """
    amount: Decimal | int | str | None = None
    """Amount of each interval, in EUR. At most two decimals; floats are refused."""
    vat_rate: VatRate | None = None
    """Rate of Dutch VAT in percent. One of `0`, `9`, `21`."""
    terminated_at: datetime.datetime | None = None
    """When the subscription ends. Amsterdam time (inferred) where it has no time zone; sent to the second."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.description = None if (value := data.get("description")) is None else value + ""
            self.interval = data.get("interval")
            self.amount = None if (value := data.get("amount")) is None else read_decimal(value)
            self.vat_rate = data.get("vatRate")
            self.terminated_at = (
                None
                if (value := data.get("terminatedAt")) is None
                else time
                if (time := parse_time(value)).tzinfo
                else read_time(value)
            )
            if len(data) > 0 + ("description" in data) + ("interval" in data) + ("amount" in data) + (
                "vatRate" in data
            ) + ("terminatedAt" in data):
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
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
            WireField("terminated_at", "terminatedAt", write_local_time, read_time, default=None),
        )


change_customer_subscription_request_from_dict: Callable[[Mapping[str, Any]], ChangeCustomerSubscriptionRequest] = (
    ChangeCustomerSubscriptionRequest.from_dict
)

"""What to change of a subscription."""

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

import attrs

from ..models.interval import Interval
from ..models.vat_rate import VatRate
from ..runtime.model import Model
from ..runtime.reading import mismatch, read_decimal, read_local_time
from ..runtime.writing import write_choice, write_decimal, write_local_time, write_text


@attrs.define(kw_only=True, repr=False)
class ChangeCustomerSubscriptionRequest(Model):
    """What to change of a subscription."""

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
        self = cls.__new__(cls)
        try:
            self.description = data.get("description")
            self.interval = data.get("interval")
            self.amount = None if (value := data.get("amount")) is None else read_decimal(value)
            self.vat_rate = data.get("vatRate")
            self.terminated_at = None if (value := data.get("terminatedAt")) is None else read_local_time(value)
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        data: dict[str, Any] = {}
        if self.description is not None:
            data["description"] = write_text("description", self.description)
        if self.interval is not None:
            data["interval"] = write_choice(
                "interval",
                self.interval,
                (
                    "14 days",
                    "1 month",
                    "2 months",
                    "6 months",
                    "1 year",
                ),
            )
        if self.amount is not None:
            data["amount"] = write_decimal("amount", self.amount)
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
        if self.terminated_at is not None:
            data["terminatedAt"] = write_local_time("terminated_at", self.terminated_at)
        return data

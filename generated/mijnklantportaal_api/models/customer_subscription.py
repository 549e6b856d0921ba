"""What a customer pays for at fixed intervals."""

import datetime
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Self

import attrs

from ..models.customer_subscription_options import CustomerSubscriptionOptions, customer_subscription_options_from_dict
from ..models.customer_subscription_status import CustomerSubscriptionStatus
from ..models.interval import Interval
from ..models.vat_rate import VatRate
from ..runtime.lenient_reading import keep_extra, say_new_choice
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import parse_time, read_date, read_decimal, read_integer, read_rest, read_text, read_time
from ..runtime.writing import write_date, write_decimal, write_integer, write_model, write_text, write_time


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class CustomerSubscription(Model):
    """What a customer pays for at fixed intervals.

    Attributes:
        id (str): ID of the subscription. Starts with `sub_`. Example: "sub_abc12345def678".
        customer_id (str): The customer who subscribes. Starts with `cst_`. Example:
            "cst_abc12345def678".
        description (str): What the subscription is for. Example: "Website maintenance contract".
        starts_at (datetime.date): First day of the subscription. Requests call it `start_date`.
        interval (Interval | str): How often a subscription is renewed. One of `"14 days"`, `"1 month"`,
            `"2 months"`, `"6 months"`, `"1 year"`.
        renews_at (datetime.date): Day of the next renewal.
        currency (str): Currency of the amount. Example: "EUR".
        amount (Decimal): Amount of each interval. In EUR.
        vat_rate (VatRate | int): Rate of Dutch VAT in percent. One of `0`, `9`, `21`.
        status (CustomerSubscriptionStatus | str): Whether the subscription has yet to start, runs, was
            terminated, or is over. One of `"planned"`, `"in_progress"`, `"terminated"`, `"ended"`.
        options (CustomerSubscriptionOptions): What happens when a subscription is renewed.
        created_at (datetime.datetime): When the subscription was made. Always has a time zone.
        terminated_at (datetime.datetime | None): When the subscription ends or ended, if it was
            terminated. Always has a time zone.
    """

    __module__ = "mijnklantportaal"

    id: str
    """ID of the subscription. Starts with `sub_`. Example: "sub_abc12345def678"."""
    customer_id: str
    """The customer who subscribes. Starts with `cst_`. Example: "cst_abc12345def678"."""
    description: str
    """What the subscription is for. Example: "Website maintenance contract"."""
    starts_at: datetime.date
    """First day of the subscription. Requests call it `start_date`."""
    interval: Interval | str
    """How often a subscription is renewed. One of `"14 days"`, `"1 month"`, `"2 months"`, `"6 months"`,
    `"1 year"`.
    """
    renews_at: datetime.date
    """Day of the next renewal."""
    currency: str
    """Currency of the amount. Example: "EUR"."""
    amount: Decimal
    """Amount of each interval. In EUR."""
    vat_rate: VatRate | int
    """Rate of Dutch VAT in percent. One of `0`, `9`, `21`."""
    status: CustomerSubscriptionStatus | str
    """Whether the subscription has yet to start, runs, was terminated, or is over. One of `"planned"`,
    `"in_progress"`, `"terminated"`, `"ended"`.
    """
    options: CustomerSubscriptionOptions
    """What happens when a subscription is renewed."""
    created_at: datetime.datetime
    """When the subscription was made. Always has a time zone."""
    terminated_at: datetime.datetime | None = None
    """When the subscription ends or ended, if it was terminated. Always has a time zone."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.id = data["id"] + ""
            self.customer_id = data["customerId"] + ""
            self.description = data["description"] + ""
            self.starts_at = read_date(data["startsAt"])
            self.interval = data["interval"] + ""
            self.renews_at = read_date(data["renewsAt"])
            self.currency = data["currency"] + ""
            self.amount = read_decimal(data["amount"])
            self.vat_rate = read_integer(data["vatRate"])
            self.status = data["status"] + ""
            self.options = customer_subscription_options_from_dict(data["options"])
            self.created_at = time if (time := parse_time(data["createdAt"])).tzinfo else read_time(data["createdAt"])
            self.terminated_at = (
                None
                if (value := data.get("terminatedAt")) is None
                else time
                if (time := parse_time(value)).tzinfo
                else read_time(value)
            )
            if len(data) > 12 + ("terminatedAt" in data):
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
            if self.status not in (
                "planned",
                "in_progress",
                "terminated",
                "ended",
            ):
                say_new_choice(self, "status")
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("id", "id", write_text, read_text),
            WireField("customer_id", "customerId", write_text, read_text),
            WireField("description", "description", write_text, read_text),
            WireField("starts_at", "startsAt", write_date, read_date),
            WireField("interval", "interval", write_text, read_text),
            WireField("renews_at", "renewsAt", write_date, read_date),
            WireField("currency", "currency", write_text, read_text),
            WireField("amount", "amount", write_decimal, read_decimal),
            WireField("vat_rate", "vatRate", write_integer, read_integer),
            WireField("status", "status", write_text, read_text),
            WireField(
                "options",
                "options",
                lambda name, item: write_model(name, item, CustomerSubscriptionOptions),
                customer_subscription_options_from_dict,
            ),
            WireField("created_at", "createdAt", write_time, read_time),
            WireField("terminated_at", "terminatedAt", write_time, read_time, nullable=True, default=None),
        )


customer_subscription_from_dict: Callable[[Mapping[str, Any]], CustomerSubscription] = CustomerSubscription.from_dict

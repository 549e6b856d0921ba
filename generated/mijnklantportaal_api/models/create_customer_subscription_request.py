"""A subscription to start."""

import datetime
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Self

import attrs

from ..models.interval import Interval
from ..models.vat_rate import VatRate
from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object, refuse_null
from ..runtime.reading import read_date, read_decimal, read_flag, read_rest, read_text
from ..runtime.writing import write_choice, write_date, write_decimal, write_flag, write_text


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class CreateCustomerSubscriptionRequest(Model):
    """A subscription to start.

    Attributes:
        customer_id (str): The customer who subscribes. Starts with `cst_`. Example:
            "cst_abc12345def678".
        description (str): What the subscription is for. Example: "Contribution costs".
        start_date (datetime.date): First day of the subscription. Responses call it `starts_at`.
        interval (Interval): How often a subscription is renewed. One of `"14 days"`, `"1 month"`, `"2
            months"`, `"6 months"`, `"1 year"`. This list of values is inferred.
        amount (Decimal | int | str): Amount of each interval, in EUR. At most two decimals; floats are
            refused.
        vat_rate (VatRate): Rate of Dutch VAT in percent. One of `0`, `9`, `21`.
        create_invoice (bool | None): Whether an invoice is made at every renewal. Needs a bookkeeping
            integration. The API's default is not documented.
        invoice_description (str | None): Text for the invoices. Ignored unless `create_invoice` is
            true. Example: "Extending subscription".
    """

    __module__ = "mijnklantportaal"

    customer_id: str
    """The customer who subscribes. Starts with `cst_`. Example: "cst_abc12345def678"."""
    description: str
    """What the subscription is for. Example: "Contribution costs"."""
    start_date: datetime.date
    """First day of the subscription. Responses call it `starts_at`."""
    interval: Interval
    """How often a subscription is renewed. One of `"14 days"`, `"1 month"`, `"2 months"`, `"6 months"`,
    `"1 year"`. This list of values is inferred.
    """
    amount: Decimal | int | str
    """Amount of each interval, in EUR. At most two decimals; floats are refused."""
    vat_rate: VatRate
    """Rate of Dutch VAT in percent. One of `0`, `9`, `21`."""
    create_invoice: bool | None = None
    """Whether an invoice is made at every renewal. Needs a bookkeeping integration. The API's default is
    not documented.
    """
    invoice_description: str | None = None
    """Text for the invoices. Ignored unless `create_invoice` is true. Example: "Extending subscription"."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.customer_id = data["customerId"] + ""
            self.description = data["description"] + ""
            self.start_date = read_date(data["startDate"])
            self.interval = value if (value := data["interval"]) is not None else refuse_null()
            self.amount = read_decimal(data["amount"])
            self.vat_rate = value if (value := data["vatRate"]) is not None else refuse_null()
            self.create_invoice = None if (value := data.get("createInvoice")) is None else read_flag(value)
            self.invoice_description = None if (value := data.get("invoiceDescription")) is None else value + ""
            if len(data) > 6 + ("createInvoice" in data) + ("invoiceDescription" in data):
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("customer_id", "customerId", lambda name, item: write_text(name, item, "cst_"), read_text),
            WireField("description", "description", write_text, read_text),
            WireField("start_date", "startDate", write_date, read_date),
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
            WireField("create_invoice", "createInvoice", write_flag, read_flag, default=None),
            WireField("invoice_description", "invoiceDescription", write_text, read_text, default=None),
        )


create_customer_subscription_request_from_dict: Callable[[Mapping[str, Any]], CreateCustomerSubscriptionRequest] = (
    CreateCustomerSubscriptionRequest.from_dict
)

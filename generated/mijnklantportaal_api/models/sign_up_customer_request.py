"""The customer who subscribes to a package, and from when."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any, Self

import attrs

from ..runtime.lenient_reading import keep_extra
from ..runtime.model import UNSET, Model, Unset, WireField, new_object
from ..runtime.reading import read_date, read_flag, read_rest, read_text
from ..runtime.writing import write_date, write_flag, write_text


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class SignUpCustomerRequest(Model):
    """The customer who subscribes to a package, and from when.

    Attributes:
        customer_id (str): ID of the customer who subscribes. Starts with `cst_`. Example:
            "cst_abc12345def678".
        start_date (datetime.date): Day on which the subscription starts; responses call it `starts_at`.
        create_invoice (bool): Whether an invoice is made for the subscription. The API's default is not
            documented.
        mandate_id (str | None): ID of the mandate with which the customer pays. Starts with `mdt_`.
            Example: "mdt_abc12345def678".
        invoice_text (str | None | Unset): Text on the invoice; subscriptions call it
            `invoice_description`.
    """

    __module__ = "mijnklantportaal"

    customer_id: str
    """ID of the customer who subscribes. Starts with `cst_`. Example: "cst_abc12345def678"."""
    start_date: datetime.date
    """Day on which the subscription starts; responses call it `starts_at`."""
    create_invoice: bool
    """Whether an invoice is made for the subscription. The API's default is not documented."""
    mandate_id: str | None = None
    """ID of the mandate with which the customer pays. Starts with `mdt_`. Example: "mdt_abc12345def678"."""
    invoice_text: str | None | Unset = UNSET
    """Text on the invoice; subscriptions call it `invoice_description`."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.customer_id = data["customerId"] + ""
            self.start_date = read_date(data["startDate"])
            self.create_invoice = read_flag(data["createInvoice"])
            self.mandate_id = None if (value := data.get("mandateId")) is None else value + ""
            self.invoice_text = (
                UNSET if "invoiceText" not in data else None if (value := data["invoiceText"]) is None else value + ""
            )
            if len(data) > 3 + ("mandateId" in data) + ("invoiceText" in data):
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("customer_id", "customerId", lambda name, item: write_text(name, item, "cst_"), read_text),
            WireField("start_date", "startDate", write_date, read_date),
            WireField("create_invoice", "createInvoice", write_flag, read_flag),
            WireField(
                "mandate_id", "mandateId", lambda name, item: write_text(name, item, "mdt_"), read_text, default=None
            ),
            WireField("invoice_text", "invoiceText", write_text, read_text, nullable=True, default=UNSET),
        )


sign_up_customer_request_from_dict: Callable[[Mapping[str, Any]], SignUpCustomerRequest] = (
    SignUpCustomerRequest.from_dict
)

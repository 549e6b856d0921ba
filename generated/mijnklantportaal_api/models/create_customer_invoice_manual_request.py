"""An invoice to build from lines."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Self

import attrs

from ..models.customer_invoice_line import CustomerInvoiceLine, CustomerInvoiceLineDict, customer_invoice_line_from_dict
from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import read_date, read_each, read_flag, read_rest, read_text
from ..runtime.writing import write_date, write_each, write_flag, write_model, write_text


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class CreateCustomerInvoiceManualRequest(Model):
    """An invoice to build from lines.

    Attributes:
        customer_id (str): The customer who is billed. Starts with `cst_`. Example:
            "cst_abc12345def678".
        invoice_number (str): Number of the invoice, any text. Example: "2015-001".
        issued_at (datetime.date): Date of the invoice.
        lines (Sequence[CustomerInvoiceLine | CustomerInvoiceLineDict]): What is billed. At least 1
            item.
        send_notification (bool | None): Whether the customer is told of the invoice. The API's default
            is not documented.
    """

    __module__ = "mijnklantportaal"

    customer_id: str
    """The customer who is billed. Starts with `cst_`. Example: "cst_abc12345def678"."""
    invoice_number: str
    """Number of the invoice, any text. Example: "2015-001"."""
    issued_at: datetime.date
    """Date of the invoice."""
    lines: Sequence[CustomerInvoiceLine | CustomerInvoiceLineDict]
    """What is billed. At least 1 item."""
    send_notification: bool | None = None
    """Whether the customer is told of the invoice. The API's default is not documented."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.customer_id = data["customerId"] + ""
            self.invoice_number = data["invoiceNumber"] + ""
            self.issued_at = read_date(data["issuedAt"])
            self.lines = read_each(customer_invoice_line_from_dict, data["lines"])
            self.send_notification = None if (value := data.get("sendNotification")) is None else read_flag(value)
            if len(data) > 4 + ("sendNotification" in data):
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("customer_id", "customerId", lambda name, item: write_text(name, item, "cst_"), read_text),
            WireField("invoice_number", "invoiceNumber", write_text, read_text),
            WireField("issued_at", "issuedAt", write_date, read_date),
            WireField(
                "lines",
                "lines",
                lambda name, item: write_each(
                    name, item, lambda name, item: write_model(name, item, CustomerInvoiceLine), minimum=1
                ),
                lambda item: read_each(customer_invoice_line_from_dict, item),
            ),
            WireField("send_notification", "sendNotification", write_flag, read_flag, default=None),
        )


create_customer_invoice_manual_request_from_dict: Callable[[Mapping[str, Any]], CreateCustomerInvoiceManualRequest] = (
    CreateCustomerInvoiceManualRequest.from_dict
)

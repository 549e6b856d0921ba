"""An invoice to build from lines."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any, Self

import attrs

from ..models.customer_invoice_line import CustomerInvoiceLine
from ..runtime.model import Model
from ..runtime.reading import mismatch, read_date, read_each
from ..runtime.writing import write_date, write_each, write_flag, write_model, write_text


@attrs.define(kw_only=True, repr=False)
class CreateCustomerInvoiceManualRequest(Model):
    """An invoice to build from lines."""

    __module__ = "mijnklantportaal"

    customer_id: str
    """The customer who is billed. Starts with `cst_`. Example: "cst_abc12345def678"."""
    invoice_number: str
    """Number of the invoice, any text. Example: "2015-001"."""
    issued_at: datetime.date
    """Date of the invoice."""
    lines: Sequence[CustomerInvoiceLine | Mapping[str, Any]]
    """What is billed. At least 1 item."""
    send_notification: bool | None = None
    """Whether the customer is told of the invoice. The API's default is not documented."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.customer_id = data["customerId"]
            self.invoice_number = data["invoiceNumber"]
            self.issued_at = read_date(data["issuedAt"])
            self.lines = read_each(CustomerInvoiceLine.from_dict, data["lines"])
            self.send_notification = data.get("sendNotification")
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        data: dict[str, Any] = {
            "customerId": write_text("customer_id", self.customer_id, "cst_"),
            "invoiceNumber": write_text("invoice_number", self.invoice_number),
            "issuedAt": write_date("issued_at", self.issued_at),
            "lines": write_each(
                "lines", self.lines, lambda name, item: write_model(name, item, CustomerInvoiceLine), minimum=1
            ),
        }
        if self.send_notification is not None:
            data["sendNotification"] = write_flag("send_notification", self.send_notification)
        return data

"""An invoice to add, with its PDF.

Source: `spec/pages/create-customer-invoice.txt`.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

import attrs

from ..runtime.model import Model
from ..runtime.reading import mismatch, read_date, read_decimal, read_local_time
from ..runtime.uploads import FileInput, write_upload
from ..runtime.writing import write_date, write_decimal, write_flag, write_local_time, write_text


@attrs.define(kw_only=True, repr=False)
class CreateCustomerInvoiceRequest(Model):
    """An invoice to add, with its PDF.

    Source: `spec/pages/create-customer-invoice.txt`.
    """

    customer_id: str
    """ID of the customer this invoice is meant for. Starts with `cst_`. Example: "cst_abc12345def678"."""
    invoice_number: str
    """Number of the invoice, as string. Example: "2014-001"."""
    issued_at: datetime.date
    """Date when the invoice is issued, in YYYY-mm-dd format. Example: "2024-04-30"."""
    amount: Decimal | int | str
    """Amount of the invoice, as string. Only Euro (EUR) is supported at the moment. In EUR. Example:
    "12.95". (Inferred: pattern: a point and at most two decimals, as in every example.)
    """
    pdf: FileInput
    """The PDF file of the invoice. A path, bytes or an open binary file."""
    paid_at: datetime.datetime | None = None
    """When the invoice was paid, as YYYY-mm-dd HH:mm:ss. Not sent while the invoice is due. Sent as
    Amsterdam time, to the second; a naive value is taken as such. Example: "2024-05-11 12:59:00". (Not
    documented: zone: taken to be that of Amsterdam.)
    """
    send_notification: bool | None = None
    """Indicates if MijnKlantportaal should send out the notification to inform the customer about the new
    invoice. Example: true. (Not documented: default.)
    """

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.customer_id = data["customerId"]
            self.invoice_number = data["invoiceNumber"]
            self.issued_at = read_date(data["issuedAt"])
            self.amount = read_decimal(data["amount"])
            self.pdf = data["pdf"]
            self.paid_at = None if (value := data.get("paidAt")) is None else read_local_time(value)
            self.send_notification = data.get("sendNotification")
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        data: dict[str, Any] = {
            "customerId": write_text("customer_id", self.customer_id, "cst_"),
            "invoiceNumber": write_text("invoice_number", self.invoice_number),
            "issuedAt": write_date("issued_at", self.issued_at),
            "amount": write_decimal("amount", self.amount),
            "pdf": write_upload("pdf", self.pdf, "application/pdf", ".pdf"),
        }
        if self.paid_at is not None:
            data["paidAt"] = write_local_time("paid_at", self.paid_at)
        if self.send_notification is not None:
            data["sendNotification"] = write_flag("send_notification", self.send_notification)
        return data

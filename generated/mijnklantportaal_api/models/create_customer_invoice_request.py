"""An invoice to add, with its PDF."""

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
    """An invoice to add, with its PDF."""

    __module__ = "mijnklantportaal"

    customer_id: str
    """ID of the customer this invoice is meant for. Starts with `cst_`. Example: "cst_abc12345def678"."""
    invoice_number: str
    """Number of the invoice. Example: "2014-001"."""
    issued_at: datetime.date
    """Date when the invoice is issued."""
    amount: Decimal | int | str
    """Amount of the invoice. Only Euro (EUR) is supported at the moment. At most two decimals; floats are
    refused.
    """
    pdf: FileInput
    """The PDF file of the invoice. A path, bytes or a file opened in binary mode."""
    paid_at: datetime.datetime | None = None
    """When the invoice was paid. Leave it out while the invoice is due. Amsterdam time (inferred) where it
    has no time zone; sent to the second.
    """
    send_notification: bool | None = None
    """Indicates if MijnKlantportaal should send out the notification to inform the customer about the new
    invoice. The API's default is not documented.
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

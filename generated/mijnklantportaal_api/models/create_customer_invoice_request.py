"""An invoice to add, with its PDF."""

import datetime
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Self

import attrs

from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object, refuse_null
from ..runtime.reading import parse_time, read_date, read_decimal, read_flag, read_rest, read_text, read_time
from ..runtime.uploads import FileInput, write_upload
from ..runtime.writing import write_date, write_decimal, write_flag, write_local_time, write_text


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class CreateCustomerInvoiceRequest(Model):
    """An invoice to add, with its PDF.

    Attributes:
        customer_id (str): ID of the customer who gets the invoice. Starts with `cst_`. Example:
            "cst_abc12345def678".
        invoice_number (str): Number of the invoice. Example: "2014-001".
        issued_at (datetime.date): Date when the invoice is issued.
        amount (Decimal | int | str): Amount of the invoice in EUR. At most two decimals; floats are
            refused.
        pdf (FileInput): The PDF file of the invoice. A path, bytes, a file opened in binary mode, or an
            `Upload`, which names it or follows its progress.
        paid_at (datetime.datetime | None): When the invoice was paid. Leave it out while the invoice is
            due. Amsterdam time (inferred) where it has no time zone; sent to the second.
        send_notification (bool | None): Whether the customer is notified of the new invoice. The API's
            default is not documented.
    """

    __module__ = "mijnklantportaal"

    customer_id: str
    """ID of the customer who gets the invoice. Starts with `cst_`. Example: "cst_abc12345def678"."""
    invoice_number: str
    """Number of the invoice. Example: "2014-001"."""
    issued_at: datetime.date
    """Date when the invoice is issued."""
    amount: Decimal | int | str
    """Amount of the invoice in EUR. At most two decimals; floats are refused."""
    pdf: FileInput
    """The PDF file of the invoice. A path, bytes, a file opened in binary mode, or an `Upload`, which
    names it or follows its progress.
    """
    paid_at: datetime.datetime | None = None
    """When the invoice was paid. Leave it out while the invoice is due. Amsterdam time (inferred) where it
    has no time zone; sent to the second.
    """
    send_notification: bool | None = None
    """Whether the customer is notified of the new invoice. The API's default is not documented."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.customer_id = data["customerId"] + ""
            self.invoice_number = data["invoiceNumber"] + ""
            self.issued_at = read_date(data["issuedAt"])
            self.amount = read_decimal(data["amount"])
            self.pdf = value if (value := data["pdf"]) is not None else refuse_null()
            self.paid_at = (
                None
                if (value := data.get("paidAt")) is None
                else time
                if (time := parse_time(value)).tzinfo
                else read_time(value)
            )
            self.send_notification = None if (value := data.get("sendNotification")) is None else read_flag(value)
            if len(data) > 5 + ("paidAt" in data) + ("sendNotification" in data):
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
            WireField("amount", "amount", write_decimal, read_decimal),
            WireField("pdf", "pdf", lambda name, item: write_upload(name, item, "application/pdf", ".pdf")),
            WireField("paid_at", "paidAt", write_local_time, read_time, default=None),
            WireField("send_notification", "sendNotification", write_flag, read_flag, default=None),
        )


create_customer_invoice_request_from_dict: Callable[[Mapping[str, Any]], CreateCustomerInvoiceRequest] = (
    CreateCustomerInvoiceRequest.from_dict
)

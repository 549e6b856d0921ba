"""The customer who subscribes to a package, and from when."""

import datetime
from collections.abc import Mapping
from typing import Any, Self

import attrs

from ..runtime.model import UNSET, Model, Unset
from ..runtime.reading import mismatch, read_date
from ..runtime.writing import write_date, write_flag, write_text


@attrs.define(kw_only=True, repr=False)
class SignUpCustomerSubscriptionPackageToCustomerRequest(Model):
    """The customer who subscribes to a package, and from when."""

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
    """Text on the invoice; subscriptions call it `invoice_description`. That it may be None is inferred:
    from the sample request.
    """

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.customer_id = data["customerId"]
            self.start_date = read_date(data["startDate"])
            self.create_invoice = data["createInvoice"]
            self.mandate_id = data.get("mandateId")
            self.invoice_text = UNSET if "invoiceText" not in data else data["invoiceText"]
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        data: dict[str, Any] = {
            "customerId": write_text("customer_id", self.customer_id, "cst_"),
            "startDate": write_date("start_date", self.start_date),
            "createInvoice": write_flag("create_invoice", self.create_invoice),
        }
        if self.mandate_id is not None:
            data["mandateId"] = write_text("mandate_id", self.mandate_id, "mdt_")
        if self.invoice_text is not UNSET:
            data["invoiceText"] = None if self.invoice_text is None else write_text("invoice_text", self.invoice_text)
        return data

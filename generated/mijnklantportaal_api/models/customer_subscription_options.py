"""What happens when a subscription is renewed."""

from collections.abc import Mapping
from typing import Any, Self

import attrs

from ..runtime.model import Model
from ..runtime.reading import mismatch
from ..runtime.writing import write_flag, write_text


@attrs.define(kw_only=True, repr=False)
class CustomerSubscriptionOptions(Model):
    """What happens when a subscription is renewed."""

    __module__ = "mijnklantportaal"

    create_invoice: bool | None = None
    """Whether an invoice is made at every renewal. That it may be None is inferred: where it was never
    set.
    """
    invoice_description: str | None = None
    """Text for the invoices. Example: "Extending subscription". That it may be None is inferred: where it
    was never set.
    """
    payment_integration: str | None = None
    """Who collects the payments. Only in earlier documentation. Example: "mollie". That it may be None is
    inferred: where it was never set.
    """
    payment_integration_mandate_id: str | None = None
    """What allows payments to be collected. Only in earlier documentation. Starts with `mdt_`. Example:
    "mdt_123abc". That it may be None is inferred: where it was never set.
    """
    create_payment: bool | None = None
    """Whether a payment is collected at every renewal. Only in earlier documentation. That it may be None
    is inferred: where it was never set.
    """
    follow_up_failed_payment: bool | None = None
    """Whether a failed payment is tried again. Only in earlier documentation. That it may be None is
    inferred: where it was never set.
    """

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.create_invoice = data.get("createInvoice")
            self.invoice_description = data.get("invoiceDescription")
            self.payment_integration = data.get("paymentIntegration")
            self.payment_integration_mandate_id = data.get("paymentIntegrationMandateId")
            self.create_payment = data.get("createPayment")
            self.follow_up_failed_payment = data.get("followUpFailedPayment")
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        data: dict[str, Any] = {}
        if self.create_invoice is not None:
            data["createInvoice"] = write_flag("create_invoice", self.create_invoice)
        if self.invoice_description is not None:
            data["invoiceDescription"] = write_text("invoice_description", self.invoice_description)
        if self.payment_integration is not None:
            data["paymentIntegration"] = write_text("payment_integration", self.payment_integration)
        if self.payment_integration_mandate_id is not None:
            data["paymentIntegrationMandateId"] = write_text(
                "payment_integration_mandate_id", self.payment_integration_mandate_id
            )
        if self.create_payment is not None:
            data["createPayment"] = write_flag("create_payment", self.create_payment)
        if self.follow_up_failed_payment is not None:
            data["followUpFailedPayment"] = write_flag("follow_up_failed_payment", self.follow_up_failed_payment)
        return data

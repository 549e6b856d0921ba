"""What happens when a subscription is renewed."""

from collections.abc import Callable, Mapping
from typing import Any, Self

import attrs

from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import read_flag, read_rest, read_text
from ..runtime.writing import write_flag, write_text


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class CustomerSubscriptionOptions(Model):
    """What happens when a subscription is renewed.

    Attributes:
        create_invoice (bool | None): Whether an invoice is made at every renewal.
        invoice_description (str | None): Text for the invoices. Example: "Extending subscription".
        payment_integration (str | None): Who collects the payments. Example: "mollie".
        payment_integration_mandate_id (str | None): What allows payments to be collected. Starts with
            `mdt_`. Example: "mdt_123abc".
        create_payment (bool | None): Whether a payment is collected at every renewal.
        follow_up_failed_payment (bool | None): Whether a failed payment is tried again.
    """

    __module__ = "mijnklantportaal"

    create_invoice: bool | None = None
    """Whether an invoice is made at every renewal."""
    invoice_description: str | None = None
    """Text for the invoices. Example: "Extending subscription"."""
    payment_integration: str | None = None
    """Who collects the payments. Example: "mollie"."""
    payment_integration_mandate_id: str | None = None
    """What allows payments to be collected. Starts with `mdt_`. Example: "mdt_123abc"."""
    create_payment: bool | None = None
    """Whether a payment is collected at every renewal."""
    follow_up_failed_payment: bool | None = None
    """Whether a failed payment is tried again."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.create_invoice = None if (value := data.get("createInvoice")) is None else read_flag(value)
            self.invoice_description = None if (value := data.get("invoiceDescription")) is None else value + ""
            self.payment_integration = None if (value := data.get("paymentIntegration")) is None else value + ""
            self.payment_integration_mandate_id = (
                None if (value := data.get("paymentIntegrationMandateId")) is None else value + ""
            )
            self.create_payment = None if (value := data.get("createPayment")) is None else read_flag(value)
            self.follow_up_failed_payment = (
                None if (value := data.get("followUpFailedPayment")) is None else read_flag(value)
            )
            if len(data) > 0 + ("createInvoice" in data) + ("invoiceDescription" in data) + (
                "paymentIntegration" in data
            ) + ("paymentIntegrationMandateId" in data) + ("createPayment" in data) + ("followUpFailedPayment" in data):
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("create_invoice", "createInvoice", write_flag, read_flag, nullable=True, default=None),
            WireField("invoice_description", "invoiceDescription", write_text, read_text, nullable=True, default=None),
            WireField("payment_integration", "paymentIntegration", write_text, read_text, nullable=True, default=None),
            WireField(
                "payment_integration_mandate_id",
                "paymentIntegrationMandateId",
                write_text,
                read_text,
                nullable=True,
                default=None,
            ),
            WireField("create_payment", "createPayment", write_flag, read_flag, nullable=True, default=None),
            WireField(
                "follow_up_failed_payment", "followUpFailedPayment", write_flag, read_flag, nullable=True, default=None
            ),
        )


customer_subscription_options_from_dict: Callable[[Mapping[str, Any]], CustomerSubscriptionOptions] = (
    CustomerSubscriptionOptions.from_dict
)

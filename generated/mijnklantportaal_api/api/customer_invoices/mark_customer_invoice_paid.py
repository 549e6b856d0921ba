"""Record that an invoice was paid. `PATCH /customer-invoices/{invoiceId}`"""

from __future__ import annotations

import datetime

from ...models.customer_invoice import CustomerInvoice
from ...models.mark_customer_invoice_paid_request import MarkCustomerInvoicePaidRequest
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(invoice_id: str, *, paid_at: datetime.datetime) -> Operation[CustomerInvoice]:
    """Record that an invoice was paid.

    Record when an invoice was paid. A connected bookkeeping integration is updated too.

    Args:
        invoice_id: The invoice to a customer. Starts with `inv_`. Example: "inv_abc12345def678".
        paid_at: When the invoice was paid, as YYYY-mm-dd HH:mm:ss. Sent as Amsterdam time, to the
            second; a naive value is taken as such. Example: "2024-04-30 14:00:00". (Not documented:
            zone: taken to be that of Amsterdam.)

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/customer-invoices-api/mark-customer-invoice-paid
    Source: `spec/transcribed/customer-invoices-api.yaml`.
    Inferred: 404 (documented for other operations addressed by an identifier); 422 (documented for
    another request with a body).
    Not documented: errors (no list of them is available); scope (the one that a token needs to write
    invoices).
    """
    return Operation(
        name="mark-customer-invoice-paid",
        method="PATCH",
        path=f"/customer-invoices/{path_segment(write_text('invoice_id', invoice_id, 'inv_'))}",
        json=MarkCustomerInvoicePaidRequest(
            paid_at=paid_at,
        ).to_dict(),
        read=read_with(CustomerInvoice.from_dict),
    )

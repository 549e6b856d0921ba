"""Read one customer invoice. `GET /customer-invoices/{invoiceId}`"""

from __future__ import annotations

from ...models.customer_invoice import CustomerInvoice
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(invoice_id: str) -> Operation[CustomerInvoice]:
    """Read one customer invoice.

    Read an invoice that the portal's owner sent to a customer.

    Args:
        invoice_id: The invoice to a customer. Starts with `inv_`. Example: "inv_abc12345def678".

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/customer-invoices-api/get-customer-invoice
    Source: `spec/transcribed/customer-invoices-api.yaml`.
    Inferred: operationId (made from the title of its page); 200 (every read with a documented status
    answers 200); 404 (documented for other operations addressed by an identifier).
    Not documented: errors (no list of them is available).
    """
    return Operation(
        name="get-customer-invoice",
        method="GET",
        path=f"/customer-invoices/{path_segment(write_text('invoice_id', invoice_id, 'inv_'))}",
        read=read_with(CustomerInvoice.from_dict),
    )

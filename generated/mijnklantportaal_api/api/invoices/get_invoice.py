"""Read one such bill. `GET /invoices/{invoiceId}`"""

from __future__ import annotations

from ...models.invoice import Invoice
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(invoice_id: str) -> Operation[Invoice]:
    """Read one such bill.

    Read a bill with its lines. Its ID starts with `fac_`, that of a customer invoice with `inv_`.

    Args:
        invoice_id: ID of the bill from MijnKlantportaal; customer invoices have IDs of another kind.
            Starts with `fac_`. Example: "fac_abc12345def678".

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/invoices-api/get-mijnklantportaal-invoice
    Source: `spec/transcribed/invoices-api.yaml`.
    Inferred: operationId (made from the title of its page); 200 (every read with a documented status
    answers 200); 404 (documented for other operations addressed by an identifier).
    Not documented: errors (no list of them is available).
    """
    return Operation(
        name="get-invoice",
        method="GET",
        path=f"/invoices/{path_segment(write_text('invoice_id', invoice_id, 'fac_'))}",
        read=read_with(Invoice.from_dict),
    )

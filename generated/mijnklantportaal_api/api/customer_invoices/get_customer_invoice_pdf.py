"""Get a temporary download link for the PDF. `GET /customer-invoices/{invoiceId}/pdf`"""

from __future__ import annotations

from ...models.api_cloudfile import ApiCloudfile
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(invoice_id: str) -> Operation[ApiCloudfile]:
    """Get a temporary download link for the PDF.

    Get an address from which the PDF of an invoice can be downloaded for a short while. The answer is
    JSON and not the file; the token is not to be sent to the address in it.

    Args:
        invoice_id: The invoice to a customer. Starts with `inv_`. Example: "inv_abc12345def678".

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/customer-invoices-api/get-customer-invoice-as-pdf
    Source: `spec/transcribed/customer-invoices-api.yaml`.
    Inferred: operationId (made from the title of its page); 200 (every read with a documented status
    answers 200); 404 (documented for other operations addressed by an identifier).
    Not documented: errors (no list of them is available).
    """
    return Operation(
        name="get-customer-invoice-pdf",
        method="GET",
        path=f"/customer-invoices/{path_segment(write_text('invoice_id', invoice_id, 'inv_'))}/pdf",
        read=read_with(ApiCloudfile.from_dict),
    )

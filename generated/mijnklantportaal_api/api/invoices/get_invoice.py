"""Read one bill received from MijnKlantportaal. `GET /invoices/{invoiceId}`"""

from ...models.invoice import Invoice, invoice_from_dict
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(invoice_id: str) -> Operation[Invoice]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="get-invoice",
        method="GET",
        path="/invoices/" + path_segment(write_text("invoice_id", invoice_id, "fac_")),
        read=read_with(invoice_from_dict),
        statuses=(
            200,
            401,
            403,
            404,
            429,
        ),
        scopes=("businessoperations.read",),
    )

"""Read one customer invoice. `GET /customer-invoices/{invoiceId}`"""

from ...models.customer_invoice import CustomerInvoice, customer_invoice_from_dict
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(invoice_id: str) -> Operation[CustomerInvoice]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="get-customer-invoice",
        method="GET",
        path="/customer-invoices/" + path_segment(write_text("invoice_id", invoice_id, "inv_")),
        read=read_with(customer_invoice_from_dict),
        statuses=(
            200,
            401,
            403,
            404,
            429,
        ),
        scopes=("invoices.read",),
    )

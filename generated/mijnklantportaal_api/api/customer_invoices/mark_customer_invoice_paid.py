"""Record that an invoice was paid. `PATCH /customer-invoices/{invoiceId}`"""

from ...models.customer_invoice import CustomerInvoice, customer_invoice_from_dict
from ...models.mark_customer_invoice_paid_request import MarkCustomerInvoicePaidRequest
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(invoice_id: str, request: MarkCustomerInvoicePaidRequest) -> Operation[CustomerInvoice]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="mark-customer-invoice-paid",
        method="PATCH",
        path="/customer-invoices/" + path_segment(write_text("invoice_id", invoice_id, "inv_")),
        json=request.to_dict(),
        read=read_with(customer_invoice_from_dict),
        statuses=(
            200,
            401,
            403,
            404,
            422,
            429,
        ),
    )

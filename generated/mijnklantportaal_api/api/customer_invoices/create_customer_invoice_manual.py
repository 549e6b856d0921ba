"""Build an invoice from lines. `POST /customer-invoices/manual`"""

from ...models.create_customer_invoice_manual_request import CreateCustomerInvoiceManualRequest
from ...models.customer_invoice import CustomerInvoice, customer_invoice_from_dict
from ...runtime.operation import Operation
from ...runtime.reading import read_with


def operation(request: CreateCustomerInvoiceManualRequest) -> Operation[CustomerInvoice]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="create-customer-invoice-manual",
        method="POST",
        path="/customer-invoices/manual",
        json=request.to_dict(),
        read=read_with(customer_invoice_from_dict),
        statuses=(
            201,
            401,
            403,
            404,
            422,
            429,
        ),
    )

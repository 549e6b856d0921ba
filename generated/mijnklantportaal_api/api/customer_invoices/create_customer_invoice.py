"""Create an invoice from a PDF. `POST /customer-invoices`"""

from ...models.create_customer_invoice_request import CreateCustomerInvoiceRequest
from ...models.customer_invoice import CustomerInvoice, customer_invoice_from_dict
from ...runtime.natural_keys import NaturalKey
from ...runtime.operation import Operation
from ...runtime.reading import read_with


def operation(request: CreateCustomerInvoiceRequest) -> Operation[CustomerInvoice]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="create-customer-invoice",
        method="POST",
        path="/customer-invoices",
        form=request.to_dict(),
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


def natural_key() -> NaturalKey[CustomerInvoice]:
    """How an object that this creates is found among those that are there."""
    from .get_customer_invoice import operation as get
    from .list_customer_invoices import operation as read_list

    return NaturalKey[CustomerInvoice](
        read_list=lambda page: read_list(page=page),
        fields=(
            ("invoiceNumber", "invoice_number"),
            ("customerId", "customer_id"),
        ),
        others=(
            ("issuedAt", "issued_at"),
            ("amount", "amount"),
            ("paidAt", "paid_at"),
        ),
        date="issuedAt",
        created_at="created_at",
        get=get,
    )

"""Page through the customer invoices. `GET /customer-invoices`"""

from ...models.customer_invoice_page import CustomerInvoicePage, customer_invoice_page_from_dict
from ...runtime.operation import Operation, query_items
from ...runtime.reading import read_with
from ...runtime.writing import write_integer


def operation(*, page: int | None = None) -> Operation[CustomerInvoicePage]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="list-customer-invoices",
        method="GET",
        path="/customer-invoices",
        query=query_items(
            {
                "page": None if page is None else write_integer("page", page),
            }
        ),
        read=read_with(customer_invoice_page_from_dict),
        statuses=(
            200,
            401,
            403,
            422,
            429,
        ),
        scopes=("invoices.read",),
    )

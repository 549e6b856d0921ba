"""Page through the customer invoices. `GET /customer-invoices`"""

from __future__ import annotations

from ...models.customer_invoice_page import CustomerInvoicePage
from ...runtime.operation import Operation, query_items
from ...runtime.reading import read_with
from ...runtime.writing import write_integer


def operation(*, page: int | None = None) -> Operation[CustomerInvoicePage]:
    """Page through the customer invoices.

    List the invoices that the portal's owner sent to customers.

    Args:
        page: Optional. Number of the page to read, starting at 1. Example: 2. (Inferred: only shown in
            the addresses of the answer.)

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/customer-invoices-api/list-customer-invoices
    Source: `spec/transcribed/customer-invoices-api.yaml`.
    Inferred: 422 (the number of the page can be wrong).
    """
    return Operation(
        name="list-customer-invoices",
        method="GET",
        path="/customer-invoices",
        query=query_items(
            {
                "page": None if page is None else write_integer("page", page),
            }
        ),
        read=read_with(CustomerInvoicePage.from_dict),
    )

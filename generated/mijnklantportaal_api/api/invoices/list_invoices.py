"""Page through the bills received from MijnKlantportaal. `GET /invoices`"""

from __future__ import annotations

from ...models.invoice_page import InvoicePage
from ...runtime.operation import Operation, query_items
from ...runtime.reading import read_with
from ...runtime.writing import write_integer


def operation(*, page: int | None = None) -> Operation[InvoicePage]:
    """Page through the bills received from MijnKlantportaal.

    List what MijnKlantportaal bills the owner of the portal; invoices to customers are the customer
    invoices.

    Args:
        page: Optional. Number of the page to read, starting at 1. Example: 2. (Inferred: only shown in
            the addresses of the answer.)

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/invoices-api/list-mijnklantportaal-invoices
    Source: `spec/transcribed/invoices-api.yaml`.
    Inferred: operationId (made from the title of its page); 422 (the number of the page can be wrong).
    """
    return Operation(
        name="list-invoices",
        method="GET",
        path="/invoices",
        query=query_items(
            {
                "page": None if page is None else write_integer("page", page),
            }
        ),
        read=read_with(InvoicePage.from_dict),
    )

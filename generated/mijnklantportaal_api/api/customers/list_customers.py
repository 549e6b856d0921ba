"""Page through the customers. `GET /customers`"""

from __future__ import annotations

from ...models.customer_page import CustomerPage
from ...runtime.operation import Operation, query_items
from ...runtime.reading import read_with
from ...runtime.writing import write_integer


def operation(*, page: int | None = None) -> Operation[CustomerPage]:
    """Page through the customers.

    List the customers of the portal.

    Args:
        page: Optional. Number of the page to read, starting at 1. Example: 2. (Inferred: only shown in
            the addresses of the answer.)

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/customers-api/list-customers
    Source: `spec/transcribed/customers-api.yaml`.
    Inferred: 422 (the number of the page can be wrong).
    """
    return Operation(
        name="list-customers",
        method="GET",
        path="/customers",
        query=query_items(
            {
                "page": None if page is None else write_integer("page", page),
            }
        ),
        read=read_with(CustomerPage.from_dict),
    )

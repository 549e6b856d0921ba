"""Page through the customer groups. `GET /customer-groups`"""

from __future__ import annotations

from ...models.customer_group_page import CustomerGroupPage
from ...runtime.operation import Operation, query_items
from ...runtime.reading import read_with
from ...runtime.writing import write_integer


def operation(*, page: int | None = None) -> Operation[CustomerGroupPage]:
    """Page through the customer groups.

    List the groups that customers can belong to.

    Args:
        page: Optional. Number of the page to read, starting at 1. Example: 2. (Inferred: only shown in
            the addresses of the answer.)

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/customer-groups-api/list-customer-groups
    Source: `spec/transcribed/customer-groups-api.yaml`.
    Inferred: operationId (made from the title of its page); 422 (the number of the page can be wrong).
    """
    return Operation(
        name="list-customer-groups",
        method="GET",
        path="/customer-groups",
        query=query_items(
            {
                "page": None if page is None else write_integer("page", page),
            }
        ),
        read=read_with(CustomerGroupPage.from_dict),
    )

"""Page through the subscriptions. `GET /customer-subscriptions`"""

from __future__ import annotations

from ...models.customer_subscription_page import CustomerSubscriptionPage
from ...runtime.operation import Operation, query_items
from ...runtime.reading import read_with
from ...runtime.writing import write_integer


def operation(*, page: int | None = None) -> Operation[CustomerSubscriptionPage]:
    """Page through the subscriptions.

    List the subscriptions of all customers.

    Args:
        page: Optional. Number of the page to read, starting at 1. Example: 2. (Inferred: only shown in
            the addresses of the answer.)

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/customer-subscriptions-api/list-customer-subscriptions
    Source: `spec/transcribed/customer-subscriptions-api.yaml`.
    Inferred: 422 (the number of the page can be wrong).
    """
    return Operation(
        name="list-customer-subscriptions",
        method="GET",
        path="/customer-subscriptions",
        query=query_items(
            {
                "page": None if page is None else write_integer("page", page),
            }
        ),
        read=read_with(CustomerSubscriptionPage.from_dict),
    )

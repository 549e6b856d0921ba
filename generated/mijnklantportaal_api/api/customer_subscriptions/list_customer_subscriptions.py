"""Page through the subscriptions of all customers. `GET /customer-subscriptions`"""

from ...models.customer_subscription_page import CustomerSubscriptionPage, customer_subscription_page_from_dict
from ...runtime.operation import Operation, query_items
from ...runtime.reading import read_with
from ...runtime.writing import write_integer


def operation(*, page: int | None = None) -> Operation[CustomerSubscriptionPage]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="list-customer-subscriptions",
        method="GET",
        path="/customer-subscriptions",
        query=query_items(
            {
                "page": None if page is None else write_integer("page", page),
            }
        ),
        read=read_with(customer_subscription_page_from_dict),
        statuses=(
            200,
            401,
            403,
            422,
            429,
        ),
        scopes=("subscription.read",),
    )

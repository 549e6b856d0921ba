"""Page through the packages. `GET /customer-subscription-packages`"""

from ...models.customer_subscription_package_page import (
    CustomerSubscriptionPackagePage,
    customer_subscription_package_page_from_dict,
)
from ...runtime.operation import Operation, query_items
from ...runtime.reading import read_with
from ...runtime.writing import write_integer


def operation(*, page: int | None = None) -> Operation[CustomerSubscriptionPackagePage]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="list-customer-subscription-packages",
        method="GET",
        path="/customer-subscription-packages",
        query=query_items(
            {
                "page": None if page is None else write_integer("page", page),
            }
        ),
        read=read_with(customer_subscription_package_page_from_dict),
        statuses=(
            200,
            401,
            403,
            422,
            429,
        ),
    )

"""Page through the packages. `GET /customer-subscription-packages`"""

from __future__ import annotations

from ...models.customer_subscription_package_page import CustomerSubscriptionPackagePage
from ...runtime.operation import Operation, query_items
from ...runtime.reading import read_with
from ...runtime.writing import write_integer


def operation(*, page: int | None = None) -> Operation[CustomerSubscriptionPackagePage]:
    """Page through the packages.

    List all packages of the portal, whether or not they are for sale.

    Args:
        page: Optional. Number of the page to read, starting at 1. Example: 2. (Inferred: only shown in
            the addresses of the answer.)

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/customer-subscription-packages-api/list-customer-subscription-packages
    Source: `spec/transcribed/customer-subscription-packages-api.yaml`.
    Inferred: 422 (the number of the page can be wrong).
    Not documented: scope (the one that a token needs for packages).
    """
    return Operation(
        name="list-customer-subscription-packages",
        method="GET",
        path="/customer-subscription-packages",
        query=query_items(
            {
                "page": None if page is None else write_integer("page", page),
            }
        ),
        read=read_with(CustomerSubscriptionPackagePage.from_dict),
    )

"""Read one package. `GET /customer-subscription-packages/{packageId}`"""

from ...models.customer_subscription_package import CustomerSubscriptionPackage, customer_subscription_package_from_dict
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(package_id: str) -> Operation[CustomerSubscriptionPackage]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="get-customer-subscription-package",
        method="GET",
        path="/customer-subscription-packages/" + path_segment(write_text("package_id", package_id, "spg_")),
        read=read_with(customer_subscription_package_from_dict),
        statuses=(
            200,
            401,
            403,
            404,
            429,
        ),
    )

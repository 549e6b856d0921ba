"""Create a package. `POST /customer-subscription-packages`"""

from ...models.create_customer_subscription_package_request import CreateCustomerSubscriptionPackageRequest
from ...models.customer_subscription_package import CustomerSubscriptionPackage, customer_subscription_package_from_dict
from ...runtime.operation import Operation
from ...runtime.reading import read_with


def operation(request: CreateCustomerSubscriptionPackageRequest) -> Operation[CustomerSubscriptionPackage]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="create-customer-subscription-package",
        method="POST",
        path="/customer-subscription-packages",
        json=request.to_dict(),
        read=read_with(customer_subscription_package_from_dict),
        statuses=(
            201,
            401,
            403,
            422,
            429,
        ),
    )

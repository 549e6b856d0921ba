"""Create a package. `POST /customer-subscription-packages`"""

from ...models.create_customer_subscription_package_request import CreateCustomerSubscriptionPackageRequest
from ...models.customer_subscription_package import CustomerSubscriptionPackage, customer_subscription_package_from_dict
from ...runtime.natural_keys import NaturalKey
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


def natural_key() -> NaturalKey[CustomerSubscriptionPackage]:
    """How an object that this creates is found among those that are there."""
    from .get_customer_subscription_package import operation as get
    from .list_customer_subscription_packages import operation as read_list

    return NaturalKey[CustomerSubscriptionPackage](
        read_list=lambda page: read_list(page=page),
        fields=(("name", "name"),),
        others=(
            ("interval", "interval"),
            ("amount", "amount"),
            ("vatRate", "vat_rate"),
            ("description", "description"),
            ("availableForSale", "available_for_sale"),
        ),
        get=get,
    )

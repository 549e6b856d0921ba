"""Start a subscription for a customer. `POST /customer-subscriptions`"""

from ...models.create_customer_subscription_request import CreateCustomerSubscriptionRequest
from ...models.customer_subscription import CustomerSubscription, customer_subscription_from_dict
from ...runtime.natural_keys import NaturalKey
from ...runtime.operation import Operation
from ...runtime.reading import read_with


def operation(request: CreateCustomerSubscriptionRequest) -> Operation[CustomerSubscription]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="create-customer-subscription",
        method="POST",
        path="/customer-subscriptions",
        json=request.to_dict(),
        read=read_with(customer_subscription_from_dict),
        statuses=(
            201,
            401,
            403,
            404,
            422,
            429,
        ),
        scopes=("subscription.write",),
    )


def natural_key() -> NaturalKey[CustomerSubscription]:
    """How an object that this creates is found among those that are there."""
    from .get_customer_subscription import operation as get
    from .list_customer_subscriptions import operation as read_list

    return NaturalKey[CustomerSubscription](
        read_list=lambda page: read_list(page=page),
        fields=(
            ("customerId", "customer_id"),
            ("description", "description"),
            ("startDate", "starts_at"),
        ),
        others=(
            ("interval", "interval"),
            ("amount", "amount"),
            ("vatRate", "vat_rate"),
        ),
        created_at="created_at",
        get=get,
    )

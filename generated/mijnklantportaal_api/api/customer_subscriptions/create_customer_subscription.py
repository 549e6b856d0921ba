"""Start a subscription for a customer. `POST /customer-subscriptions`"""

from ...models.create_customer_subscription_request import CreateCustomerSubscriptionRequest
from ...models.customer_subscription import CustomerSubscription, customer_subscription_from_dict
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
    )

"""Change or terminate a subscription. `PATCH /customer-subscriptions/{subscriptionId}`"""

from ...models.change_customer_subscription_request import ChangeCustomerSubscriptionRequest
from ...models.customer_subscription import CustomerSubscription, customer_subscription_from_dict
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(subscription_id: str, request: ChangeCustomerSubscriptionRequest) -> Operation[CustomerSubscription]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="change-customer-subscription",
        method="PATCH",
        path="/customer-subscriptions/" + path_segment(write_text("subscription_id", subscription_id, "sub_")),
        json=request.to_dict(),
        read=read_with(customer_subscription_from_dict),
        statuses=(
            200,
            401,
            403,
            404,
            422,
            429,
        ),
        scopes=("subscription.write",),
    )

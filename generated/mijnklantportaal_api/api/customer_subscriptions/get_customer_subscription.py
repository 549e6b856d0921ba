"""Read one subscription. `GET /customer-subscriptions/{subscriptionId}`"""

from ...models.customer_subscription import CustomerSubscription, customer_subscription_from_dict
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(subscription_id: str) -> Operation[CustomerSubscription]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="get-customer-subscription",
        method="GET",
        path="/customer-subscriptions/" + path_segment(write_text("subscription_id", subscription_id, "sub_")),
        read=read_with(customer_subscription_from_dict),
        statuses=(
            200,
            401,
            403,
            404,
            429,
        ),
        scopes=("subscription.read",),
    )

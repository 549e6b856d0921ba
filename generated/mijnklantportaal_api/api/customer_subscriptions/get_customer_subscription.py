"""Read one subscription. `GET /customer-subscriptions/{subscriptionId}`"""

from __future__ import annotations

from ...models.customer_subscription import CustomerSubscription
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(subscription_id: str) -> Operation[CustomerSubscription]:
    """Read one subscription.

    Read a subscription.

    Args:
        subscription_id: The subscription. Starts with `sub_`. Example: "sub__abc12345def678".

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/customer-subscriptions-api/get-customer-subscription
    Source: `spec/transcribed/customer-subscriptions-api.yaml`.
    Inferred: operationId (made from the title of its page); 200 (every read with a documented status
    answers 200); 404 (documented for other operations addressed by an identifier).
    Not documented: errors (no list of them is available).
    """
    return Operation(
        name="get-customer-subscription",
        method="GET",
        path=f"/customer-subscriptions/{path_segment(write_text('subscription_id', subscription_id, 'sub_'))}",
        read=read_with(CustomerSubscription.from_dict),
    )

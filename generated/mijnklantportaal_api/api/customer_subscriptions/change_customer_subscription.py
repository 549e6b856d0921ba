"""Change or terminate a subscription. `PATCH /customer-subscriptions/{subscriptionId}`"""

from __future__ import annotations

import datetime
from decimal import Decimal

from ...models.change_customer_subscription_request import ChangeCustomerSubscriptionRequest
from ...models.customer_subscription import CustomerSubscription
from ...models.interval import Interval
from ...models.vat_rate import VatRate
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(
    subscription_id: str,
    *,
    description: str | None = None,
    interval: Interval | None = None,
    amount: Decimal | int | str | None = None,
    vat_rate: VatRate | None = None,
    terminated_at: datetime.datetime | None = None,
) -> Operation[CustomerSubscription]:
    """Change or terminate a subscription.

    Change a subscription, or end it by sending `terminatedAt`; fields left out stay as they are.

    Args:
        subscription_id: The subscription. Starts with `sub_`. Example: "sub__abc12345def678".
        description: Optional. What the subscription is for. Example: "Contribution costs".
        interval: Optional. How often a subscription is renewed. One of `"14 days"`, `"1 month"`, `"2
            months"`, `"6 months"`, `"1 year"`. Example: "1 year". (Inferred: enum: the values that
            answers have.)
        amount: Optional. Amount of each interval, in EUR. In EUR. Example: "12.95". (Inferred: pattern:
            a point and at most two decimals, as in every example.)
        vat_rate: Optional. Rate of Dutch VAT in percent. One of `0`, `9`, `21`. Example: 21.
        terminated_at: Optional. When the subscription ends, as YYYY-mm-dd HH:mm:ss. Sent as Amsterdam
            time, to the second; a naive value is taken as such. Example: "2024-07-04 22:01:00". (Not
            documented: zone: taken to be that of Amsterdam.)

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/customer-subscriptions-api/change-customer-subscription
    Source: `spec/transcribed/customer-subscriptions-api.yaml`.
    Inferred: 200 (every change with a documented status answers 200); 404 (documented for other
    operations addressed by an identifier); 422 (documented for another request with a body).
    Not documented: errors (no list of them is available).
    """
    return Operation(
        name="change-customer-subscription",
        method="PATCH",
        path=f"/customer-subscriptions/{path_segment(write_text('subscription_id', subscription_id, 'sub_'))}",
        json=ChangeCustomerSubscriptionRequest(
            description=description,
            interval=interval,
            amount=amount,
            vat_rate=vat_rate,
            terminated_at=terminated_at,
        ).to_dict(),
        read=read_with(CustomerSubscription.from_dict),
    )

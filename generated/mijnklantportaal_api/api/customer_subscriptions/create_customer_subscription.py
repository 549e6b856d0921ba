"""Start a subscription for a customer. `POST /customer-subscriptions`"""

from __future__ import annotations

import datetime
from decimal import Decimal

from ...models.create_customer_subscription_request import CreateCustomerSubscriptionRequest
from ...models.customer_subscription import CustomerSubscription
from ...models.interval import Interval
from ...models.vat_rate import VatRate
from ...runtime.operation import Operation
from ...runtime.reading import read_with


def operation(
    *,
    customer_id: str,
    description: str,
    start_date: datetime.date,
    interval: Interval,
    amount: Decimal | int | str,
    vat_rate: VatRate,
    create_invoice: bool | None = None,
    invoice_description: str | None = None,
) -> Operation[CustomerSubscription]:
    """Start a subscription for a customer.

    Start a subscription for a customer. With a bookkeeping integration, an invoice can be made at every
    renewal.

    Args:
        customer_id: The customer who subscribes. Starts with `cst_`. Example: "cst_abc12345def678".
        description: What the subscription is for. Example: "Contribution costs".
        start_date: First day of the subscription, as YYYY-mm-dd. Answers call it `startsAt`. Example:
            "2024-05-04".
        interval: How often a subscription is renewed. One of `"14 days"`, `"1 month"`, `"2 months"`,
            `"6 months"`, `"1 year"`. Example: "1 year". (Inferred: enum: the values that answers have.)
        amount: Amount of each interval, in EUR. In EUR. Example: "12.95". (Inferred: pattern: a point
            and at most two decimals, as in every example.)
        vat_rate: Rate of Dutch VAT in percent. One of `0`, `9`, `21`. Example: 21.
        create_invoice: Optional. Whether an invoice is made at every renewal. Needs a bookkeeping
            integration. Example: true. (Not documented: default.)
        invoice_description: Optional. Text for the invoices. Ignored unless `createInvoice` is true.
            Example: "Extending subscription".

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/customer-subscriptions-api/create-customer-subscription
    Source: `spec/transcribed/customer-subscriptions-api.yaml`.
    Inferred: 201 (it creates something, and the calls that do so with a documented status answer 201);
    404 (the customer named may not exist); 422 (documented for another request with a body).
    Not documented: errors (no list of them is available).
    """
    return Operation(
        name="create-customer-subscription",
        method="POST",
        path="/customer-subscriptions",
        json=CreateCustomerSubscriptionRequest(
            customer_id=customer_id,
            description=description,
            start_date=start_date,
            interval=interval,
            amount=amount,
            vat_rate=vat_rate,
            create_invoice=create_invoice,
            invoice_description=invoice_description,
        ).to_dict(),
        read=read_with(CustomerSubscription.from_dict),
    )

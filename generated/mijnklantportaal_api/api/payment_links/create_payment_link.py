"""Create a payment link. `POST /payment-links`"""

from __future__ import annotations

import datetime
from decimal import Decimal

from ...models.create_payment_link_request import CreatePaymentLinkRequest
from ...models.payment_link import PaymentLink
from ...runtime.operation import Operation
from ...runtime.reading import read_with


def operation(
    *,
    description: str,
    amount: Decimal | int | str,
    expires_at: datetime.date | None = None,
    reusable: bool | None = None,
) -> Operation[PaymentLink]:
    """Create a payment link.

    Make a link at which an amount can be paid: once, unless it is made reusable. Hand the checkout
    address of the answer to the one who pays.

    Args:
        description: What is paid for; it appears on the bank statement. Example: "Contribution costs".
        amount: Amount to pay. In EUR. Example: "12.95". (Inferred: pattern: a point and at most two
            decimals, as in every example.)
        expires_at: Optional. Last day on which the link can be used. Example: "2024-05-04". (Inferred:
            format: from the example.)
        reusable: Optional. Whether the link can be paid more than once; once only when left out.
            Example: true.

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/payment-links-api/create-payment-link
    Source: `spec/transcribed/payment-links-api.yaml`.
    Inferred: operationId (made from the title of its page); 201 (it creates something, and the calls
    that do so with a documented status answer 201); 422 (documented for another request with a body).
    Not documented: errors (no list of them is available).
    """
    return Operation(
        name="create-payment-link",
        method="POST",
        path="/payment-links",
        json=CreatePaymentLinkRequest(
            description=description,
            amount=amount,
            expires_at=expires_at,
            reusable=reusable,
        ).to_dict(),
        read=read_with(PaymentLink.from_dict),
    )

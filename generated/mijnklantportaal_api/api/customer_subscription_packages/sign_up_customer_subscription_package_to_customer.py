"""Subscribe an existing customer to a package. `POST
/customer-subscription-packages/{packageId}/sign-up`
"""

from __future__ import annotations

import datetime

from ...models.customer_subscription import CustomerSubscription
from ...models.sign_up_customer_subscription_package_to_customer_request import (
    SignUpCustomerSubscriptionPackageToCustomerRequest,
)
from ...runtime.model import UNSET, Unset
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(
    package_id: str,
    *,
    customer_id: str,
    start_date: datetime.date,
    create_invoice: bool,
    mandate_id: str | None = None,
    invoice_text: str | None | Unset = UNSET,
) -> Operation[CustomerSubscription]:
    """Subscribe an existing customer to a package.

    Start a subscription for someone who is a customer already. The path differs only in its end from
    that of the sign-up of someone who is not: this one has no slash at the end, and must be called
    exactly so.

    Args:
        package_id: ID of the package. Starts with `spg_`. Example: "spg_abc12345def678".
        customer_id: ID of the customer who subscribes. Starts with `cst_`. Example:
            "cst_abc12345def678". (Inferred: required: a sign-up of nobody has no meaning.)
        start_date: Day on which the subscription starts; answers call it `startsAt`. Example:
            "2024-05-04". (Inferred: required: only the mandate and the text of the invoice are said to
            be dispensable.)
        create_invoice: Whether an invoice is made for the subscription. Example: true. (Inferred:
            required: only the mandate and the text of the invoice are said to be dispensable.) (Not
            documented: default.)
        mandate_id: Optional. ID of the mandate with which the customer pays. Starts with `mdt_`.
            Example: "mdt_abc12345def678".
        invoice_text: Optional. Text on the invoice; subscriptions call it `invoiceDescription`.
            (Inferred: null: from the sample request.)

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/customer-subscription-packages-api/sign-up-a-customer-for-a-customer-subscription-package
    Source: `spec/transcribed/customer-subscription-packages-api.yaml`.
    Inferred: operationId (mirrors the documented one for the sign-up of someone who is no customer);
    201 (it creates something, and the calls that do so with a documented status answer 201); 404
    (documented for other operations addressed by an identifier); 422 (documented for another request
    with a body).
    Not documented: errors (no list of them is available); scope (the one that a token needs for
    packages).
    """
    return Operation(
        name="sign-up-customer-subscription-package-to-customer",
        method="POST",
        path=f"/customer-subscription-packages/{path_segment(write_text('package_id', package_id, 'spg_'))}/sign-up",
        json=SignUpCustomerSubscriptionPackageToCustomerRequest(
            customer_id=customer_id,
            start_date=start_date,
            create_invoice=create_invoice,
            mandate_id=mandate_id,
            invoice_text=invoice_text,
        ).to_dict(),
        read=read_with(CustomerSubscription.from_dict),
    )

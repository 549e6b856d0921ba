"""Start a sign-up for someone who is no customer yet and get a payment link. `POST
/customer-subscription-packages/{packageId}/sign-up/`
"""

from __future__ import annotations

from ...models.sign_up_customer_subscription_package_to_non_customer_request import (
    SignUpCustomerSubscriptionPackageToNonCustomerRequest,
)
from ...models.subscription_package_sign_up import SubscriptionPackageSignUp
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(
    package_id: str, *, company_name: str, address: str, zip_code: str, city: str, email: str
) -> Operation[SubscriptionPackageSignUp]:
    """Start a sign-up for someone who is no customer yet and get a payment link.

    Get the address at which a new customer pays; the subscription is not part of the answer. The path
    differs only in its end from that of the sign-up of an existing customer: this one ends with a
    slash, and must be called exactly so. An answer without a payment link comes from the other
    operation.

    Args:
        package_id: ID of the package. Starts with `spg_`. Example: "spg_abc12345def678".
        company_name: Name of the new customer. Example: "Test Company BV".
        address: Street and house number. Example: "Teststreet 123".
        zip_code: Postal code. Example: "1234AB".
        city: Town. Example: "Amsterdam".
        email: E-mail address of the new customer; customers call it `primaryEmail`. Example:
            "john.doe@test.com".

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/customer-subscription-packages-api/sign-up-a-non-customer-for-a-customer-subscription-package
    Source: `spec/transcribed/customer-subscription-packages-api.yaml`.
    Inferred: 201 (it creates something, and the calls that do so with a documented status answer 201);
    404 (documented for other operations addressed by an identifier); 422 (documented for another
    request with a body).
    Not documented: errors (no list of them is available); scope (the one that a token needs for
    packages).
    """
    return Operation(
        name="sign-up-customer-subscription-package-to-non-customer",
        method="POST",
        path=f"/customer-subscription-packages/{path_segment(write_text('package_id', package_id, 'spg_'))}/sign-up/",
        json=SignUpCustomerSubscriptionPackageToNonCustomerRequest(
            company_name=company_name,
            address=address,
            zip_code=zip_code,
            city=city,
            email=email,
        ).to_dict(),
        read=read_with(SubscriptionPackageSignUp.from_dict),
    )

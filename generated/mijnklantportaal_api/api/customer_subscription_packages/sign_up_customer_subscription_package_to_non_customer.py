"""Start a sign-up for someone who is not a customer yet and get a payment link. `POST
/customer-subscription-packages/{packageId}/sign-up/`
"""

from ...models.sign_up_request import SignUpRequest
from ...models.subscription_package_sign_up import SubscriptionPackageSignUp, subscription_package_sign_up_from_dict
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(package_id: str, request: SignUpRequest) -> Operation[SubscriptionPackageSignUp]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="sign-up-customer-subscription-package-to-non-customer",
        method="POST",
        path="/customer-subscription-packages/"
        + path_segment(write_text("package_id", package_id, "spg_"))
        + "/sign-up/",
        json=request.to_dict(),
        read=read_with(subscription_package_sign_up_from_dict),
        statuses=(
            201,
            401,
            403,
            404,
            422,
            429,
        ),
    )

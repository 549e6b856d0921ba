"""Subscribe an existing customer to a package. `POST
/customer-subscription-packages/{packageId}/sign-up`
"""

from ...models.customer_subscription import CustomerSubscription, customer_subscription_from_dict
from ...models.sign_up_customer_request import SignUpCustomerRequest
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(package_id: str, request: SignUpCustomerRequest) -> Operation[CustomerSubscription]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="sign-up-customer-subscription-package-to-customer",
        method="POST",
        path="/customer-subscription-packages/"
        + path_segment(write_text("package_id", package_id, "spg_"))
        + "/sign-up",
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

"""Create a payment link. `POST /payment-links`"""

from ...models.create_payment_link_request import CreatePaymentLinkRequest
from ...models.payment_link import PaymentLink, payment_link_from_dict
from ...runtime.operation import Operation
from ...runtime.reading import read_with


def operation(request: CreatePaymentLinkRequest) -> Operation[PaymentLink]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="create-payment-link",
        method="POST",
        path="/payment-links",
        json=request.to_dict(),
        read=read_with(payment_link_from_dict),
        statuses=(
            201,
            401,
            403,
            422,
            429,
        ),
        scopes=("paymentlinks.write",),
    )

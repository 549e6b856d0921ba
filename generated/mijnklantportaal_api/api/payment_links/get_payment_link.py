"""Read one payment link. `GET /payment-links/{linkId}`"""

from ...models.payment_link import PaymentLink, payment_link_from_dict
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(link_id: str) -> Operation[PaymentLink]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="get-payment-link",
        method="GET",
        path="/payment-links/" + path_segment(write_text("link_id", link_id, "plk_")),
        read=read_with(payment_link_from_dict),
        statuses=(
            200,
            401,
            403,
            404,
            429,
        ),
        scopes=("paymentlinks.read",),
    )

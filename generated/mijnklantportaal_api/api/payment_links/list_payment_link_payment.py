"""Page through the payments made on one link. `GET /payment-links/{linkId}/payments`"""

from ...models.payment_link_payment_page import PaymentLinkPaymentPage, payment_link_payment_page_from_dict
from ...runtime.operation import Operation, path_segment, query_items
from ...runtime.reading import read_with
from ...runtime.writing import write_integer, write_text


def operation(link_id: str, *, page: int | None = None) -> Operation[PaymentLinkPaymentPage]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="list-payment-link-payment",
        method="GET",
        path="/payment-links/" + path_segment(write_text("link_id", link_id, "plk_")) + "/payments",
        query=query_items(
            {
                "page": None if page is None else write_integer("page", page),
            }
        ),
        read=read_with(payment_link_payment_page_from_dict),
        statuses=(
            200,
            401,
            403,
            422,
            429,
        ),
        scopes=("paymentlinks.read",),
    )

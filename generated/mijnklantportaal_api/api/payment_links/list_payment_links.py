"""Page through the payment links. `GET /payment-links`"""

from ...models.payment_link_page import PaymentLinkPage, payment_link_page_from_dict
from ...runtime.operation import Operation, query_items
from ...runtime.reading import read_with
from ...runtime.writing import write_integer


def operation(*, page: int | None = None) -> Operation[PaymentLinkPage]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="list-payment-links",
        method="GET",
        path="/payment-links",
        query=query_items(
            {
                "page": None if page is None else write_integer("page", page),
            }
        ),
        read=read_with(payment_link_page_from_dict),
        statuses=(
            200,
            401,
            403,
            422,
            429,
        ),
        scopes=("paymentlinks.read",),
    )

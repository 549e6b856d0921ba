"""Read one offer. `GET /customer-offers/{offerId}`"""

from ...models.customer_offer import CustomerOffer, customer_offer_from_dict
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(offer_id: str) -> Operation[CustomerOffer]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="get-customer-offer",
        method="GET",
        path="/customer-offers/" + path_segment(write_text("offer_id", offer_id, "off_")),
        read=read_with(customer_offer_from_dict),
        statuses=(
            200,
            401,
            403,
            404,
            429,
        ),
        scopes=("offers.read",),
    )

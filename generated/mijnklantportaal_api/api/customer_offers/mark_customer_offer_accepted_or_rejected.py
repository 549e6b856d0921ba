"""Record that an offer was accepted or rejected. `PATCH /customer-offers/{offerId}`"""

from ...models.customer_offer import CustomerOffer, customer_offer_from_dict
from ...models.decide_on_offer_request import DecideOnOfferRequest
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(offer_id: str, request: DecideOnOfferRequest) -> Operation[CustomerOffer]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="mark-customer-offer-accepted-or-rejected",
        method="PATCH",
        path="/customer-offers/" + path_segment(write_text("offer_id", offer_id, "off_")),
        json=request.to_dict(),
        read=read_with(customer_offer_from_dict),
        statuses=(
            200,
            401,
            403,
            404,
            422,
            429,
        ),
        scopes=("offers.write",),
    )

"""Read one offer. `GET /customer-offers/{offerId}`"""

from __future__ import annotations

from ...models.customer_offer import CustomerOffer
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(offer_id: str) -> Operation[CustomerOffer]:
    """Read one offer.

    Read an offer, with what the customer decided.

    Args:
        offer_id: The offer. Starts with `off_`. Example: "off_abc12345def678".

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/customer-offers-api/get-customer-offer
    Source: `spec/transcribed/customer-offers-api.yaml`.
    """
    return Operation(
        name="get-customer-offer",
        method="GET",
        path=f"/customer-offers/{path_segment(write_text('offer_id', offer_id, 'off_'))}",
        read=read_with(CustomerOffer.from_dict),
    )

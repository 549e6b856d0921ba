"""List Customer Offers. `GET /customer-offers`"""

from __future__ import annotations

from ...models.customer_offer_page import CustomerOfferPage
from ...runtime.operation import Operation, query_items
from ...runtime.reading import read_with
from ...runtime.writing import write_integer


def operation(*, page: int | None = None) -> Operation[CustomerOfferPage]:
    """List Customer Offers.

    Getting all your customer offers in your portal as paginated response.

    Args:
        page: Optional. Number of the page to read, starting at 1. Example: 2. (Inferred: only shown in
            the addresses of the answer.)

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/customer-offers-api/list-customer-offers
    Source: `spec/pages/list-customer-offers.md`.
    Inferred: 422 (the number of the page can be wrong).
    """
    return Operation(
        name="list-customer-offers",
        method="GET",
        path="/customer-offers",
        query=query_items(
            {
                "page": None if page is None else write_integer("page", page),
            }
        ),
        read=read_with(CustomerOfferPage.from_dict),
    )

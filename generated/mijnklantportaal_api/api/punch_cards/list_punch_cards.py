"""Page through the punch card products. `GET /punch-cards`"""

from __future__ import annotations

from ...models.punch_card_page import PunchCardPage
from ...runtime.operation import Operation, query_items
from ...runtime.reading import read_with
from ...runtime.writing import write_integer


def operation(*, page: int | None = None) -> Operation[PunchCardPage]:
    """Page through the punch card products.

    List the punch cards that the portal offers, not the ones issued to customers.

    Args:
        page: Optional. Number of the page to read, starting at 1. Example: 2. (Inferred: only shown in
            the addresses of the answer.)

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/punch-cards-api/list-punch-cards
    Source: `spec/transcribed/punch-cards-api.yaml`.
    Inferred: 422 (the number of the page can be wrong).
    Not documented: errors (no list of them is available); scope (the one that a token needs for punch
    cards).
    """
    return Operation(
        name="list-punch-cards",
        method="GET",
        path="/punch-cards",
        query=query_items(
            {
                "page": None if page is None else write_integer("page", page),
            }
        ),
        read=read_with(PunchCardPage.from_dict),
    )

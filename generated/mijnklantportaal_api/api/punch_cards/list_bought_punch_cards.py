"""Page through the cards issued of one product. `GET /punch-cards/{punchCardId}/issued`"""

from __future__ import annotations

from ...models.punch_card_bought_page import PunchCardBoughtPage
from ...runtime.operation import Operation, path_segment, query_items
from ...runtime.reading import read_with
from ...runtime.writing import write_integer, write_text


def operation(punch_card_id: str, *, page: int | None = None) -> Operation[PunchCardBoughtPage]:
    """Page through the cards issued of one product.

    List the cards of one kind that were issued to customers.

    Args:
        punch_card_id: ID of the punch card product. Starts with `pcd_`. Example: "pcd_abc12345def678".
        page: Optional. Number of the page to read, starting at 1. Example: 2. (Inferred: only shown in
            the addresses of the answer.)

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/punch-cards-api/list-issued-cards-for-punch-card
    Source: `spec/transcribed/punch-cards-api.yaml`.
    Inferred: 404 (documented for other operations addressed by an identifier); 422 (the number of the
    page can be wrong).
    Not documented: errors (no list of them is available); scope (the one that a token needs for punch
    cards).
    """
    return Operation(
        name="list-bought-punch-cards",
        method="GET",
        path=f"/punch-cards/{path_segment(write_text('punch_card_id', punch_card_id, 'pcd_'))}/issued",
        query=query_items(
            {
                "page": None if page is None else write_integer("page", page),
            }
        ),
        read=read_with(PunchCardBoughtPage.from_dict),
    )

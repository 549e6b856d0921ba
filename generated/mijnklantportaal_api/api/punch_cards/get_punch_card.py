"""Read one punch card product. `GET /punch-cards/{punchCardId}`"""

from __future__ import annotations

from ...models.punch_card import PunchCard
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(punch_card_id: str) -> Operation[PunchCard]:
    """Read one punch card product.

    Read a punch card.

    Args:
        punch_card_id: ID of the punch card product. Starts with `pcd_`. Example: "pcd_abc12345def678".

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/punch-cards-api/get-punch-card
    Source: `spec/transcribed/punch-cards-api.yaml`.
    Inferred: operationId (made from the title of its page); 200 (every read with a documented status
    answers 200); 404 (documented for other operations addressed by an identifier).
    Not documented: errors (no list of them is available); scope (the one that a token needs for punch
    cards).
    """
    return Operation(
        name="get-punch-card",
        method="GET",
        path=f"/punch-cards/{path_segment(write_text('punch_card_id', punch_card_id, 'pcd_'))}",
        read=read_with(PunchCard.from_dict),
    )

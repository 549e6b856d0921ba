"""Read one issued card. `GET /punch-cards/{punchCardId}/issued/{issuedPunchCardId}`"""

from __future__ import annotations

from ...models.punch_card_bought import PunchCardBought
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(punch_card_id: str, issued_punch_card_id: str) -> Operation[PunchCardBought]:
    """Read one issued card.

    Read the card of a customer, with the punches left on it.

    Args:
        punch_card_id: ID of the punch card product. Starts with `pcd_`. Example: "pcd_abc12345def678".
        issued_punch_card_id: ID of the card that was issued to a customer. Starts with `pcb_`. Example:
            "pcb_abc12345def678".

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/punch-cards-api/get-an-issued-punch-card
    Source: `spec/transcribed/punch-cards-api.yaml`.
    Not documented: errors (there may be more than the ones named here); scope (the one that a token
    needs for punch cards).
    """
    return Operation(
        name="get-bought-punch-card",
        method="GET",
        path=f"/punch-cards/{path_segment(write_text('punch_card_id', punch_card_id, 'pcd_'))}/issued/{path_segment(write_text('issued_punch_card_id', issued_punch_card_id, 'pcb_'))}",
        read=read_with(PunchCardBought.from_dict),
    )

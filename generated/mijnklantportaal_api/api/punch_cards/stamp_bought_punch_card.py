"""Use up punches of an issued card. `POST /punch-cards/{punchCardId}/issued/{issuedPunchCardId}/stamp`"""

from __future__ import annotations

from ...models.punch_card_bought import PunchCardBought
from ...models.stamp_bought_punch_card_request import StampBoughtPunchCardRequest
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(punch_card_id: str, issued_punch_card_id: str, *, stamps: int) -> Operation[PunchCardBought]:
    """Use up punches of an issued card.

    Take a number of punches off a customer's card. Nothing puts punches back, so after a call of
    unknown outcome read the card before trying again.

    Args:
        punch_card_id: ID of the punch card product. Starts with `pcd_`. Example: "pcd_abc12345def678".
        issued_punch_card_id: ID of the card that was issued to a customer. Starts with `pcb_`. Example:
            "pcb_abc12345def678".
        stamps: Number of punches to use. Example: 1. (Inferred: type: it counts punches; minimum: to
            use none has no meaning; required: a call without it has no meaning.)

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/punch-cards-api/stamp-an-issued-punch-card
    Source: `spec/transcribed/punch-cards-api.yaml`.
    Inferred: operationId (made from the title of its page, with the word that the other operations have
    for issued cards); 200 (it acts on a card that exists and creates nothing); 404 (documented for
    other operations addressed by an identifier); 422 (documented for another request with a body).
    Not documented: errors (no list of them is available); scope (the one that a token needs for punch
    cards).
    """
    return Operation(
        name="stamp-bought-punch-card",
        method="POST",
        path=f"/punch-cards/{path_segment(write_text('punch_card_id', punch_card_id, 'pcd_'))}/issued/{path_segment(write_text('issued_punch_card_id', issued_punch_card_id, 'pcb_'))}/stamp",
        json=StampBoughtPunchCardRequest(
            stamps=stamps,
        ).to_dict(),
        read=read_with(PunchCardBought.from_dict),
    )

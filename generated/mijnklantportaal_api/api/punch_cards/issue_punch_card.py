"""Issue a card to a customer. `POST /punch-cards/{punchCardId}/issued`"""

from __future__ import annotations

from ...models.issue_punch_card_request import IssuePunchCardRequest
from ...models.punch_card_bought import PunchCardBought
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(punch_card_id: str, *, customer_id: str) -> Operation[PunchCardBought]:
    """Issue a card to a customer.

    Give a customer a new card of this kind.

    Args:
        punch_card_id: ID of the punch card product. Starts with `pcd_`. Example: "pcd_abc12345def678".
        customer_id: ID of the customer who gets the card. Starts with `cst_`. Example:
            "cst_abc12345def678". (Inferred: name: as in other requests with a customer; required: a
            card for nobody has no meaning.) (Not documented: name of the field.)

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/punch-cards-api/issue-new-punch-card
    Source: `spec/transcribed/punch-cards-api.yaml`.
    Inferred: method (what creates something is a POST to the list of such things); path (that of the
    list of issued cards); contentType (JSON, as in all comparable operations); operationId (made from
    the title of its page); 201 (it creates something, and the calls that do so with a documented status
    answer 201); 404 (documented for other operations addressed by an identifier); 422 (documented for
    another request with a body).
    Not documented: errors (no list of them is available); scope (the one that a token needs for punch
    cards).
    """
    return Operation(
        name="issue-punch-card",
        method="POST",
        path=f"/punch-cards/{path_segment(write_text('punch_card_id', punch_card_id, 'pcd_'))}/issued",
        json=IssuePunchCardRequest(
            customer_id=customer_id,
        ).to_dict(),
        read=read_with(PunchCardBought.from_dict),
    )

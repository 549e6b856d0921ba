"""Put a punch card on or off sale. `PATCH /punch-cards/{punchCardId}`"""

from __future__ import annotations

from decimal import Decimal

from ...models.edit_punch_card_request import EditPunchCardRequest
from ...models.punch_card import PunchCard
from ...models.vat_rate import VatRate
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(
    punch_card_id: str, *, for_sale: bool, price: Decimal | int | str | None = None, vat_rate: VatRate | None = None
) -> Operation[PunchCard]:
    """Put a punch card on or off sale.

    Change whether the card is for sale, and at what price; nothing else of it can be changed. A card
    that is for sale needs a price and a rate of VAT.

    Args:
        punch_card_id: ID of the punch card product. Starts with `pcd_`. Example: "pcd_abc12345def678".
        for_sale: Whether customers can buy the card. Example: true.
        price: Optional. Price of a card including VAT; needed when it is for sale. In EUR. Example:
            "229.95". (Inferred: pattern: a point and at most two decimals, as in every example.)
        vat_rate: Optional. Rate of Dutch VAT in percent; needed when the card is for sale. One of `0`,
            `9`, `21`. Example: 21.

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/punch-cards-api/edit-punch-card
    Source: `spec/transcribed/punch-cards-api.yaml`.
    Inferred: operationId (made from the title of its page); 200 (every change with a documented status
    answers 200); 404 (documented for other operations addressed by an identifier); 422 (documented for
    another request with a body).
    Not documented: errors (no list of them is available); scope (the one that a token needs for punch
    cards).
    """
    return Operation(
        name="edit-punch-card",
        method="PATCH",
        path=f"/punch-cards/{path_segment(write_text('punch_card_id', punch_card_id, 'pcd_'))}",
        json=EditPunchCardRequest(
            for_sale=for_sale,
            price=price,
            vat_rate=vat_rate,
        ).to_dict(),
        read=read_with(PunchCard.from_dict),
    )

"""Create a punch card product. `POST /punch-cards`"""

from __future__ import annotations

from decimal import Decimal

from ...models.create_punch_card_request import CreatePunchCardRequest
from ...models.punch_card import PunchCard
from ...models.punch_card_period import PunchCardPeriod
from ...models.vat_rate import VatRate
from ...runtime.operation import Operation
from ...runtime.reading import read_with


def operation(
    *,
    name: str,
    punches: int,
    punch_label: str,
    description: str | None = None,
    for_sale: bool | None = None,
    price: Decimal | int | str | None = None,
    vat_rate: VatRate | None = None,
    expiry_value: int | None = None,
    expire_period: PunchCardPeriod | None = None,
) -> Operation[PunchCard]:
    """Create a punch card product.

    Add a kind of card. One that is for sale needs a price and a rate of VAT; a card without a period of
    validity never expires.

    Args:
        name: Name of the card. Example: "Driving lessons".
        punches: Number of punches on a new card. Example: 20.
        punch_label: What a punch stands for. Example: "lessons".
        description: Optional. What the card is for. Example: "20 driving lessons".
        for_sale: Optional. Whether customers can buy the card; not for sale when left out. Example:
            true.
        price: Optional. Price of a card including VAT; needed when it is for sale. In EUR. Example:
            "229.95". (Inferred: pattern: a point and at most two decimals, as in every example.)
        vat_rate: Optional. Rate of Dutch VAT in percent; needed when the card is for sale. One of `0`,
            `9`, `21`. Example: 21.
        expiry_value: Optional. How many periods an issued card is valid, as a text; answers have a
            number. Without it cards never expire. Example: "3".
        expire_period: Optional. Unit of the validity; answers call it `expiryPeriode`. One of `"days"`,
            `"months"`, `"years"`. Example: "years". (Inferred: enum: the values that answers have.)

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/punch-cards-api/create-punch-card
    Source: `spec/transcribed/punch-cards-api.yaml`.
    Inferred: operationId (made from the title of its page); 201 (it creates something, and the calls
    that do so with a documented status answer 201); 422 (documented for another request with a body).
    Not documented: errors (no list of them is available); scope (the one that a token needs for punch
    cards).
    """
    return Operation(
        name="create-punch-card",
        method="POST",
        path="/punch-cards",
        json=CreatePunchCardRequest(
            name=name,
            punches=punches,
            punch_label=punch_label,
            description=description,
            for_sale=for_sale,
            price=price,
            vat_rate=vat_rate,
            expiry_value=expiry_value,
            expire_period=expire_period,
        ).to_dict(),
        read=read_with(PunchCard.from_dict),
    )

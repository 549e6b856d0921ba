"""Create manual Customer Offer. `POST /customer-offers/manual`"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from ...models.create_customer_offer_manual_request import CreateCustomerOfferManualRequest
from ...models.customer_offer import CustomerOffer
from ...models.offer_line import OfferLine
from ...runtime.operation import Operation
from ...runtime.reading import read_with


def operation(
    *,
    customer_id: str,
    offer_number: str,
    issued_at: datetime.date,
    expires_at: datetime.date,
    lines: Sequence[OfferLine | Mapping[str, Any]],
    send_notification: bool | None = None,
) -> Operation[CustomerOffer]:
    """Create manual Customer Offer.

    Create a Customer Offer from the ground up by providing product/service lines.

    Args:
        customer_id: ID of the customer this offer is meant for. Starts with `cst_`. Example:
            "cst_abc12345def678".
        offer_number: Number of the offer, as `string`. Example: "2014-001".
        issued_at: Date when the offer is issued, in `YYYY-mm-dd` format. Example: "2025-04-14".
        expires_at: Date when the offer expires, in `YYYY-mm-dd` format. Example: "2025-04-30".
        lines: Line in this offer. At least 1. (Inferred: minItems: nothing to offer without a line.)
        send_notification: Optional. Indicates if MijnKlantportaal should send out the notification to
            inform the customer about the new offer. Example: true. (Not documented: default.)

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/customer-offers-api/create-manual-customer-offer
    Source: `spec/pages/create-manual-customer-offer.md`.
    Inferred: 404 (the customer named may not exist).
    """
    return Operation(
        name="create-customer-offer-manual",
        method="POST",
        path="/customer-offers/manual",
        json=CreateCustomerOfferManualRequest(
            customer_id=customer_id,
            offer_number=offer_number,
            issued_at=issued_at,
            expires_at=expires_at,
            lines=lines,
            send_notification=send_notification,
        ).to_dict(),
        read=read_with(CustomerOffer.from_dict),
    )

"""Record that an offer was accepted or rejected. `PATCH /customer-offers/{offerId}`"""

from __future__ import annotations

import datetime

from ...models.customer_offer import CustomerOffer
from ...models.mark_customer_offer_accepted_or_rejected_request import MarkCustomerOfferAcceptedOrRejectedRequest
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def mark_accepted_operation(
    offer_id: str,
    *,
    accepted_at: datetime.datetime,
    accepted_via_ip: str | None = None,
    accepted_via_user_agent: str | None = None,
) -> Operation[CustomerOffer]:
    """Record that a customer has accepted an offer.

    Record the customer's decision: send either `acceptedAt` or `rejectedAt`. A connected integration is
    updated too.

    Args:
        offer_id: The offer. Starts with `off_`. Example: "off_abc12345def678".
        accepted_at: When the offer was accepted, as YYYY-mm-dd HH:mm:ss. Not sent where it was
            rejected. Sent as Amsterdam time, to the second; a naive value is taken as such. Example:
            "2024-05-04 20:51:50". (Inferred: optional: it contradicts `rejectedAt`.) (Not documented:
            zone: taken to be that of Amsterdam.)
        accepted_via_ip: Optional. IP address from which the offer was accepted, if known. Ignored
            without `acceptedAt`. Example: "192.0.2.10". (Inferred: optional: ignored without
            `acceptedAt`.)
        accepted_via_user_agent: Optional. Browser with which the offer was accepted, if known. Ignored
            without `acceptedAt`. Example: "Mozilla/5.0 (X11; Linux x86_64) ...". (Inferred: optional:
            ignored without `acceptedAt`.)

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/customer-offers-api/mark-customer-offer-accepted-or-rejected
    Source: `spec/transcribed/customer-offers-api.yaml`.
    Inferred: operationId (made from the title of its page); 200 (every change with a documented status
    answers 200); 404 (documented for other operations addressed by an identifier); 422 (documented for
    another request with a body); one of two (an offer can't be accepted and rejected at once).
    Not documented: errors (no list of them is available).
    """
    return Operation(
        name="mark-customer-offer-accepted-or-rejected",
        method="PATCH",
        path=f"/customer-offers/{path_segment(write_text('offer_id', offer_id, 'off_'))}",
        json=MarkCustomerOfferAcceptedOrRejectedRequest(
            accepted_at=accepted_at,
            accepted_via_ip=accepted_via_ip,
            accepted_via_user_agent=accepted_via_user_agent,
        ).to_dict(),
        read=read_with(CustomerOffer.from_dict),
    )


def mark_rejected_operation(offer_id: str, *, rejected_at: datetime.datetime) -> Operation[CustomerOffer]:
    """Record that a customer has rejected an offer.

    Record the customer's decision: send either `acceptedAt` or `rejectedAt`. A connected integration is
    updated too.

    Args:
        offer_id: The offer. Starts with `off_`. Example: "off_abc12345def678".
        rejected_at: When the offer was rejected, as YYYY-mm-dd HH:mm:ss. Not sent where it was
            accepted. Sent as Amsterdam time, to the second; a naive value is taken as such. Example:
            "2024-05-04 20:51:50". (Inferred: optional: it contradicts `acceptedAt`.) (Not documented:
            zone: taken to be that of Amsterdam.)

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/customer-offers-api/mark-customer-offer-accepted-or-rejected
    Source: `spec/transcribed/customer-offers-api.yaml`.
    Inferred: operationId (made from the title of its page); 200 (every change with a documented status
    answers 200); 404 (documented for other operations addressed by an identifier); 422 (documented for
    another request with a body); one of two (an offer can't be accepted and rejected at once).
    Not documented: errors (no list of them is available).
    """
    return Operation(
        name="mark-customer-offer-accepted-or-rejected",
        method="PATCH",
        path=f"/customer-offers/{path_segment(write_text('offer_id', offer_id, 'off_'))}",
        json=MarkCustomerOfferAcceptedOrRejectedRequest(
            rejected_at=rejected_at,
        ).to_dict(),
        read=read_with(CustomerOffer.from_dict),
    )

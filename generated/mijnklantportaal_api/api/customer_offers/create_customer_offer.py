"""Create Customer Offer. `POST /customer-offers`"""

from __future__ import annotations

import datetime
from decimal import Decimal

from ...models.create_customer_offer_request import CreateCustomerOfferRequest
from ...models.customer_offer import CustomerOffer
from ...runtime.operation import Operation
from ...runtime.reading import read_with
from ...runtime.uploads import FileInput


def operation(
    *,
    customer_id: str,
    offer_number: str,
    issued_at: datetime.date,
    expires_at: datetime.date,
    amount: Decimal | int | str,
    pdf: FileInput,
    send_notification: bool | None = None,
    accepted_at: datetime.datetime | None = None,
    accepted_via_ip: str | None = None,
    accepted_via_user_agent: str | None = None,
    rejected_at: datetime.datetime | None = None,
) -> Operation[CustomerOffer]:
    """Create Customer Offer.

    Add an offer that exists as a PDF.

    Args:
        customer_id: ID of the customer this offer is meant for. Starts with `cst_`. Example:
            "cst_abc12345def678".
        offer_number: Number of the offer, as string. Example: "2014-001".
        issued_at: Date when the offer is issued, in YYYY-mm-dd format. Example: "2024-04-30".
        expires_at: Date when the offer expires, in YYYY-mm-dd format. Example: "2024-05-30".
        amount: Amount of the offer, as string. Only Euro (EUR) is supported at the moment. In EUR.
            Example: "12.95". (Inferred: pattern: a point and at most two decimals, as in every
            example.)
        pdf: The PDF file of the offer. A path, bytes or an open binary file.
        send_notification: Optional. Indicates if MijnKlantportaal should send out the notification to
            inform the customer about the new offer. Example: true. (Not documented: default.)
        accepted_at: Optional. When the offer was accepted, as YYYY-mm-dd HH:mm:ss. Not sent while the
            offer is open. Sent as Amsterdam time, to the second; a naive value is taken as such.
            Example: "2024-05-11 12:59:00". (Not documented: zone: taken to be that of Amsterdam.)
        accepted_via_ip: Optional. IP address from which the offer was accepted, if known. Ignored
            without `acceptedAt`. Example: "192.0.2.10".
        accepted_via_user_agent: Optional. Browser with which the offer was accepted, if known. Ignored
            without `acceptedAt`. Example: "Mozilla/5.0 (X11; Linux x86_64) ...".
        rejected_at: Optional. When the offer was rejected, as YYYY-mm-dd HH:mm:ss. Not sent while the
            offer is open. Sent as Amsterdam time, to the second; a naive value is taken as such.
            Example: "2024-05-11 12:59:00". (Not documented: zone: taken to be that of Amsterdam.)

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/customer-offers-api/create-customer-offer
    Source: `spec/pages/create-customer-offer.txt`.
    Inferred: operationId (the page names none; made from its title); status (the page shows none; its
    words say that it creates something); contentType (the page shows none for the response; its fields
    and sample are JSON); 404 (the customer named may not exist); 422 (documented for another request
    with a body); 426 (documented for the other way to make an offer).
    Not documented: errors (no list of them is available).
    """
    return Operation(
        name="create-customer-offer",
        method="POST",
        path="/customer-offers",
        form=CreateCustomerOfferRequest(
            customer_id=customer_id,
            offer_number=offer_number,
            issued_at=issued_at,
            expires_at=expires_at,
            amount=amount,
            pdf=pdf,
            send_notification=send_notification,
            accepted_at=accepted_at,
            accepted_via_ip=accepted_via_ip,
            accepted_via_user_agent=accepted_via_user_agent,
            rejected_at=rejected_at,
        ).to_dict(),
        read=read_with(CustomerOffer.from_dict),
    )

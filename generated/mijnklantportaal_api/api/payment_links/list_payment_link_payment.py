"""Page through the payments made on one link. `GET /payment-links/{linkId}/payments`"""

from __future__ import annotations

from ...models.payment_link_payment_page import PaymentLinkPaymentPage
from ...runtime.operation import Operation, path_segment, query_items
from ...runtime.reading import read_with
from ...runtime.writing import write_integer, write_text


def operation(link_id: str, *, page: int | None = None) -> Operation[PaymentLinkPaymentPage]:
    """Page through the payments made on one link.

    List the payments made with one link; only a reusable link can have several.

    Args:
        link_id: ID of the payment link. Starts with `plk_`. Example: "plk_abc12345def678".
        page: Optional. Number of the page to read, starting at 1. Example: 2. (Inferred: only shown in
            the addresses of the answer.)

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/payment-links-api/list-payment-link-payments
    Source: `spec/transcribed/payment-links-api.yaml`.
    Inferred: 422 (the number of the page can be wrong).
    """
    return Operation(
        name="list-payment-link-payment",
        method="GET",
        path=f"/payment-links/{path_segment(write_text('link_id', link_id, 'plk_'))}/payments",
        query=query_items(
            {
                "page": None if page is None else write_integer("page", page),
            }
        ),
        read=read_with(PaymentLinkPaymentPage.from_dict),
    )

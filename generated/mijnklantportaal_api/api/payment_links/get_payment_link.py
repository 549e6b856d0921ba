"""Read one payment link. `GET /payment-links/{linkId}`"""

from __future__ import annotations

from ...models.payment_link import PaymentLink
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(link_id: str) -> Operation[PaymentLink]:
    """Read one payment link.

    Read a payment link.

    Args:
        link_id: ID of the payment link. Starts with `plk_`. Example: "plk_abc12345def678".

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/payment-links-api/get-payment-link
    Source: `spec/transcribed/payment-links-api.yaml`.
    Inferred: operationId (made from the title of its page); 200 (every read with a documented status
    answers 200); 404 (documented for other operations addressed by an identifier).
    Not documented: errors (no list of them is available).
    """
    return Operation(
        name="get-payment-link",
        method="GET",
        path=f"/payment-links/{path_segment(write_text('link_id', link_id, 'plk_'))}",
        read=read_with(PaymentLink.from_dict),
    )

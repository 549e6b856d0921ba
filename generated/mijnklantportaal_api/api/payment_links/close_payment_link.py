"""Close a payment link and get it back. `DELETE /payment-links/{linkId}`"""

from __future__ import annotations

from ...models.payment_link import PaymentLink
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(link_id: str) -> Operation[PaymentLink]:
    """Close a payment link and get it back.

    Make a payment link unusable. It is not removed, and the answer holds it. A link that is closed
    already is refused as invalid data.

    Args:
        link_id: ID of the payment link. Starts with `plk_`. Example: "plk_abc12345def678".

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/payment-links-api/close-payment-link
    Source: `spec/transcribed/payment-links-api.yaml`.
    Not documented: errors (there may be more than the ones named here).
    """
    return Operation(
        name="close-payment-link",
        method="DELETE",
        path=f"/payment-links/{path_segment(write_text('link_id', link_id, 'plk_'))}",
        read=read_with(PaymentLink.from_dict),
    )

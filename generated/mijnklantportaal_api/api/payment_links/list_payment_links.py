"""Page through the payment links. `GET /payment-links`"""

from __future__ import annotations

from ...models.payment_link_page import PaymentLinkPage
from ...runtime.operation import Operation, query_items
from ...runtime.reading import read_with
from ...runtime.writing import write_integer


def operation(*, page: int | None = None) -> Operation[PaymentLinkPage]:
    """Page through the payment links.

    List all payment links, whatever their status.

    Args:
        page: Optional. Number of the page to read, starting at 1. Example: 2. (Inferred: only shown in
            the addresses of the answer.)

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/payment-links-api/list-payment-links
    Source: `spec/transcribed/payment-links-api.yaml`.
    Inferred: 422 (the number of the page can be wrong).
    """
    return Operation(
        name="list-payment-links",
        method="GET",
        path="/payment-links",
        query=query_items(
            {
                "page": None if page is None else write_integer("page", page),
            }
        ),
        read=read_with(PaymentLinkPage.from_dict),
    )

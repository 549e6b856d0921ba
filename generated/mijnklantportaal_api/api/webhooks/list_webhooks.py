"""Page through the webhook records. `GET /webhooks`"""

from __future__ import annotations

from ...models.webhook_page import WebhookPage
from ...runtime.operation import Operation, query_items
from ...runtime.reading import read_with
from ...runtime.writing import write_integer


def operation(*, page: int | None = None) -> Operation[WebhookPage]:
    """Page through the webhook records.

    List all records with their secrets; keep the answer out of logs.

    Args:
        page: Optional. Number of the page to read, starting at 1. Example: 2. (Inferred: only shown in
            the addresses of the answer.)

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/webhooks-api/list-webhook-records
    Source: `spec/transcribed/webhooks-api.yaml`.
    Inferred: 422 (the number of the page can be wrong).
    """
    return Operation(
        name="list-webhooks",
        method="GET",
        path="/webhooks",
        query=query_items(
            {
                "page": None if page is None else write_integer("page", page),
            }
        ),
        read=read_with(WebhookPage.from_dict),
    )

"""Read one webhook record. `GET /webhooks/{webhookId}`"""

from __future__ import annotations

from ...models.webhook import Webhook
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(webhook_id: str) -> Operation[Webhook]:
    """Read one webhook record.

    Read a record with its secret.

    Args:
        webhook_id: ID of the webhook record. Starts with `wbh_`. Example: "wbh_abc12345def678".

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/webhooks-api/get-webhook-record
    Source: `spec/transcribed/webhooks-api.yaml`.
    """
    return Operation(
        name="get-webhook",
        method="GET",
        path=f"/webhooks/{path_segment(write_text('webhook_id', webhook_id, 'wbh_'))}",
        read=read_with(Webhook.from_dict),
    )

"""Read one webhook record. `GET /webhooks/{webhookId}`"""

from ...models.webhook import Webhook, webhook_from_dict
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(webhook_id: str) -> Operation[Webhook]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="get-webhook",
        method="GET",
        path="/webhooks/" + path_segment(write_text("webhook_id", webhook_id, "wbh_")),
        read=read_with(webhook_from_dict),
        statuses=(
            200,
            401,
            403,
            404,
            429,
        ),
        scopes=("webhooks.read",),
    )

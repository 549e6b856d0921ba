"""Register a URL for one event type. `POST /webhooks`"""

from ...models.create_webhook_request import CreateWebhookRequest
from ...models.webhook import Webhook, webhook_from_dict
from ...runtime.operation import Operation
from ...runtime.reading import read_with


def operation(request: CreateWebhookRequest) -> Operation[Webhook]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="create-webhook",
        method="POST",
        path="/webhooks",
        json=request.to_dict(),
        read=read_with(webhook_from_dict),
        statuses=(
            201,
            401,
            403,
            422,
            429,
        ),
    )

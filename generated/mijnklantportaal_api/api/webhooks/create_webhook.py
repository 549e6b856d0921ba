"""Register a URL for one event type. `POST /webhooks`"""

from ...models.create_webhook_request import CreateWebhookRequest
from ...models.webhook import Webhook, webhook_from_dict
from ...runtime.natural_keys import NaturalKey
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
        scopes=("webhooks.write",),
    )


def natural_key() -> NaturalKey[Webhook]:
    """How an object that this creates is found among those that are there."""
    from .get_webhook import operation as get
    from .list_webhooks import operation as read_list

    return NaturalKey[Webhook](
        read_list=lambda page: read_list(page=page),
        fields=(
            ("type", "type"),
            ("url", "url"),
        ),
        others=(),
        created_at="created_at",
        get=get,
    )

"""Page through the webhook records. `GET /webhooks`"""

from ...models.webhook_page import WebhookPage, webhook_page_from_dict
from ...runtime.operation import Operation, query_items
from ...runtime.reading import read_with
from ...runtime.writing import write_integer


def operation(*, page: int | None = None) -> Operation[WebhookPage]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="list-webhooks",
        method="GET",
        path="/webhooks",
        query=query_items(
            {
                "page": None if page is None else write_integer("page", page),
            }
        ),
        read=read_with(webhook_page_from_dict),
        statuses=(
            200,
            401,
            403,
            422,
            429,
        ),
        scopes=("webhooks.read",),
    )

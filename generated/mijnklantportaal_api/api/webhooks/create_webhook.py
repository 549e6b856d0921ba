"""Register a URL for one event type. `POST /webhooks`"""

from __future__ import annotations

from ...models.create_webhook_request import CreateWebhookRequest
from ...models.webhook import Webhook
from ...models.webhook_type import WebhookType
from ...runtime.operation import Operation
from ...runtime.reading import read_with


def operation(*, url: str, type: WebhookType) -> Operation[Webhook]:
    """Register a URL for one event type.

    Have an address called for one type of event; for several types make several records. Keep the
    secret of the answer to recognise the calls. Nothing is known of what is sent: answer quickly with a
    success, expect the same call twice, and read the object again through the API.

    Args:
        url: Address to call. Example: "https://mijnklantportaal.nl/webhook-incoming".
        type: What must happen for the address to be called. One of `"appointment-created"`,
            `"appointment-canceled"`, `"customer-created"`, `"customer-deleted"`, `"offer-created"`,
            `"offer-deleted"`, `"offer-accepted"`, `"offer-rejected"`, `"invoice-created"`,
            `"invoice-chargeback"`, `"invoice-paid"`, `"invoice-deleted"`, `"payment-link-created"`,
            `"payment-link-expired"`, `"payment-link-paid"`, `"ticket-created"`,
            `"ticket-reply-customer"`, `"ticket-reply-employee"`, `"subscription-created"`,
            `"subscription-updated"`, `"subscription-deleted"`, `"subscription-payment-created"`,
            `"subscription-payment-updated"`. Example: "customer-created".

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/webhooks-api/create-webhook-record
    Source: `spec/transcribed/webhooks-api.yaml`.
    Inferred: 201 (it creates something, and the calls that do so with a documented status answer 201);
    422 (documented for another request with a body).
    Not documented: errors (no list of them is available); calls (method, body, retries, time limits and
    order of the calls to the address).
    """
    return Operation(
        name="create-webhook",
        method="POST",
        path="/webhooks",
        json=CreateWebhookRequest(
            url=url,
            type=type,
        ).to_dict(),
        read=read_with(Webhook.from_dict),
    )

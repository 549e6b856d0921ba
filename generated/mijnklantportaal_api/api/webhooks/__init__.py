"""Addresses that are called when something happens in the portal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...models.webhook import Webhook
    from ...models.webhook_type import WebhookType
    from ...runtime.connection import AsyncConnection, Connection
    from ...runtime.operation import RequestOptions
    from ...runtime.paging import AsyncPager, Pager


class WebhooksResource:
    """Addresses that are called when something happens in the portal."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> Pager[Webhook]:
        """Page through the webhook records.

        List all records with their secrets; keep the answer out of logs.

        Args:
            limit: The largest number of items to read; all of them where None.
            prefetch: How many pages may be on their way at once.
            options: What differs for this call, such as its time-outs.

        Returns:
            A list that is read page by page while it is used.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            for item in portal.webhooks.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/webhooks-api/list-webhook-records
        Source: `spec/transcribed/webhooks-api.yaml`.
        Inferred: 422 (the number of the page can be wrong).
        """
        from . import list_webhooks

        return self._connection.paginate(lambda page: list_webhooks.operation(page=page), limit, prefetch, options)

    def create(self, *, url: str, type: WebhookType, options: RequestOptions | None = None) -> Webhook:
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
            options: What differs for this call, such as its time-outs.

        Returns:
            The new record with its secret.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.webhooks.create(
                url="https://mijnklantportaal.nl/webhook-incoming",
                type="customer-created",
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/webhooks-api/create-webhook-record
        Source: `spec/transcribed/webhooks-api.yaml`.
        Inferred: 201 (it creates something, and the calls that do so with a documented status answer 201);
        422 (documented for another request with a body).
        Not documented: errors (no list of them is available); calls (method, body, retries, time limits and
        order of the calls to the address).
        """
        from . import create_webhook

        return self._connection.call(create_webhook.operation(url=url, type=type), options)

    def get(self, webhook_id: str, *, options: RequestOptions | None = None) -> Webhook:
        """Read one webhook record.

        Read a record with its secret.

        Args:
            webhook_id: ID of the webhook record. Starts with `wbh_`. Example: "wbh_abc12345def678".
            options: What differs for this call, such as its time-outs.

        Returns:
            The record.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.webhooks.get("wbh_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/webhooks-api/get-webhook-record
        Source: `spec/transcribed/webhooks-api.yaml`.
        """
        from . import get_webhook

        return self._connection.call(get_webhook.operation(webhook_id), options)


class AsyncWebhooksResource:
    """Addresses that are called when something happens in the portal."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> AsyncPager[Webhook]:
        """Page through the webhook records.

        List all records with their secrets; keep the answer out of logs.

        Args:
            limit: The largest number of items to read; all of them where None.
            prefetch: How many pages may be on their way at once.
            options: What differs for this call, such as its time-outs.

        Returns:
            A list that is read page by page while it is used.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            for item in portal.webhooks.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/webhooks-api/list-webhook-records
        Source: `spec/transcribed/webhooks-api.yaml`.
        Inferred: 422 (the number of the page can be wrong).
        """
        from . import list_webhooks

        return self._connection.paginate(lambda page: list_webhooks.operation(page=page), limit, prefetch, options)

    async def create(self, *, url: str, type: WebhookType, options: RequestOptions | None = None) -> Webhook:
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
            options: What differs for this call, such as its time-outs.

        Returns:
            The new record with its secret.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.webhooks.create(
                url="https://mijnklantportaal.nl/webhook-incoming",
                type="customer-created",
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/webhooks-api/create-webhook-record
        Source: `spec/transcribed/webhooks-api.yaml`.
        Inferred: 201 (it creates something, and the calls that do so with a documented status answer 201);
        422 (documented for another request with a body).
        Not documented: errors (no list of them is available); calls (method, body, retries, time limits and
        order of the calls to the address).
        """
        from . import create_webhook

        return await self._connection.call(create_webhook.operation(url=url, type=type), options)

    async def get(self, webhook_id: str, *, options: RequestOptions | None = None) -> Webhook:
        """Read one webhook record.

        Read a record with its secret.

        Args:
            webhook_id: ID of the webhook record. Starts with `wbh_`. Example: "wbh_abc12345def678".
            options: What differs for this call, such as its time-outs.

        Returns:
            The record.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.webhooks.get("wbh_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/webhooks-api/get-webhook-record
        Source: `spec/transcribed/webhooks-api.yaml`.
        """
        from . import get_webhook

        return await self._connection.call(get_webhook.operation(webhook_id), options)

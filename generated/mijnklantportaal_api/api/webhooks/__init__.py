"""Addresses that are called when something happens in the portal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime

    from ...models.webhook import Webhook
    from ...models.webhook_type import WebhookType
    from ...runtime.connection import AsyncConnection, Connection
    from ...runtime.natural_keys import EnsureResult
    from ...runtime.operation import RequestOptions
    from ...runtime.paging import AsyncPager, Pager


class WebhooksResource:
    """Addresses that are called when something happens in the portal."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def __repr__(self) -> str:
        return "<webhooks: list, create, ensure, get>"

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> Pager[Webhook]:
        """Page through the webhook records.

        Each has its secret: keep them out of logs.

        Args:
            limit: The largest number of items to read; None reads all.
            prefetch: How many pages may be requested ahead at the same time.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            An iterable that reads page after page while you use it; that is also when errors are raised.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `webhooks.read`
                (documented for the area, inferred for the call).
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            for item in portal.webhooks.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/webhooks-api/list-webhook-records
        """
        from .list_webhooks import operation

        return self._connection.paginate("webhooks.list", lambda page: operation(page=page), limit, prefetch, options)

    def create(self, *, url: str, type: WebhookType, options: RequestOptions | None = None) -> Webhook:
        """Register a URL for one event type.

        For several types make several records. Keep the secret of the response to recognise the calls.
        Nothing is known of what is sent: respond quickly with a success, expect the same call twice, and
        read the object again through the API.

        Args:
            url: Address to call. Example: "https://mijnklantportaal.nl/webhook-incoming".
            type: What must happen for the address to be called. One of `"appointment-created"`,
                `"appointment-canceled"`, `"customer-created"`, `"customer-deleted"`, `"offer-created"`,
                `"offer-deleted"`, `"offer-accepted"`, `"offer-rejected"`, `"invoice-created"`,
                `"invoice-chargeback"`, `"invoice-paid"`, `"invoice-deleted"`, `"payment-link-created"`,
                `"payment-link-expired"`, `"payment-link-paid"`, `"ticket-created"`,
                `"ticket-reply-customer"`, `"ticket-reply-employee"`, `"subscription-created"`,
                `"subscription-updated"`, `"subscription-deleted"`, `"subscription-payment-created"`,
                `"subscription-payment-updated"`.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The new record with its secret.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `webhooks.write`
                (documented for the area, inferred for the call).
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            portal.webhooks.create(
                url="https://mijnklantportaal.nl/webhook-incoming",
                type="customer-created",
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/webhooks-api/create-webhook-record
        """
        from ...models.create_webhook_request import CreateWebhookRequest
        from .create_webhook import operation

        return self._connection.call(operation(CreateWebhookRequest(url=url, type=type)), options)

    def ensure(
        self,
        *,
        url: str,
        type: WebhookType,
        created_since: datetime.datetime | datetime.date | None = None,
        options: RequestOptions | None = None,
    ) -> EnsureResult[Webhook]:
        """Register a URL for one event type, unless it is there already.

        The key is `type` and `url`. That it identifies an object is inferred: the API would create a second
        one all the same. Let one program at a time ensure an object: two that look for it at once both
        create it.

        Args:
            url: Address to call. Example: "https://mijnklantportaal.nl/webhook-incoming".
            type: What must happen for the address to be called. One of `"appointment-created"`,
                `"appointment-canceled"`, `"customer-created"`, `"customer-deleted"`, `"offer-created"`,
                `"offer-deleted"`, `"offer-accepted"`, `"offer-rejected"`, `"invoice-created"`,
                `"invoice-chargeback"`, `"invoice-paid"`, `"invoice-deleted"`, `"payment-link-created"`,
                `"payment-link-expired"`, `"payment-link-paid"`, `"ticket-created"`,
                `"ticket-reply-customer"`, `"ticket-reply-employee"`, `"subscription-created"`,
                `"subscription-updated"`, `"subscription-deleted"`, `"subscription-payment-created"`,
                `"subscription-payment-updated"`.
            created_since: The earliest time at which the object may have been created; earlier pages of the
                list are not read. None means the whole list, which the client reads once and then keeps up
                with.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The object as `value`, and as `outcome` whether it was `created` or had `existed`.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `webhooks.write` and
                `webhooks.read` (documented for the area, inferred for the call).
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            EnsureConflictError: The object is there, but differs from what was asked for. Nothing was
                changed.
            AmbiguousError: Several objects have the key, or a write may have taken effect and the list does
                not show whether it did. It was not sent again: look in the portal first.
            DecodeError: The object was created, but the response can't be read, and the list does not show
                it yet.
            PaginationError: The list can't be read to its end.
            ServerError: The API failed.
            TransportError: The network failed.

        Example:
            portal.webhooks.ensure(
                url="https://mijnklantportaal.nl/webhook-incoming",
                type="customer-created",
            )
        """
        from ...models.create_webhook_request import CreateWebhookRequest
        from ...runtime.natural_keys import EnsureCall
        from .create_webhook import natural_key, operation

        return self._connection.ensure(
            EnsureCall(
                "webhooks.ensure", operation(CreateWebhookRequest(url=url, type=type)), natural_key(), created_since
            ),
            options,
        )

    def get(self, webhook_id: str, *, options: RequestOptions | None = None) -> Webhook:
        """Read one webhook record.

        It has its secret: keep it out of logs.

        Args:
            webhook_id: ID of the webhook record. Starts with `wbh_`. Example: "wbh_abc12345def678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The record.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `webhooks.read`
                (documented for the area, inferred for the call).
            NotFoundError: There is no object with this id.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            portal.webhooks.get("wbh_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/webhooks-api/get-webhook-record
        """
        from .get_webhook import operation

        return self._connection.call(operation(webhook_id), options)


class AsyncWebhooksResource:
    """Addresses that are called when something happens in the portal."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    def __repr__(self) -> str:
        return "<webhooks: list, create, ensure, get>"

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> AsyncPager[Webhook]:
        """Page through the webhook records.

        Each has its secret: keep them out of logs.

        Args:
            limit: The largest number of items to read; None reads all.
            prefetch: How many pages may be requested ahead at the same time.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            An iterable that reads page after page while you use it; that is also when errors are raised.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `webhooks.read`
                (documented for the area, inferred for the call).
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            async for item in portal.webhooks.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/webhooks-api/list-webhook-records
        """
        from .list_webhooks import operation

        return self._connection.paginate("webhooks.list", lambda page: operation(page=page), limit, prefetch, options)

    async def create(self, *, url: str, type: WebhookType, options: RequestOptions | None = None) -> Webhook:
        """Register a URL for one event type.

        For several types make several records. Keep the secret of the response to recognise the calls.
        Nothing is known of what is sent: respond quickly with a success, expect the same call twice, and
        read the object again through the API.

        Args:
            url: Address to call. Example: "https://mijnklantportaal.nl/webhook-incoming".
            type: What must happen for the address to be called. One of `"appointment-created"`,
                `"appointment-canceled"`, `"customer-created"`, `"customer-deleted"`, `"offer-created"`,
                `"offer-deleted"`, `"offer-accepted"`, `"offer-rejected"`, `"invoice-created"`,
                `"invoice-chargeback"`, `"invoice-paid"`, `"invoice-deleted"`, `"payment-link-created"`,
                `"payment-link-expired"`, `"payment-link-paid"`, `"ticket-created"`,
                `"ticket-reply-customer"`, `"ticket-reply-employee"`, `"subscription-created"`,
                `"subscription-updated"`, `"subscription-deleted"`, `"subscription-payment-created"`,
                `"subscription-payment-updated"`.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The new record with its secret.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `webhooks.write`
                (documented for the area, inferred for the call).
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            await portal.webhooks.create(
                url="https://mijnklantportaal.nl/webhook-incoming",
                type="customer-created",
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/webhooks-api/create-webhook-record
        """
        from ...models.create_webhook_request import CreateWebhookRequest
        from .create_webhook import operation

        return await self._connection.call(operation(CreateWebhookRequest(url=url, type=type)), options)

    async def ensure(
        self,
        *,
        url: str,
        type: WebhookType,
        created_since: datetime.datetime | datetime.date | None = None,
        options: RequestOptions | None = None,
    ) -> EnsureResult[Webhook]:
        """Register a URL for one event type, unless it is there already.

        The key is `type` and `url`. That it identifies an object is inferred: the API would create a second
        one all the same. Let one program at a time ensure an object: two that look for it at once both
        create it.

        Args:
            url: Address to call. Example: "https://mijnklantportaal.nl/webhook-incoming".
            type: What must happen for the address to be called. One of `"appointment-created"`,
                `"appointment-canceled"`, `"customer-created"`, `"customer-deleted"`, `"offer-created"`,
                `"offer-deleted"`, `"offer-accepted"`, `"offer-rejected"`, `"invoice-created"`,
                `"invoice-chargeback"`, `"invoice-paid"`, `"invoice-deleted"`, `"payment-link-created"`,
                `"payment-link-expired"`, `"payment-link-paid"`, `"ticket-created"`,
                `"ticket-reply-customer"`, `"ticket-reply-employee"`, `"subscription-created"`,
                `"subscription-updated"`, `"subscription-deleted"`, `"subscription-payment-created"`,
                `"subscription-payment-updated"`.
            created_since: The earliest time at which the object may have been created; earlier pages of the
                list are not read. None means the whole list, which the client reads once and then keeps up
                with.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The object as `value`, and as `outcome` whether it was `created` or had `existed`.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `webhooks.write` and
                `webhooks.read` (documented for the area, inferred for the call).
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            EnsureConflictError: The object is there, but differs from what was asked for. Nothing was
                changed.
            AmbiguousError: Several objects have the key, or a write may have taken effect and the list does
                not show whether it did. It was not sent again: look in the portal first.
            DecodeError: The object was created, but the response can't be read, and the list does not show
                it yet.
            PaginationError: The list can't be read to its end.
            ServerError: The API failed.
            TransportError: The network failed.

        Example:
            await portal.webhooks.ensure(
                url="https://mijnklantportaal.nl/webhook-incoming",
                type="customer-created",
            )
        """
        from ...models.create_webhook_request import CreateWebhookRequest
        from ...runtime.natural_keys import EnsureCall
        from .create_webhook import natural_key, operation

        return await self._connection.ensure(
            EnsureCall(
                "webhooks.ensure", operation(CreateWebhookRequest(url=url, type=type)), natural_key(), created_since
            ),
            options,
        )

    async def get(self, webhook_id: str, *, options: RequestOptions | None = None) -> Webhook:
        """Read one webhook record.

        It has its secret: keep it out of logs.

        Args:
            webhook_id: ID of the webhook record. Starts with `wbh_`. Example: "wbh_abc12345def678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The record.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `webhooks.read`
                (documented for the area, inferred for the call).
            NotFoundError: There is no object with this id.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            await portal.webhooks.get("wbh_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/webhooks-api/get-webhook-record
        """
        from .get_webhook import operation

        return await self._connection.call(operation(webhook_id), options)

"""What customers pay for at fixed intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime
    from decimal import Decimal

    from ...models.customer_subscription import CustomerSubscription
    from ...models.interval import Interval
    from ...models.vat_rate import VatRate
    from ...runtime.connection import AsyncConnection, Connection
    from ...runtime.natural_keys import EnsureResult
    from ...runtime.operation import RequestOptions
    from ...runtime.paging import AsyncPager, Pager


class CustomerSubscriptionsResource:
    """What customers pay for at fixed intervals."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def __repr__(self) -> str:
        return "<customer_subscriptions: list, create, ensure, get, update>"

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> Pager[CustomerSubscription]:
        """Page through the subscriptions of all customers.

        Args:
            limit: The largest number of items to read; None reads all.
            prefetch: How many pages may be requested ahead at the same time.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            An iterable that reads page after page while you use it; that is also when errors are raised.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `subscription.read`
                (documented for the area, inferred for the call).
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            for item in portal.customer_subscriptions.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-subscriptions-api/list-customer-subscriptions
        """
        from .list_customer_subscriptions import operation

        return self._connection.paginate(
            "customer_subscriptions.list", lambda page: operation(page=page), limit, prefetch, options
        )

    def create(
        self,
        *,
        customer_id: str,
        description: str,
        start_date: datetime.date,
        interval: Interval,
        amount: Decimal | int | str,
        vat_rate: VatRate,
        create_invoice: bool | None = None,
        invoice_description: str | None = None,
        options: RequestOptions | None = None,
    ) -> CustomerSubscription:
        """Start a subscription for a customer.

        With a bookkeeping integration, an invoice can be made at every renewal.

        Args:
            customer_id: The customer who subscribes. Starts with `cst_`. Example: "cst_abc12345def678".
            description: What the subscription is for. Example: "Contribution costs".
            start_date: First day of the subscription. Responses call it `starts_at`.
            interval: How often a subscription is renewed. One of `"14 days"`, `"1 month"`, `"2 months"`,
                `"6 months"`, `"1 year"`. This list of values is inferred.
            amount: Amount of each interval, in EUR. At most two decimals; floats are refused.
            vat_rate: Rate of Dutch VAT in percent. One of `0`, `9`, `21`.
            create_invoice: Whether an invoice is made at every renewal. Needs a bookkeeping integration.
                The API's default is not documented.
            invoice_description: Text for the invoices. Ignored unless `create_invoice` is true. Example:
                "Extending subscription".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The subscription that was started.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `subscription.write`
                (documented for the area, inferred for the call).
            NotFoundError: An object that the arguments name does not exist.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            portal.customer_subscriptions.create(
                customer_id="cst_abc12345def678",
                description="Contribution costs",
                start_date=date(2024, 5, 4),
                interval="1 year",
                amount=Decimal("12.95"),
                vat_rate=21,
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-subscriptions-api/create-customer-subscription
        """
        from ...models.create_customer_subscription_request import CreateCustomerSubscriptionRequest
        from .create_customer_subscription import operation

        return self._connection.call(
            operation(
                CreateCustomerSubscriptionRequest(
                    customer_id=customer_id,
                    description=description,
                    start_date=start_date,
                    interval=interval,
                    amount=amount,
                    vat_rate=vat_rate,
                    create_invoice=create_invoice,
                    invoice_description=invoice_description,
                )
            ),
            options,
        )

    def ensure(
        self,
        *,
        customer_id: str,
        description: str,
        start_date: datetime.date,
        interval: Interval,
        amount: Decimal | int | str,
        vat_rate: VatRate,
        create_invoice: bool | None = None,
        invoice_description: str | None = None,
        created_since: datetime.datetime | datetime.date | None = None,
        options: RequestOptions | None = None,
    ) -> EnsureResult[CustomerSubscription]:
        """Start a subscription for a customer, unless it is there already.

        The key is `customer_id`, `description` and `start_date`. That it identifies an object is inferred:
        the API would create a second one all the same. Of an object with this key, `interval`, `amount` and
        `vat_rate` are compared. Let one program at a time ensure an object: two that look for it at once
        both create it.

        Args:
            customer_id: The customer who subscribes. Starts with `cst_`. Example: "cst_abc12345def678".
            description: What the subscription is for. Example: "Contribution costs".
            start_date: First day of the subscription. Responses call it `starts_at`.
            interval: How often a subscription is renewed. One of `"14 days"`, `"1 month"`, `"2 months"`,
                `"6 months"`, `"1 year"`. This list of values is inferred.
            amount: Amount of each interval, in EUR. At most two decimals; floats are refused.
            vat_rate: Rate of Dutch VAT in percent. One of `0`, `9`, `21`.
            create_invoice: Whether an invoice is made at every renewal. Needs a bookkeeping integration.
                The API's default is not documented.
            invoice_description: Text for the invoices. Ignored unless `create_invoice` is true. Example:
                "Extending subscription".
            created_since: The earliest time at which the object may have been created; earlier pages of the
                list are not read. None means the whole list, which the client reads once and then keeps up
                with.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The object as `value`, and as `outcome` whether it was `created` or had `existed`.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `subscription.write`
                and `subscription.read` (documented for the area, inferred for the call).
            NotFoundError: An object that the arguments name does not exist.
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
            portal.customer_subscriptions.ensure(
                customer_id="cst_abc12345def678",
                description="Contribution costs",
                start_date=date(2024, 5, 4),
                interval="1 year",
                amount=Decimal("12.95"),
                vat_rate=21,
            )
        """
        from ...models.create_customer_subscription_request import CreateCustomerSubscriptionRequest
        from ...runtime.natural_keys import EnsureCall
        from .create_customer_subscription import natural_key, operation

        return self._connection.ensure(
            EnsureCall(
                "customer_subscriptions.ensure",
                operation(
                    CreateCustomerSubscriptionRequest(
                        customer_id=customer_id,
                        description=description,
                        start_date=start_date,
                        interval=interval,
                        amount=amount,
                        vat_rate=vat_rate,
                        create_invoice=create_invoice,
                        invoice_description=invoice_description,
                    )
                ),
                natural_key(),
                created_since,
            ),
            options,
        )

    def get(self, subscription_id: str, *, options: RequestOptions | None = None) -> CustomerSubscription:
        """Read one subscription.

        Args:
            subscription_id: The subscription. Starts with `sub_`. Example: "sub_abc12345def678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The subscription.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `subscription.read`
                (documented for the area, inferred for the call).
            NotFoundError: There is no object with this id.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            portal.customer_subscriptions.get("sub_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-subscriptions-api/get-customer-subscription
        """
        from .get_customer_subscription import operation

        return self._connection.call(operation(subscription_id), options)

    def update(
        self,
        subscription_id: str,
        *,
        description: str | None = None,
        interval: Interval | None = None,
        amount: Decimal | int | str | None = None,
        vat_rate: VatRate | None = None,
        terminated_at: datetime.datetime | None = None,
        options: RequestOptions | None = None,
    ) -> CustomerSubscription:
        """Change or terminate a subscription.

        `terminated_at` ends it. Fields left out stay as they are.

        Args:
            subscription_id: The subscription. Starts with `sub_`. Example: "sub_abc12345def678".
            description: What the subscription is for. Example: "Contribution costs".
            interval: How often a subscription is renewed. One of `"14 days"`, `"1 month"`, `"2 months"`,
                `"6 months"`, `"1 year"`. This list of values is inferred.
            amount: Amount of each interval, in EUR. At most two decimals; floats are refused.
            vat_rate: Rate of Dutch VAT in percent. One of `0`, `9`, `21`.
            terminated_at: When the subscription ends. Amsterdam time (inferred) where it has no time zone;
                sent to the second.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The subscription as it is now.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `subscription.write`
                (documented for the area, inferred for the call).
            NotFoundError: There is no object with this id.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            portal.customer_subscriptions.update(
                "sub_abc12345def678",
                description="Contribution costs",
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-subscriptions-api/change-customer-subscription
        """
        from ...models.change_customer_subscription_request import ChangeCustomerSubscriptionRequest
        from .change_customer_subscription import operation

        return self._connection.call(
            operation(
                subscription_id,
                ChangeCustomerSubscriptionRequest(
                    description=description,
                    interval=interval,
                    amount=amount,
                    vat_rate=vat_rate,
                    terminated_at=terminated_at,
                ),
            ),
            options,
        )


class AsyncCustomerSubscriptionsResource:
    """What customers pay for at fixed intervals."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    def __repr__(self) -> str:
        return "<customer_subscriptions: list, create, ensure, get, update>"

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> AsyncPager[CustomerSubscription]:
        """Page through the subscriptions of all customers.

        Args:
            limit: The largest number of items to read; None reads all.
            prefetch: How many pages may be requested ahead at the same time.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            An iterable that reads page after page while you use it; that is also when errors are raised.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `subscription.read`
                (documented for the area, inferred for the call).
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            async for item in portal.customer_subscriptions.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-subscriptions-api/list-customer-subscriptions
        """
        from .list_customer_subscriptions import operation

        return self._connection.paginate(
            "customer_subscriptions.list", lambda page: operation(page=page), limit, prefetch, options
        )

    async def create(
        self,
        *,
        customer_id: str,
        description: str,
        start_date: datetime.date,
        interval: Interval,
        amount: Decimal | int | str,
        vat_rate: VatRate,
        create_invoice: bool | None = None,
        invoice_description: str | None = None,
        options: RequestOptions | None = None,
    ) -> CustomerSubscription:
        """Start a subscription for a customer.

        With a bookkeeping integration, an invoice can be made at every renewal.

        Args:
            customer_id: The customer who subscribes. Starts with `cst_`. Example: "cst_abc12345def678".
            description: What the subscription is for. Example: "Contribution costs".
            start_date: First day of the subscription. Responses call it `starts_at`.
            interval: How often a subscription is renewed. One of `"14 days"`, `"1 month"`, `"2 months"`,
                `"6 months"`, `"1 year"`. This list of values is inferred.
            amount: Amount of each interval, in EUR. At most two decimals; floats are refused.
            vat_rate: Rate of Dutch VAT in percent. One of `0`, `9`, `21`.
            create_invoice: Whether an invoice is made at every renewal. Needs a bookkeeping integration.
                The API's default is not documented.
            invoice_description: Text for the invoices. Ignored unless `create_invoice` is true. Example:
                "Extending subscription".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The subscription that was started.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `subscription.write`
                (documented for the area, inferred for the call).
            NotFoundError: An object that the arguments name does not exist.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            await portal.customer_subscriptions.create(
                customer_id="cst_abc12345def678",
                description="Contribution costs",
                start_date=date(2024, 5, 4),
                interval="1 year",
                amount=Decimal("12.95"),
                vat_rate=21,
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-subscriptions-api/create-customer-subscription
        """
        from ...models.create_customer_subscription_request import CreateCustomerSubscriptionRequest
        from .create_customer_subscription import operation

        return await self._connection.call(
            operation(
                CreateCustomerSubscriptionRequest(
                    customer_id=customer_id,
                    description=description,
                    start_date=start_date,
                    interval=interval,
                    amount=amount,
                    vat_rate=vat_rate,
                    create_invoice=create_invoice,
                    invoice_description=invoice_description,
                )
            ),
            options,
        )

    async def ensure(
        self,
        *,
        customer_id: str,
        description: str,
        start_date: datetime.date,
        interval: Interval,
        amount: Decimal | int | str,
        vat_rate: VatRate,
        create_invoice: bool | None = None,
        invoice_description: str | None = None,
        created_since: datetime.datetime | datetime.date | None = None,
        options: RequestOptions | None = None,
    ) -> EnsureResult[CustomerSubscription]:
        """Start a subscription for a customer, unless it is there already.

        The key is `customer_id`, `description` and `start_date`. That it identifies an object is inferred:
        the API would create a second one all the same. Of an object with this key, `interval`, `amount` and
        `vat_rate` are compared. Let one program at a time ensure an object: two that look for it at once
        both create it.

        Args:
            customer_id: The customer who subscribes. Starts with `cst_`. Example: "cst_abc12345def678".
            description: What the subscription is for. Example: "Contribution costs".
            start_date: First day of the subscription. Responses call it `starts_at`.
            interval: How often a subscription is renewed. One of `"14 days"`, `"1 month"`, `"2 months"`,
                `"6 months"`, `"1 year"`. This list of values is inferred.
            amount: Amount of each interval, in EUR. At most two decimals; floats are refused.
            vat_rate: Rate of Dutch VAT in percent. One of `0`, `9`, `21`.
            create_invoice: Whether an invoice is made at every renewal. Needs a bookkeeping integration.
                The API's default is not documented.
            invoice_description: Text for the invoices. Ignored unless `create_invoice` is true. Example:
                "Extending subscription".
            created_since: The earliest time at which the object may have been created; earlier pages of the
                list are not read. None means the whole list, which the client reads once and then keeps up
                with.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The object as `value`, and as `outcome` whether it was `created` or had `existed`.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `subscription.write`
                and `subscription.read` (documented for the area, inferred for the call).
            NotFoundError: An object that the arguments name does not exist.
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
            await portal.customer_subscriptions.ensure(
                customer_id="cst_abc12345def678",
                description="Contribution costs",
                start_date=date(2024, 5, 4),
                interval="1 year",
                amount=Decimal("12.95"),
                vat_rate=21,
            )
        """
        from ...models.create_customer_subscription_request import CreateCustomerSubscriptionRequest
        from ...runtime.natural_keys import EnsureCall
        from .create_customer_subscription import natural_key, operation

        return await self._connection.ensure(
            EnsureCall(
                "customer_subscriptions.ensure",
                operation(
                    CreateCustomerSubscriptionRequest(
                        customer_id=customer_id,
                        description=description,
                        start_date=start_date,
                        interval=interval,
                        amount=amount,
                        vat_rate=vat_rate,
                        create_invoice=create_invoice,
                        invoice_description=invoice_description,
                    )
                ),
                natural_key(),
                created_since,
            ),
            options,
        )

    async def get(self, subscription_id: str, *, options: RequestOptions | None = None) -> CustomerSubscription:
        """Read one subscription.

        Args:
            subscription_id: The subscription. Starts with `sub_`. Example: "sub_abc12345def678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The subscription.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `subscription.read`
                (documented for the area, inferred for the call).
            NotFoundError: There is no object with this id.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            await portal.customer_subscriptions.get("sub_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-subscriptions-api/get-customer-subscription
        """
        from .get_customer_subscription import operation

        return await self._connection.call(operation(subscription_id), options)

    async def update(
        self,
        subscription_id: str,
        *,
        description: str | None = None,
        interval: Interval | None = None,
        amount: Decimal | int | str | None = None,
        vat_rate: VatRate | None = None,
        terminated_at: datetime.datetime | None = None,
        options: RequestOptions | None = None,
    ) -> CustomerSubscription:
        """Change or terminate a subscription.

        `terminated_at` ends it. Fields left out stay as they are.

        Args:
            subscription_id: The subscription. Starts with `sub_`. Example: "sub_abc12345def678".
            description: What the subscription is for. Example: "Contribution costs".
            interval: How often a subscription is renewed. One of `"14 days"`, `"1 month"`, `"2 months"`,
                `"6 months"`, `"1 year"`. This list of values is inferred.
            amount: Amount of each interval, in EUR. At most two decimals; floats are refused.
            vat_rate: Rate of Dutch VAT in percent. One of `0`, `9`, `21`.
            terminated_at: When the subscription ends. Amsterdam time (inferred) where it has no time zone;
                sent to the second.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The subscription as it is now.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `subscription.write`
                (documented for the area, inferred for the call).
            NotFoundError: There is no object with this id.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            await portal.customer_subscriptions.update(
                "sub_abc12345def678",
                description="Contribution costs",
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-subscriptions-api/change-customer-subscription
        """
        from ...models.change_customer_subscription_request import ChangeCustomerSubscriptionRequest
        from .change_customer_subscription import operation

        return await self._connection.call(
            operation(
                subscription_id,
                ChangeCustomerSubscriptionRequest(
                    description=description,
                    interval=interval,
                    amount=amount,
                    vat_rate=vat_rate,
                    terminated_at=terminated_at,
                ),
            ),
            options,
        )

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
    from ...runtime.operation import RequestOptions
    from ...runtime.paging import AsyncPager, Pager


class CustomerSubscriptionsResource:
    """What customers pay for at fixed intervals."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> Pager[CustomerSubscription]:
        """Page through the subscriptions.

        List the subscriptions of all customers.

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
            for item in portal.customer_subscriptions.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-subscriptions-api/list-customer-subscriptions
        Source: `spec/transcribed/customer-subscriptions-api.yaml`.
        Inferred: 422 (the number of the page can be wrong).
        """
        from . import list_customer_subscriptions

        return self._connection.paginate(
            lambda page: list_customer_subscriptions.operation(page=page), limit, prefetch, options
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

        Start a subscription for a customer. With a bookkeeping integration, an invoice can be made at every
        renewal.

        Args:
            customer_id: The customer who subscribes. Starts with `cst_`. Example: "cst_abc12345def678".
            description: What the subscription is for. Example: "Contribution costs".
            start_date: First day of the subscription, as YYYY-mm-dd. Answers call it `startsAt`. Example:
                "2024-05-04".
            interval: How often a subscription is renewed. One of `"14 days"`, `"1 month"`, `"2 months"`,
                `"6 months"`, `"1 year"`. Example: "1 year". (Inferred: enum: the values that answers have.)
            amount: Amount of each interval, in EUR. In EUR. Example: "12.95". (Inferred: pattern: a point
                and at most two decimals, as in every example.)
            vat_rate: Rate of Dutch VAT in percent. One of `0`, `9`, `21`. Example: 21.
            create_invoice: Optional. Whether an invoice is made at every renewal. Needs a bookkeeping
                integration. Example: true. (Not documented: default.)
            invoice_description: Optional. Text for the invoices. Ignored unless `createInvoice` is true.
                Example: "Extending subscription".
            options: What differs for this call, such as its time-outs.

        Returns:
            The subscription that was started.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

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
        Source: `spec/transcribed/customer-subscriptions-api.yaml`.
        Inferred: 201 (it creates something, and the calls that do so with a documented status answer 201);
        404 (the customer named may not exist); 422 (documented for another request with a body).
        Not documented: errors (no list of them is available).
        """
        from . import create_customer_subscription

        return self._connection.call(
            create_customer_subscription.operation(
                customer_id=customer_id,
                description=description,
                start_date=start_date,
                interval=interval,
                amount=amount,
                vat_rate=vat_rate,
                create_invoice=create_invoice,
                invoice_description=invoice_description,
            ),
            options,
        )

    def get(self, subscription_id: str, *, options: RequestOptions | None = None) -> CustomerSubscription:
        """Read one subscription.

        Read a subscription.

        Args:
            subscription_id: The subscription. Starts with `sub_`. Example: "sub__abc12345def678".
            options: What differs for this call, such as its time-outs.

        Returns:
            The subscription.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.customer_subscriptions.get("sub__abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-subscriptions-api/get-customer-subscription
        Source: `spec/transcribed/customer-subscriptions-api.yaml`.
        Inferred: operationId (made from the title of its page); 200 (every read with a documented status
        answers 200); 404 (documented for other operations addressed by an identifier).
        Not documented: errors (no list of them is available).
        """
        from . import get_customer_subscription

        return self._connection.call(get_customer_subscription.operation(subscription_id), options)

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

        Change a subscription, or end it by sending `terminatedAt`; fields left out stay as they are.

        Args:
            subscription_id: The subscription. Starts with `sub_`. Example: "sub__abc12345def678".
            description: Optional. What the subscription is for. Example: "Contribution costs".
            interval: Optional. How often a subscription is renewed. One of `"14 days"`, `"1 month"`, `"2
                months"`, `"6 months"`, `"1 year"`. Example: "1 year". (Inferred: enum: the values that
                answers have.)
            amount: Optional. Amount of each interval, in EUR. In EUR. Example: "12.95". (Inferred: pattern:
                a point and at most two decimals, as in every example.)
            vat_rate: Optional. Rate of Dutch VAT in percent. One of `0`, `9`, `21`. Example: 21.
            terminated_at: Optional. When the subscription ends, as YYYY-mm-dd HH:mm:ss. Sent as Amsterdam
                time, to the second; a naive value is taken as such. Example: "2024-07-04 22:01:00". (Not
                documented: zone: taken to be that of Amsterdam.)
            options: What differs for this call, such as its time-outs.

        Returns:
            The subscription as it is now.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.customer_subscriptions.update("sub__abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-subscriptions-api/change-customer-subscription
        Source: `spec/transcribed/customer-subscriptions-api.yaml`.
        Inferred: 200 (every change with a documented status answers 200); 404 (documented for other
        operations addressed by an identifier); 422 (documented for another request with a body).
        Not documented: errors (no list of them is available).
        """
        from . import change_customer_subscription

        return self._connection.call(
            change_customer_subscription.operation(
                subscription_id,
                description=description,
                interval=interval,
                amount=amount,
                vat_rate=vat_rate,
                terminated_at=terminated_at,
            ),
            options,
        )


class AsyncCustomerSubscriptionsResource:
    """What customers pay for at fixed intervals."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> AsyncPager[CustomerSubscription]:
        """Page through the subscriptions.

        List the subscriptions of all customers.

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
            for item in portal.customer_subscriptions.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-subscriptions-api/list-customer-subscriptions
        Source: `spec/transcribed/customer-subscriptions-api.yaml`.
        Inferred: 422 (the number of the page can be wrong).
        """
        from . import list_customer_subscriptions

        return self._connection.paginate(
            lambda page: list_customer_subscriptions.operation(page=page), limit, prefetch, options
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

        Start a subscription for a customer. With a bookkeeping integration, an invoice can be made at every
        renewal.

        Args:
            customer_id: The customer who subscribes. Starts with `cst_`. Example: "cst_abc12345def678".
            description: What the subscription is for. Example: "Contribution costs".
            start_date: First day of the subscription, as YYYY-mm-dd. Answers call it `startsAt`. Example:
                "2024-05-04".
            interval: How often a subscription is renewed. One of `"14 days"`, `"1 month"`, `"2 months"`,
                `"6 months"`, `"1 year"`. Example: "1 year". (Inferred: enum: the values that answers have.)
            amount: Amount of each interval, in EUR. In EUR. Example: "12.95". (Inferred: pattern: a point
                and at most two decimals, as in every example.)
            vat_rate: Rate of Dutch VAT in percent. One of `0`, `9`, `21`. Example: 21.
            create_invoice: Optional. Whether an invoice is made at every renewal. Needs a bookkeeping
                integration. Example: true. (Not documented: default.)
            invoice_description: Optional. Text for the invoices. Ignored unless `createInvoice` is true.
                Example: "Extending subscription".
            options: What differs for this call, such as its time-outs.

        Returns:
            The subscription that was started.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

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
        Source: `spec/transcribed/customer-subscriptions-api.yaml`.
        Inferred: 201 (it creates something, and the calls that do so with a documented status answer 201);
        404 (the customer named may not exist); 422 (documented for another request with a body).
        Not documented: errors (no list of them is available).
        """
        from . import create_customer_subscription

        return await self._connection.call(
            create_customer_subscription.operation(
                customer_id=customer_id,
                description=description,
                start_date=start_date,
                interval=interval,
                amount=amount,
                vat_rate=vat_rate,
                create_invoice=create_invoice,
                invoice_description=invoice_description,
            ),
            options,
        )

    async def get(self, subscription_id: str, *, options: RequestOptions | None = None) -> CustomerSubscription:
        """Read one subscription.

        Read a subscription.

        Args:
            subscription_id: The subscription. Starts with `sub_`. Example: "sub__abc12345def678".
            options: What differs for this call, such as its time-outs.

        Returns:
            The subscription.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.customer_subscriptions.get("sub__abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-subscriptions-api/get-customer-subscription
        Source: `spec/transcribed/customer-subscriptions-api.yaml`.
        Inferred: operationId (made from the title of its page); 200 (every read with a documented status
        answers 200); 404 (documented for other operations addressed by an identifier).
        Not documented: errors (no list of them is available).
        """
        from . import get_customer_subscription

        return await self._connection.call(get_customer_subscription.operation(subscription_id), options)

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

        Change a subscription, or end it by sending `terminatedAt`; fields left out stay as they are.

        Args:
            subscription_id: The subscription. Starts with `sub_`. Example: "sub__abc12345def678".
            description: Optional. What the subscription is for. Example: "Contribution costs".
            interval: Optional. How often a subscription is renewed. One of `"14 days"`, `"1 month"`, `"2
                months"`, `"6 months"`, `"1 year"`. Example: "1 year". (Inferred: enum: the values that
                answers have.)
            amount: Optional. Amount of each interval, in EUR. In EUR. Example: "12.95". (Inferred: pattern:
                a point and at most two decimals, as in every example.)
            vat_rate: Optional. Rate of Dutch VAT in percent. One of `0`, `9`, `21`. Example: 21.
            terminated_at: Optional. When the subscription ends, as YYYY-mm-dd HH:mm:ss. Sent as Amsterdam
                time, to the second; a naive value is taken as such. Example: "2024-07-04 22:01:00". (Not
                documented: zone: taken to be that of Amsterdam.)
            options: What differs for this call, such as its time-outs.

        Returns:
            The subscription as it is now.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.customer_subscriptions.update("sub__abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-subscriptions-api/change-customer-subscription
        Source: `spec/transcribed/customer-subscriptions-api.yaml`.
        Inferred: 200 (every change with a documented status answers 200); 404 (documented for other
        operations addressed by an identifier); 422 (documented for another request with a body).
        Not documented: errors (no list of them is available).
        """
        from . import change_customer_subscription

        return await self._connection.call(
            change_customer_subscription.operation(
                subscription_id,
                description=description,
                interval=interval,
                amount=amount,
                vat_rate=vat_rate,
                terminated_at=terminated_at,
            ),
            options,
        )

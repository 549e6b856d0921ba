"""Links with which customers pay an amount."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime
    from decimal import Decimal

    from ...models.payment_link import PaymentLink
    from ...models.payment_link_payment import PaymentLinkPayment
    from ...runtime.connection import AsyncConnection, Connection
    from ...runtime.operation import RequestOptions
    from ...runtime.paging import AsyncPager, Pager


class PaymentLinksResource:
    """Links with which customers pay an amount."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def __repr__(self) -> str:
        return "<payment_links: list, create, get, close, list_payments>"

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> Pager[PaymentLink]:
        """Page through the payment links.

        Paid, expired and closed ones are among them.

        Args:
            limit: The largest number of items to read; None reads all.
            prefetch: How many pages may be requested ahead at the same time.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            An iterable that reads page after page while you use it; that is also when errors are raised.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `paymentlinks.read`
                (documented for the area, inferred for the call).
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            for item in portal.payment_links.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/payment-links-api/list-payment-links
        """
        from .list_payment_links import operation

        return self._connection.paginate(
            "payment_links.list", lambda page: operation(page=page), limit, prefetch, options
        )

    def create(
        self,
        *,
        description: str,
        amount: Decimal | int | str,
        expires_at: datetime.date | None = None,
        reusable: bool | None = None,
        options: RequestOptions | None = None,
    ) -> PaymentLink:
        """Create a payment link.

        The amount can be paid once, unless the link is made reusable. Hand its checkout address to the one
        who pays.

        Args:
            description: What is paid for; it appears on the bank statement. Example: "Contribution costs".
            amount: Amount to pay. In EUR. At most two decimals; floats are refused.
            expires_at: Last day on which the link can be used.
            reusable: Whether the link can be paid more than once; once only when left out.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The new payment link.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `paymentlinks.write`
                (documented for the area, inferred for the call).
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            portal.payment_links.create(description="Contribution costs", amount=Decimal("12.95"))

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/payment-links-api/create-payment-link
        """
        from ...models.create_payment_link_request import CreatePaymentLinkRequest
        from .create_payment_link import operation

        return self._connection.call(
            operation(
                CreatePaymentLinkRequest(
                    description=description, amount=amount, expires_at=expires_at, reusable=reusable
                )
            ),
            options,
        )

    def get(self, link_id: str, *, options: RequestOptions | None = None) -> PaymentLink:
        """Read one payment link.

        Args:
            link_id: ID of the payment link. Starts with `plk_`. Example: "plk_abc12345def678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The payment link.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `paymentlinks.read`
                (documented for the area, inferred for the call).
            NotFoundError: There is no object with this id.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            portal.payment_links.get("plk_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/payment-links-api/get-payment-link
        """
        from .get_payment_link import operation

        return self._connection.call(operation(link_id), options)

    def close(self, link_id: str, *, options: RequestOptions | None = None) -> PaymentLink:
        """Close a payment link and get it back.

        It is not removed, but nobody can pay with it any more. A link that is closed already is refused as
        invalid data.

        Args:
            link_id: ID of the payment link. Starts with `plk_`. Example: "plk_abc12345def678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The payment link that has been closed.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `paymentlinks.write`
                (documented for the area, inferred for the call).
            NotFoundError: There is no object with this id.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            portal.payment_links.close("plk_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/payment-links-api/close-payment-link
        """
        from .close_payment_link import operation

        return self._connection.call(operation(link_id), options)

    def list_payments(
        self, link_id: str, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> Pager[PaymentLinkPayment]:
        """Page through the payments made on one link.

        Only a reusable link can have several.

        Args:
            link_id: ID of the payment link. Starts with `plk_`. Example: "plk_abc12345def678".
            limit: The largest number of items to read; None reads all.
            prefetch: How many pages may be requested ahead at the same time.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            An iterable that reads page after page while you use it; that is also when errors are raised.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `paymentlinks.read`
                (documented for the area, inferred for the call).
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            for item in portal.payment_links.list_payments("plk_abc12345def678"):
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/payment-links-api/list-payment-link-payments
        """
        from .list_payment_link_payment import operation

        return self._connection.paginate(
            "payment_links.list_payments", lambda page: operation(link_id, page=page), limit, prefetch, options
        )


class AsyncPaymentLinksResource:
    """Links with which customers pay an amount."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    def __repr__(self) -> str:
        return "<payment_links: list, create, get, close, list_payments>"

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> AsyncPager[PaymentLink]:
        """Page through the payment links.

        Paid, expired and closed ones are among them.

        Args:
            limit: The largest number of items to read; None reads all.
            prefetch: How many pages may be requested ahead at the same time.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            An iterable that reads page after page while you use it; that is also when errors are raised.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `paymentlinks.read`
                (documented for the area, inferred for the call).
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            async for item in portal.payment_links.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/payment-links-api/list-payment-links
        """
        from .list_payment_links import operation

        return self._connection.paginate(
            "payment_links.list", lambda page: operation(page=page), limit, prefetch, options
        )

    async def create(
        self,
        *,
        description: str,
        amount: Decimal | int | str,
        expires_at: datetime.date | None = None,
        reusable: bool | None = None,
        options: RequestOptions | None = None,
    ) -> PaymentLink:
        """Create a payment link.

        The amount can be paid once, unless the link is made reusable. Hand its checkout address to the one
        who pays.

        Args:
            description: What is paid for; it appears on the bank statement. Example: "Contribution costs".
            amount: Amount to pay. In EUR. At most two decimals; floats are refused.
            expires_at: Last day on which the link can be used.
            reusable: Whether the link can be paid more than once; once only when left out.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The new payment link.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `paymentlinks.write`
                (documented for the area, inferred for the call).
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            await portal.payment_links.create(description="Contribution costs", amount=Decimal("12.95"))

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/payment-links-api/create-payment-link
        """
        from ...models.create_payment_link_request import CreatePaymentLinkRequest
        from .create_payment_link import operation

        return await self._connection.call(
            operation(
                CreatePaymentLinkRequest(
                    description=description, amount=amount, expires_at=expires_at, reusable=reusable
                )
            ),
            options,
        )

    async def get(self, link_id: str, *, options: RequestOptions | None = None) -> PaymentLink:
        """Read one payment link.

        Args:
            link_id: ID of the payment link. Starts with `plk_`. Example: "plk_abc12345def678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The payment link.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `paymentlinks.read`
                (documented for the area, inferred for the call).
            NotFoundError: There is no object with this id.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            await portal.payment_links.get("plk_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/payment-links-api/get-payment-link
        """
        from .get_payment_link import operation

        return await self._connection.call(operation(link_id), options)

    async def close(self, link_id: str, *, options: RequestOptions | None = None) -> PaymentLink:
        """Close a payment link and get it back.

        It is not removed, but nobody can pay with it any more. A link that is closed already is refused as
        invalid data.

        Args:
            link_id: ID of the payment link. Starts with `plk_`. Example: "plk_abc12345def678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The payment link that has been closed.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `paymentlinks.write`
                (documented for the area, inferred for the call).
            NotFoundError: There is no object with this id.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            await portal.payment_links.close("plk_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/payment-links-api/close-payment-link
        """
        from .close_payment_link import operation

        return await self._connection.call(operation(link_id), options)

    def list_payments(
        self, link_id: str, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> AsyncPager[PaymentLinkPayment]:
        """Page through the payments made on one link.

        Only a reusable link can have several.

        Args:
            link_id: ID of the payment link. Starts with `plk_`. Example: "plk_abc12345def678".
            limit: The largest number of items to read; None reads all.
            prefetch: How many pages may be requested ahead at the same time.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            An iterable that reads page after page while you use it; that is also when errors are raised.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `paymentlinks.read`
                (documented for the area, inferred for the call).
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            async for item in portal.payment_links.list_payments("plk_abc12345def678"):
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/payment-links-api/list-payment-link-payments
        """
        from .list_payment_link_payment import operation

        return self._connection.paginate(
            "payment_links.list_payments", lambda page: operation(link_id, page=page), limit, prefetch, options
        )

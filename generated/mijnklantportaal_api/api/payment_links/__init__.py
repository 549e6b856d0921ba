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

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> Pager[PaymentLink]:
        """Page through the payment links.

        List all payment links, whatever their status.

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
            for item in portal.payment_links.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/payment-links-api/list-payment-links
        Source: `spec/transcribed/payment-links-api.yaml`.
        Inferred: 422 (the number of the page can be wrong).
        """
        from . import list_payment_links

        return self._connection.paginate(lambda page: list_payment_links.operation(page=page), limit, prefetch, options)

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

        Make a link at which an amount can be paid: once, unless it is made reusable. Hand the checkout
        address of the answer to the one who pays.

        Args:
            description: What is paid for; it appears on the bank statement. Example: "Contribution costs".
            amount: Amount to pay. In EUR. Example: "12.95". (Inferred: pattern: a point and at most two
                decimals, as in every example.)
            expires_at: Optional. Last day on which the link can be used. Example: "2024-05-04". (Inferred:
                format: from the example.)
            reusable: Optional. Whether the link can be paid more than once; once only when left out.
                Example: true.
            options: What differs for this call, such as its time-outs.

        Returns:
            The new payment link.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.payment_links.create(description="Contribution costs", amount=Decimal("12.95"))

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/payment-links-api/create-payment-link
        Source: `spec/transcribed/payment-links-api.yaml`.
        Inferred: operationId (made from the title of its page); 201 (it creates something, and the calls
        that do so with a documented status answer 201); 422 (documented for another request with a body).
        Not documented: errors (no list of them is available).
        """
        from . import create_payment_link

        return self._connection.call(
            create_payment_link.operation(
                description=description, amount=amount, expires_at=expires_at, reusable=reusable
            ),
            options,
        )

    def get(self, link_id: str, *, options: RequestOptions | None = None) -> PaymentLink:
        """Read one payment link.

        Read a payment link.

        Args:
            link_id: ID of the payment link. Starts with `plk_`. Example: "plk_abc12345def678".
            options: What differs for this call, such as its time-outs.

        Returns:
            The payment link.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.payment_links.get("plk_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/payment-links-api/get-payment-link
        Source: `spec/transcribed/payment-links-api.yaml`.
        Inferred: operationId (made from the title of its page); 200 (every read with a documented status
        answers 200); 404 (documented for other operations addressed by an identifier).
        Not documented: errors (no list of them is available).
        """
        from . import get_payment_link

        return self._connection.call(get_payment_link.operation(link_id), options)

    def close(self, link_id: str, *, options: RequestOptions | None = None) -> PaymentLink:
        """Close a payment link and get it back.

        Make a payment link unusable. It is not removed, and the answer holds it. A link that is closed
        already is refused as invalid data.

        Args:
            link_id: ID of the payment link. Starts with `plk_`. Example: "plk_abc12345def678".
            options: What differs for this call, such as its time-outs.

        Returns:
            The payment link that has been closed.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.payment_links.close("plk_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/payment-links-api/close-payment-link
        Source: `spec/transcribed/payment-links-api.yaml`.
        Not documented: errors (there may be more than the ones named here).
        """
        from . import close_payment_link

        return self._connection.call(close_payment_link.operation(link_id), options)

    def list_payments(
        self, link_id: str, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> Pager[PaymentLinkPayment]:
        """Page through the payments made on one link.

        List the payments made with one link; only a reusable link can have several.

        Args:
            link_id: ID of the payment link. Starts with `plk_`. Example: "plk_abc12345def678".
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
            for item in portal.payment_links.list_payments("plk_abc12345def678"):
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/payment-links-api/list-payment-link-payments
        Source: `spec/transcribed/payment-links-api.yaml`.
        Inferred: 422 (the number of the page can be wrong).
        """
        from . import list_payment_link_payment

        return self._connection.paginate(
            lambda page: list_payment_link_payment.operation(link_id, page=page), limit, prefetch, options
        )


class AsyncPaymentLinksResource:
    """Links with which customers pay an amount."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> AsyncPager[PaymentLink]:
        """Page through the payment links.

        List all payment links, whatever their status.

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
            for item in portal.payment_links.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/payment-links-api/list-payment-links
        Source: `spec/transcribed/payment-links-api.yaml`.
        Inferred: 422 (the number of the page can be wrong).
        """
        from . import list_payment_links

        return self._connection.paginate(lambda page: list_payment_links.operation(page=page), limit, prefetch, options)

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

        Make a link at which an amount can be paid: once, unless it is made reusable. Hand the checkout
        address of the answer to the one who pays.

        Args:
            description: What is paid for; it appears on the bank statement. Example: "Contribution costs".
            amount: Amount to pay. In EUR. Example: "12.95". (Inferred: pattern: a point and at most two
                decimals, as in every example.)
            expires_at: Optional. Last day on which the link can be used. Example: "2024-05-04". (Inferred:
                format: from the example.)
            reusable: Optional. Whether the link can be paid more than once; once only when left out.
                Example: true.
            options: What differs for this call, such as its time-outs.

        Returns:
            The new payment link.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.payment_links.create(description="Contribution costs", amount=Decimal("12.95"))

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/payment-links-api/create-payment-link
        Source: `spec/transcribed/payment-links-api.yaml`.
        Inferred: operationId (made from the title of its page); 201 (it creates something, and the calls
        that do so with a documented status answer 201); 422 (documented for another request with a body).
        Not documented: errors (no list of them is available).
        """
        from . import create_payment_link

        return await self._connection.call(
            create_payment_link.operation(
                description=description, amount=amount, expires_at=expires_at, reusable=reusable
            ),
            options,
        )

    async def get(self, link_id: str, *, options: RequestOptions | None = None) -> PaymentLink:
        """Read one payment link.

        Read a payment link.

        Args:
            link_id: ID of the payment link. Starts with `plk_`. Example: "plk_abc12345def678".
            options: What differs for this call, such as its time-outs.

        Returns:
            The payment link.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.payment_links.get("plk_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/payment-links-api/get-payment-link
        Source: `spec/transcribed/payment-links-api.yaml`.
        Inferred: operationId (made from the title of its page); 200 (every read with a documented status
        answers 200); 404 (documented for other operations addressed by an identifier).
        Not documented: errors (no list of them is available).
        """
        from . import get_payment_link

        return await self._connection.call(get_payment_link.operation(link_id), options)

    async def close(self, link_id: str, *, options: RequestOptions | None = None) -> PaymentLink:
        """Close a payment link and get it back.

        Make a payment link unusable. It is not removed, and the answer holds it. A link that is closed
        already is refused as invalid data.

        Args:
            link_id: ID of the payment link. Starts with `plk_`. Example: "plk_abc12345def678".
            options: What differs for this call, such as its time-outs.

        Returns:
            The payment link that has been closed.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.payment_links.close("plk_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/payment-links-api/close-payment-link
        Source: `spec/transcribed/payment-links-api.yaml`.
        Not documented: errors (there may be more than the ones named here).
        """
        from . import close_payment_link

        return await self._connection.call(close_payment_link.operation(link_id), options)

    def list_payments(
        self, link_id: str, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> AsyncPager[PaymentLinkPayment]:
        """Page through the payments made on one link.

        List the payments made with one link; only a reusable link can have several.

        Args:
            link_id: ID of the payment link. Starts with `plk_`. Example: "plk_abc12345def678".
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
            for item in portal.payment_links.list_payments("plk_abc12345def678"):
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/payment-links-api/list-payment-link-payments
        Source: `spec/transcribed/payment-links-api.yaml`.
        Inferred: 422 (the number of the page can be wrong).
        """
        from . import list_payment_link_payment

        return self._connection.paginate(
            lambda page: list_payment_link_payment.operation(link_id, page=page), limit, prefetch, options
        )

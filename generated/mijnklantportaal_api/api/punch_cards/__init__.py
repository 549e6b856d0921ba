"""Cards with a number of uses, and the ones issued to customers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime
    from decimal import Decimal

    from ...models.issued_punch_card import IssuedPunchCard
    from ...models.punch_card import PunchCard
    from ...models.punch_card_period import PunchCardPeriod
    from ...models.vat_rate import VatRate
    from ...runtime.connection import AsyncConnection, Connection
    from ...runtime.natural_keys import EnsureResult
    from ...runtime.operation import RequestOptions
    from ...runtime.paging import AsyncPager, Pager


class PunchCardsResource:
    """Cards with a number of uses, and the ones issued to customers."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def __repr__(self) -> str:
        return "<punch_cards: list, create, ensure, get, update, list_issued, issue, get_issued, stamp>"

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> Pager[PunchCard]:
        """Page through the punch card products.

        Cards that were issued to customers are not among them.

        Args:
            limit: The largest number of items to read; None reads all.
            prefetch: How many pages may be requested ahead at the same time.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            An iterable that reads page after page while you use it; that is also when errors are raised.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            for item in portal.punch_cards.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/punch-cards-api/list-punch-cards
        """
        from .list_punch_cards import operation

        return self._connection.paginate(
            "punch_cards.list", lambda page: operation(page=page), limit, prefetch, options
        )

    def create(
        self,
        *,
        name: str,
        punches: int,
        punch_label: str,
        description: str | None = None,
        for_sale: bool | None = None,
        price: Decimal | int | str | None = None,
        vat_rate: VatRate | None = None,
        expiry_value: int | None = None,
        expiry_period: PunchCardPeriod | None = None,
        options: RequestOptions | None = None,
    ) -> PunchCard:
        """Create a punch card product.

        A card that is for sale needs a price and a VAT rate; one without a period of validity never
        expires.

        Args:
            name: Name of the card. Example: "Driving lessons".
            punches: Number of punches on a new card.
            punch_label: What a punch stands for. Example: "lessons".
            description: What the card is for. Example: "20 driving lessons".
            for_sale: Whether customers can buy the card; not for sale when left out.
            price: Price of a card including VAT; needed when it is for sale. In EUR. At most two decimals;
                floats are refused.
            vat_rate: Rate of Dutch VAT in percent; needed when the card is for sale. One of `0`, `9`, `21`.
            expiry_value: How many periods an issued card is valid. Without it cards never expire.
            expiry_period: Unit of the validity. One of `"days"`, `"months"`, `"years"`. This list of values
                is inferred.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The new punch card.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            portal.punch_cards.create(name="Driving lessons", punches=20, punch_label="lessons")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/punch-cards-api/create-punch-card
        """
        from ...models.create_punch_card_request import CreatePunchCardRequest
        from .create_punch_card import operation

        return self._connection.call(
            operation(
                CreatePunchCardRequest(
                    name=name,
                    punches=punches,
                    punch_label=punch_label,
                    description=description,
                    for_sale=for_sale,
                    price=price,
                    vat_rate=vat_rate,
                    expiry_value=expiry_value,
                    expiry_period=expiry_period,
                )
            ),
            options,
        )

    def ensure(
        self,
        *,
        name: str,
        punches: int,
        punch_label: str,
        description: str | None = None,
        for_sale: bool | None = None,
        price: Decimal | int | str | None = None,
        vat_rate: VatRate | None = None,
        expiry_value: int | None = None,
        expiry_period: PunchCardPeriod | None = None,
        created_since: datetime.datetime | datetime.date | None = None,
        options: RequestOptions | None = None,
    ) -> EnsureResult[PunchCard]:
        """Create a punch card product, unless it is there already.

        The key is `name`. That it identifies an object is inferred: the API would create a second one all
        the same. Of an object with this key, `punches`, `punch_label`, `description`, `for_sale`, `price`,
        `vat_rate`, `expiry_value` and `expiry_period` are compared. Let one program at a time ensure an
        object: two that look for it at once both create it.

        Args:
            name: Name of the card. Example: "Driving lessons".
            punches: Number of punches on a new card.
            punch_label: What a punch stands for. Example: "lessons".
            description: What the card is for. Example: "20 driving lessons".
            for_sale: Whether customers can buy the card; not for sale when left out.
            price: Price of a card including VAT; needed when it is for sale. In EUR. At most two decimals;
                floats are refused.
            vat_rate: Rate of Dutch VAT in percent; needed when the card is for sale. One of `0`, `9`, `21`.
            expiry_value: How many periods an issued card is valid. Without it cards never expire.
            expiry_period: Unit of the validity. One of `"days"`, `"months"`, `"years"`. This list of values
                is inferred.
            created_since: The earliest time at which the object may have been created; earlier pages of the
                list are not read. None means the whole list, which the client reads once and then keeps up
                with.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The object as `value`, and as `outcome` whether it was `created` or had `existed`.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call.
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
            portal.punch_cards.ensure(name="Driving lessons", punches=20, punch_label="lessons")
        """
        from ...models.create_punch_card_request import CreatePunchCardRequest
        from ...runtime.natural_keys import EnsureCall
        from .create_punch_card import natural_key, operation

        return self._connection.ensure(
            EnsureCall(
                "punch_cards.ensure",
                operation(
                    CreatePunchCardRequest(
                        name=name,
                        punches=punches,
                        punch_label=punch_label,
                        description=description,
                        for_sale=for_sale,
                        price=price,
                        vat_rate=vat_rate,
                        expiry_value=expiry_value,
                        expiry_period=expiry_period,
                    )
                ),
                natural_key(),
                created_since,
            ),
            options,
        )

    def get(self, punch_card_id: str, *, options: RequestOptions | None = None) -> PunchCard:
        """Read one punch card product.

        Args:
            punch_card_id: ID of the punch card product. Starts with `pcd_`. Example: "pcd_abc12345def678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The punch card.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call.
            NotFoundError: There is no object with this id.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            portal.punch_cards.get("pcd_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/punch-cards-api/get-punch-card
        """
        from .get_punch_card import operation

        return self._connection.call(operation(punch_card_id), options)

    def update(
        self,
        punch_card_id: str,
        *,
        for_sale: bool,
        price: Decimal | int | str | None = None,
        vat_rate: VatRate | None = None,
        options: RequestOptions | None = None,
    ) -> PunchCard:
        """Put a punch card on or off sale.

        Only this and the price can be changed. A card that is for sale needs a price and a VAT rate.

        Args:
            punch_card_id: ID of the punch card product. Starts with `pcd_`. Example: "pcd_abc12345def678".
            for_sale: Whether customers can buy the card.
            price: Price of a card including VAT; needed when it is for sale. In EUR. At most two decimals;
                floats are refused.
            vat_rate: Rate of Dutch VAT in percent; needed when the card is for sale. One of `0`, `9`, `21`.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The punch card after the change.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call.
            NotFoundError: There is no object with this id.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            portal.punch_cards.update(
                "pcd_abc12345def678",
                for_sale=True,
                price=Decimal("229.95"),
                vat_rate=21,
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/punch-cards-api/edit-punch-card
        """
        from ...models.edit_punch_card_request import EditPunchCardRequest
        from .edit_punch_card import operation

        return self._connection.call(
            operation(punch_card_id, EditPunchCardRequest(for_sale=for_sale, price=price, vat_rate=vat_rate)), options
        )

    def list_issued(
        self, punch_card_id: str, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> Pager[IssuedPunchCard]:
        """Page through the cards of one product that were issued to customers.

        Args:
            punch_card_id: ID of the punch card product. Starts with `pcd_`. Example: "pcd_abc12345def678".
            limit: The largest number of items to read; None reads all.
            prefetch: How many pages may be requested ahead at the same time.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            An iterable that reads page after page while you use it; that is also when errors are raised.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call.
            NotFoundError: There is no object with this id.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            for item in portal.punch_cards.list_issued("pcd_abc12345def678"):
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/punch-cards-api/list-issued-cards-for-punch-card
        """
        from .list_bought_punch_cards import operation

        return self._connection.paginate(
            "punch_cards.list_issued", lambda page: operation(punch_card_id, page=page), limit, prefetch, options
        )

    def issue(self, punch_card_id: str, *, customer_id: str, options: RequestOptions | None = None) -> IssuedPunchCard:
        """Issue a card to a customer.

        Args:
            punch_card_id: ID of the punch card product. Starts with `pcd_`. Example: "pcd_abc12345def678".
            customer_id: ID of the customer who gets the card. Starts with `cst_`. Example:
                "cst_abc12345def678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The card that has been issued.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call.
            NotFoundError: There is no object with this id.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            portal.punch_cards.issue("pcd_abc12345def678", customer_id="cst_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/punch-cards-api/issue-new-punch-card
        """
        from ...models.issue_punch_card_request import IssuePunchCardRequest
        from .issue_punch_card import operation

        return self._connection.call(operation(punch_card_id, IssuePunchCardRequest(customer_id=customer_id)), options)

    def get_issued(
        self, punch_card_id: str, issued_punch_card_id: str, *, options: RequestOptions | None = None
    ) -> IssuedPunchCard:
        """Read one issued card.

        It has the number of punches left.

        Args:
            punch_card_id: ID of the punch card product. Starts with `pcd_`. Example: "pcd_abc12345def678".
            issued_punch_card_id: ID of the card that was issued to a customer. Starts with `pcb_`. Example:
                "pcb_abc12345def678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The issued card.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call.
            NotFoundError: There is no object with this id.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            portal.punch_cards.get_issued("pcd_abc12345def678", "pcb_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/punch-cards-api/get-an-issued-punch-card
        """
        from .get_bought_punch_card import operation

        return self._connection.call(operation(punch_card_id, issued_punch_card_id), options)

    def stamp(
        self, punch_card_id: str, issued_punch_card_id: str, *, stamps: int, options: RequestOptions | None = None
    ) -> IssuedPunchCard:
        """Use up punches of an issued card.

        Nothing puts punches back, so after a call of unknown outcome read the card before trying again.

        Args:
            punch_card_id: ID of the punch card product. Starts with `pcd_`. Example: "pcd_abc12345def678".
            issued_punch_card_id: ID of the card that was issued to a customer. Starts with `pcb_`. Example:
                "pcb_abc12345def678".
            stamps: Number of punches to use.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The issued card with the punches that are left.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call.
            NotFoundError: There is no object with this id.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            portal.punch_cards.stamp("pcd_abc12345def678", "pcb_abc12345def678", stamps=1)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/punch-cards-api/stamp-an-issued-punch-card
        """
        from ...models.stamp_punch_card_request import StampPunchCardRequest
        from .stamp_bought_punch_card import operation

        return self._connection.call(
            operation(punch_card_id, issued_punch_card_id, StampPunchCardRequest(stamps=stamps)), options
        )


class AsyncPunchCardsResource:
    """Cards with a number of uses, and the ones issued to customers."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    def __repr__(self) -> str:
        return "<punch_cards: list, create, ensure, get, update, list_issued, issue, get_issued, stamp>"

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> AsyncPager[PunchCard]:
        """Page through the punch card products.

        Cards that were issued to customers are not among them.

        Args:
            limit: The largest number of items to read; None reads all.
            prefetch: How many pages may be requested ahead at the same time.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            An iterable that reads page after page while you use it; that is also when errors are raised.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            async for item in portal.punch_cards.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/punch-cards-api/list-punch-cards
        """
        from .list_punch_cards import operation

        return self._connection.paginate(
            "punch_cards.list", lambda page: operation(page=page), limit, prefetch, options
        )

    async def create(
        self,
        *,
        name: str,
        punches: int,
        punch_label: str,
        description: str | None = None,
        for_sale: bool | None = None,
        price: Decimal | int | str | None = None,
        vat_rate: VatRate | None = None,
        expiry_value: int | None = None,
        expiry_period: PunchCardPeriod | None = None,
        options: RequestOptions | None = None,
    ) -> PunchCard:
        """Create a punch card product.

        A card that is for sale needs a price and a VAT rate; one without a period of validity never
        expires.

        Args:
            name: Name of the card. Example: "Driving lessons".
            punches: Number of punches on a new card.
            punch_label: What a punch stands for. Example: "lessons".
            description: What the card is for. Example: "20 driving lessons".
            for_sale: Whether customers can buy the card; not for sale when left out.
            price: Price of a card including VAT; needed when it is for sale. In EUR. At most two decimals;
                floats are refused.
            vat_rate: Rate of Dutch VAT in percent; needed when the card is for sale. One of `0`, `9`, `21`.
            expiry_value: How many periods an issued card is valid. Without it cards never expire.
            expiry_period: Unit of the validity. One of `"days"`, `"months"`, `"years"`. This list of values
                is inferred.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The new punch card.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            await portal.punch_cards.create(name="Driving lessons", punches=20, punch_label="lessons")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/punch-cards-api/create-punch-card
        """
        from ...models.create_punch_card_request import CreatePunchCardRequest
        from .create_punch_card import operation

        return await self._connection.call(
            operation(
                CreatePunchCardRequest(
                    name=name,
                    punches=punches,
                    punch_label=punch_label,
                    description=description,
                    for_sale=for_sale,
                    price=price,
                    vat_rate=vat_rate,
                    expiry_value=expiry_value,
                    expiry_period=expiry_period,
                )
            ),
            options,
        )

    async def ensure(
        self,
        *,
        name: str,
        punches: int,
        punch_label: str,
        description: str | None = None,
        for_sale: bool | None = None,
        price: Decimal | int | str | None = None,
        vat_rate: VatRate | None = None,
        expiry_value: int | None = None,
        expiry_period: PunchCardPeriod | None = None,
        created_since: datetime.datetime | datetime.date | None = None,
        options: RequestOptions | None = None,
    ) -> EnsureResult[PunchCard]:
        """Create a punch card product, unless it is there already.

        The key is `name`. That it identifies an object is inferred: the API would create a second one all
        the same. Of an object with this key, `punches`, `punch_label`, `description`, `for_sale`, `price`,
        `vat_rate`, `expiry_value` and `expiry_period` are compared. Let one program at a time ensure an
        object: two that look for it at once both create it.

        Args:
            name: Name of the card. Example: "Driving lessons".
            punches: Number of punches on a new card.
            punch_label: What a punch stands for. Example: "lessons".
            description: What the card is for. Example: "20 driving lessons".
            for_sale: Whether customers can buy the card; not for sale when left out.
            price: Price of a card including VAT; needed when it is for sale. In EUR. At most two decimals;
                floats are refused.
            vat_rate: Rate of Dutch VAT in percent; needed when the card is for sale. One of `0`, `9`, `21`.
            expiry_value: How many periods an issued card is valid. Without it cards never expire.
            expiry_period: Unit of the validity. One of `"days"`, `"months"`, `"years"`. This list of values
                is inferred.
            created_since: The earliest time at which the object may have been created; earlier pages of the
                list are not read. None means the whole list, which the client reads once and then keeps up
                with.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The object as `value`, and as `outcome` whether it was `created` or had `existed`.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call.
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
            await portal.punch_cards.ensure(name="Driving lessons", punches=20, punch_label="lessons")
        """
        from ...models.create_punch_card_request import CreatePunchCardRequest
        from ...runtime.natural_keys import EnsureCall
        from .create_punch_card import natural_key, operation

        return await self._connection.ensure(
            EnsureCall(
                "punch_cards.ensure",
                operation(
                    CreatePunchCardRequest(
                        name=name,
                        punches=punches,
                        punch_label=punch_label,
                        description=description,
                        for_sale=for_sale,
                        price=price,
                        vat_rate=vat_rate,
                        expiry_value=expiry_value,
                        expiry_period=expiry_period,
                    )
                ),
                natural_key(),
                created_since,
            ),
            options,
        )

    async def get(self, punch_card_id: str, *, options: RequestOptions | None = None) -> PunchCard:
        """Read one punch card product.

        Args:
            punch_card_id: ID of the punch card product. Starts with `pcd_`. Example: "pcd_abc12345def678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The punch card.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call.
            NotFoundError: There is no object with this id.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            await portal.punch_cards.get("pcd_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/punch-cards-api/get-punch-card
        """
        from .get_punch_card import operation

        return await self._connection.call(operation(punch_card_id), options)

    async def update(
        self,
        punch_card_id: str,
        *,
        for_sale: bool,
        price: Decimal | int | str | None = None,
        vat_rate: VatRate | None = None,
        options: RequestOptions | None = None,
    ) -> PunchCard:
        """Put a punch card on or off sale.

        Only this and the price can be changed. A card that is for sale needs a price and a VAT rate.

        Args:
            punch_card_id: ID of the punch card product. Starts with `pcd_`. Example: "pcd_abc12345def678".
            for_sale: Whether customers can buy the card.
            price: Price of a card including VAT; needed when it is for sale. In EUR. At most two decimals;
                floats are refused.
            vat_rate: Rate of Dutch VAT in percent; needed when the card is for sale. One of `0`, `9`, `21`.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The punch card after the change.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call.
            NotFoundError: There is no object with this id.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            await portal.punch_cards.update(
                "pcd_abc12345def678",
                for_sale=True,
                price=Decimal("229.95"),
                vat_rate=21,
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/punch-cards-api/edit-punch-card
        """
        from ...models.edit_punch_card_request import EditPunchCardRequest
        from .edit_punch_card import operation

        return await self._connection.call(
            operation(punch_card_id, EditPunchCardRequest(for_sale=for_sale, price=price, vat_rate=vat_rate)), options
        )

    def list_issued(
        self, punch_card_id: str, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> AsyncPager[IssuedPunchCard]:
        """Page through the cards of one product that were issued to customers.

        Args:
            punch_card_id: ID of the punch card product. Starts with `pcd_`. Example: "pcd_abc12345def678".
            limit: The largest number of items to read; None reads all.
            prefetch: How many pages may be requested ahead at the same time.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            An iterable that reads page after page while you use it; that is also when errors are raised.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call.
            NotFoundError: There is no object with this id.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            async for item in portal.punch_cards.list_issued("pcd_abc12345def678"):
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/punch-cards-api/list-issued-cards-for-punch-card
        """
        from .list_bought_punch_cards import operation

        return self._connection.paginate(
            "punch_cards.list_issued", lambda page: operation(punch_card_id, page=page), limit, prefetch, options
        )

    async def issue(
        self, punch_card_id: str, *, customer_id: str, options: RequestOptions | None = None
    ) -> IssuedPunchCard:
        """Issue a card to a customer.

        Args:
            punch_card_id: ID of the punch card product. Starts with `pcd_`. Example: "pcd_abc12345def678".
            customer_id: ID of the customer who gets the card. Starts with `cst_`. Example:
                "cst_abc12345def678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The card that has been issued.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call.
            NotFoundError: There is no object with this id.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            await portal.punch_cards.issue("pcd_abc12345def678", customer_id="cst_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/punch-cards-api/issue-new-punch-card
        """
        from ...models.issue_punch_card_request import IssuePunchCardRequest
        from .issue_punch_card import operation

        return await self._connection.call(
            operation(punch_card_id, IssuePunchCardRequest(customer_id=customer_id)), options
        )

    async def get_issued(
        self, punch_card_id: str, issued_punch_card_id: str, *, options: RequestOptions | None = None
    ) -> IssuedPunchCard:
        """Read one issued card.

        It has the number of punches left.

        Args:
            punch_card_id: ID of the punch card product. Starts with `pcd_`. Example: "pcd_abc12345def678".
            issued_punch_card_id: ID of the card that was issued to a customer. Starts with `pcb_`. Example:
                "pcb_abc12345def678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The issued card.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call.
            NotFoundError: There is no object with this id.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            await portal.punch_cards.get_issued("pcd_abc12345def678", "pcb_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/punch-cards-api/get-an-issued-punch-card
        """
        from .get_bought_punch_card import operation

        return await self._connection.call(operation(punch_card_id, issued_punch_card_id), options)

    async def stamp(
        self, punch_card_id: str, issued_punch_card_id: str, *, stamps: int, options: RequestOptions | None = None
    ) -> IssuedPunchCard:
        """Use up punches of an issued card.

        Nothing puts punches back, so after a call of unknown outcome read the card before trying again.

        Args:
            punch_card_id: ID of the punch card product. Starts with `pcd_`. Example: "pcd_abc12345def678".
            issued_punch_card_id: ID of the card that was issued to a customer. Starts with `pcb_`. Example:
                "pcb_abc12345def678".
            stamps: Number of punches to use.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The issued card with the punches that are left.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call.
            NotFoundError: There is no object with this id.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            await portal.punch_cards.stamp("pcd_abc12345def678", "pcb_abc12345def678", stamps=1)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/punch-cards-api/stamp-an-issued-punch-card
        """
        from ...models.stamp_punch_card_request import StampPunchCardRequest
        from .stamp_bought_punch_card import operation

        return await self._connection.call(
            operation(punch_card_id, issued_punch_card_id, StampPunchCardRequest(stamps=stamps)), options
        )

"""Offers that customers accept or reject in the portal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence
    from decimal import Decimal

    from ...models.customer_offer import CustomerOffer
    from ...models.offer_line import OfferLine, OfferLineDict
    from ...runtime.connection import AsyncConnection, Connection
    from ...runtime.natural_keys import EnsureResult
    from ...runtime.operation import RequestOptions
    from ...runtime.paging import AsyncPager, Pager
    from ...runtime.uploads import FileInput


class CustomerOffersResource:
    """Offers that customers accept or reject in the portal."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def __repr__(self) -> str:
        return (
            "<customer_offers: list, create, ensure, create_manual, ensure_manual, get, mark_accepted, mark_rejected>"
        )

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> Pager[CustomerOffer]:
        """Page through the customer offers.

        Args:
            limit: The largest number of items to read; None reads all.
            prefetch: How many pages may be requested ahead at the same time.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            An iterable that reads page after page while you use it; that is also when errors are raised.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `offers.read`
                (documented for the area, inferred for the call).
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            for item in portal.customer_offers.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-offers-api/list-customer-offers
        """
        from .list_customer_offers import operation

        return self._connection.paginate(
            "customer_offers.list", lambda page: operation(page=page), limit, prefetch, options
        )

    def create(
        self,
        *,
        customer_id: str,
        offer_number: str,
        issued_at: datetime.date,
        expires_at: datetime.date,
        amount: Decimal | int | str,
        pdf: FileInput,
        send_notification: bool | None = None,
        accepted_at: datetime.datetime | None = None,
        accepted_via_ip: str | None = None,
        accepted_via_user_agent: str | None = None,
        rejected_at: datetime.datetime | None = None,
        options: RequestOptions | None = None,
    ) -> CustomerOffer:
        """Create an offer from a PDF.

        Args:
            customer_id: ID of the customer who gets the offer. Starts with `cst_`. Example:
                "cst_abc12345def678".
            offer_number: Number of the offer. Example: "2014-001".
            issued_at: Date when the offer is issued.
            expires_at: Date when the offer expires.
            amount: Amount of the offer in EUR. At most two decimals; floats are refused.
            pdf: The PDF file of the offer. A path, bytes, a file opened in binary mode, or an `Upload`,
                which names it or follows its progress.
            send_notification: Whether the customer is notified of the new offer. The API's default is not
                documented.
            accepted_at: When the offer was accepted. Leave it out while the offer is open. Amsterdam time
                (inferred) where it has no time zone; sent to the second.
            accepted_via_ip: IP address from which the offer was accepted, if known. Ignored without
                `accepted_at`. Example: "192.0.2.10".
            accepted_via_user_agent: Browser with which the offer was accepted, if known. Ignored without
                `accepted_at`. Example: "Mozilla/5.0 (X11; Linux x86_64) ...".
            rejected_at: When the offer was rejected. Leave it out while the offer is open. Amsterdam time
                (inferred) where it has no time zone; sent to the second.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The new offer.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            OSError: A file can't be opened, so nothing was sent, or got shorter while it was sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `offers.write`
                (documented for the area, inferred for the call).
            NotFoundError: An object that the arguments name does not exist.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            LicenceLimitError: The licence of the portal does not allow this, or no more of it this month.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            portal.customer_offers.create(
                customer_id="cst_abc12345def678",
                offer_number="2014-001",
                issued_at=date(2024, 4, 30),
                expires_at=date(2024, 5, 30),
                amount=Decimal("12.95"),
                pdf=Path("document.pdf"),
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-offers-api/create-customer-offer
        """
        from ...models.create_customer_offer_request import CreateCustomerOfferRequest
        from .create_customer_offer import operation

        return self._connection.call(
            operation(
                CreateCustomerOfferRequest(
                    customer_id=customer_id,
                    offer_number=offer_number,
                    issued_at=issued_at,
                    expires_at=expires_at,
                    amount=amount,
                    pdf=pdf,
                    send_notification=send_notification,
                    accepted_at=accepted_at,
                    accepted_via_ip=accepted_via_ip,
                    accepted_via_user_agent=accepted_via_user_agent,
                    rejected_at=rejected_at,
                )
            ),
            options,
        )

    def ensure(
        self,
        *,
        customer_id: str,
        offer_number: str,
        issued_at: datetime.date,
        expires_at: datetime.date,
        amount: Decimal | int | str,
        pdf: FileInput,
        send_notification: bool | None = None,
        accepted_at: datetime.datetime | None = None,
        accepted_via_ip: str | None = None,
        accepted_via_user_agent: str | None = None,
        rejected_at: datetime.datetime | None = None,
        created_since: datetime.datetime | datetime.date | None = None,
        options: RequestOptions | None = None,
    ) -> EnsureResult[CustomerOffer]:
        """Create an offer from a PDF, unless it is there already.

        The key is `offer_number` and `customer_id`. That it identifies an object is inferred: the API would
        create a second one all the same. Of an object with this key, `issued_at`, `expires_at`, `amount`,
        `accepted_at`, `accepted_via_ip`, `accepted_via_user_agent` and `rejected_at` are compared. Let one
        program at a time ensure an object: two that look for it at once both create it.

        Args:
            customer_id: ID of the customer who gets the offer. Starts with `cst_`. Example:
                "cst_abc12345def678".
            offer_number: Number of the offer. Example: "2014-001".
            issued_at: Date when the offer is issued.
            expires_at: Date when the offer expires.
            amount: Amount of the offer in EUR. At most two decimals; floats are refused.
            pdf: The PDF file of the offer. A path, bytes, a file opened in binary mode, or an `Upload`,
                which names it or follows its progress.
            send_notification: Whether the customer is notified of the new offer. The API's default is not
                documented.
            accepted_at: When the offer was accepted. Leave it out while the offer is open. Amsterdam time
                (inferred) where it has no time zone; sent to the second.
            accepted_via_ip: IP address from which the offer was accepted, if known. Ignored without
                `accepted_at`. Example: "192.0.2.10".
            accepted_via_user_agent: Browser with which the offer was accepted, if known. Ignored without
                `accepted_at`. Example: "Mozilla/5.0 (X11; Linux x86_64) ...".
            rejected_at: When the offer was rejected. Leave it out while the offer is open. Amsterdam time
                (inferred) where it has no time zone; sent to the second.
            created_since: The earliest time at which the object may have been created; earlier pages of the
                list are not read. None means a day before `issued_at`, or a month before today if that is
                in the future.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The object as `value`, and as `outcome` whether it was `created` or had `existed`.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            OSError: A file can't be opened, so nothing was sent, or got shorter while it was sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `offers.write` and
                `offers.read` (documented for the area, inferred for the call).
            NotFoundError: An object that the arguments name does not exist.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            LicenceLimitError: The licence of the portal does not allow this, or no more of it this month.
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
            portal.customer_offers.ensure(
                customer_id="cst_abc12345def678",
                offer_number="2014-001",
                issued_at=date(2024, 4, 30),
                expires_at=date(2024, 5, 30),
                amount=Decimal("12.95"),
                pdf=Path("document.pdf"),
            )
        """
        from ...models.create_customer_offer_request import CreateCustomerOfferRequest
        from ...runtime.natural_keys import EnsureCall
        from .create_customer_offer import natural_key, operation

        return self._connection.ensure(
            EnsureCall(
                "customer_offers.ensure",
                operation(
                    CreateCustomerOfferRequest(
                        customer_id=customer_id,
                        offer_number=offer_number,
                        issued_at=issued_at,
                        expires_at=expires_at,
                        amount=amount,
                        pdf=pdf,
                        send_notification=send_notification,
                        accepted_at=accepted_at,
                        accepted_via_ip=accepted_via_ip,
                        accepted_via_user_agent=accepted_via_user_agent,
                        rejected_at=rejected_at,
                    )
                ),
                natural_key(),
                created_since,
            ),
            options,
        )

    def create_manual(
        self,
        *,
        customer_id: str,
        offer_number: str,
        issued_at: datetime.date,
        expires_at: datetime.date,
        lines: Sequence[OfferLine | OfferLineDict],
        send_notification: bool | None = None,
        options: RequestOptions | None = None,
    ) -> CustomerOffer:
        """Build an offer from lines.

        The portal makes the offer itself, so that no PDF is needed.

        Args:
            customer_id: ID of the customer who gets the offer. Starts with `cst_`. Example:
                "cst_abc12345def678".
            offer_number: Number of the offer. Example: "2014-001".
            issued_at: Date when the offer is issued.
            expires_at: Date when the offer expires.
            lines: Lines of the offer. At least 1 item.
            send_notification: Whether the customer is notified of the new offer. The API's default is not
                documented.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The new offer.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `offers.write`
                (documented for the area, inferred for the call).
            NotFoundError: An object that the arguments name does not exist.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            LicenceLimitError: The licence of the portal does not allow this, or no more of it this month.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            portal.customer_offers.create_manual(
                customer_id="cst_abc12345def678",
                offer_number="2014-001",
                issued_at=date(2025, 4, 14),
                expires_at=date(2025, 4, 30),
                lines=[OfferLine(description="Website template", amount_excl_vat=Decimal("12.95"), vat_rate=21)],
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-offers-api/create-manual-customer-offer
        """
        from ...models.create_customer_offer_manual_request import CreateCustomerOfferManualRequest
        from .create_customer_offer_manual import operation

        return self._connection.call(
            operation(
                CreateCustomerOfferManualRequest(
                    customer_id=customer_id,
                    offer_number=offer_number,
                    issued_at=issued_at,
                    expires_at=expires_at,
                    lines=lines,
                    send_notification=send_notification,
                )
            ),
            options,
        )

    def ensure_manual(
        self,
        *,
        customer_id: str,
        offer_number: str,
        issued_at: datetime.date,
        expires_at: datetime.date,
        lines: Sequence[OfferLine | OfferLineDict],
        send_notification: bool | None = None,
        created_since: datetime.datetime | datetime.date | None = None,
        options: RequestOptions | None = None,
    ) -> EnsureResult[CustomerOffer]:
        """Build an offer from lines, unless it is there already.

        The key is `offer_number` and `customer_id`. That it identifies an object is inferred: the API would
        create a second one all the same. Of an object with this key, `issued_at` and `expires_at` are
        compared. Let one program at a time ensure an object: two that look for it at once both create it.

        Args:
            customer_id: ID of the customer who gets the offer. Starts with `cst_`. Example:
                "cst_abc12345def678".
            offer_number: Number of the offer. Example: "2014-001".
            issued_at: Date when the offer is issued.
            expires_at: Date when the offer expires.
            lines: Lines of the offer. At least 1 item.
            send_notification: Whether the customer is notified of the new offer. The API's default is not
                documented.
            created_since: The earliest time at which the object may have been created; earlier pages of the
                list are not read. None means a day before `issued_at`, or a month before today if that is
                in the future.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The object as `value`, and as `outcome` whether it was `created` or had `existed`.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `offers.write` and
                `offers.read` (documented for the area, inferred for the call).
            NotFoundError: An object that the arguments name does not exist.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            LicenceLimitError: The licence of the portal does not allow this, or no more of it this month.
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
            portal.customer_offers.ensure_manual(
                customer_id="cst_abc12345def678",
                offer_number="2014-001",
                issued_at=date(2025, 4, 14),
                expires_at=date(2025, 4, 30),
                lines=[OfferLine(description="Website template", amount_excl_vat=Decimal("12.95"), vat_rate=21)],
            )
        """
        from ...models.create_customer_offer_manual_request import CreateCustomerOfferManualRequest
        from ...runtime.natural_keys import EnsureCall
        from .create_customer_offer_manual import natural_key, operation

        return self._connection.ensure(
            EnsureCall(
                "customer_offers.ensure_manual",
                operation(
                    CreateCustomerOfferManualRequest(
                        customer_id=customer_id,
                        offer_number=offer_number,
                        issued_at=issued_at,
                        expires_at=expires_at,
                        lines=lines,
                        send_notification=send_notification,
                    )
                ),
                natural_key(),
                created_since,
            ),
            options,
        )

    def get(self, offer_id: str, *, options: RequestOptions | None = None) -> CustomerOffer:
        """Read one offer.

        It has what the customer decided, and when.

        Args:
            offer_id: The offer. Starts with `off_`. Example: "off_abc12345def678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The offer.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `offers.read`
                (documented for the area, inferred for the call).
            NotFoundError: There is no object with this id.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            portal.customer_offers.get("off_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-offers-api/get-customer-offer
        """
        from .get_customer_offer import operation

        return self._connection.call(operation(offer_id), options)

    def mark_accepted(
        self,
        offer_id: str,
        *,
        accepted_at: datetime.datetime,
        accepted_via_ip: str | None = None,
        accepted_via_user_agent: str | None = None,
        options: RequestOptions | None = None,
    ) -> CustomerOffer:
        """Record that a customer has accepted an offer.

        A connected integration is updated too.

        Args:
            offer_id: The offer. Starts with `off_`. Example: "off_abc12345def678".
            accepted_at: When the offer was accepted. Amsterdam time (inferred) where it has no time zone;
                sent to the second.
            accepted_via_ip: IP address from which the offer was accepted, if known. Ignored without
                `accepted_at`. Example: "192.0.2.10".
            accepted_via_user_agent: Browser with which the offer was accepted, if known. Ignored without
                `accepted_at`. Example: "Mozilla/5.0 (X11; Linux x86_64) ...".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The offer with the decision.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `offers.write`
                (documented for the area, inferred for the call).
            NotFoundError: There is no object with this id.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            portal.customer_offers.mark_accepted(
                "off_abc12345def678",
                accepted_at=datetime(2024, 5, 4, 20, 51),
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-offers-api/mark-customer-offer-accepted-or-rejected
        """
        from ...models.decide_on_offer_request import DecideOnOfferRequest
        from .mark_customer_offer_accepted_or_rejected import operation

        return self._connection.call(
            operation(
                offer_id,
                DecideOnOfferRequest(
                    accepted_at=accepted_at,
                    accepted_via_ip=accepted_via_ip,
                    accepted_via_user_agent=accepted_via_user_agent,
                ),
            ),
            options,
        )

    def mark_rejected(
        self, offer_id: str, *, rejected_at: datetime.datetime, options: RequestOptions | None = None
    ) -> CustomerOffer:
        """Record that a customer has rejected an offer.

        A connected integration is updated too.

        Args:
            offer_id: The offer. Starts with `off_`. Example: "off_abc12345def678".
            rejected_at: When the offer was rejected. Amsterdam time (inferred) where it has no time zone;
                sent to the second.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The offer with the decision.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `offers.write`
                (documented for the area, inferred for the call).
            NotFoundError: There is no object with this id.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            portal.customer_offers.mark_rejected(
                "off_abc12345def678",
                rejected_at=datetime(2024, 5, 4, 20, 51),
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-offers-api/mark-customer-offer-accepted-or-rejected
        """
        from ...models.decide_on_offer_request import DecideOnOfferRequest
        from .mark_customer_offer_accepted_or_rejected import operation

        return self._connection.call(operation(offer_id, DecideOnOfferRequest(rejected_at=rejected_at)), options)


class AsyncCustomerOffersResource:
    """Offers that customers accept or reject in the portal."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    def __repr__(self) -> str:
        return (
            "<customer_offers: list, create, ensure, create_manual, ensure_manual, get, mark_accepted, mark_rejected>"
        )

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> AsyncPager[CustomerOffer]:
        """Page through the customer offers.

        Args:
            limit: The largest number of items to read; None reads all.
            prefetch: How many pages may be requested ahead at the same time.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            An iterable that reads page after page while you use it; that is also when errors are raised.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `offers.read`
                (documented for the area, inferred for the call).
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            async for item in portal.customer_offers.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-offers-api/list-customer-offers
        """
        from .list_customer_offers import operation

        return self._connection.paginate(
            "customer_offers.list", lambda page: operation(page=page), limit, prefetch, options
        )

    async def create(
        self,
        *,
        customer_id: str,
        offer_number: str,
        issued_at: datetime.date,
        expires_at: datetime.date,
        amount: Decimal | int | str,
        pdf: FileInput,
        send_notification: bool | None = None,
        accepted_at: datetime.datetime | None = None,
        accepted_via_ip: str | None = None,
        accepted_via_user_agent: str | None = None,
        rejected_at: datetime.datetime | None = None,
        options: RequestOptions | None = None,
    ) -> CustomerOffer:
        """Create an offer from a PDF.

        Args:
            customer_id: ID of the customer who gets the offer. Starts with `cst_`. Example:
                "cst_abc12345def678".
            offer_number: Number of the offer. Example: "2014-001".
            issued_at: Date when the offer is issued.
            expires_at: Date when the offer expires.
            amount: Amount of the offer in EUR. At most two decimals; floats are refused.
            pdf: The PDF file of the offer. A path, bytes, a file opened in binary mode, or an `Upload`,
                which names it or follows its progress.
            send_notification: Whether the customer is notified of the new offer. The API's default is not
                documented.
            accepted_at: When the offer was accepted. Leave it out while the offer is open. Amsterdam time
                (inferred) where it has no time zone; sent to the second.
            accepted_via_ip: IP address from which the offer was accepted, if known. Ignored without
                `accepted_at`. Example: "192.0.2.10".
            accepted_via_user_agent: Browser with which the offer was accepted, if known. Ignored without
                `accepted_at`. Example: "Mozilla/5.0 (X11; Linux x86_64) ...".
            rejected_at: When the offer was rejected. Leave it out while the offer is open. Amsterdam time
                (inferred) where it has no time zone; sent to the second.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The new offer.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            OSError: A file can't be opened, so nothing was sent, or got shorter while it was sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `offers.write`
                (documented for the area, inferred for the call).
            NotFoundError: An object that the arguments name does not exist.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            LicenceLimitError: The licence of the portal does not allow this, or no more of it this month.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            await portal.customer_offers.create(
                customer_id="cst_abc12345def678",
                offer_number="2014-001",
                issued_at=date(2024, 4, 30),
                expires_at=date(2024, 5, 30),
                amount=Decimal("12.95"),
                pdf=Path("document.pdf"),
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-offers-api/create-customer-offer
        """
        from ...models.create_customer_offer_request import CreateCustomerOfferRequest
        from .create_customer_offer import operation

        return await self._connection.call(
            operation(
                CreateCustomerOfferRequest(
                    customer_id=customer_id,
                    offer_number=offer_number,
                    issued_at=issued_at,
                    expires_at=expires_at,
                    amount=amount,
                    pdf=pdf,
                    send_notification=send_notification,
                    accepted_at=accepted_at,
                    accepted_via_ip=accepted_via_ip,
                    accepted_via_user_agent=accepted_via_user_agent,
                    rejected_at=rejected_at,
                )
            ),
            options,
        )

    async def ensure(
        self,
        *,
        customer_id: str,
        offer_number: str,
        issued_at: datetime.date,
        expires_at: datetime.date,
        amount: Decimal | int | str,
        pdf: FileInput,
        send_notification: bool | None = None,
        accepted_at: datetime.datetime | None = None,
        accepted_via_ip: str | None = None,
        accepted_via_user_agent: str | None = None,
        rejected_at: datetime.datetime | None = None,
        created_since: datetime.datetime | datetime.date | None = None,
        options: RequestOptions | None = None,
    ) -> EnsureResult[CustomerOffer]:
        """Create an offer from a PDF, unless it is there already.

        The key is `offer_number` and `customer_id`. That it identifies an object is inferred: the API would
        create a second one all the same. Of an object with this key, `issued_at`, `expires_at`, `amount`,
        `accepted_at`, `accepted_via_ip`, `accepted_via_user_agent` and `rejected_at` are compared. Let one
        program at a time ensure an object: two that look for it at once both create it.

        Args:
            customer_id: ID of the customer who gets the offer. Starts with `cst_`. Example:
                "cst_abc12345def678".
            offer_number: Number of the offer. Example: "2014-001".
            issued_at: Date when the offer is issued.
            expires_at: Date when the offer expires.
            amount: Amount of the offer in EUR. At most two decimals; floats are refused.
            pdf: The PDF file of the offer. A path, bytes, a file opened in binary mode, or an `Upload`,
                which names it or follows its progress.
            send_notification: Whether the customer is notified of the new offer. The API's default is not
                documented.
            accepted_at: When the offer was accepted. Leave it out while the offer is open. Amsterdam time
                (inferred) where it has no time zone; sent to the second.
            accepted_via_ip: IP address from which the offer was accepted, if known. Ignored without
                `accepted_at`. Example: "192.0.2.10".
            accepted_via_user_agent: Browser with which the offer was accepted, if known. Ignored without
                `accepted_at`. Example: "Mozilla/5.0 (X11; Linux x86_64) ...".
            rejected_at: When the offer was rejected. Leave it out while the offer is open. Amsterdam time
                (inferred) where it has no time zone; sent to the second.
            created_since: The earliest time at which the object may have been created; earlier pages of the
                list are not read. None means a day before `issued_at`, or a month before today if that is
                in the future.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The object as `value`, and as `outcome` whether it was `created` or had `existed`.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            OSError: A file can't be opened, so nothing was sent, or got shorter while it was sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `offers.write` and
                `offers.read` (documented for the area, inferred for the call).
            NotFoundError: An object that the arguments name does not exist.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            LicenceLimitError: The licence of the portal does not allow this, or no more of it this month.
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
            await portal.customer_offers.ensure(
                customer_id="cst_abc12345def678",
                offer_number="2014-001",
                issued_at=date(2024, 4, 30),
                expires_at=date(2024, 5, 30),
                amount=Decimal("12.95"),
                pdf=Path("document.pdf"),
            )
        """
        from ...models.create_customer_offer_request import CreateCustomerOfferRequest
        from ...runtime.natural_keys import EnsureCall
        from .create_customer_offer import natural_key, operation

        return await self._connection.ensure(
            EnsureCall(
                "customer_offers.ensure",
                operation(
                    CreateCustomerOfferRequest(
                        customer_id=customer_id,
                        offer_number=offer_number,
                        issued_at=issued_at,
                        expires_at=expires_at,
                        amount=amount,
                        pdf=pdf,
                        send_notification=send_notification,
                        accepted_at=accepted_at,
                        accepted_via_ip=accepted_via_ip,
                        accepted_via_user_agent=accepted_via_user_agent,
                        rejected_at=rejected_at,
                    )
                ),
                natural_key(),
                created_since,
            ),
            options,
        )

    async def create_manual(
        self,
        *,
        customer_id: str,
        offer_number: str,
        issued_at: datetime.date,
        expires_at: datetime.date,
        lines: Sequence[OfferLine | OfferLineDict],
        send_notification: bool | None = None,
        options: RequestOptions | None = None,
    ) -> CustomerOffer:
        """Build an offer from lines.

        The portal makes the offer itself, so that no PDF is needed.

        Args:
            customer_id: ID of the customer who gets the offer. Starts with `cst_`. Example:
                "cst_abc12345def678".
            offer_number: Number of the offer. Example: "2014-001".
            issued_at: Date when the offer is issued.
            expires_at: Date when the offer expires.
            lines: Lines of the offer. At least 1 item.
            send_notification: Whether the customer is notified of the new offer. The API's default is not
                documented.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The new offer.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `offers.write`
                (documented for the area, inferred for the call).
            NotFoundError: An object that the arguments name does not exist.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            LicenceLimitError: The licence of the portal does not allow this, or no more of it this month.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            await portal.customer_offers.create_manual(
                customer_id="cst_abc12345def678",
                offer_number="2014-001",
                issued_at=date(2025, 4, 14),
                expires_at=date(2025, 4, 30),
                lines=[OfferLine(description="Website template", amount_excl_vat=Decimal("12.95"), vat_rate=21)],
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-offers-api/create-manual-customer-offer
        """
        from ...models.create_customer_offer_manual_request import CreateCustomerOfferManualRequest
        from .create_customer_offer_manual import operation

        return await self._connection.call(
            operation(
                CreateCustomerOfferManualRequest(
                    customer_id=customer_id,
                    offer_number=offer_number,
                    issued_at=issued_at,
                    expires_at=expires_at,
                    lines=lines,
                    send_notification=send_notification,
                )
            ),
            options,
        )

    async def ensure_manual(
        self,
        *,
        customer_id: str,
        offer_number: str,
        issued_at: datetime.date,
        expires_at: datetime.date,
        lines: Sequence[OfferLine | OfferLineDict],
        send_notification: bool | None = None,
        created_since: datetime.datetime | datetime.date | None = None,
        options: RequestOptions | None = None,
    ) -> EnsureResult[CustomerOffer]:
        """Build an offer from lines, unless it is there already.

        The key is `offer_number` and `customer_id`. That it identifies an object is inferred: the API would
        create a second one all the same. Of an object with this key, `issued_at` and `expires_at` are
        compared. Let one program at a time ensure an object: two that look for it at once both create it.

        Args:
            customer_id: ID of the customer who gets the offer. Starts with `cst_`. Example:
                "cst_abc12345def678".
            offer_number: Number of the offer. Example: "2014-001".
            issued_at: Date when the offer is issued.
            expires_at: Date when the offer expires.
            lines: Lines of the offer. At least 1 item.
            send_notification: Whether the customer is notified of the new offer. The API's default is not
                documented.
            created_since: The earliest time at which the object may have been created; earlier pages of the
                list are not read. None means a day before `issued_at`, or a month before today if that is
                in the future.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The object as `value`, and as `outcome` whether it was `created` or had `existed`.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `offers.write` and
                `offers.read` (documented for the area, inferred for the call).
            NotFoundError: An object that the arguments name does not exist.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            LicenceLimitError: The licence of the portal does not allow this, or no more of it this month.
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
            await portal.customer_offers.ensure_manual(
                customer_id="cst_abc12345def678",
                offer_number="2014-001",
                issued_at=date(2025, 4, 14),
                expires_at=date(2025, 4, 30),
                lines=[OfferLine(description="Website template", amount_excl_vat=Decimal("12.95"), vat_rate=21)],
            )
        """
        from ...models.create_customer_offer_manual_request import CreateCustomerOfferManualRequest
        from ...runtime.natural_keys import EnsureCall
        from .create_customer_offer_manual import natural_key, operation

        return await self._connection.ensure(
            EnsureCall(
                "customer_offers.ensure_manual",
                operation(
                    CreateCustomerOfferManualRequest(
                        customer_id=customer_id,
                        offer_number=offer_number,
                        issued_at=issued_at,
                        expires_at=expires_at,
                        lines=lines,
                        send_notification=send_notification,
                    )
                ),
                natural_key(),
                created_since,
            ),
            options,
        )

    async def get(self, offer_id: str, *, options: RequestOptions | None = None) -> CustomerOffer:
        """Read one offer.

        It has what the customer decided, and when.

        Args:
            offer_id: The offer. Starts with `off_`. Example: "off_abc12345def678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The offer.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `offers.read`
                (documented for the area, inferred for the call).
            NotFoundError: There is no object with this id.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            await portal.customer_offers.get("off_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-offers-api/get-customer-offer
        """
        from .get_customer_offer import operation

        return await self._connection.call(operation(offer_id), options)

    async def mark_accepted(
        self,
        offer_id: str,
        *,
        accepted_at: datetime.datetime,
        accepted_via_ip: str | None = None,
        accepted_via_user_agent: str | None = None,
        options: RequestOptions | None = None,
    ) -> CustomerOffer:
        """Record that a customer has accepted an offer.

        A connected integration is updated too.

        Args:
            offer_id: The offer. Starts with `off_`. Example: "off_abc12345def678".
            accepted_at: When the offer was accepted. Amsterdam time (inferred) where it has no time zone;
                sent to the second.
            accepted_via_ip: IP address from which the offer was accepted, if known. Ignored without
                `accepted_at`. Example: "192.0.2.10".
            accepted_via_user_agent: Browser with which the offer was accepted, if known. Ignored without
                `accepted_at`. Example: "Mozilla/5.0 (X11; Linux x86_64) ...".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The offer with the decision.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `offers.write`
                (documented for the area, inferred for the call).
            NotFoundError: There is no object with this id.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            await portal.customer_offers.mark_accepted(
                "off_abc12345def678",
                accepted_at=datetime(2024, 5, 4, 20, 51),
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-offers-api/mark-customer-offer-accepted-or-rejected
        """
        from ...models.decide_on_offer_request import DecideOnOfferRequest
        from .mark_customer_offer_accepted_or_rejected import operation

        return await self._connection.call(
            operation(
                offer_id,
                DecideOnOfferRequest(
                    accepted_at=accepted_at,
                    accepted_via_ip=accepted_via_ip,
                    accepted_via_user_agent=accepted_via_user_agent,
                ),
            ),
            options,
        )

    async def mark_rejected(
        self, offer_id: str, *, rejected_at: datetime.datetime, options: RequestOptions | None = None
    ) -> CustomerOffer:
        """Record that a customer has rejected an offer.

        A connected integration is updated too.

        Args:
            offer_id: The offer. Starts with `off_`. Example: "off_abc12345def678".
            rejected_at: When the offer was rejected. Amsterdam time (inferred) where it has no time zone;
                sent to the second.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The offer with the decision.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `offers.write`
                (documented for the area, inferred for the call).
            NotFoundError: There is no object with this id.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            await portal.customer_offers.mark_rejected(
                "off_abc12345def678",
                rejected_at=datetime(2024, 5, 4, 20, 51),
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-offers-api/mark-customer-offer-accepted-or-rejected
        """
        from ...models.decide_on_offer_request import DecideOnOfferRequest
        from .mark_customer_offer_accepted_or_rejected import operation

        return await self._connection.call(operation(offer_id, DecideOnOfferRequest(rejected_at=rejected_at)), options)

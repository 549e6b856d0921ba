"""Offers that customers accept or reject in the portal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence
    from decimal import Decimal
    from typing import Any

    from ...models.customer_offer import CustomerOffer
    from ...models.offer_line import OfferLine
    from ...runtime.connection import AsyncConnection, Connection
    from ...runtime.operation import RequestOptions
    from ...runtime.paging import AsyncPager, Pager
    from ...runtime.uploads import FileInput


class CustomerOffersResource:
    """Offers that customers accept or reject in the portal."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> Pager[CustomerOffer]:
        """List Customer Offers.

        Getting all your customer offers in your portal as paginated response.

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
            for item in portal.customer_offers.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-offers-api/list-customer-offers
        Source: `spec/pages/list-customer-offers.md`.
        Inferred: 422 (the number of the page can be wrong).
        """
        from . import list_customer_offers

        return self._connection.paginate(
            lambda page: list_customer_offers.operation(page=page), limit, prefetch, options
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
        """Create Customer Offer.

        Add an offer that exists as a PDF.

        Args:
            customer_id: ID of the customer this offer is meant for. Starts with `cst_`. Example:
                "cst_abc12345def678".
            offer_number: Number of the offer, as string. Example: "2014-001".
            issued_at: Date when the offer is issued, in YYYY-mm-dd format. Example: "2024-04-30".
            expires_at: Date when the offer expires, in YYYY-mm-dd format. Example: "2024-05-30".
            amount: Amount of the offer, as string. Only Euro (EUR) is supported at the moment. In EUR.
                Example: "12.95". (Inferred: pattern: a point and at most two decimals, as in every
                example.)
            pdf: The PDF file of the offer. A path, bytes or an open binary file.
            send_notification: Optional. Indicates if MijnKlantportaal should send out the notification to
                inform the customer about the new offer. Example: true. (Not documented: default.)
            accepted_at: Optional. When the offer was accepted, as YYYY-mm-dd HH:mm:ss. Not sent while the
                offer is open. Sent as Amsterdam time, to the second; a naive value is taken as such.
                Example: "2024-05-11 12:59:00". (Not documented: zone: taken to be that of Amsterdam.)
            accepted_via_ip: Optional. IP address from which the offer was accepted, if known. Ignored
                without `acceptedAt`. Example: "192.0.2.10".
            accepted_via_user_agent: Optional. Browser with which the offer was accepted, if known. Ignored
                without `acceptedAt`. Example: "Mozilla/5.0 (X11; Linux x86_64) ...".
            rejected_at: Optional. When the offer was rejected, as YYYY-mm-dd HH:mm:ss. Not sent while the
                offer is open. Sent as Amsterdam time, to the second; a naive value is taken as such.
                Example: "2024-05-11 12:59:00". (Not documented: zone: taken to be that of Amsterdam.)
            options: What differs for this call, such as its time-outs.

        Returns:
            Getting the created Customer Offer.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            LicenceLimitError: The licence of the portal does not allow this, or no more of it this month.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.customer_offers.create(
                customer_id="cst_abc12345def678",
                offer_number="2014-001",
                issued_at=date(2024, 4, 30),
                expires_at=date(2024, 5, 30),
                amount=Decimal("12.95"),
                pdf=Path("pdf.pdf"),
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-offers-api/create-customer-offer
        Source: `spec/pages/create-customer-offer.txt`.
        Inferred: operationId (the page names none; made from its title); status (the page shows none; its
        words say that it creates something); contentType (the page shows none for the response; its fields
        and sample are JSON); 404 (the customer named may not exist); 422 (documented for another request
        with a body); 426 (documented for the other way to make an offer).
        Not documented: errors (no list of them is available).
        """
        from . import create_customer_offer

        return self._connection.call(
            create_customer_offer.operation(
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
        lines: Sequence[OfferLine | Mapping[str, Any]],
        send_notification: bool | None = None,
        options: RequestOptions | None = None,
    ) -> CustomerOffer:
        """Create manual Customer Offer.

        Create a Customer Offer from the ground up by providing product/service lines.

        Args:
            customer_id: ID of the customer this offer is meant for. Starts with `cst_`. Example:
                "cst_abc12345def678".
            offer_number: Number of the offer, as `string`. Example: "2014-001".
            issued_at: Date when the offer is issued, in `YYYY-mm-dd` format. Example: "2025-04-14".
            expires_at: Date when the offer expires, in `YYYY-mm-dd` format. Example: "2025-04-30".
            lines: Line in this offer. At least 1. (Inferred: minItems: nothing to offer without a line.)
            send_notification: Optional. Indicates if MijnKlantportaal should send out the notification to
                inform the customer about the new offer. Example: true. (Not documented: default.)
            options: What differs for this call, such as its time-outs.

        Returns:
            Getting the created Customer Offer.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            LicenceLimitError: The licence of the portal does not allow this, or no more of it this month.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

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
        Source: `spec/pages/create-manual-customer-offer.md`.
        Inferred: 404 (the customer named may not exist).
        """
        from . import create_customer_offer_manual

        return self._connection.call(
            create_customer_offer_manual.operation(
                customer_id=customer_id,
                offer_number=offer_number,
                issued_at=issued_at,
                expires_at=expires_at,
                lines=lines,
                send_notification=send_notification,
            ),
            options,
        )

    def get(self, offer_id: str, *, options: RequestOptions | None = None) -> CustomerOffer:
        """Read one offer.

        Read an offer, with what the customer decided.

        Args:
            offer_id: The offer. Starts with `off_`. Example: "off_abc12345def678".
            options: What differs for this call, such as its time-outs.

        Returns:
            The offer.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.customer_offers.get("off_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-offers-api/get-customer-offer
        Source: `spec/transcribed/customer-offers-api.yaml`.
        """
        from . import get_customer_offer

        return self._connection.call(get_customer_offer.operation(offer_id), options)

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

        Record the customer's decision: send either `acceptedAt` or `rejectedAt`. A connected integration is
        updated too.

        Args:
            offer_id: The offer. Starts with `off_`. Example: "off_abc12345def678".
            accepted_at: When the offer was accepted, as YYYY-mm-dd HH:mm:ss. Not sent where it was
                rejected. Sent as Amsterdam time, to the second; a naive value is taken as such. Example:
                "2024-05-04 20:51:50". (Inferred: optional: it contradicts `rejectedAt`.) (Not documented:
                zone: taken to be that of Amsterdam.)
            accepted_via_ip: Optional. IP address from which the offer was accepted, if known. Ignored
                without `acceptedAt`. Example: "192.0.2.10". (Inferred: optional: ignored without
                `acceptedAt`.)
            accepted_via_user_agent: Optional. Browser with which the offer was accepted, if known. Ignored
                without `acceptedAt`. Example: "Mozilla/5.0 (X11; Linux x86_64) ...". (Inferred: optional:
                ignored without `acceptedAt`.)
            options: What differs for this call, such as its time-outs.

        Returns:
            The offer with the decision.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.customer_offers.mark_accepted(
                "off_abc12345def678",
                accepted_at=datetime(2024, 5, 4, 20, 51),
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-offers-api/mark-customer-offer-accepted-or-rejected
        Source: `spec/transcribed/customer-offers-api.yaml`.
        Inferred: operationId (made from the title of its page); 200 (every change with a documented status
        answers 200); 404 (documented for other operations addressed by an identifier); 422 (documented for
        another request with a body); one of two (an offer can't be accepted and rejected at once).
        Not documented: errors (no list of them is available).
        """
        from . import mark_customer_offer_accepted_or_rejected

        return self._connection.call(
            mark_customer_offer_accepted_or_rejected.mark_accepted_operation(
                offer_id,
                accepted_at=accepted_at,
                accepted_via_ip=accepted_via_ip,
                accepted_via_user_agent=accepted_via_user_agent,
            ),
            options,
        )

    def mark_rejected(
        self, offer_id: str, *, rejected_at: datetime.datetime, options: RequestOptions | None = None
    ) -> CustomerOffer:
        """Record that a customer has rejected an offer.

        Record the customer's decision: send either `acceptedAt` or `rejectedAt`. A connected integration is
        updated too.

        Args:
            offer_id: The offer. Starts with `off_`. Example: "off_abc12345def678".
            rejected_at: When the offer was rejected, as YYYY-mm-dd HH:mm:ss. Not sent where it was
                accepted. Sent as Amsterdam time, to the second; a naive value is taken as such. Example:
                "2024-05-04 20:51:50". (Inferred: optional: it contradicts `acceptedAt`.) (Not documented:
                zone: taken to be that of Amsterdam.)
            options: What differs for this call, such as its time-outs.

        Returns:
            The offer with the decision.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.customer_offers.mark_rejected(
                "off_abc12345def678",
                rejected_at=datetime(2024, 5, 4, 20, 51),
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-offers-api/mark-customer-offer-accepted-or-rejected
        Source: `spec/transcribed/customer-offers-api.yaml`.
        Inferred: operationId (made from the title of its page); 200 (every change with a documented status
        answers 200); 404 (documented for other operations addressed by an identifier); 422 (documented for
        another request with a body); one of two (an offer can't be accepted and rejected at once).
        Not documented: errors (no list of them is available).
        """
        from . import mark_customer_offer_accepted_or_rejected

        return self._connection.call(
            mark_customer_offer_accepted_or_rejected.mark_rejected_operation(offer_id, rejected_at=rejected_at), options
        )


class AsyncCustomerOffersResource:
    """Offers that customers accept or reject in the portal."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> AsyncPager[CustomerOffer]:
        """List Customer Offers.

        Getting all your customer offers in your portal as paginated response.

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
            for item in portal.customer_offers.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-offers-api/list-customer-offers
        Source: `spec/pages/list-customer-offers.md`.
        Inferred: 422 (the number of the page can be wrong).
        """
        from . import list_customer_offers

        return self._connection.paginate(
            lambda page: list_customer_offers.operation(page=page), limit, prefetch, options
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
        """Create Customer Offer.

        Add an offer that exists as a PDF.

        Args:
            customer_id: ID of the customer this offer is meant for. Starts with `cst_`. Example:
                "cst_abc12345def678".
            offer_number: Number of the offer, as string. Example: "2014-001".
            issued_at: Date when the offer is issued, in YYYY-mm-dd format. Example: "2024-04-30".
            expires_at: Date when the offer expires, in YYYY-mm-dd format. Example: "2024-05-30".
            amount: Amount of the offer, as string. Only Euro (EUR) is supported at the moment. In EUR.
                Example: "12.95". (Inferred: pattern: a point and at most two decimals, as in every
                example.)
            pdf: The PDF file of the offer. A path, bytes or an open binary file.
            send_notification: Optional. Indicates if MijnKlantportaal should send out the notification to
                inform the customer about the new offer. Example: true. (Not documented: default.)
            accepted_at: Optional. When the offer was accepted, as YYYY-mm-dd HH:mm:ss. Not sent while the
                offer is open. Sent as Amsterdam time, to the second; a naive value is taken as such.
                Example: "2024-05-11 12:59:00". (Not documented: zone: taken to be that of Amsterdam.)
            accepted_via_ip: Optional. IP address from which the offer was accepted, if known. Ignored
                without `acceptedAt`. Example: "192.0.2.10".
            accepted_via_user_agent: Optional. Browser with which the offer was accepted, if known. Ignored
                without `acceptedAt`. Example: "Mozilla/5.0 (X11; Linux x86_64) ...".
            rejected_at: Optional. When the offer was rejected, as YYYY-mm-dd HH:mm:ss. Not sent while the
                offer is open. Sent as Amsterdam time, to the second; a naive value is taken as such.
                Example: "2024-05-11 12:59:00". (Not documented: zone: taken to be that of Amsterdam.)
            options: What differs for this call, such as its time-outs.

        Returns:
            Getting the created Customer Offer.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            LicenceLimitError: The licence of the portal does not allow this, or no more of it this month.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.customer_offers.create(
                customer_id="cst_abc12345def678",
                offer_number="2014-001",
                issued_at=date(2024, 4, 30),
                expires_at=date(2024, 5, 30),
                amount=Decimal("12.95"),
                pdf=Path("pdf.pdf"),
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-offers-api/create-customer-offer
        Source: `spec/pages/create-customer-offer.txt`.
        Inferred: operationId (the page names none; made from its title); status (the page shows none; its
        words say that it creates something); contentType (the page shows none for the response; its fields
        and sample are JSON); 404 (the customer named may not exist); 422 (documented for another request
        with a body); 426 (documented for the other way to make an offer).
        Not documented: errors (no list of them is available).
        """
        from . import create_customer_offer

        return await self._connection.call(
            create_customer_offer.operation(
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
        lines: Sequence[OfferLine | Mapping[str, Any]],
        send_notification: bool | None = None,
        options: RequestOptions | None = None,
    ) -> CustomerOffer:
        """Create manual Customer Offer.

        Create a Customer Offer from the ground up by providing product/service lines.

        Args:
            customer_id: ID of the customer this offer is meant for. Starts with `cst_`. Example:
                "cst_abc12345def678".
            offer_number: Number of the offer, as `string`. Example: "2014-001".
            issued_at: Date when the offer is issued, in `YYYY-mm-dd` format. Example: "2025-04-14".
            expires_at: Date when the offer expires, in `YYYY-mm-dd` format. Example: "2025-04-30".
            lines: Line in this offer. At least 1. (Inferred: minItems: nothing to offer without a line.)
            send_notification: Optional. Indicates if MijnKlantportaal should send out the notification to
                inform the customer about the new offer. Example: true. (Not documented: default.)
            options: What differs for this call, such as its time-outs.

        Returns:
            Getting the created Customer Offer.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            LicenceLimitError: The licence of the portal does not allow this, or no more of it this month.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

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
        Source: `spec/pages/create-manual-customer-offer.md`.
        Inferred: 404 (the customer named may not exist).
        """
        from . import create_customer_offer_manual

        return await self._connection.call(
            create_customer_offer_manual.operation(
                customer_id=customer_id,
                offer_number=offer_number,
                issued_at=issued_at,
                expires_at=expires_at,
                lines=lines,
                send_notification=send_notification,
            ),
            options,
        )

    async def get(self, offer_id: str, *, options: RequestOptions | None = None) -> CustomerOffer:
        """Read one offer.

        Read an offer, with what the customer decided.

        Args:
            offer_id: The offer. Starts with `off_`. Example: "off_abc12345def678".
            options: What differs for this call, such as its time-outs.

        Returns:
            The offer.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.customer_offers.get("off_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-offers-api/get-customer-offer
        Source: `spec/transcribed/customer-offers-api.yaml`.
        """
        from . import get_customer_offer

        return await self._connection.call(get_customer_offer.operation(offer_id), options)

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

        Record the customer's decision: send either `acceptedAt` or `rejectedAt`. A connected integration is
        updated too.

        Args:
            offer_id: The offer. Starts with `off_`. Example: "off_abc12345def678".
            accepted_at: When the offer was accepted, as YYYY-mm-dd HH:mm:ss. Not sent where it was
                rejected. Sent as Amsterdam time, to the second; a naive value is taken as such. Example:
                "2024-05-04 20:51:50". (Inferred: optional: it contradicts `rejectedAt`.) (Not documented:
                zone: taken to be that of Amsterdam.)
            accepted_via_ip: Optional. IP address from which the offer was accepted, if known. Ignored
                without `acceptedAt`. Example: "192.0.2.10". (Inferred: optional: ignored without
                `acceptedAt`.)
            accepted_via_user_agent: Optional. Browser with which the offer was accepted, if known. Ignored
                without `acceptedAt`. Example: "Mozilla/5.0 (X11; Linux x86_64) ...". (Inferred: optional:
                ignored without `acceptedAt`.)
            options: What differs for this call, such as its time-outs.

        Returns:
            The offer with the decision.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.customer_offers.mark_accepted(
                "off_abc12345def678",
                accepted_at=datetime(2024, 5, 4, 20, 51),
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-offers-api/mark-customer-offer-accepted-or-rejected
        Source: `spec/transcribed/customer-offers-api.yaml`.
        Inferred: operationId (made from the title of its page); 200 (every change with a documented status
        answers 200); 404 (documented for other operations addressed by an identifier); 422 (documented for
        another request with a body); one of two (an offer can't be accepted and rejected at once).
        Not documented: errors (no list of them is available).
        """
        from . import mark_customer_offer_accepted_or_rejected

        return await self._connection.call(
            mark_customer_offer_accepted_or_rejected.mark_accepted_operation(
                offer_id,
                accepted_at=accepted_at,
                accepted_via_ip=accepted_via_ip,
                accepted_via_user_agent=accepted_via_user_agent,
            ),
            options,
        )

    async def mark_rejected(
        self, offer_id: str, *, rejected_at: datetime.datetime, options: RequestOptions | None = None
    ) -> CustomerOffer:
        """Record that a customer has rejected an offer.

        Record the customer's decision: send either `acceptedAt` or `rejectedAt`. A connected integration is
        updated too.

        Args:
            offer_id: The offer. Starts with `off_`. Example: "off_abc12345def678".
            rejected_at: When the offer was rejected, as YYYY-mm-dd HH:mm:ss. Not sent where it was
                accepted. Sent as Amsterdam time, to the second; a naive value is taken as such. Example:
                "2024-05-04 20:51:50". (Inferred: optional: it contradicts `acceptedAt`.) (Not documented:
                zone: taken to be that of Amsterdam.)
            options: What differs for this call, such as its time-outs.

        Returns:
            The offer with the decision.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.customer_offers.mark_rejected(
                "off_abc12345def678",
                rejected_at=datetime(2024, 5, 4, 20, 51),
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-offers-api/mark-customer-offer-accepted-or-rejected
        Source: `spec/transcribed/customer-offers-api.yaml`.
        Inferred: operationId (made from the title of its page); 200 (every change with a documented status
        answers 200); 404 (documented for other operations addressed by an identifier); 422 (documented for
        another request with a body); one of two (an offer can't be accepted and rejected at once).
        Not documented: errors (no list of them is available).
        """
        from . import mark_customer_offer_accepted_or_rejected

        return await self._connection.call(
            mark_customer_offer_accepted_or_rejected.mark_rejected_operation(offer_id, rejected_at=rejected_at), options
        )

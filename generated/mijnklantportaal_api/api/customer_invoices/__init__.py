"""Invoices sent to customers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence
    from decimal import Decimal

    from ...models.customer_invoice import CustomerInvoice
    from ...models.customer_invoice_line import CustomerInvoiceLine, CustomerInvoiceLineDict
    from ...models.download_link import DownloadLink
    from ...runtime.connection import AsyncConnection, Connection
    from ...runtime.natural_keys import EnsureResult
    from ...runtime.operation import RequestOptions
    from ...runtime.paging import AsyncPager, Pager
    from ...runtime.uploads import FileInput


class CustomerInvoicesResource:
    """Invoices sent to customers."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def __repr__(self) -> str:
        return "<customer_invoices: list, create, ensure, create_manual, ensure_manual, get, mark_paid, pdf>"

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> Pager[CustomerInvoice]:
        """Page through the customer invoices.

        Bills that MijnKlantportaal itself sends are not among them.

        Args:
            limit: The largest number of items to read; None reads all.
            prefetch: How many pages may be requested ahead at the same time.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            An iterable that reads page after page while you use it; that is also when errors are raised.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `invoices.read`
                (documented for the area, inferred for the call).
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            for item in portal.customer_invoices.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-invoices-api/list-customer-invoices
        """
        from .list_customer_invoices import operation

        return self._connection.paginate(
            "customer_invoices.list", lambda page: operation(page=page), limit, prefetch, options
        )

    def create(
        self,
        *,
        customer_id: str,
        invoice_number: str,
        issued_at: datetime.date,
        amount: Decimal | int | str,
        pdf: FileInput,
        paid_at: datetime.datetime | None = None,
        send_notification: bool | None = None,
        options: RequestOptions | None = None,
    ) -> CustomerInvoice:
        """Create an invoice from a PDF.

        Args:
            customer_id: ID of the customer who gets the invoice. Starts with `cst_`. Example:
                "cst_abc12345def678".
            invoice_number: Number of the invoice. Example: "2014-001".
            issued_at: Date when the invoice is issued.
            amount: Amount of the invoice in EUR. At most two decimals; floats are refused.
            pdf: The PDF file of the invoice. A path, bytes, a file opened in binary mode, or an `Upload`,
                which names it or follows its progress.
            paid_at: When the invoice was paid. Leave it out while the invoice is due. Amsterdam time
                (inferred) where it has no time zone; sent to the second.
            send_notification: Whether the customer is notified of the new invoice. The API's default is not
                documented.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The new invoice.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            OSError: A file can't be opened, so nothing was sent, or got shorter while it was sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call.
            NotFoundError: An object that the arguments name does not exist.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            portal.customer_invoices.create(
                customer_id="cst_abc12345def678",
                invoice_number="2014-001",
                issued_at=date(2024, 4, 30),
                amount=Decimal("12.95"),
                pdf=Path("document.pdf"),
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-invoices-api/create-customer-invoice
        """
        from ...models.create_customer_invoice_request import CreateCustomerInvoiceRequest
        from .create_customer_invoice import operation

        return self._connection.call(
            operation(
                CreateCustomerInvoiceRequest(
                    customer_id=customer_id,
                    invoice_number=invoice_number,
                    issued_at=issued_at,
                    amount=amount,
                    pdf=pdf,
                    paid_at=paid_at,
                    send_notification=send_notification,
                )
            ),
            options,
        )

    def ensure(
        self,
        *,
        customer_id: str,
        invoice_number: str,
        issued_at: datetime.date,
        amount: Decimal | int | str,
        pdf: FileInput,
        paid_at: datetime.datetime | None = None,
        send_notification: bool | None = None,
        created_since: datetime.datetime | datetime.date | None = None,
        options: RequestOptions | None = None,
    ) -> EnsureResult[CustomerInvoice]:
        """Create an invoice from a PDF, unless it is there already.

        The key is `invoice_number` and `customer_id`. That it identifies an object is inferred: the API
        would create a second one all the same. Of an object with this key, `issued_at`, `amount` and
        `paid_at` are compared. Let one program at a time ensure an object: two that look for it at once
        both create it.

        Args:
            customer_id: ID of the customer who gets the invoice. Starts with `cst_`. Example:
                "cst_abc12345def678".
            invoice_number: Number of the invoice. Example: "2014-001".
            issued_at: Date when the invoice is issued.
            amount: Amount of the invoice in EUR. At most two decimals; floats are refused.
            pdf: The PDF file of the invoice. A path, bytes, a file opened in binary mode, or an `Upload`,
                which names it or follows its progress.
            paid_at: When the invoice was paid. Leave it out while the invoice is due. Amsterdam time
                (inferred) where it has no time zone; sent to the second.
            send_notification: Whether the customer is notified of the new invoice. The API's default is not
                documented.
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
            PermissionDeniedError: The token lacks the scope for this call.
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
            portal.customer_invoices.ensure(
                customer_id="cst_abc12345def678",
                invoice_number="2014-001",
                issued_at=date(2024, 4, 30),
                amount=Decimal("12.95"),
                pdf=Path("document.pdf"),
            )
        """
        from ...models.create_customer_invoice_request import CreateCustomerInvoiceRequest
        from ...runtime.natural_keys import EnsureCall
        from .create_customer_invoice import natural_key, operation

        return self._connection.ensure(
            EnsureCall(
                "customer_invoices.ensure",
                operation(
                    CreateCustomerInvoiceRequest(
                        customer_id=customer_id,
                        invoice_number=invoice_number,
                        issued_at=issued_at,
                        amount=amount,
                        pdf=pdf,
                        paid_at=paid_at,
                        send_notification=send_notification,
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
        invoice_number: str,
        issued_at: datetime.date,
        lines: Sequence[CustomerInvoiceLine | CustomerInvoiceLineDict],
        send_notification: bool | None = None,
        options: RequestOptions | None = None,
    ) -> CustomerInvoice:
        """Build an invoice from lines.

        The portal makes the invoice itself, so that no PDF is needed.

        Args:
            customer_id: The customer who is billed. Starts with `cst_`. Example: "cst_abc12345def678".
            invoice_number: Number of the invoice, any text. Example: "2015-001".
            issued_at: Date of the invoice.
            lines: What is billed. At least 1 item.
            send_notification: Whether the customer is told of the invoice. The API's default is not
                documented.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The invoice that was made.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call.
            NotFoundError: An object that the arguments name does not exist.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            portal.customer_invoices.create_manual(
                customer_id="cst_abc12345def678",
                invoice_number="2015-001",
                issued_at=date(2025, 4, 14),
                lines=[CustomerInvoiceLine(description="Website template", amount_excl_vat=Decimal("12.95"), vat_rate=21)],
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-invoices-api/create-manual-customer-invoice
        """
        from ...models.create_customer_invoice_manual_request import CreateCustomerInvoiceManualRequest
        from .create_customer_invoice_manual import operation

        return self._connection.call(
            operation(
                CreateCustomerInvoiceManualRequest(
                    customer_id=customer_id,
                    invoice_number=invoice_number,
                    issued_at=issued_at,
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
        invoice_number: str,
        issued_at: datetime.date,
        lines: Sequence[CustomerInvoiceLine | CustomerInvoiceLineDict],
        send_notification: bool | None = None,
        created_since: datetime.datetime | datetime.date | None = None,
        options: RequestOptions | None = None,
    ) -> EnsureResult[CustomerInvoice]:
        """Build an invoice from lines, unless it is there already.

        The key is `invoice_number` and `customer_id`. That it identifies an object is inferred: the API
        would create a second one all the same. Of an object with this key, `issued_at` is compared. Let one
        program at a time ensure an object: two that look for it at once both create it.

        Args:
            customer_id: The customer who is billed. Starts with `cst_`. Example: "cst_abc12345def678".
            invoice_number: Number of the invoice, any text. Example: "2015-001".
            issued_at: Date of the invoice.
            lines: What is billed. At least 1 item.
            send_notification: Whether the customer is told of the invoice. The API's default is not
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
            PermissionDeniedError: The token lacks the scope for this call.
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
            portal.customer_invoices.ensure_manual(
                customer_id="cst_abc12345def678",
                invoice_number="2015-001",
                issued_at=date(2025, 4, 14),
                lines=[CustomerInvoiceLine(description="Website template", amount_excl_vat=Decimal("12.95"), vat_rate=21)],
            )
        """
        from ...models.create_customer_invoice_manual_request import CreateCustomerInvoiceManualRequest
        from ...runtime.natural_keys import EnsureCall
        from .create_customer_invoice_manual import natural_key, operation

        return self._connection.ensure(
            EnsureCall(
                "customer_invoices.ensure_manual",
                operation(
                    CreateCustomerInvoiceManualRequest(
                        customer_id=customer_id,
                        invoice_number=invoice_number,
                        issued_at=issued_at,
                        lines=lines,
                        send_notification=send_notification,
                    )
                ),
                natural_key(),
                created_since,
            ),
            options,
        )

    def get(self, invoice_id: str, *, options: RequestOptions | None = None) -> CustomerInvoice:
        """Read one customer invoice.

        Args:
            invoice_id: The invoice to a customer. Starts with `inv_`. Example: "inv_abc12345def678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The invoice.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `invoices.read`
                (documented for the area, inferred for the call).
            NotFoundError: There is no object with this id.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            portal.customer_invoices.get("inv_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-invoices-api/get-customer-invoice
        """
        from .get_customer_invoice import operation

        return self._connection.call(operation(invoice_id), options)

    def mark_paid(
        self, invoice_id: str, *, paid_at: datetime.datetime, options: RequestOptions | None = None
    ) -> CustomerInvoice:
        """Record that an invoice was paid.

        A connected bookkeeping integration is updated too.

        Args:
            invoice_id: The invoice to a customer. Starts with `inv_`. Example: "inv_abc12345def678".
            paid_at: When the invoice was paid. Amsterdam time (inferred) where it has no time zone; sent to
                the second.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The invoice, now paid.

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
            portal.customer_invoices.mark_paid(
                "inv_abc12345def678",
                paid_at=datetime(2024, 4, 30, 14, 0),
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-invoices-api/mark-customer-invoice-paid
        """
        from ...models.mark_customer_invoice_paid_request import MarkCustomerInvoicePaidRequest
        from .mark_customer_invoice_paid import operation

        return self._connection.call(operation(invoice_id, MarkCustomerInvoicePaidRequest(paid_at=paid_at)), options)

    def pdf(self, invoice_id: str, *, options: RequestOptions | None = None) -> DownloadLink:
        """Get a temporary download link for the PDF.

        Whoever has the link needs no token, and can get the file for a short while.

        Args:
            invoice_id: The invoice to a customer. Starts with `inv_`. Example: "inv_abc12345def678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            Where the PDF can be downloaded, and for how long. Save the file with `portal.download`.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `invoices.read`
                (documented for the area, inferred for the call).
            NotFoundError: There is no object with this id.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            portal.customer_invoices.pdf("inv_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-invoices-api/get-customer-invoice-as-pdf
        """
        from .get_customer_invoice_pdf import operation

        return self._connection.call(operation(invoice_id), options)


class AsyncCustomerInvoicesResource:
    """Invoices sent to customers."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    def __repr__(self) -> str:
        return "<customer_invoices: list, create, ensure, create_manual, ensure_manual, get, mark_paid, pdf>"

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> AsyncPager[CustomerInvoice]:
        """Page through the customer invoices.

        Bills that MijnKlantportaal itself sends are not among them.

        Args:
            limit: The largest number of items to read; None reads all.
            prefetch: How many pages may be requested ahead at the same time.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            An iterable that reads page after page while you use it; that is also when errors are raised.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `invoices.read`
                (documented for the area, inferred for the call).
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            async for item in portal.customer_invoices.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-invoices-api/list-customer-invoices
        """
        from .list_customer_invoices import operation

        return self._connection.paginate(
            "customer_invoices.list", lambda page: operation(page=page), limit, prefetch, options
        )

    async def create(
        self,
        *,
        customer_id: str,
        invoice_number: str,
        issued_at: datetime.date,
        amount: Decimal | int | str,
        pdf: FileInput,
        paid_at: datetime.datetime | None = None,
        send_notification: bool | None = None,
        options: RequestOptions | None = None,
    ) -> CustomerInvoice:
        """Create an invoice from a PDF.

        Args:
            customer_id: ID of the customer who gets the invoice. Starts with `cst_`. Example:
                "cst_abc12345def678".
            invoice_number: Number of the invoice. Example: "2014-001".
            issued_at: Date when the invoice is issued.
            amount: Amount of the invoice in EUR. At most two decimals; floats are refused.
            pdf: The PDF file of the invoice. A path, bytes, a file opened in binary mode, or an `Upload`,
                which names it or follows its progress.
            paid_at: When the invoice was paid. Leave it out while the invoice is due. Amsterdam time
                (inferred) where it has no time zone; sent to the second.
            send_notification: Whether the customer is notified of the new invoice. The API's default is not
                documented.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The new invoice.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            OSError: A file can't be opened, so nothing was sent, or got shorter while it was sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call.
            NotFoundError: An object that the arguments name does not exist.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            await portal.customer_invoices.create(
                customer_id="cst_abc12345def678",
                invoice_number="2014-001",
                issued_at=date(2024, 4, 30),
                amount=Decimal("12.95"),
                pdf=Path("document.pdf"),
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-invoices-api/create-customer-invoice
        """
        from ...models.create_customer_invoice_request import CreateCustomerInvoiceRequest
        from .create_customer_invoice import operation

        return await self._connection.call(
            operation(
                CreateCustomerInvoiceRequest(
                    customer_id=customer_id,
                    invoice_number=invoice_number,
                    issued_at=issued_at,
                    amount=amount,
                    pdf=pdf,
                    paid_at=paid_at,
                    send_notification=send_notification,
                )
            ),
            options,
        )

    async def ensure(
        self,
        *,
        customer_id: str,
        invoice_number: str,
        issued_at: datetime.date,
        amount: Decimal | int | str,
        pdf: FileInput,
        paid_at: datetime.datetime | None = None,
        send_notification: bool | None = None,
        created_since: datetime.datetime | datetime.date | None = None,
        options: RequestOptions | None = None,
    ) -> EnsureResult[CustomerInvoice]:
        """Create an invoice from a PDF, unless it is there already.

        The key is `invoice_number` and `customer_id`. That it identifies an object is inferred: the API
        would create a second one all the same. Of an object with this key, `issued_at`, `amount` and
        `paid_at` are compared. Let one program at a time ensure an object: two that look for it at once
        both create it.

        Args:
            customer_id: ID of the customer who gets the invoice. Starts with `cst_`. Example:
                "cst_abc12345def678".
            invoice_number: Number of the invoice. Example: "2014-001".
            issued_at: Date when the invoice is issued.
            amount: Amount of the invoice in EUR. At most two decimals; floats are refused.
            pdf: The PDF file of the invoice. A path, bytes, a file opened in binary mode, or an `Upload`,
                which names it or follows its progress.
            paid_at: When the invoice was paid. Leave it out while the invoice is due. Amsterdam time
                (inferred) where it has no time zone; sent to the second.
            send_notification: Whether the customer is notified of the new invoice. The API's default is not
                documented.
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
            PermissionDeniedError: The token lacks the scope for this call.
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
            await portal.customer_invoices.ensure(
                customer_id="cst_abc12345def678",
                invoice_number="2014-001",
                issued_at=date(2024, 4, 30),
                amount=Decimal("12.95"),
                pdf=Path("document.pdf"),
            )
        """
        from ...models.create_customer_invoice_request import CreateCustomerInvoiceRequest
        from ...runtime.natural_keys import EnsureCall
        from .create_customer_invoice import natural_key, operation

        return await self._connection.ensure(
            EnsureCall(
                "customer_invoices.ensure",
                operation(
                    CreateCustomerInvoiceRequest(
                        customer_id=customer_id,
                        invoice_number=invoice_number,
                        issued_at=issued_at,
                        amount=amount,
                        pdf=pdf,
                        paid_at=paid_at,
                        send_notification=send_notification,
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
        invoice_number: str,
        issued_at: datetime.date,
        lines: Sequence[CustomerInvoiceLine | CustomerInvoiceLineDict],
        send_notification: bool | None = None,
        options: RequestOptions | None = None,
    ) -> CustomerInvoice:
        """Build an invoice from lines.

        The portal makes the invoice itself, so that no PDF is needed.

        Args:
            customer_id: The customer who is billed. Starts with `cst_`. Example: "cst_abc12345def678".
            invoice_number: Number of the invoice, any text. Example: "2015-001".
            issued_at: Date of the invoice.
            lines: What is billed. At least 1 item.
            send_notification: Whether the customer is told of the invoice. The API's default is not
                documented.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The invoice that was made.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call.
            NotFoundError: An object that the arguments name does not exist.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            await portal.customer_invoices.create_manual(
                customer_id="cst_abc12345def678",
                invoice_number="2015-001",
                issued_at=date(2025, 4, 14),
                lines=[CustomerInvoiceLine(description="Website template", amount_excl_vat=Decimal("12.95"), vat_rate=21)],
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-invoices-api/create-manual-customer-invoice
        """
        from ...models.create_customer_invoice_manual_request import CreateCustomerInvoiceManualRequest
        from .create_customer_invoice_manual import operation

        return await self._connection.call(
            operation(
                CreateCustomerInvoiceManualRequest(
                    customer_id=customer_id,
                    invoice_number=invoice_number,
                    issued_at=issued_at,
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
        invoice_number: str,
        issued_at: datetime.date,
        lines: Sequence[CustomerInvoiceLine | CustomerInvoiceLineDict],
        send_notification: bool | None = None,
        created_since: datetime.datetime | datetime.date | None = None,
        options: RequestOptions | None = None,
    ) -> EnsureResult[CustomerInvoice]:
        """Build an invoice from lines, unless it is there already.

        The key is `invoice_number` and `customer_id`. That it identifies an object is inferred: the API
        would create a second one all the same. Of an object with this key, `issued_at` is compared. Let one
        program at a time ensure an object: two that look for it at once both create it.

        Args:
            customer_id: The customer who is billed. Starts with `cst_`. Example: "cst_abc12345def678".
            invoice_number: Number of the invoice, any text. Example: "2015-001".
            issued_at: Date of the invoice.
            lines: What is billed. At least 1 item.
            send_notification: Whether the customer is told of the invoice. The API's default is not
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
            PermissionDeniedError: The token lacks the scope for this call.
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
            await portal.customer_invoices.ensure_manual(
                customer_id="cst_abc12345def678",
                invoice_number="2015-001",
                issued_at=date(2025, 4, 14),
                lines=[CustomerInvoiceLine(description="Website template", amount_excl_vat=Decimal("12.95"), vat_rate=21)],
            )
        """
        from ...models.create_customer_invoice_manual_request import CreateCustomerInvoiceManualRequest
        from ...runtime.natural_keys import EnsureCall
        from .create_customer_invoice_manual import natural_key, operation

        return await self._connection.ensure(
            EnsureCall(
                "customer_invoices.ensure_manual",
                operation(
                    CreateCustomerInvoiceManualRequest(
                        customer_id=customer_id,
                        invoice_number=invoice_number,
                        issued_at=issued_at,
                        lines=lines,
                        send_notification=send_notification,
                    )
                ),
                natural_key(),
                created_since,
            ),
            options,
        )

    async def get(self, invoice_id: str, *, options: RequestOptions | None = None) -> CustomerInvoice:
        """Read one customer invoice.

        Args:
            invoice_id: The invoice to a customer. Starts with `inv_`. Example: "inv_abc12345def678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The invoice.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `invoices.read`
                (documented for the area, inferred for the call).
            NotFoundError: There is no object with this id.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            await portal.customer_invoices.get("inv_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-invoices-api/get-customer-invoice
        """
        from .get_customer_invoice import operation

        return await self._connection.call(operation(invoice_id), options)

    async def mark_paid(
        self, invoice_id: str, *, paid_at: datetime.datetime, options: RequestOptions | None = None
    ) -> CustomerInvoice:
        """Record that an invoice was paid.

        A connected bookkeeping integration is updated too.

        Args:
            invoice_id: The invoice to a customer. Starts with `inv_`. Example: "inv_abc12345def678".
            paid_at: When the invoice was paid. Amsterdam time (inferred) where it has no time zone; sent to
                the second.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The invoice, now paid.

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
            await portal.customer_invoices.mark_paid(
                "inv_abc12345def678",
                paid_at=datetime(2024, 4, 30, 14, 0),
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-invoices-api/mark-customer-invoice-paid
        """
        from ...models.mark_customer_invoice_paid_request import MarkCustomerInvoicePaidRequest
        from .mark_customer_invoice_paid import operation

        return await self._connection.call(
            operation(invoice_id, MarkCustomerInvoicePaidRequest(paid_at=paid_at)), options
        )

    async def pdf(self, invoice_id: str, *, options: RequestOptions | None = None) -> DownloadLink:
        """Get a temporary download link for the PDF.

        Whoever has the link needs no token, and can get the file for a short while.

        Args:
            invoice_id: The invoice to a customer. Starts with `inv_`. Example: "inv_abc12345def678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            Where the PDF can be downloaded, and for how long. Save the file with `portal.download`.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `invoices.read`
                (documented for the area, inferred for the call).
            NotFoundError: There is no object with this id.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            await portal.customer_invoices.pdf("inv_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-invoices-api/get-customer-invoice-as-pdf
        """
        from .get_customer_invoice_pdf import operation

        return await self._connection.call(operation(invoice_id), options)

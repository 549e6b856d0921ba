"""Invoices sent to customers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence
    from decimal import Decimal
    from typing import Any

    from ...models.api_cloudfile import ApiCloudfile
    from ...models.customer_invoice import CustomerInvoice
    from ...models.customer_invoice_line import CustomerInvoiceLine
    from ...runtime.connection import AsyncConnection, Connection
    from ...runtime.operation import RequestOptions
    from ...runtime.paging import AsyncPager, Pager
    from ...runtime.uploads import FileInput


class CustomerInvoicesResource:
    """Invoices sent to customers."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> Pager[CustomerInvoice]:
        """Page through the customer invoices.

        List the invoices that the portal's owner sent to customers.

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
            for item in portal.customer_invoices.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-invoices-api/list-customer-invoices
        Source: `spec/transcribed/customer-invoices-api.yaml`.
        Inferred: 422 (the number of the page can be wrong).
        """
        from . import list_customer_invoices

        return self._connection.paginate(
            lambda page: list_customer_invoices.operation(page=page), limit, prefetch, options
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
        """Create Customer Invoice.

        Add an invoice that exists as a PDF.

        Args:
            customer_id: ID of the customer this invoice is meant for. Starts with `cst_`. Example:
                "cst_abc12345def678".
            invoice_number: Number of the invoice, as string. Example: "2014-001".
            issued_at: Date when the invoice is issued, in YYYY-mm-dd format. Example: "2024-04-30".
            amount: Amount of the invoice, as string. Only Euro (EUR) is supported at the moment. In EUR.
                Example: "12.95". (Inferred: pattern: a point and at most two decimals, as in every
                example.)
            pdf: The PDF file of the invoice. A path, bytes or an open binary file.
            paid_at: Optional. When the invoice was paid, as YYYY-mm-dd HH:mm:ss. Not sent while the invoice
                is due. Sent as Amsterdam time, to the second; a naive value is taken as such. Example:
                "2024-05-11 12:59:00". (Not documented: zone: taken to be that of Amsterdam.)
            send_notification: Optional. Indicates if MijnKlantportaal should send out the notification to
                inform the customer about the new invoice. Example: true. (Not documented: default.)
            options: What differs for this call, such as its time-outs.

        Returns:
            Returning the created Customer Invoice.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.customer_invoices.create(
                customer_id="cst_abc12345def678",
                invoice_number="2014-001",
                issued_at=date(2024, 4, 30),
                amount=Decimal("12.95"),
                pdf=Path("pdf.pdf"),
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-invoices-api/create-customer-invoice
        Source: `spec/pages/create-customer-invoice.txt`.
        Inferred: operationId (the page names none; made from its title); status (the page shows none; its
        words say that it creates something); contentType (the page shows none for the response; its fields
        and sample are JSON); 404 (the customer named may not exist); 422 (documented for another request
        with a body).
        Not documented: errors (no list of them is available); scope (the one that a token needs to write
        invoices).
        """
        from . import create_customer_invoice

        return self._connection.call(
            create_customer_invoice.operation(
                customer_id=customer_id,
                invoice_number=invoice_number,
                issued_at=issued_at,
                amount=amount,
                pdf=pdf,
                paid_at=paid_at,
                send_notification=send_notification,
            ),
            options,
        )

    def create_manual(
        self,
        *,
        customer_id: str,
        invoice_number: str,
        issued_at: datetime.date,
        lines: Sequence[CustomerInvoiceLine | Mapping[str, Any]],
        send_notification: bool | None = None,
        options: RequestOptions | None = None,
    ) -> CustomerInvoice:
        """Build an invoice from lines.

        Let the portal make an invoice out of the lines given, instead of adding a finished PDF.

        Args:
            customer_id: The customer who is billed. Starts with `cst_`. Example: "cst_abc12345def678".
            invoice_number: Number of the invoice, any text. Example: "2015-001".
            issued_at: Date of the invoice, as YYYY-mm-dd. Example: "2025-04-14".
            lines: What is billed. At least 1. (Inferred: minItems: nothing to bill without a line.)
            send_notification: Optional. Whether the customer is told of the invoice. Example: true. (Not
                documented: default.)
            options: What differs for this call, such as its time-outs.

        Returns:
            The invoice that was made.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.customer_invoices.create_manual(
                customer_id="cst_abc12345def678",
                invoice_number="2015-001",
                issued_at=date(2025, 4, 14),
                lines=[CustomerInvoiceLine(description="Website template", amount_excl_vat=Decimal("12.95"), vat_rate=21)],
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-invoices-api/create-manual-customer-invoice
        Source: `spec/transcribed/customer-invoices-api.yaml`.
        Inferred: 201 (it creates something, and the calls that do so with a documented status answer 201);
        404 (the customer named may not exist); 422 (documented for another request with a body).
        Not documented: errors (no list of them is available); scope (the one that a token needs to write
        invoices).
        """
        from . import create_customer_invoice_manual

        return self._connection.call(
            create_customer_invoice_manual.operation(
                customer_id=customer_id,
                invoice_number=invoice_number,
                issued_at=issued_at,
                lines=lines,
                send_notification=send_notification,
            ),
            options,
        )

    def get(self, invoice_id: str, *, options: RequestOptions | None = None) -> CustomerInvoice:
        """Read one customer invoice.

        Read an invoice that the portal's owner sent to a customer.

        Args:
            invoice_id: The invoice to a customer. Starts with `inv_`. Example: "inv_abc12345def678".
            options: What differs for this call, such as its time-outs.

        Returns:
            The invoice.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.customer_invoices.get("inv_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-invoices-api/get-customer-invoice
        Source: `spec/transcribed/customer-invoices-api.yaml`.
        Inferred: operationId (made from the title of its page); 200 (every read with a documented status
        answers 200); 404 (documented for other operations addressed by an identifier).
        Not documented: errors (no list of them is available).
        """
        from . import get_customer_invoice

        return self._connection.call(get_customer_invoice.operation(invoice_id), options)

    def mark_paid(
        self, invoice_id: str, *, paid_at: datetime.datetime, options: RequestOptions | None = None
    ) -> CustomerInvoice:
        """Record that an invoice was paid.

        Record when an invoice was paid. A connected bookkeeping integration is updated too.

        Args:
            invoice_id: The invoice to a customer. Starts with `inv_`. Example: "inv_abc12345def678".
            paid_at: When the invoice was paid, as YYYY-mm-dd HH:mm:ss. Sent as Amsterdam time, to the
                second; a naive value is taken as such. Example: "2024-04-30 14:00:00". (Not documented:
                zone: taken to be that of Amsterdam.)
            options: What differs for this call, such as its time-outs.

        Returns:
            The invoice, now paid.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.customer_invoices.mark_paid(
                "inv_abc12345def678",
                paid_at=datetime(2024, 4, 30, 14, 0),
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-invoices-api/mark-customer-invoice-paid
        Source: `spec/transcribed/customer-invoices-api.yaml`.
        Inferred: 404 (documented for other operations addressed by an identifier); 422 (documented for
        another request with a body).
        Not documented: errors (no list of them is available); scope (the one that a token needs to write
        invoices).
        """
        from . import mark_customer_invoice_paid

        return self._connection.call(mark_customer_invoice_paid.operation(invoice_id, paid_at=paid_at), options)

    def pdf(self, invoice_id: str, *, options: RequestOptions | None = None) -> ApiCloudfile:
        """Get a temporary download link for the PDF.

        Get an address from which the PDF of an invoice can be downloaded for a short while. The answer is
        JSON and not the file; the token is not to be sent to the address in it.

        Args:
            invoice_id: The invoice to a customer. Starts with `inv_`. Example: "inv_abc12345def678".
            options: What differs for this call, such as its time-outs.

        Returns:
            Where the PDF can be downloaded, and how long.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.customer_invoices.pdf("inv_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-invoices-api/get-customer-invoice-as-pdf
        Source: `spec/transcribed/customer-invoices-api.yaml`.
        Inferred: operationId (made from the title of its page); 200 (every read with a documented status
        answers 200); 404 (documented for other operations addressed by an identifier).
        Not documented: errors (no list of them is available).
        """
        from . import get_customer_invoice_pdf

        return self._connection.call(get_customer_invoice_pdf.operation(invoice_id), options)


class AsyncCustomerInvoicesResource:
    """Invoices sent to customers."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> AsyncPager[CustomerInvoice]:
        """Page through the customer invoices.

        List the invoices that the portal's owner sent to customers.

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
            for item in portal.customer_invoices.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-invoices-api/list-customer-invoices
        Source: `spec/transcribed/customer-invoices-api.yaml`.
        Inferred: 422 (the number of the page can be wrong).
        """
        from . import list_customer_invoices

        return self._connection.paginate(
            lambda page: list_customer_invoices.operation(page=page), limit, prefetch, options
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
        """Create Customer Invoice.

        Add an invoice that exists as a PDF.

        Args:
            customer_id: ID of the customer this invoice is meant for. Starts with `cst_`. Example:
                "cst_abc12345def678".
            invoice_number: Number of the invoice, as string. Example: "2014-001".
            issued_at: Date when the invoice is issued, in YYYY-mm-dd format. Example: "2024-04-30".
            amount: Amount of the invoice, as string. Only Euro (EUR) is supported at the moment. In EUR.
                Example: "12.95". (Inferred: pattern: a point and at most two decimals, as in every
                example.)
            pdf: The PDF file of the invoice. A path, bytes or an open binary file.
            paid_at: Optional. When the invoice was paid, as YYYY-mm-dd HH:mm:ss. Not sent while the invoice
                is due. Sent as Amsterdam time, to the second; a naive value is taken as such. Example:
                "2024-05-11 12:59:00". (Not documented: zone: taken to be that of Amsterdam.)
            send_notification: Optional. Indicates if MijnKlantportaal should send out the notification to
                inform the customer about the new invoice. Example: true. (Not documented: default.)
            options: What differs for this call, such as its time-outs.

        Returns:
            Returning the created Customer Invoice.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.customer_invoices.create(
                customer_id="cst_abc12345def678",
                invoice_number="2014-001",
                issued_at=date(2024, 4, 30),
                amount=Decimal("12.95"),
                pdf=Path("pdf.pdf"),
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-invoices-api/create-customer-invoice
        Source: `spec/pages/create-customer-invoice.txt`.
        Inferred: operationId (the page names none; made from its title); status (the page shows none; its
        words say that it creates something); contentType (the page shows none for the response; its fields
        and sample are JSON); 404 (the customer named may not exist); 422 (documented for another request
        with a body).
        Not documented: errors (no list of them is available); scope (the one that a token needs to write
        invoices).
        """
        from . import create_customer_invoice

        return await self._connection.call(
            create_customer_invoice.operation(
                customer_id=customer_id,
                invoice_number=invoice_number,
                issued_at=issued_at,
                amount=amount,
                pdf=pdf,
                paid_at=paid_at,
                send_notification=send_notification,
            ),
            options,
        )

    async def create_manual(
        self,
        *,
        customer_id: str,
        invoice_number: str,
        issued_at: datetime.date,
        lines: Sequence[CustomerInvoiceLine | Mapping[str, Any]],
        send_notification: bool | None = None,
        options: RequestOptions | None = None,
    ) -> CustomerInvoice:
        """Build an invoice from lines.

        Let the portal make an invoice out of the lines given, instead of adding a finished PDF.

        Args:
            customer_id: The customer who is billed. Starts with `cst_`. Example: "cst_abc12345def678".
            invoice_number: Number of the invoice, any text. Example: "2015-001".
            issued_at: Date of the invoice, as YYYY-mm-dd. Example: "2025-04-14".
            lines: What is billed. At least 1. (Inferred: minItems: nothing to bill without a line.)
            send_notification: Optional. Whether the customer is told of the invoice. Example: true. (Not
                documented: default.)
            options: What differs for this call, such as its time-outs.

        Returns:
            The invoice that was made.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.customer_invoices.create_manual(
                customer_id="cst_abc12345def678",
                invoice_number="2015-001",
                issued_at=date(2025, 4, 14),
                lines=[CustomerInvoiceLine(description="Website template", amount_excl_vat=Decimal("12.95"), vat_rate=21)],
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-invoices-api/create-manual-customer-invoice
        Source: `spec/transcribed/customer-invoices-api.yaml`.
        Inferred: 201 (it creates something, and the calls that do so with a documented status answer 201);
        404 (the customer named may not exist); 422 (documented for another request with a body).
        Not documented: errors (no list of them is available); scope (the one that a token needs to write
        invoices).
        """
        from . import create_customer_invoice_manual

        return await self._connection.call(
            create_customer_invoice_manual.operation(
                customer_id=customer_id,
                invoice_number=invoice_number,
                issued_at=issued_at,
                lines=lines,
                send_notification=send_notification,
            ),
            options,
        )

    async def get(self, invoice_id: str, *, options: RequestOptions | None = None) -> CustomerInvoice:
        """Read one customer invoice.

        Read an invoice that the portal's owner sent to a customer.

        Args:
            invoice_id: The invoice to a customer. Starts with `inv_`. Example: "inv_abc12345def678".
            options: What differs for this call, such as its time-outs.

        Returns:
            The invoice.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.customer_invoices.get("inv_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-invoices-api/get-customer-invoice
        Source: `spec/transcribed/customer-invoices-api.yaml`.
        Inferred: operationId (made from the title of its page); 200 (every read with a documented status
        answers 200); 404 (documented for other operations addressed by an identifier).
        Not documented: errors (no list of them is available).
        """
        from . import get_customer_invoice

        return await self._connection.call(get_customer_invoice.operation(invoice_id), options)

    async def mark_paid(
        self, invoice_id: str, *, paid_at: datetime.datetime, options: RequestOptions | None = None
    ) -> CustomerInvoice:
        """Record that an invoice was paid.

        Record when an invoice was paid. A connected bookkeeping integration is updated too.

        Args:
            invoice_id: The invoice to a customer. Starts with `inv_`. Example: "inv_abc12345def678".
            paid_at: When the invoice was paid, as YYYY-mm-dd HH:mm:ss. Sent as Amsterdam time, to the
                second; a naive value is taken as such. Example: "2024-04-30 14:00:00". (Not documented:
                zone: taken to be that of Amsterdam.)
            options: What differs for this call, such as its time-outs.

        Returns:
            The invoice, now paid.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.customer_invoices.mark_paid(
                "inv_abc12345def678",
                paid_at=datetime(2024, 4, 30, 14, 0),
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-invoices-api/mark-customer-invoice-paid
        Source: `spec/transcribed/customer-invoices-api.yaml`.
        Inferred: 404 (documented for other operations addressed by an identifier); 422 (documented for
        another request with a body).
        Not documented: errors (no list of them is available); scope (the one that a token needs to write
        invoices).
        """
        from . import mark_customer_invoice_paid

        return await self._connection.call(mark_customer_invoice_paid.operation(invoice_id, paid_at=paid_at), options)

    async def pdf(self, invoice_id: str, *, options: RequestOptions | None = None) -> ApiCloudfile:
        """Get a temporary download link for the PDF.

        Get an address from which the PDF of an invoice can be downloaded for a short while. The answer is
        JSON and not the file; the token is not to be sent to the address in it.

        Args:
            invoice_id: The invoice to a customer. Starts with `inv_`. Example: "inv_abc12345def678".
            options: What differs for this call, such as its time-outs.

        Returns:
            Where the PDF can be downloaded, and how long.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.customer_invoices.pdf("inv_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/customer-invoices-api/get-customer-invoice-as-pdf
        Source: `spec/transcribed/customer-invoices-api.yaml`.
        Inferred: operationId (made from the title of its page); 200 (every read with a documented status
        answers 200); 404 (documented for other operations addressed by an identifier).
        Not documented: errors (no list of them is available).
        """
        from . import get_customer_invoice_pdf

        return await self._connection.call(get_customer_invoice_pdf.operation(invoice_id), options)

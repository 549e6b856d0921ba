"""What MijnKlantportaal bills the owner of the portal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...models.invoice import Invoice
    from ...runtime.connection import AsyncConnection, Connection
    from ...runtime.operation import RequestOptions
    from ...runtime.paging import AsyncPager, Pager


class InvoicesResource:
    """What MijnKlantportaal bills the owner of the portal."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> Pager[Invoice]:
        """Page through the bills received from MijnKlantportaal.

        List what MijnKlantportaal bills the owner of the portal; invoices to customers are the customer
        invoices.

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
            for item in portal.invoices.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/invoices-api/list-mijnklantportaal-invoices
        Source: `spec/transcribed/invoices-api.yaml`.
        Inferred: operationId (made from the title of its page); 422 (the number of the page can be wrong).
        """
        from . import list_invoices

        return self._connection.paginate(lambda page: list_invoices.operation(page=page), limit, prefetch, options)

    def get(self, invoice_id: str, *, options: RequestOptions | None = None) -> Invoice:
        """Read one such bill.

        Read a bill with its lines. Its ID starts with `fac_`, that of a customer invoice with `inv_`.

        Args:
            invoice_id: ID of the bill from MijnKlantportaal; customer invoices have IDs of another kind.
                Starts with `fac_`. Example: "fac_abc12345def678".
            options: What differs for this call, such as its time-outs.

        Returns:
            The bill.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.invoices.get("fac_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/invoices-api/get-mijnklantportaal-invoice
        Source: `spec/transcribed/invoices-api.yaml`.
        Inferred: operationId (made from the title of its page); 200 (every read with a documented status
        answers 200); 404 (documented for other operations addressed by an identifier).
        Not documented: errors (no list of them is available).
        """
        from . import get_invoice

        return self._connection.call(get_invoice.operation(invoice_id), options)


class AsyncInvoicesResource:
    """What MijnKlantportaal bills the owner of the portal."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> AsyncPager[Invoice]:
        """Page through the bills received from MijnKlantportaal.

        List what MijnKlantportaal bills the owner of the portal; invoices to customers are the customer
        invoices.

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
            for item in portal.invoices.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/invoices-api/list-mijnklantportaal-invoices
        Source: `spec/transcribed/invoices-api.yaml`.
        Inferred: operationId (made from the title of its page); 422 (the number of the page can be wrong).
        """
        from . import list_invoices

        return self._connection.paginate(lambda page: list_invoices.operation(page=page), limit, prefetch, options)

    async def get(self, invoice_id: str, *, options: RequestOptions | None = None) -> Invoice:
        """Read one such bill.

        Read a bill with its lines. Its ID starts with `fac_`, that of a customer invoice with `inv_`.

        Args:
            invoice_id: ID of the bill from MijnKlantportaal; customer invoices have IDs of another kind.
                Starts with `fac_`. Example: "fac_abc12345def678".
            options: What differs for this call, such as its time-outs.

        Returns:
            The bill.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.invoices.get("fac_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/invoices-api/get-mijnklantportaal-invoice
        Source: `spec/transcribed/invoices-api.yaml`.
        Inferred: operationId (made from the title of its page); 200 (every read with a documented status
        answers 200); 404 (documented for other operations addressed by an identifier).
        Not documented: errors (no list of them is available).
        """
        from . import get_invoice

        return await self._connection.call(get_invoice.operation(invoice_id), options)

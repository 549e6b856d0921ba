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

    def __repr__(self) -> str:
        return "<invoices: list, get>"

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> Pager[Invoice]:
        """Page through the bills received from MijnKlantportaal.

        Invoices to customers are not among them.

        Args:
            limit: The largest number of items to read; None reads all.
            prefetch: How many pages may be requested ahead at the same time.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            An iterable that reads page after page while you use it; that is also when errors are raised.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs
                `businessoperations.read` (documented for the area, inferred for the call).
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            for item in portal.invoices.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/invoices-api/list-mijnklantportaal-invoices
        """
        from .list_invoices import operation

        return self._connection.paginate("invoices.list", lambda page: operation(page=page), limit, prefetch, options)

    def get(self, invoice_id: str, *, options: RequestOptions | None = None) -> Invoice:
        """Read one bill received from MijnKlantportaal.

        Its ID starts with `fac_`, that of an invoice to a customer with `inv_`.

        Args:
            invoice_id: ID of the bill from MijnKlantportaal; customer invoices have IDs of another kind.
                Starts with `fac_`. Example: "fac_abc12345def678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The bill.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs
                `businessoperations.read` (documented for the area, inferred for the call).
            NotFoundError: There is no object with this id.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            portal.invoices.get("fac_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/invoices-api/get-mijnklantportaal-invoice
        """
        from .get_invoice import operation

        return self._connection.call(operation(invoice_id), options)


class AsyncInvoicesResource:
    """What MijnKlantportaal bills the owner of the portal."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    def __repr__(self) -> str:
        return "<invoices: list, get>"

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> AsyncPager[Invoice]:
        """Page through the bills received from MijnKlantportaal.

        Invoices to customers are not among them.

        Args:
            limit: The largest number of items to read; None reads all.
            prefetch: How many pages may be requested ahead at the same time.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            An iterable that reads page after page while you use it; that is also when errors are raised.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs
                `businessoperations.read` (documented for the area, inferred for the call).
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            async for item in portal.invoices.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/invoices-api/list-mijnklantportaal-invoices
        """
        from .list_invoices import operation

        return self._connection.paginate("invoices.list", lambda page: operation(page=page), limit, prefetch, options)

    async def get(self, invoice_id: str, *, options: RequestOptions | None = None) -> Invoice:
        """Read one bill received from MijnKlantportaal.

        Its ID starts with `fac_`, that of an invoice to a customer with `inv_`.

        Args:
            invoice_id: ID of the bill from MijnKlantportaal; customer invoices have IDs of another kind.
                Starts with `fac_`. Example: "fac_abc12345def678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The bill.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs
                `businessoperations.read` (documented for the area, inferred for the call).
            NotFoundError: There is no object with this id.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            await portal.invoices.get("fac_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/invoices-api/get-mijnklantportaal-invoice
        """
        from .get_invoice import operation

        return await self._connection.call(operation(invoice_id), options)

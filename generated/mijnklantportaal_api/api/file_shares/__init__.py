"""Files shared with customers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...models.file_share import FileShare
    from ...runtime.connection import AsyncConnection, Connection
    from ...runtime.operation import RequestOptions
    from ...runtime.paging import AsyncPager, Pager


class FileSharesResource:
    """Files shared with customers."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def __repr__(self) -> str:
        return "<file_shares: list, create>"

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> Pager[FileShare]:
        """Page through the file shares.

        Each has what it contains; a single one can't be read.

        Args:
            limit: The largest number of items to read; None reads all.
            prefetch: How many pages may be requested ahead at the same time.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            An iterable that reads page after page while you use it; that is also when errors are raised.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `fileshare.read`
                (documented for the area, inferred for the call).
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            for item in portal.file_shares.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/file-share-api/list-file-shares
        """
        from .list_file_shares import operation

        return self._connection.paginate(
            "file_shares.list", lambda page: operation(page=page), limit, prefetch, options
        )

    def create(
        self, *, content: Sequence[str], customer_id: str | None = None, options: RequestOptions | None = None
    ) -> FileShare:
        """Share files and directories with a customer or publicly.

        They must be in the portal already. Without a customer the response has a public link, and whoever
        has it can read what is shared.

        Args:
            content: IDs of the files and directories to share. At least 1 item.
            customer_id: ID of the customer to share with; left out for a public link. Starts with `cst_`.
                Example: "cst_abc12345def678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The new share.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `fileshare.write`
                (documented for the area, inferred for the call).
            NotFoundError: An object that the arguments name does not exist.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            portal.file_shares.create(content=["fsd_abc12345678"])

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/file-share-api/create-file-share
        """
        from ...models.create_file_share_request import CreateFileShareRequest
        from .create_file_share import operation

        return self._connection.call(
            operation(CreateFileShareRequest(content=content, customer_id=customer_id)), options
        )


class AsyncFileSharesResource:
    """Files shared with customers."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    def __repr__(self) -> str:
        return "<file_shares: list, create>"

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> AsyncPager[FileShare]:
        """Page through the file shares.

        Each has what it contains; a single one can't be read.

        Args:
            limit: The largest number of items to read; None reads all.
            prefetch: How many pages may be requested ahead at the same time.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            An iterable that reads page after page while you use it; that is also when errors are raised.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `fileshare.read`
                (documented for the area, inferred for the call).
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            async for item in portal.file_shares.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/file-share-api/list-file-shares
        """
        from .list_file_shares import operation

        return self._connection.paginate(
            "file_shares.list", lambda page: operation(page=page), limit, prefetch, options
        )

    async def create(
        self, *, content: Sequence[str], customer_id: str | None = None, options: RequestOptions | None = None
    ) -> FileShare:
        """Share files and directories with a customer or publicly.

        They must be in the portal already. Without a customer the response has a public link, and whoever
        has it can read what is shared.

        Args:
            content: IDs of the files and directories to share. At least 1 item.
            customer_id: ID of the customer to share with; left out for a public link. Starts with `cst_`.
                Example: "cst_abc12345def678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The new share.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `fileshare.write`
                (documented for the area, inferred for the call).
            NotFoundError: An object that the arguments name does not exist.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            await portal.file_shares.create(content=["fsd_abc12345678"])

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/file-share-api/create-file-share
        """
        from ...models.create_file_share_request import CreateFileShareRequest
        from .create_file_share import operation

        return await self._connection.call(
            operation(CreateFileShareRequest(content=content, customer_id=customer_id)), options
        )

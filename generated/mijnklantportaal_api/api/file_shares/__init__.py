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

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> Pager[FileShare]:
        """Page through the file shares.

        List all shares with what they contain; no operation reads a single one.

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
            for item in portal.file_shares.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/file-share-api/list-file-shares
        Source: `spec/transcribed/file-share-api.yaml`.
        Inferred: operationId (made from the title of its page); 422 (the number of the page can be wrong).
        """
        from . import list_file_shares

        return self._connection.paginate(lambda page: list_file_shares.operation(page=page), limit, prefetch, options)

    def create(
        self, *, content: Sequence[str], customer_id: str | None = None, options: RequestOptions | None = None
    ) -> FileShare:
        """Share files and directories with a customer or publicly.

        Share files and directories that are in the portal already. Without a customer the answer has a
        public link, and whoever has it can read what is shared.

        Args:
            content: IDs of the files and directories to share. At least 1. Example: ["fsd_abc12345678",
                "fsf_abc12345678"]. (Inferred: minItems: a share of nothing has no meaning.)
            customer_id: Optional. ID of the customer to share with; left out for a public link. Starts with
                `cst_`. Example: "cst_abc12345def678".
            options: What differs for this call, such as its time-outs.

        Returns:
            The new share.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.file_shares.create(content=["fsd_abc12345678"])

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/file-share-api/create-file-share
        Source: `spec/transcribed/file-share-api.yaml`.
        Inferred: operationId (made from the title of its page); 201 (it creates something, and the calls
        that do so with a documented status answer 201); 404 (what is named may not exist); 422 (documented
        for another request with a body).
        Not documented: errors (no list of them is available).
        """
        from . import create_file_share

        return self._connection.call(create_file_share.operation(content=content, customer_id=customer_id), options)


class AsyncFileSharesResource:
    """Files shared with customers."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> AsyncPager[FileShare]:
        """Page through the file shares.

        List all shares with what they contain; no operation reads a single one.

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
            for item in portal.file_shares.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/file-share-api/list-file-shares
        Source: `spec/transcribed/file-share-api.yaml`.
        Inferred: operationId (made from the title of its page); 422 (the number of the page can be wrong).
        """
        from . import list_file_shares

        return self._connection.paginate(lambda page: list_file_shares.operation(page=page), limit, prefetch, options)

    async def create(
        self, *, content: Sequence[str], customer_id: str | None = None, options: RequestOptions | None = None
    ) -> FileShare:
        """Share files and directories with a customer or publicly.

        Share files and directories that are in the portal already. Without a customer the answer has a
        public link, and whoever has it can read what is shared.

        Args:
            content: IDs of the files and directories to share. At least 1. Example: ["fsd_abc12345678",
                "fsf_abc12345678"]. (Inferred: minItems: a share of nothing has no meaning.)
            customer_id: Optional. ID of the customer to share with; left out for a public link. Starts with
                `cst_`. Example: "cst_abc12345def678".
            options: What differs for this call, such as its time-outs.

        Returns:
            The new share.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.file_shares.create(content=["fsd_abc12345678"])

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/file-share-api/create-file-share
        Source: `spec/transcribed/file-share-api.yaml`.
        Inferred: operationId (made from the title of its page); 201 (it creates something, and the calls
        that do so with a documented status answer 201); 404 (what is named may not exist); 422 (documented
        for another request with a body).
        Not documented: errors (no list of them is available).
        """
        from . import create_file_share

        return await self._connection.call(
            create_file_share.operation(content=content, customer_id=customer_id), options
        )

"""Requests to customers to hand in files."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from ...models.file_request import FileRequest
    from ...models.requested_file_input import RequestedFileInput, RequestedFileInputDict
    from ...runtime.connection import AsyncConnection, Connection
    from ...runtime.natural_keys import EnsureResult
    from ...runtime.operation import RequestOptions
    from ...runtime.paging import AsyncPager, Pager


class FileRequestsResource:
    """Requests to customers to hand in files."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def __repr__(self) -> str:
        return "<file_requests: list, create, ensure, get>"

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> Pager[FileRequest]:
        """Page through the file requests.

        Completed ones are among them.

        Args:
            limit: The largest number of items to read; None reads all.
            prefetch: How many pages may be requested ahead at the same time.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            An iterable that reads page after page while you use it; that is also when errors are raised.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `filerequest.read`
                (documented for the area, inferred for the call).
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            for item in portal.file_requests.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/file-request-api/list-file-requests
        """
        from .list_file_requests import operation

        return self._connection.paginate(
            "file_requests.list", lambda page: operation(page=page), limit, prefetch, options
        )

    def create(
        self,
        *,
        name: str,
        requested_files: Sequence[RequestedFileInput | RequestedFileInputDict],
        description: str | None = None,
        customer_id: str | None = None,
        directory_id: str | None = None,
        options: RequestOptions | None = None,
    ) -> FileRequest:
        """Ask a customer, or anyone with the public link, for files.

        At most ten files. With a customer, the request appears in that customer's portal; without one, the
        response has a public link that you can share.

        Args:
            name: Title of the request. Example: "Contract renewal".
            requested_files: The files to ask for. 1 to 10 items.
            description: What the request is about. Example: "Please send us these files".
            customer_id: ID of the customer to ask; left out for a public link. Starts with `cst_`. Example:
                "cst_abc123456789".
            directory_id: ID of the directory that receives the files. Starts with `fsd_`. Example:
                "fsd_abc123456789".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The new file request.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `filerequest.write`
                (documented for the area, inferred for the call).
            NotFoundError: An object that the arguments name does not exist.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            portal.file_requests.create(
                name="Contract renewal",
                requested_files=[RequestedFileInput(name="Logo")],
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/file-request-api/create-file-request
        """
        from ...models.create_file_request_request import CreateFileRequestRequest
        from .create_file_request import operation

        return self._connection.call(
            operation(
                CreateFileRequestRequest(
                    name=name,
                    requested_files=requested_files,
                    description=description,
                    customer_id=customer_id,
                    directory_id=directory_id,
                )
            ),
            options,
        )

    def ensure(
        self,
        *,
        name: str,
        requested_files: Sequence[RequestedFileInput | RequestedFileInputDict],
        description: str | None = None,
        customer_id: str | None = None,
        directory_id: str | None = None,
        created_since: datetime.datetime | datetime.date | None = None,
        options: RequestOptions | None = None,
    ) -> EnsureResult[FileRequest]:
        """Ask a customer, or anyone with the public link, for files, unless it is there already.

        The key is `name` and `customer_id`. That it identifies an object is inferred: the API would create
        a second one all the same. Of an object with this key, `description` and `directory_id` are
        compared. Let one program at a time ensure an object: two that look for it at once both create it.

        Args:
            name: Title of the request. Example: "Contract renewal".
            requested_files: The files to ask for. 1 to 10 items.
            description: What the request is about. Example: "Please send us these files".
            customer_id: ID of the customer to ask; left out for a public link. Starts with `cst_`. Example:
                "cst_abc123456789".
            directory_id: ID of the directory that receives the files. Starts with `fsd_`. Example:
                "fsd_abc123456789".
            created_since: The earliest time at which the object may have been created; earlier pages of the
                list are not read. None means the whole list, which the client reads once and then keeps up
                with.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The object as `value`, and as `outcome` whether it was `created` or had `existed`.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `filerequest.write` and
                `filerequest.read` (documented for the area, inferred for the call).
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
            portal.file_requests.ensure(
                name="Contract renewal",
                requested_files=[RequestedFileInput(name="Logo")],
            )
        """
        from ...models.create_file_request_request import CreateFileRequestRequest
        from ...runtime.natural_keys import EnsureCall
        from .create_file_request import natural_key, operation

        return self._connection.ensure(
            EnsureCall(
                "file_requests.ensure",
                operation(
                    CreateFileRequestRequest(
                        name=name,
                        requested_files=requested_files,
                        description=description,
                        customer_id=customer_id,
                        directory_id=directory_id,
                    )
                ),
                natural_key(),
                created_since,
            ),
            options,
        )

    def get(self, request_id: str, *, options: RequestOptions | None = None) -> FileRequest:
        """Read one file request.

        It has the IDs of the files handed in so far.

        Args:
            request_id: ID of the file request. Starts with `frq_`. Example: "frq_abc12345678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The file request.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `filerequest.read`
                (documented for the area, inferred for the call).
            NotFoundError: There is no object with this id.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            portal.file_requests.get("frq_abc12345678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/file-request-api/get-file-request
        """
        from .get_file_request import operation

        return self._connection.call(operation(request_id), options)


class AsyncFileRequestsResource:
    """Requests to customers to hand in files."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    def __repr__(self) -> str:
        return "<file_requests: list, create, ensure, get>"

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> AsyncPager[FileRequest]:
        """Page through the file requests.

        Completed ones are among them.

        Args:
            limit: The largest number of items to read; None reads all.
            prefetch: How many pages may be requested ahead at the same time.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            An iterable that reads page after page while you use it; that is also when errors are raised.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `filerequest.read`
                (documented for the area, inferred for the call).
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            async for item in portal.file_requests.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/file-request-api/list-file-requests
        """
        from .list_file_requests import operation

        return self._connection.paginate(
            "file_requests.list", lambda page: operation(page=page), limit, prefetch, options
        )

    async def create(
        self,
        *,
        name: str,
        requested_files: Sequence[RequestedFileInput | RequestedFileInputDict],
        description: str | None = None,
        customer_id: str | None = None,
        directory_id: str | None = None,
        options: RequestOptions | None = None,
    ) -> FileRequest:
        """Ask a customer, or anyone with the public link, for files.

        At most ten files. With a customer, the request appears in that customer's portal; without one, the
        response has a public link that you can share.

        Args:
            name: Title of the request. Example: "Contract renewal".
            requested_files: The files to ask for. 1 to 10 items.
            description: What the request is about. Example: "Please send us these files".
            customer_id: ID of the customer to ask; left out for a public link. Starts with `cst_`. Example:
                "cst_abc123456789".
            directory_id: ID of the directory that receives the files. Starts with `fsd_`. Example:
                "fsd_abc123456789".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The new file request.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `filerequest.write`
                (documented for the area, inferred for the call).
            NotFoundError: An object that the arguments name does not exist.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            await portal.file_requests.create(
                name="Contract renewal",
                requested_files=[RequestedFileInput(name="Logo")],
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/file-request-api/create-file-request
        """
        from ...models.create_file_request_request import CreateFileRequestRequest
        from .create_file_request import operation

        return await self._connection.call(
            operation(
                CreateFileRequestRequest(
                    name=name,
                    requested_files=requested_files,
                    description=description,
                    customer_id=customer_id,
                    directory_id=directory_id,
                )
            ),
            options,
        )

    async def ensure(
        self,
        *,
        name: str,
        requested_files: Sequence[RequestedFileInput | RequestedFileInputDict],
        description: str | None = None,
        customer_id: str | None = None,
        directory_id: str | None = None,
        created_since: datetime.datetime | datetime.date | None = None,
        options: RequestOptions | None = None,
    ) -> EnsureResult[FileRequest]:
        """Ask a customer, or anyone with the public link, for files, unless it is there already.

        The key is `name` and `customer_id`. That it identifies an object is inferred: the API would create
        a second one all the same. Of an object with this key, `description` and `directory_id` are
        compared. Let one program at a time ensure an object: two that look for it at once both create it.

        Args:
            name: Title of the request. Example: "Contract renewal".
            requested_files: The files to ask for. 1 to 10 items.
            description: What the request is about. Example: "Please send us these files".
            customer_id: ID of the customer to ask; left out for a public link. Starts with `cst_`. Example:
                "cst_abc123456789".
            directory_id: ID of the directory that receives the files. Starts with `fsd_`. Example:
                "fsd_abc123456789".
            created_since: The earliest time at which the object may have been created; earlier pages of the
                list are not read. None means the whole list, which the client reads once and then keeps up
                with.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The object as `value`, and as `outcome` whether it was `created` or had `existed`.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `filerequest.write` and
                `filerequest.read` (documented for the area, inferred for the call).
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
            await portal.file_requests.ensure(
                name="Contract renewal",
                requested_files=[RequestedFileInput(name="Logo")],
            )
        """
        from ...models.create_file_request_request import CreateFileRequestRequest
        from ...runtime.natural_keys import EnsureCall
        from .create_file_request import natural_key, operation

        return await self._connection.ensure(
            EnsureCall(
                "file_requests.ensure",
                operation(
                    CreateFileRequestRequest(
                        name=name,
                        requested_files=requested_files,
                        description=description,
                        customer_id=customer_id,
                        directory_id=directory_id,
                    )
                ),
                natural_key(),
                created_since,
            ),
            options,
        )

    async def get(self, request_id: str, *, options: RequestOptions | None = None) -> FileRequest:
        """Read one file request.

        It has the IDs of the files handed in so far.

        Args:
            request_id: ID of the file request. Starts with `frq_`. Example: "frq_abc12345678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The file request.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `filerequest.read`
                (documented for the area, inferred for the call).
            NotFoundError: There is no object with this id.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            await portal.file_requests.get("frq_abc12345678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/file-request-api/get-file-request
        """
        from .get_file_request import operation

        return await self._connection.call(operation(request_id), options)

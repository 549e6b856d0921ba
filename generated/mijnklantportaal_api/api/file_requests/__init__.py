"""Requests to customers to hand in files."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from ...models.file_request import FileRequest
    from ...models.requested_file_input import RequestedFileInput
    from ...runtime.connection import AsyncConnection, Connection
    from ...runtime.operation import RequestOptions
    from ...runtime.paging import AsyncPager, Pager


class FileRequestsResource:
    """Requests to customers to hand in files."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> Pager[FileRequest]:
        """Page through the file requests.

        List all file requests, completed or not.

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
            for item in portal.file_requests.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/file-request-api/list-file-requests
        Source: `spec/transcribed/file-request-api.yaml`.
        Inferred: 422 (the number of the page can be wrong).
        """
        from . import list_file_requests

        return self._connection.paginate(lambda page: list_file_requests.operation(page=page), limit, prefetch, options)

    def create(
        self,
        *,
        name: str,
        requested_files: Sequence[RequestedFileInput | Mapping[str, Any]],
        description: str | None = None,
        customer_id: str | None = None,
        directory_id: str | None = None,
        options: RequestOptions | None = None,
    ) -> FileRequest:
        """Ask a customer, or anyone with the public link, for files.

        Ask for up to ten files. With a customer the request stands in that customer's portal, without one
        the answer has a public link to hand on.

        Args:
            name: Title of the request. Example: "Contract renewal".
            requested_files: The files to ask for. 1 to 10 items. (Inferred: minItems: a request for no file
                has no meaning.)
            description: Optional. What the request is about. Example: "Please send us these files".
            customer_id: Optional. ID of the customer to ask; left out for a public link. Starts with
                `cst_`. Example: "cst_abc123456789". (Inferred: optional: answers may have null here; left
                out for a public link: null in answers means so.)
            directory_id: Optional. ID of the directory that receives the files. Starts with `fsd_`.
                Example: "fsd_abc123456789". (Inferred: optional: answers may have null here; meaning: from
                its name.)
            options: What differs for this call, such as its time-outs.

        Returns:
            The new file request.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.file_requests.create(
                name="Contract renewal",
                requested_files=[RequestedFileInput(name="Logo")],
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/file-request-api/create-file-request
        Source: `spec/transcribed/file-request-api.yaml`.
        Inferred: operationId (made from the title of its page); 201 (it creates something, and the calls
        that do so with a documented status answer 201); 404 (the customer named may not exist); 422
        (documented for another request with a body).
        Not documented: errors (no list of them is available).
        """
        from . import create_file_request

        return self._connection.call(
            create_file_request.operation(
                name=name,
                requested_files=requested_files,
                description=description,
                customer_id=customer_id,
                directory_id=directory_id,
            ),
            options,
        )

    def get(self, request_id: str, *, options: RequestOptions | None = None) -> FileRequest:
        """Read one file request.

        Read a file request, with the IDs of the files handed in so far.

        Args:
            request_id: ID of the file request. Starts with `frq_`. Example: "frq_abc12345678".
            options: What differs for this call, such as its time-outs.

        Returns:
            The file request.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.file_requests.get("frq_abc12345678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/file-request-api/get-file-request
        Source: `spec/transcribed/file-request-api.yaml`.
        Inferred: operationId (made from the title of its page); 200 (every read with a documented status
        answers 200); 404 (documented for other operations addressed by an identifier).
        Not documented: errors (no list of them is available).
        """
        from . import get_file_request

        return self._connection.call(get_file_request.operation(request_id), options)


class AsyncFileRequestsResource:
    """Requests to customers to hand in files."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> AsyncPager[FileRequest]:
        """Page through the file requests.

        List all file requests, completed or not.

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
            for item in portal.file_requests.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/file-request-api/list-file-requests
        Source: `spec/transcribed/file-request-api.yaml`.
        Inferred: 422 (the number of the page can be wrong).
        """
        from . import list_file_requests

        return self._connection.paginate(lambda page: list_file_requests.operation(page=page), limit, prefetch, options)

    async def create(
        self,
        *,
        name: str,
        requested_files: Sequence[RequestedFileInput | Mapping[str, Any]],
        description: str | None = None,
        customer_id: str | None = None,
        directory_id: str | None = None,
        options: RequestOptions | None = None,
    ) -> FileRequest:
        """Ask a customer, or anyone with the public link, for files.

        Ask for up to ten files. With a customer the request stands in that customer's portal, without one
        the answer has a public link to hand on.

        Args:
            name: Title of the request. Example: "Contract renewal".
            requested_files: The files to ask for. 1 to 10 items. (Inferred: minItems: a request for no file
                has no meaning.)
            description: Optional. What the request is about. Example: "Please send us these files".
            customer_id: Optional. ID of the customer to ask; left out for a public link. Starts with
                `cst_`. Example: "cst_abc123456789". (Inferred: optional: answers may have null here; left
                out for a public link: null in answers means so.)
            directory_id: Optional. ID of the directory that receives the files. Starts with `fsd_`.
                Example: "fsd_abc123456789". (Inferred: optional: answers may have null here; meaning: from
                its name.)
            options: What differs for this call, such as its time-outs.

        Returns:
            The new file request.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.file_requests.create(
                name="Contract renewal",
                requested_files=[RequestedFileInput(name="Logo")],
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/file-request-api/create-file-request
        Source: `spec/transcribed/file-request-api.yaml`.
        Inferred: operationId (made from the title of its page); 201 (it creates something, and the calls
        that do so with a documented status answer 201); 404 (the customer named may not exist); 422
        (documented for another request with a body).
        Not documented: errors (no list of them is available).
        """
        from . import create_file_request

        return await self._connection.call(
            create_file_request.operation(
                name=name,
                requested_files=requested_files,
                description=description,
                customer_id=customer_id,
                directory_id=directory_id,
            ),
            options,
        )

    async def get(self, request_id: str, *, options: RequestOptions | None = None) -> FileRequest:
        """Read one file request.

        Read a file request, with the IDs of the files handed in so far.

        Args:
            request_id: ID of the file request. Starts with `frq_`. Example: "frq_abc12345678".
            options: What differs for this call, such as its time-outs.

        Returns:
            The file request.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.file_requests.get("frq_abc12345678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/file-request-api/get-file-request
        Source: `spec/transcribed/file-request-api.yaml`.
        Inferred: operationId (made from the title of its page); 200 (every read with a documented status
        answers 200); 404 (documented for other operations addressed by an identifier).
        Not documented: errors (no list of them is available).
        """
        from . import get_file_request

        return await self._connection.call(get_file_request.operation(request_id), options)

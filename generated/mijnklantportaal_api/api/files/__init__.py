"""Files and directories in the portal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...models.download_link import DownloadLink
    from ...models.file_or_directory import FileOrDirectory
    from ...runtime.connection import AsyncConnection, Connection
    from ...runtime.operation import RequestOptions
    from ...runtime.uploads import FileInput


class FilesResource:
    """Files and directories in the portal."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def __repr__(self) -> str:
        return "<files: upload, create_directory, download, get>"

    def upload(
        self, *, file: FileInput, directory: str | None = None, options: RequestOptions | None = None
    ) -> FileOrDirectory:
        """Upload a file.

        Keep the ID of the response; nothing lists files or what a directory contains.

        Args:
            file: The file. A path, bytes, a file opened in binary mode, or an `Upload`, which names it or
                follows its progress.
            directory: ID of the directory to put it in. Starts with `fsd_`. Example: "fsd_abc12345678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            What was made, with its ID.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            OSError: A file can't be opened, so nothing was sent, or got shorter while it was sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `files.write`
                (documented for the area, inferred for the call).
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            portal.files.upload(file=Path("document.pdf"))

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/files-api/uploading-a-file-or-creating-a-directory
        """
        from ...models.upload_file_request import UploadFileRequest
        from .post_files import upload_operation as operation

        return self._connection.call(operation(UploadFileRequest(file=file), directory=directory), options)

    def create_directory(
        self, *, name: str, directory: str | None = None, options: RequestOptions | None = None
    ) -> FileOrDirectory:
        """Create a directory.

        Keep the ID of the response; nothing lists directories or what they contain.

        Args:
            name: Name of the directory. Example: "Contracts".
            directory: ID of the directory to put it in. Starts with `fsd_`. Example: "fsd_abc12345678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            What was made, with its ID.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `files.write`
                (documented for the area, inferred for the call).
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            portal.files.create_directory(name="Contracts")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/files-api/uploading-a-file-or-creating-a-directory
        """
        from ...models.create_directory_request import CreateDirectoryRequest
        from .post_files import create_directory_operation as operation

        return self._connection.call(operation(CreateDirectoryRequest(name=name), directory=directory), options)

    def download(self, file_id: str, *, options: RequestOptions | None = None) -> DownloadLink:
        """Get a download link valid for 5 minutes.

        Whoever has the link needs no token.

        Args:
            file_id: ID of the file. Starts with `fsf_`. Example: "fsf_abc12345678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The address of the file. Save the file with `portal.download`.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `files.read`
                (documented for the area, inferred for the call).
            NotFoundError: There is no object with this id.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            portal.files.download("fsf_abc12345678")

        Documentation: https://docs.developers.mijnklantportaal.nl/api-reference/files-api/download-file
        """
        from .download_file import operation

        return self._connection.call(operation(file_id), options)

    def get(self, file_or_dir_id: str, *, options: RequestOptions | None = None) -> FileOrDirectory:
        """Read the data of one file or directory.

        Name, size and media type, but not the content: a file's content comes from its download link.

        Args:
            file_or_dir_id: ID of the file (`fsf_`) or directory (`fsd_`). Example: "fsf_abc12345678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The data of the file or directory.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `files.read`
                (documented for the area, inferred for the call).
            NotFoundError: There is no object with this id.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            portal.files.get("fsf_abc12345678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/files-api/get-file-or-directory
        """
        from .get_file import operation

        return self._connection.call(operation(file_or_dir_id), options)


class AsyncFilesResource:
    """Files and directories in the portal."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    def __repr__(self) -> str:
        return "<files: upload, create_directory, download, get>"

    async def upload(
        self, *, file: FileInput, directory: str | None = None, options: RequestOptions | None = None
    ) -> FileOrDirectory:
        """Upload a file.

        Keep the ID of the response; nothing lists files or what a directory contains.

        Args:
            file: The file. A path, bytes, a file opened in binary mode, or an `Upload`, which names it or
                follows its progress.
            directory: ID of the directory to put it in. Starts with `fsd_`. Example: "fsd_abc12345678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            What was made, with its ID.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            OSError: A file can't be opened, so nothing was sent, or got shorter while it was sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `files.write`
                (documented for the area, inferred for the call).
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            await portal.files.upload(file=Path("document.pdf"))

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/files-api/uploading-a-file-or-creating-a-directory
        """
        from ...models.upload_file_request import UploadFileRequest
        from .post_files import upload_operation as operation

        return await self._connection.call(operation(UploadFileRequest(file=file), directory=directory), options)

    async def create_directory(
        self, *, name: str, directory: str | None = None, options: RequestOptions | None = None
    ) -> FileOrDirectory:
        """Create a directory.

        Keep the ID of the response; nothing lists directories or what they contain.

        Args:
            name: Name of the directory. Example: "Contracts".
            directory: ID of the directory to put it in. Starts with `fsd_`. Example: "fsd_abc12345678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            What was made, with its ID.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `files.write`
                (documented for the area, inferred for the call).
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            await portal.files.create_directory(name="Contracts")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/files-api/uploading-a-file-or-creating-a-directory
        """
        from ...models.create_directory_request import CreateDirectoryRequest
        from .post_files import create_directory_operation as operation

        return await self._connection.call(operation(CreateDirectoryRequest(name=name), directory=directory), options)

    async def download(self, file_id: str, *, options: RequestOptions | None = None) -> DownloadLink:
        """Get a download link valid for 5 minutes.

        Whoever has the link needs no token.

        Args:
            file_id: ID of the file. Starts with `fsf_`. Example: "fsf_abc12345678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The address of the file. Save the file with `portal.download`.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `files.read`
                (documented for the area, inferred for the call).
            NotFoundError: There is no object with this id.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            await portal.files.download("fsf_abc12345678")

        Documentation: https://docs.developers.mijnklantportaal.nl/api-reference/files-api/download-file
        """
        from .download_file import operation

        return await self._connection.call(operation(file_id), options)

    async def get(self, file_or_dir_id: str, *, options: RequestOptions | None = None) -> FileOrDirectory:
        """Read the data of one file or directory.

        Name, size and media type, but not the content: a file's content comes from its download link.

        Args:
            file_or_dir_id: ID of the file (`fsf_`) or directory (`fsd_`). Example: "fsf_abc12345678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The data of the file or directory.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `files.read`
                (documented for the area, inferred for the call).
            NotFoundError: There is no object with this id.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            await portal.files.get("fsf_abc12345678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/files-api/get-file-or-directory
        """
        from .get_file import operation

        return await self._connection.call(operation(file_or_dir_id), options)

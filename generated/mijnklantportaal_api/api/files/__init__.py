"""Files and directories in the portal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...models.api_cloudfile import ApiCloudfile
    from ...models.file_or_directory import FileOrDirectory
    from ...runtime.connection import AsyncConnection, Connection
    from ...runtime.operation import RequestOptions
    from ...runtime.uploads import FileInput


class FilesResource:
    """Files and directories in the portal."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def upload(
        self, *, file: FileInput, directory: str | None = None, options: RequestOptions | None = None
    ) -> FileOrDirectory:
        """Upload a file.

        One operation does both, and the kind of body decides: a multipart body uploads a file, a JSON body
        creates a directory. Keep the ID of the answer: nothing lists files or what a directory contains.

        Args:
            file: The file. A path, bytes or an open binary file. (Inferred: required: a multipart request
                without a file has no meaning.) (Not documented: size limit and file types.)
            directory: Optional. ID of the directory that receives the new file or directory. Starts with
                `fsd_`. Example: "fsd_abc12345678".
            options: What differs for this call, such as its time-outs.

        Returns:
            The new file or directory.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.files.upload(file=Path("file"))

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/files-api/uploading-a-file-or-creating-a-directory
        Source: `spec/transcribed/files-api.yaml`.
        Inferred: 201 (it creates something, and the calls that do so with a documented status answer 201);
        422 (documented for another request with a body).
        Not documented: errors (no list of them is available).
        """
        from . import post_files

        return self._connection.call(post_files.upload_operation(file=file, directory=directory), options)

    def create_directory(
        self, *, name: str, directory: str | None = None, options: RequestOptions | None = None
    ) -> FileOrDirectory:
        """Create a directory.

        One operation does both, and the kind of body decides: a multipart body uploads a file, a JSON body
        creates a directory. Keep the ID of the answer: nothing lists files or what a directory contains.

        Args:
            name: Name of the directory. Example: "Contracts". (Inferred: name: the field that answers have;
                required: a directory needs a name.) (Not documented: name of the field.)
            directory: Optional. ID of the directory that receives the new file or directory. Starts with
                `fsd_`. Example: "fsd_abc12345678".
            options: What differs for this call, such as its time-outs.

        Returns:
            The new file or directory.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.files.create_directory(name="Contracts")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/files-api/uploading-a-file-or-creating-a-directory
        Source: `spec/transcribed/files-api.yaml`.
        Inferred: 201 (it creates something, and the calls that do so with a documented status answer 201);
        422 (documented for another request with a body).
        Not documented: errors (no list of them is available).
        """
        from . import post_files

        return self._connection.call(post_files.create_directory_operation(name=name, directory=directory), options)

    def download(self, file_id: str, *, options: RequestOptions | None = None) -> ApiCloudfile:
        """Get a download link valid for 5 minutes.

        Get an address from which the file can be downloaded for five minutes. The answer is JSON and not
        the file; the token is not to be sent to the address in it.

        Args:
            file_id: ID of the file. Starts with `fsf_`. Example: "fsf_abc12345678".
            options: What differs for this call, such as its time-outs.

        Returns:
            The address of the file.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.files.download("fsf_abc12345678")

        Documentation: https://docs.developers.mijnklantportaal.nl/api-reference/files-api/download-file
        Source: `spec/transcribed/files-api.yaml`.
        """
        from . import download_file

        return self._connection.call(download_file.operation(file_id), options)

    def get(self, file_or_dir_id: str, *, options: RequestOptions | None = None) -> FileOrDirectory:
        """Read the data of one file or directory.

        Read name, size and media type, not the content; a file's content comes from its download link.

        Args:
            file_or_dir_id: ID of the file (`fsf_`) or directory (`fsd_`). Starts with `fsf_` or `fsd_`.
                Example: "fsf_abc12345678".
            options: What differs for this call, such as its time-outs.

        Returns:
            The data of the file or directory.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.files.get("fsf_abc12345678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/files-api/get-file-or-directory
        Source: `spec/transcribed/files-api.yaml`.
        """
        from . import get_file

        return self._connection.call(get_file.operation(file_or_dir_id), options)


class AsyncFilesResource:
    """Files and directories in the portal."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def upload(
        self, *, file: FileInput, directory: str | None = None, options: RequestOptions | None = None
    ) -> FileOrDirectory:
        """Upload a file.

        One operation does both, and the kind of body decides: a multipart body uploads a file, a JSON body
        creates a directory. Keep the ID of the answer: nothing lists files or what a directory contains.

        Args:
            file: The file. A path, bytes or an open binary file. (Inferred: required: a multipart request
                without a file has no meaning.) (Not documented: size limit and file types.)
            directory: Optional. ID of the directory that receives the new file or directory. Starts with
                `fsd_`. Example: "fsd_abc12345678".
            options: What differs for this call, such as its time-outs.

        Returns:
            The new file or directory.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.files.upload(file=Path("file"))

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/files-api/uploading-a-file-or-creating-a-directory
        Source: `spec/transcribed/files-api.yaml`.
        Inferred: 201 (it creates something, and the calls that do so with a documented status answer 201);
        422 (documented for another request with a body).
        Not documented: errors (no list of them is available).
        """
        from . import post_files

        return await self._connection.call(post_files.upload_operation(file=file, directory=directory), options)

    async def create_directory(
        self, *, name: str, directory: str | None = None, options: RequestOptions | None = None
    ) -> FileOrDirectory:
        """Create a directory.

        One operation does both, and the kind of body decides: a multipart body uploads a file, a JSON body
        creates a directory. Keep the ID of the answer: nothing lists files or what a directory contains.

        Args:
            name: Name of the directory. Example: "Contracts". (Inferred: name: the field that answers have;
                required: a directory needs a name.) (Not documented: name of the field.)
            directory: Optional. ID of the directory that receives the new file or directory. Starts with
                `fsd_`. Example: "fsd_abc12345678".
            options: What differs for this call, such as its time-outs.

        Returns:
            The new file or directory.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.files.create_directory(name="Contracts")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/files-api/uploading-a-file-or-creating-a-directory
        Source: `spec/transcribed/files-api.yaml`.
        Inferred: 201 (it creates something, and the calls that do so with a documented status answer 201);
        422 (documented for another request with a body).
        Not documented: errors (no list of them is available).
        """
        from . import post_files

        return await self._connection.call(
            post_files.create_directory_operation(name=name, directory=directory), options
        )

    async def download(self, file_id: str, *, options: RequestOptions | None = None) -> ApiCloudfile:
        """Get a download link valid for 5 minutes.

        Get an address from which the file can be downloaded for five minutes. The answer is JSON and not
        the file; the token is not to be sent to the address in it.

        Args:
            file_id: ID of the file. Starts with `fsf_`. Example: "fsf_abc12345678".
            options: What differs for this call, such as its time-outs.

        Returns:
            The address of the file.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.files.download("fsf_abc12345678")

        Documentation: https://docs.developers.mijnklantportaal.nl/api-reference/files-api/download-file
        Source: `spec/transcribed/files-api.yaml`.
        """
        from . import download_file

        return await self._connection.call(download_file.operation(file_id), options)

    async def get(self, file_or_dir_id: str, *, options: RequestOptions | None = None) -> FileOrDirectory:
        """Read the data of one file or directory.

        Read name, size and media type, not the content; a file's content comes from its download link.

        Args:
            file_or_dir_id: ID of the file (`fsf_`) or directory (`fsd_`). Starts with `fsf_` or `fsd_`.
                Example: "fsf_abc12345678".
            options: What differs for this call, such as its time-outs.

        Returns:
            The data of the file or directory.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.files.get("fsf_abc12345678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/files-api/get-file-or-directory
        Source: `spec/transcribed/files-api.yaml`.
        """
        from . import get_file

        return await self._connection.call(get_file.operation(file_or_dir_id), options)

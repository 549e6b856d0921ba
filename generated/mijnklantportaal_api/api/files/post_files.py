"""Upload a file (multipart) or create a directory (JSON). `POST /files`"""

from ...models.create_directory_request import CreateDirectoryRequest
from ...models.file_or_directory import FileOrDirectory, file_or_directory_from_dict
from ...models.upload_file_request import UploadFileRequest
from ...runtime.operation import Operation, query_items
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def upload_operation(request: UploadFileRequest, *, directory: str | None = None) -> Operation[FileOrDirectory]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="post-files",
        method="POST",
        path="/files",
        query=query_items(
            {
                "directory": None if directory is None else write_text("directory", directory, "fsd_"),
            }
        ),
        form=request.to_dict(),
        read=read_with(file_or_directory_from_dict),
        statuses=(
            201,
            401,
            403,
            422,
            429,
        ),
        scopes=("files.write",),
    )


def create_directory_operation(
    request: CreateDirectoryRequest, *, directory: str | None = None
) -> Operation[FileOrDirectory]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="post-files",
        method="POST",
        path="/files",
        query=query_items(
            {
                "directory": None if directory is None else write_text("directory", directory, "fsd_"),
            }
        ),
        json=request.to_dict(),
        read=read_with(file_or_directory_from_dict),
        statuses=(
            201,
            401,
            403,
            422,
            429,
        ),
        scopes=("files.write",),
    )

"""Upload a file (multipart) or create a directory (JSON). `POST /files`"""

from __future__ import annotations

from ...models.file_or_directory import FileOrDirectory
from ...models.post_files_json_request import PostFilesJsonRequest
from ...models.post_files_multipart_request import PostFilesMultipartRequest
from ...runtime.operation import Operation, query_items
from ...runtime.reading import read_with
from ...runtime.uploads import FileInput
from ...runtime.writing import write_text


def upload_operation(*, file: FileInput, directory: str | None = None) -> Operation[FileOrDirectory]:
    """Upload a file.

    One operation does both, and the kind of body decides: a multipart body uploads a file, a JSON body
    creates a directory. Keep the ID of the answer: nothing lists files or what a directory contains.

    Args:
        file: The file. A path, bytes or an open binary file. (Inferred: required: a multipart request
            without a file has no meaning.) (Not documented: size limit and file types.)
        directory: Optional. ID of the directory that receives the new file or directory. Starts with
            `fsd_`. Example: "fsd_abc12345678".

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/files-api/uploading-a-file-or-creating-a-directory
    Source: `spec/transcribed/files-api.yaml`.
    Inferred: 201 (it creates something, and the calls that do so with a documented status answer 201);
    422 (documented for another request with a body).
    Not documented: errors (no list of them is available).
    """
    return Operation(
        name="post-files",
        method="POST",
        path="/files",
        query=query_items(
            {
                "directory": None if directory is None else write_text("directory", directory, "fsd_"),
            }
        ),
        form=PostFilesMultipartRequest(
            file=file,
        ).to_dict(),
        read=read_with(FileOrDirectory.from_dict),
    )


def create_directory_operation(*, name: str, directory: str | None = None) -> Operation[FileOrDirectory]:
    """Create a directory.

    One operation does both, and the kind of body decides: a multipart body uploads a file, a JSON body
    creates a directory. Keep the ID of the answer: nothing lists files or what a directory contains.

    Args:
        name: Name of the directory. Example: "Contracts". (Inferred: name: the field that answers have;
            required: a directory needs a name.) (Not documented: name of the field.)
        directory: Optional. ID of the directory that receives the new file or directory. Starts with
            `fsd_`. Example: "fsd_abc12345678".

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/files-api/uploading-a-file-or-creating-a-directory
    Source: `spec/transcribed/files-api.yaml`.
    Inferred: 201 (it creates something, and the calls that do so with a documented status answer 201);
    422 (documented for another request with a body).
    Not documented: errors (no list of them is available).
    """
    return Operation(
        name="post-files",
        method="POST",
        path="/files",
        query=query_items(
            {
                "directory": None if directory is None else write_text("directory", directory, "fsd_"),
            }
        ),
        json=PostFilesJsonRequest(
            name=name,
        ).to_dict(),
        read=read_with(FileOrDirectory.from_dict),
    )

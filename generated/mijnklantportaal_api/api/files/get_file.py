"""Read the data of one file or directory. `GET /files/{fileOrDirId}`"""

from ...models.file_or_directory import FileOrDirectory, file_or_directory_from_dict
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(file_or_dir_id: str) -> Operation[FileOrDirectory]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="get-file",
        method="GET",
        path="/files/" + path_segment(write_text("file_or_dir_id", file_or_dir_id, "fsf_", "fsd_")),
        read=read_with(file_or_directory_from_dict),
        statuses=(
            200,
            401,
            403,
            404,
            429,
        ),
        scopes=("files.read",),
    )

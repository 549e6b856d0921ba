"""Read the data of one file or directory. `GET /files/{fileOrDirId}`"""

from __future__ import annotations

from ...models.file_or_directory import FileOrDirectory
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(file_or_dir_id: str) -> Operation[FileOrDirectory]:
    """Read the data of one file or directory.

    Read name, size and media type, not the content; a file's content comes from its download link.

    Args:
        file_or_dir_id: ID of the file (`fsf_`) or directory (`fsd_`). Starts with `fsf_` or `fsd_`.
            Example: "fsf_abc12345678".

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/files-api/get-file-or-directory
    Source: `spec/transcribed/files-api.yaml`.
    """
    return Operation(
        name="get-file",
        method="GET",
        path=f"/files/{path_segment(write_text('file_or_dir_id', file_or_dir_id, 'fsf_', 'fsd_'))}",
        read=read_with(FileOrDirectory.from_dict),
    )

"""Get a download link valid for 5 minutes. `GET /files/{fileId}/download`"""

from ...models.download_link import DownloadLink, download_link_from_dict
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(file_id: str) -> Operation[DownloadLink]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="download-file",
        method="GET",
        path="/files/" + path_segment(write_text("file_id", file_id, "fsf_")) + "/download",
        read=read_with(download_link_from_dict),
        statuses=(
            200,
            401,
            403,
            404,
            429,
        ),
        scopes=("files.read",),
    )

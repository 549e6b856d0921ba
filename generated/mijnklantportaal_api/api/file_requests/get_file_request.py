"""Read one file request. `GET /file-requests/{requestId}`"""

from __future__ import annotations

from ...models.file_request import FileRequest
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(request_id: str) -> Operation[FileRequest]:
    """Read one file request.

    Read a file request, with the IDs of the files handed in so far.

    Args:
        request_id: ID of the file request. Starts with `frq_`. Example: "frq_abc12345678".

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/file-request-api/get-file-request
    Source: `spec/transcribed/file-request-api.yaml`.
    Inferred: operationId (made from the title of its page); 200 (every read with a documented status
    answers 200); 404 (documented for other operations addressed by an identifier).
    Not documented: errors (no list of them is available).
    """
    return Operation(
        name="get-file-request",
        method="GET",
        path=f"/file-requests/{path_segment(write_text('request_id', request_id, 'frq_'))}",
        read=read_with(FileRequest.from_dict),
    )

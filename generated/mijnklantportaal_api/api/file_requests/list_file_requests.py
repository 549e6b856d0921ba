"""Page through the file requests. `GET /file-requests`"""

from __future__ import annotations

from ...models.file_request_page import FileRequestPage
from ...runtime.operation import Operation, query_items
from ...runtime.reading import read_with
from ...runtime.writing import write_integer


def operation(*, page: int | None = None) -> Operation[FileRequestPage]:
    """Page through the file requests.

    List all file requests, completed or not.

    Args:
        page: Optional. Number of the page to read, starting at 1. Example: 2. (Inferred: only shown in
            the addresses of the answer.)

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/file-request-api/list-file-requests
    Source: `spec/transcribed/file-request-api.yaml`.
    Inferred: 422 (the number of the page can be wrong).
    """
    return Operation(
        name="list-file-requests",
        method="GET",
        path="/file-requests",
        query=query_items(
            {
                "page": None if page is None else write_integer("page", page),
            }
        ),
        read=read_with(FileRequestPage.from_dict),
    )

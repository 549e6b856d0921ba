"""Page through the file shares. `GET /file-shares`"""

from __future__ import annotations

from ...models.file_share_page import FileSharePage
from ...runtime.operation import Operation, query_items
from ...runtime.reading import read_with
from ...runtime.writing import write_integer


def operation(*, page: int | None = None) -> Operation[FileSharePage]:
    """Page through the file shares.

    List all shares with what they contain; no operation reads a single one.

    Args:
        page: Optional. Number of the page to read, starting at 1. Example: 2. (Inferred: only shown in
            the addresses of the answer.)

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/file-share-api/list-file-shares
    Source: `spec/transcribed/file-share-api.yaml`.
    Inferred: operationId (made from the title of its page); 422 (the number of the page can be wrong).
    """
    return Operation(
        name="list-file-shares",
        method="GET",
        path="/file-shares",
        query=query_items(
            {
                "page": None if page is None else write_integer("page", page),
            }
        ),
        read=read_with(FileSharePage.from_dict),
    )

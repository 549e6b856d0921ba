"""Page through the file shares. `GET /file-shares`"""

from ...models.file_share_page import FileSharePage, file_share_page_from_dict
from ...runtime.operation import Operation, query_items
from ...runtime.reading import read_with
from ...runtime.writing import write_integer


def operation(*, page: int | None = None) -> Operation[FileSharePage]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="list-file-shares",
        method="GET",
        path="/file-shares",
        query=query_items(
            {
                "page": None if page is None else write_integer("page", page),
            }
        ),
        read=read_with(file_share_page_from_dict),
        statuses=(
            200,
            401,
            403,
            422,
            429,
        ),
        scopes=("fileshare.read",),
    )

"""Page through the file requests. `GET /file-requests`"""

from ...models.file_request_page import FileRequestPage, file_request_page_from_dict
from ...runtime.operation import Operation, query_items
from ...runtime.reading import read_with
from ...runtime.writing import write_integer


def operation(*, page: int | None = None) -> Operation[FileRequestPage]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="list-file-requests",
        method="GET",
        path="/file-requests",
        query=query_items(
            {
                "page": None if page is None else write_integer("page", page),
            }
        ),
        read=read_with(file_request_page_from_dict),
        statuses=(
            200,
            401,
            403,
            422,
            429,
        ),
        scopes=("filerequest.read",),
    )

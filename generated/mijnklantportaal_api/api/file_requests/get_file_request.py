"""Read one file request. `GET /file-requests/{requestId}`"""

from ...models.file_request import FileRequest, file_request_from_dict
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(request_id: str) -> Operation[FileRequest]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="get-file-request",
        method="GET",
        path="/file-requests/" + path_segment(write_text("request_id", request_id, "frq_")),
        read=read_with(file_request_from_dict),
        statuses=(
            200,
            401,
            403,
            404,
            429,
        ),
        scopes=("filerequest.read",),
    )

"""Ask a customer, or anyone with the public link, for files. `POST /file-requests`"""

from ...models.create_file_request_request import CreateFileRequestRequest
from ...models.file_request import FileRequest, file_request_from_dict
from ...runtime.operation import Operation
from ...runtime.reading import read_with


def operation(request: CreateFileRequestRequest) -> Operation[FileRequest]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="create-file-request",
        method="POST",
        path="/file-requests",
        json=request.to_dict(),
        read=read_with(file_request_from_dict),
        statuses=(
            201,
            401,
            403,
            404,
            422,
            429,
        ),
    )

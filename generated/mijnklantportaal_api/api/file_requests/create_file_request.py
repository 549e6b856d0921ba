"""Ask a customer, or anyone with the public link, for files. `POST /file-requests`"""

from ...models.create_file_request_request import CreateFileRequestRequest
from ...models.file_request import FileRequest, file_request_from_dict
from ...runtime.natural_keys import NaturalKey
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
        scopes=("filerequest.write",),
    )


def natural_key() -> NaturalKey[FileRequest]:
    """How an object that this creates is found among those that are there."""
    from .get_file_request import operation as get
    from .list_file_requests import operation as read_list

    return NaturalKey[FileRequest](
        read_list=lambda page: read_list(page=page),
        fields=(
            ("name", "name"),
            ("customerId", "customer_id"),
        ),
        others=(
            ("description", "description"),
            ("directoryId", "directory_id"),
        ),
        created_at="created_at",
        get=get,
    )

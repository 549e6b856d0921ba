"""Share files and directories with a customer or publicly. `POST /file-shares`"""

from ...models.create_file_share_request import CreateFileShareRequest
from ...models.file_share import FileShare, file_share_from_dict
from ...runtime.operation import Operation
from ...runtime.reading import read_with


def operation(request: CreateFileShareRequest) -> Operation[FileShare]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="create-file-share",
        method="POST",
        path="/file-shares",
        json=request.to_dict(),
        read=read_with(file_share_from_dict),
        statuses=(
            201,
            401,
            403,
            404,
            422,
            429,
        ),
        scopes=("fileshare.write",),
    )

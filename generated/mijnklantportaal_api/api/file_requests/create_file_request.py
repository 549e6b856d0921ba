"""Ask a customer, or anyone with the public link, for files. `POST /file-requests`"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ...models.create_file_request_request import CreateFileRequestRequest
from ...models.file_request import FileRequest
from ...models.requested_file_input import RequestedFileInput
from ...runtime.operation import Operation
from ...runtime.reading import read_with


def operation(
    *,
    name: str,
    requested_files: Sequence[RequestedFileInput | Mapping[str, Any]],
    description: str | None = None,
    customer_id: str | None = None,
    directory_id: str | None = None,
) -> Operation[FileRequest]:
    """Ask a customer, or anyone with the public link, for files.

    Ask for up to ten files. With a customer the request stands in that customer's portal, without one
    the answer has a public link to hand on.

    Args:
        name: Title of the request. Example: "Contract renewal".
        requested_files: The files to ask for. 1 to 10 items. (Inferred: minItems: a request for no file
            has no meaning.)
        description: Optional. What the request is about. Example: "Please send us these files".
        customer_id: Optional. ID of the customer to ask; left out for a public link. Starts with
            `cst_`. Example: "cst_abc123456789". (Inferred: optional: answers may have null here; left
            out for a public link: null in answers means so.)
        directory_id: Optional. ID of the directory that receives the files. Starts with `fsd_`.
            Example: "fsd_abc123456789". (Inferred: optional: answers may have null here; meaning: from
            its name.)

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/file-request-api/create-file-request
    Source: `spec/transcribed/file-request-api.yaml`.
    Inferred: operationId (made from the title of its page); 201 (it creates something, and the calls
    that do so with a documented status answer 201); 404 (the customer named may not exist); 422
    (documented for another request with a body).
    Not documented: errors (no list of them is available).
    """
    return Operation(
        name="create-file-request",
        method="POST",
        path="/file-requests",
        json=CreateFileRequestRequest(
            name=name,
            requested_files=requested_files,
            description=description,
            customer_id=customer_id,
            directory_id=directory_id,
        ).to_dict(),
        read=read_with(FileRequest.from_dict),
    )

"""Share files and directories with a customer or publicly. `POST /file-shares`"""

from __future__ import annotations

from collections.abc import Sequence

from ...models.create_file_share_request import CreateFileShareRequest
from ...models.file_share import FileShare
from ...runtime.operation import Operation
from ...runtime.reading import read_with


def operation(*, content: Sequence[str], customer_id: str | None = None) -> Operation[FileShare]:
    """Share files and directories with a customer or publicly.

    Share files and directories that are in the portal already. Without a customer the answer has a
    public link, and whoever has it can read what is shared.

    Args:
        content: IDs of the files and directories to share. At least 1. Example: ["fsd_abc12345678",
            "fsf_abc12345678"]. (Inferred: minItems: a share of nothing has no meaning.)
        customer_id: Optional. ID of the customer to share with; left out for a public link. Starts with
            `cst_`. Example: "cst_abc12345def678".

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/file-share-api/create-file-share
    Source: `spec/transcribed/file-share-api.yaml`.
    Inferred: operationId (made from the title of its page); 201 (it creates something, and the calls
    that do so with a documented status answer 201); 404 (what is named may not exist); 422 (documented
    for another request with a body).
    Not documented: errors (no list of them is available).
    """
    return Operation(
        name="create-file-share",
        method="POST",
        path="/file-shares",
        json=CreateFileShareRequest(
            content=content,
            customer_id=customer_id,
        ).to_dict(),
        read=read_with(FileShare.from_dict),
    )

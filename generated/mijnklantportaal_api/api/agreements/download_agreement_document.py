"""Get a temporary download link for one document. `GET
/agreements/{agreementId}/documents/{documentId}/download`
"""

from __future__ import annotations

from ...models.api_cloudfile import ApiCloudfile
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(agreement_id: str, document_id: str) -> Operation[ApiCloudfile]:
    """Get a temporary download link for one document.

    Get an address from which one document of an agreement can be downloaded for a short while. The
    answer is JSON and not the file; the token is not to be sent to the address in it.

    Args:
        agreement_id: The agreement. Starts with `agr_`. Example: "agr_abc12346def678".
        document_id: One of the agreement's documents. Starts with `agd_`. Example:
            "agd_abc12345def678".

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/agreements-api/download-agreement-document
    Source: `spec/transcribed/agreements-api.yaml`.
    Inferred: operationId (made from the title of its page); 200 (every read with a documented status
    answers 200); 404 (documented for other operations addressed by an identifier).
    Not documented: errors (no list of them is available).
    """
    return Operation(
        name="download-agreement-document",
        method="GET",
        path=f"/agreements/{path_segment(write_text('agreement_id', agreement_id, 'agr_'))}/documents/{path_segment(write_text('document_id', document_id, 'agd_'))}/download",
        read=read_with(ApiCloudfile.from_dict),
    )

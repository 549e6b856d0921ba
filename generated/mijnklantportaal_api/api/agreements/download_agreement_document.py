"""Get a temporary download link for one document. `GET
/agreements/{agreementId}/documents/{documentId}/download`
"""

from ...models.download_link import DownloadLink, download_link_from_dict
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(agreement_id: str, document_id: str) -> Operation[DownloadLink]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="download-agreement-document",
        method="GET",
        path="/agreements/"
        + path_segment(write_text("agreement_id", agreement_id, "agr_"))
        + "/documents/"
        + path_segment(write_text("document_id", document_id, "agd_"))
        + "/download",
        read=read_with(download_link_from_dict),
        statuses=(
            200,
            401,
            403,
            404,
            429,
        ),
        scopes=("agreements.read",),
    )

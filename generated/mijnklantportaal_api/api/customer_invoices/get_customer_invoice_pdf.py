"""Get a temporary download link for the PDF. `GET /customer-invoices/{invoiceId}/pdf`"""

from ...models.download_link import DownloadLink, download_link_from_dict
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(invoice_id: str) -> Operation[DownloadLink]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="get-customer-invoice-pdf",
        method="GET",
        path="/customer-invoices/" + path_segment(write_text("invoice_id", invoice_id, "inv_")) + "/pdf",
        read=read_with(download_link_from_dict),
        statuses=(
            200,
            401,
            403,
            404,
            429,
        ),
        scopes=("invoices.read",),
    )

"""Customer invoices: the total of the lines, the address to pay at, and the PDF."""

import io

from .._crud import create
from .._downloads import download_link
from .._factories import total_of
from .._pdf import make_pdf
from .._portal import Call, Handler, Portal, View
from .._store import Item, Record, Upload

_PDF = "application/pdf"


def _create_from_lines(call: Call) -> Record:
    record = create(call, amount=total_of(call.body["lines"]))
    lines = [
        f"{line['amountExclVat']} + {line['vatRate']}% VAT: {line['description']}"
        for line in call.body["lines"]
    ]
    title = f"Invoice {record.data['invoiceNumber']}"
    content = make_pdf([title, record.data["issuedAt"], *lines, f"Total EUR {record.data['amount']}"])
    upload = Upload("pdf", "invoice.pdf", _PDF, len(content))
    call.store.add_upload(record.id, upload, io.BytesIO(content))
    return record


def _download(call: Call) -> Item:
    (upload,) = call.store.uploads_of(call.object.id)
    return download_link(call, upload)


def _show(record: Record, portal: Portal, site: str) -> Item:
    address = {"href": f"{site}/pay/{record.id}", "type": "text/html"}
    return {**record.data, "links": {"onlinePaymentLink": None if record.data["paidAt"] else address}}


OPERATIONS: dict[str, Handler] = {
    "create-customer-invoice-manual": _create_from_lines,
    "get-customer-invoice-pdf": _download,
}
VIEWS: dict[str, View] = {"inv_": _show}

"""Customer invoices: the total of the lines, the payment page and the PDF."""

import io

from .._call import Call, Handler, View
from .._crud import create
from .._download_route import download_only_file
from .._factories import total_of
from .._pdf import PDF, make_pdf
from .._state import Portal
from .._store import JSONObject, Record, Upload


def _create_from_lines(call: Call) -> Record:
    record = create(call, amount=total_of(call.body["lines"]))
    lines = [f"{line['amountExclVat']} + {line['vatRate']}% VAT: {line['description']}" for line in call.body["lines"]]
    title = f"Invoice {record.data['invoiceNumber']}"
    content = make_pdf([title, record.data["issuedAt"], *lines, f"Total EUR {record.data['amount']}"])
    upload = Upload("pdf", "invoice.pdf", PDF, len(content))
    call.store.add_upload(record.id, upload, io.BytesIO(content))
    return record


def _show(record: Record, portal: Portal, origin: str) -> JSONObject:
    address = {"href": f"{origin}/pay/{record.id}", "type": "text/html"}
    return {**record.data, "links": {"onlinePaymentLink": None if record.data["paidAt"] else address}}


OPERATIONS: dict[str, Handler] = {
    "create-customer-invoice-manual": _create_from_lines,
    "get-customer-invoice-pdf": download_only_file,
}
VIEWS: dict[str, View] = {"inv_": _show}

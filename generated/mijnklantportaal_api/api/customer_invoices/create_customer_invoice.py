"""Create Customer Invoice. `POST /customer-invoices`"""

from __future__ import annotations

import datetime
from decimal import Decimal

from ...models.create_customer_invoice_request import CreateCustomerInvoiceRequest
from ...models.customer_invoice import CustomerInvoice
from ...runtime.operation import Operation
from ...runtime.reading import read_with
from ...runtime.uploads import FileInput


def operation(
    *,
    customer_id: str,
    invoice_number: str,
    issued_at: datetime.date,
    amount: Decimal | int | str,
    pdf: FileInput,
    paid_at: datetime.datetime | None = None,
    send_notification: bool | None = None,
) -> Operation[CustomerInvoice]:
    """Create Customer Invoice.

    Add an invoice that exists as a PDF.

    Args:
        customer_id: ID of the customer this invoice is meant for. Starts with `cst_`. Example:
            "cst_abc12345def678".
        invoice_number: Number of the invoice, as string. Example: "2014-001".
        issued_at: Date when the invoice is issued, in YYYY-mm-dd format. Example: "2024-04-30".
        amount: Amount of the invoice, as string. Only Euro (EUR) is supported at the moment. In EUR.
            Example: "12.95". (Inferred: pattern: a point and at most two decimals, as in every
            example.)
        pdf: The PDF file of the invoice. A path, bytes or an open binary file.
        paid_at: Optional. When the invoice was paid, as YYYY-mm-dd HH:mm:ss. Not sent while the invoice
            is due. Sent as Amsterdam time, to the second; a naive value is taken as such. Example:
            "2024-05-11 12:59:00". (Not documented: zone: taken to be that of Amsterdam.)
        send_notification: Optional. Indicates if MijnKlantportaal should send out the notification to
            inform the customer about the new invoice. Example: true. (Not documented: default.)

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/customer-invoices-api/create-customer-invoice
    Source: `spec/pages/create-customer-invoice.txt`.
    Inferred: operationId (the page names none; made from its title); status (the page shows none; its
    words say that it creates something); contentType (the page shows none for the response; its fields
    and sample are JSON); 404 (the customer named may not exist); 422 (documented for another request
    with a body).
    Not documented: errors (no list of them is available); scope (the one that a token needs to write
    invoices).
    """
    return Operation(
        name="create-customer-invoice",
        method="POST",
        path="/customer-invoices",
        form=CreateCustomerInvoiceRequest(
            customer_id=customer_id,
            invoice_number=invoice_number,
            issued_at=issued_at,
            amount=amount,
            pdf=pdf,
            paid_at=paid_at,
            send_notification=send_notification,
        ).to_dict(),
        read=read_with(CustomerInvoice.from_dict),
    )

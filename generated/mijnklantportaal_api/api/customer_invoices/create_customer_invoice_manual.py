"""Build an invoice from lines. `POST /customer-invoices/manual`"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from ...models.create_customer_invoice_manual_request import CreateCustomerInvoiceManualRequest
from ...models.customer_invoice import CustomerInvoice
from ...models.customer_invoice_line import CustomerInvoiceLine
from ...runtime.operation import Operation
from ...runtime.reading import read_with


def operation(
    *,
    customer_id: str,
    invoice_number: str,
    issued_at: datetime.date,
    lines: Sequence[CustomerInvoiceLine | Mapping[str, Any]],
    send_notification: bool | None = None,
) -> Operation[CustomerInvoice]:
    """Build an invoice from lines.

    Let the portal make an invoice out of the lines given, instead of adding a finished PDF.

    Args:
        customer_id: The customer who is billed. Starts with `cst_`. Example: "cst_abc12345def678".
        invoice_number: Number of the invoice, any text. Example: "2015-001".
        issued_at: Date of the invoice, as YYYY-mm-dd. Example: "2025-04-14".
        lines: What is billed. At least 1. (Inferred: minItems: nothing to bill without a line.)
        send_notification: Optional. Whether the customer is told of the invoice. Example: true. (Not
            documented: default.)

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/customer-invoices-api/create-manual-customer-invoice
    Source: `spec/transcribed/customer-invoices-api.yaml`.
    Inferred: 201 (it creates something, and the calls that do so with a documented status answer 201);
    404 (the customer named may not exist); 422 (documented for another request with a body).
    Not documented: errors (no list of them is available); scope (the one that a token needs to write
    invoices).
    """
    return Operation(
        name="create-customer-invoice-manual",
        method="POST",
        path="/customer-invoices/manual",
        json=CreateCustomerInvoiceManualRequest(
            customer_id=customer_id,
            invoice_number=invoice_number,
            issued_at=issued_at,
            lines=lines,
            send_notification=send_notification,
        ).to_dict(),
        read=read_with(CustomerInvoice.from_dict),
    )

"""Customer invoices: totals, payment and PDFs."""

from typing import Any

import httpx
import pytest

from tests.sandbox.responses import PDF, check_response


@pytest.fixture
def fields(customer: str) -> dict[str, Any]:
    return {"customerId": customer, "invoiceNumber": "2026-001", "issuedAt": "2026-01-01"}


def pdf_of(api: httpx.Client, invoice: str) -> bytes:
    path = f"/customer-invoices/{invoice}/pdf"
    return httpx.get(check_response(api.get(path), "get-customer-invoice-pdf")["link"]).content


def test_invoice_an_uploaded_invoice_comes_back_as_it_was_sent(api: httpx.Client, fields: dict[str, Any]) -> None:
    files = {"pdf": ("invoice.pdf", PDF, "application/pdf")}
    response = api.post("/customer-invoices", data={**fields, "amount": "12.95"}, files=files)
    assert pdf_of(api, check_response(response, "create-customer-invoice")["id"]) == PDF


def test_invoice_from_lines_has_a_total_and_a_pdf_of_its_own(api: httpx.Client, fields: dict[str, Any]) -> None:
    lines = [
        {"description": "Website", "amountExclVat": "12.95", "vatRate": 21},
        {"description": "Book", "amountExclVat": "1.00", "vatRate": 9},
    ]
    response = api.post("/customer-invoices/manual", json={**fields, "lines": lines})
    made = check_response(response, "create-customer-invoice-manual")
    assert made["amount"] == "16.76"
    pdf = pdf_of(api, made["id"])
    assert pdf.startswith(b"%PDF-")
    assert b"(Total EUR 16.76)" in pdf


def test_invoice_is_marked_paid(api: httpx.Client, fields: dict[str, Any]) -> None:
    files = {"pdf": ("invoice.pdf", PDF, "application/pdf")}
    made = api.post("/customer-invoices", data={**fields, "amount": "12.95"}, files=files).json()
    path = f"/customer-invoices/{made['id']}"
    paid = check_response(api.patch(path, json={"paidAt": "2026-07-01 14:00:00"}), "mark-customer-invoice-paid")
    assert (paid["paidAt"], paid["links"]["onlinePaymentLink"]) == ("2026-07-01T14:00:00+02:00", None)
    assert paid["links"]["customer"]["href"].endswith(f"/v1/customers/{fields['customerId']}")
    assert api.get(path).json() == paid

"""The five operations as both clients have them, with the requests that must come of them."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from mijnklantportaal import (
    AsyncMijnKlantportaal,
    MijnKlantportaal,
    OfferLine,
)
from tests.overlay.fake_api import (
    PDF,
    Part,
    customer_data,
    invoice_data,
    offer_data,
    page_data,
)

DAYS: dict[str, Any] = {"issued_at": date(2026, 11, 20), "expires_at": date(2026, 12, 20)}
CUSTOMER: dict[str, Any] = {
    "company_name": "Bakkerij De Korst",
    "address": "Dorpsstraat 1",
    "zip_code": "1234AB",
    "city": "Utrecht",
    "primary_email": "info@korst.test",
}
OFFER: dict[str, Any] = {
    "customer_id": "cst_1",
    "offer_number": "2026-001",
    "amount": Decimal("12.95"),
    "pdf": PDF,
    **DAYS,
}
MANUAL: dict[str, Any] = {
    "customer_id": "cst_1",
    "offer_number": "2026-001",
    "lines": [
        OfferLine(description="Website", amount_excl_vat=Decimal("12.5"), vat_rate=21),
        {"description": "Gift", "amount_excl_vat": 0, "vat_rate": 0},
    ],
    **DAYS,
}
INVOICE: dict[str, Any] = {
    "customer_id": "cst_1",
    "invoice_number": "2026-001",
    "issued_at": date(2026, 11, 20),
    "amount": "12.95",
    "pdf": PDF,
}


@dataclass
class Call:
    """One operation as both clients have it, the response it gets, and the request that must come of it."""

    name: str
    sync: Callable[[MijnKlantportaal], object]
    asynchronous: Callable[[AsyncMijnKlantportaal], Awaitable[object]]
    response: dict[str, Any]
    request: str
    json: dict[str, Any] | None = None
    form: list[Part] | None = None


CALLS = [
    Call(
        name="create customer",
        sync=lambda portal: portal.customers.create(**CUSTOMER),
        asynchronous=lambda portal: portal.customers.create(**CUSTOMER),
        response=customer_data(),
        request="POST /v1/customers",
        json={
            "companyName": "Bakkerij De Korst",
            "address": "Dorpsstraat 1",
            "zipCode": "1234AB",
            "city": "Utrecht",
            "primaryEmail": "info@korst.test",
        },
    ),
    Call(
        name="create offer",
        sync=lambda portal: portal.customer_offers.create(**OFFER, send_notification=False),
        asynchronous=lambda portal: portal.customer_offers.create(**OFFER, send_notification=False),
        response=offer_data(),
        request="POST /v1/customer-offers",
        form=[
            Part("customerId", b"cst_1", None, None),
            Part("offerNumber", b"2026-001", None, None),
            Part("issuedAt", b"2026-11-20", None, None),
            Part("expiresAt", b"2026-12-20", None, None),
            Part("amount", b"12.95", None, None),
            Part("pdf", PDF, "pdf.pdf", "application/pdf"),
            Part("sendNotification", b"false", None, None),
        ],
    ),
    Call(
        name="create manual offer",
        sync=lambda portal: portal.customer_offers.create_manual(**MANUAL, send_notification=True),
        asynchronous=lambda portal: portal.customer_offers.create_manual(**MANUAL, send_notification=True),
        response=offer_data(),
        request="POST /v1/customer-offers/manual",
        json={
            "customerId": "cst_1",
            "offerNumber": "2026-001",
            "issuedAt": "2026-11-20",
            "expiresAt": "2026-12-20",
            "lines": [
                {"description": "Website", "amountExclVat": "12.50", "vatRate": 21},
                {"description": "Gift", "amountExclVat": "0.00", "vatRate": 0},
            ],
            "sendNotification": True,
        },
    ),
    Call(
        name="list offers",
        sync=lambda portal: portal.customer_offers.list().page(2),
        asynchronous=lambda portal: portal.customer_offers.list().page(2),
        response=page_data(["off_1", "off_2"], 2, None),
        request="GET /v1/customer-offers?page=2",
    ),
    Call(
        name="create invoice",
        sync=lambda portal: portal.customer_invoices.create(**INVOICE, paid_at=datetime(2026, 11, 21, 9, tzinfo=UTC)),
        asynchronous=lambda portal: portal.customer_invoices.create(
            **INVOICE, paid_at=datetime(2026, 11, 21, 9, tzinfo=UTC)
        ),
        response=invoice_data(),
        request="POST /v1/customer-invoices",
        form=[
            Part("customerId", b"cst_1", None, None),
            Part("invoiceNumber", b"2026-001", None, None),
            Part("issuedAt", b"2026-11-20", None, None),
            Part("amount", b"12.95", None, None),
            Part("pdf", PDF, "pdf.pdf", "application/pdf"),
            Part("paidAt", b"2026-11-21 10:00:00", None, None),
        ],
    ),
]

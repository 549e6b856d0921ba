"""Prism judges every call that the client can make: no request may violate the document."""

import asyncio
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from mijnklantportaal import AsyncMijnKlantportaal, AsyncPager, MijnKlantportaal, OfferLine, Pager, Upload
from tests.contract.calls import DOCUMENT, PDF, Call, every_call
from tests.contract.prism import violations
from tests.contract.witness import Witness

EVERY_CALL = list(every_call())
CUSTOMER = "cst_abc12345def678"
ISSUED, EXPIRES = date(2026, 11, 20), date(2026, 12, 20)

_customer: dict[str, Any] = {
    "company_name": "Café «Ünïcode» & Zn. BV",
    "address": "Teststreet 123",
    "zip_code": "1234AB",
    "city": "Amsterdam",
    "primary_email": "john.doe@test.com",
}
_offer: dict[str, Any] = {
    "customer_id": CUSTOMER,
    "offer_number": "2026-001",
    "issued_at": ISSUED,
    "expires_at": EXPIRES,
}
_invoice: dict[str, Any] = {"customer_id": CUSTOMER, "invoice_number": "2026-001", "issued_at": ISSUED}
_line = OfferLine(description="Website", amount_excl_vat=Decimal("12.95"), vat_rate=21)
_moment = datetime(2026, 11, 20, 12, 30, tzinfo=UTC)
_named = Upload(content=PDF, file_name='offer "final".pdf')

CALLS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "create-customer minimal": ("customers", "create", _customer),
    "create-customer full": ("customers", "create", {**_customer, "country_code": "NL"}),
    "create-customer-offer minimal": ("customer_offers", "create", {**_offer, "amount": "12.95", "pdf": PDF}),
    "create-customer-offer accepted": (
        "customer_offers",
        "create",
        {
            **_offer,
            "amount": 100,
            "pdf": _named,
            "send_notification": False,
            "accepted_at": _moment,
            "accepted_via_ip": "192.0.2.10",
            "accepted_via_user_agent": "Mozilla/5.0",
        },
    ),
    "create-customer-offer rejected": (
        "customer_offers",
        "create",
        {**_offer, "amount": Decimal("12.9"), "pdf": PDF, "send_notification": True, "rejected_at": _moment},
    ),
    "create-customer-offer-manual minimal": (
        "customer_offers",
        "create_manual",
        {**_offer, "lines": [_line]},
    ),
    "create-customer-offer-manual full": (
        "customer_offers",
        "create_manual",
        {
            **_offer,
            "send_notification": True,
            "lines": [_line, {"description": "Hosting", "amount_excl_vat": "5", "vat_rate": 9}],
        },
    ),
    "create-customer-invoice minimal": (
        "customer_invoices",
        "create",
        {**_invoice, "amount": "12.95", "pdf": PDF},
    ),
    "create-customer-invoice full": (
        "customer_invoices",
        "create",
        {**_invoice, "amount": "12.95", "pdf": PDF, "paid_at": _moment, "send_notification": True},
    ),
}


def verdicts(witness: Witness) -> list[Any]:
    """What Prism objects to in all that was sent."""
    assert witness.responses, "nothing was sent"
    return [violation for response in witness.responses for violation in violations(response)]


@pytest.fixture
def witness() -> Witness:
    return Witness()


@pytest.fixture
def portal(prism_url: str, witness: Witness) -> Iterator[MijnKlantportaal]:
    with (
        witness.client() as http,
        MijnKlantportaal("any-token", base_url=prism_url, strict=True, http_client=http) as portal,
    ):
        yield portal


@pytest.mark.parametrize("call", CALLS)
def test_prism_finds_no_violation_in_a_chosen_call(portal: MijnKlantportaal, witness: Witness, call: str) -> None:
    resource, method, arguments = CALLS[call]
    created = getattr(getattr(portal, resource), method)(**arguments)
    assert verdicts(witness) == []
    assert created.id


def test_prism_is_sent_every_operation() -> None:
    documented = {
        operation["operationId"] for path_item in DOCUMENT["paths"].values() for operation in path_item.values()
    }
    assert {call.operation for call in EVERY_CALL} == documented
    assert len(documented) >= 70


@pytest.mark.parametrize("call", EVERY_CALL, ids=lambda call: call.name)
def test_prism_finds_no_violation_in_any_call(portal: MijnKlantportaal, witness: Witness, call: Call) -> None:
    result = call.made_with(portal)
    if isinstance(result, Pager):
        result.page(2)
    assert verdicts(witness) == []


@pytest.mark.parametrize("call", EVERY_CALL, ids=lambda call: call.name)
def test_prism_finds_no_violation_in_any_call_of_the_asynchronous_client(
    prism_url: str, witness: Witness, call: Call
) -> None:
    async def run() -> None:
        async with (
            witness.async_client() as http,
            AsyncMijnKlantportaal("any-token", base_url=prism_url, strict=True, http_client=http) as portal,
        ):
            result = call.made_with(portal)
            await (result.page(2) if isinstance(result, AsyncPager) else result)

    asyncio.run(run())
    assert verdicts(witness) == []


@pytest.mark.parametrize(
    "read", [lambda pager: pager.first(), lambda pager: pager.page(2).data[0]], ids=["first", "second page"]
)
def test_prism_finds_no_violation_in_reading_a_list(
    portal: MijnKlantportaal, witness: Witness, read: Callable[[Any], Any]
) -> None:
    assert read(portal.customer_offers.list()).id.startswith("off_")
    assert verdicts(witness) == []


def test_prism_sees_a_wrong_value_of_the_client(portal: MijnKlantportaal, witness: Witness) -> None:
    with pytest.raises(Exception, match="422"):
        portal.customers.create(**{**_customer, "primary_email": "no address"})
    assert verdicts(witness)


def test_multipart_parts_have_the_documented_names_and_media_types(portal: MijnKlantportaal, witness: Witness) -> None:
    """Prism accepts unknown form fields and any media type of a part, so they are compared here."""
    pdf = Upload(content=PDF, file_name="invoice.pdf")
    portal.customer_invoices.create(**_invoice, amount="12.95", pdf=pdf, paid_at=_moment, send_notification=True)
    body = witness.responses[0].request.read().decode("utf-8")
    assert 'name="customerId"' in body
    assert 'name="paidAt"\r\n\r\n2026-11-20 13:30:00\r\n' in body
    assert 'name="sendNotification"\r\n\r\ntrue\r\n' in body
    assert 'name="pdf"; filename="invoice.pdf"\r\nContent-Type: application/pdf\r\n' in body
    assert body.count("Content-Disposition") == 7

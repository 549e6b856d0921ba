"""Tests of `follow_up` against a sandbox."""

from datetime import date
from decimal import Decimal

import pytest
from follow_up import bill_accepted_offers, open_offers

from mijnklantportaal import MijnKlantportaal, OfferLine, ServerError
from mijnklantportaal.sandbox import Sandbox

TODAY = date(2026, 11, 21)


@pytest.fixture
def offers(portal: MijnKlantportaal) -> list[str]:
    """The ids of two open offers, numbered 2026-001 and 2026-002, of 121 euros each."""
    customer = portal.customers.create(
        company_name="Bakkerij Voorbeeld",
        address="Molenweg 3",
        zip_code="3511AB",
        city="Utrecht",
        primary_email="post@bakkerij.example",
    )
    line = OfferLine(description="Website", amount_excl_vat=Decimal("100.00"), vat_rate=21)
    return [
        portal.customer_offers.create_manual(
            customer_id=customer.id,
            offer_number=f"2026-00{number}",
            issued_at=TODAY,
            expires_at=date(2026, 12, 21),
            lines=[line],
        ).id
        for number in (1, 2)
    ]


def test_an_accepted_offer_is_billed_once(
    portal: MijnKlantportaal, mijnklantportaal_sandbox: Sandbox, offers: list[str]
) -> None:
    mijnklantportaal_sandbox.customer.accept_offer(offers[0])
    assert bill_accepted_offers(portal, TODAY) == ["F-2026-001"]
    assert bill_accepted_offers(portal, TODAY) == []
    (invoice,) = portal.customer_invoices.list()
    assert invoice.amount == Decimal("121.00")


def test_rejected_offers_are_neither_billed_nor_open(
    portal: MijnKlantportaal, mijnklantportaal_sandbox: Sandbox, offers: list[str]
) -> None:
    mijnklantportaal_sandbox.customer.reject_offer(offers[0])
    assert bill_accepted_offers(portal, TODAY) == []
    assert open_offers(portal) == {"2026-002": Decimal("121.00")}


def test_a_lost_response_creates_no_second_invoice(
    portal: MijnKlantportaal, mijnklantportaal_sandbox: Sandbox, offers: list[str]
) -> None:
    sandbox = mijnklantportaal_sandbox
    sandbox.customer.accept_offer(offers[0])
    sandbox.faults.add("lose-response", operation="create-customer-invoice-manual")
    assert bill_accepted_offers(portal, TODAY) == []
    assert bill_accepted_offers(portal, TODAY) == []
    assert [invoice["invoiceNumber"] for invoice in sandbox.objects.all("inv_")] == ["F-2026-001"]


def test_a_portal_that_is_down_raises_an_error(portal: MijnKlantportaal, mijnklantportaal_sandbox: Sandbox) -> None:
    mijnklantportaal_sandbox.faults.add("status", status=520, count=None)
    with pytest.raises(ServerError):
        open_offers(portal)

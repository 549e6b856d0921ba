"""The dashboard in a real browser: viewed, clicked and typed into, beside a client of the API."""

from collections.abc import Iterator

import pytest

from mijnklantportaal import MijnKlantportaal
from mijnklantportaal.sandbox import Sandbox
from tests.sandbox.browser.browser import Browser
from tests.sandbox.conftest import TOKEN


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with Browser() as browser:
        yield browser


@pytest.fixture
def browser(chromium: Browser, empty: Sandbox) -> Browser:
    """A browser that looks at a sandbox with example data."""
    empty.seed()
    chromium.open(f"{empty.origin}/")
    return chromium


@pytest.fixture
def portal(empty: Sandbox) -> Iterator[MijnKlantportaal]:
    with MijnKlantportaal(TOKEN, base_url=empty.base_url) as portal:
        yield portal


def test_dashboard_the_portal_is_seen(browser: Browser) -> None:
    assert "Bakkerij De Korenmolen" in browser.text("#customers")
    assert browser.text("#offers").count("Accept") == 3
    assert "INV-101" in browser.text("#invoices")
    assert "Which VAT rate?" in browser.text("#tickets")
    assert browser.problems() == []


def test_dashboard_an_accepted_offer_is_accepted_for_the_client(browser: Browser, portal: MijnKlantportaal) -> None:
    (offer,) = [offer for offer in portal.customer_offers.list() if offer.offer_number == "OFF-003"]
    assert offer.accepted_at is None
    browser.click("Accept OFF-003")
    browser.wait(f"#{offer.id} .state", "accepted")
    assert portal.customer_offers.get(offer.id).accepted_at is not None


def test_dashboard_a_rejected_offer_has_no_buttons_left(browser: Browser, portal: MijnKlantportaal) -> None:
    (offer,) = [offer for offer in portal.customer_offers.list() if offer.offer_number == "OFF-003"]
    browser.click("Reject OFF-003")
    browser.wait(f"#{offer.id} .state", "rejected")
    assert portal.customer_offers.get(offer.id).rejected_at is not None
    assert browser.count(f"#{offer.id} button") == 0


def test_dashboard_a_paid_invoice_is_paid_for_the_client(browser: Browser, portal: MijnKlantportaal) -> None:
    (invoice,) = [found for found in portal.customer_invoices.list() if found.invoice_number == "INV-101"]
    browser.click("Pay INV-101")
    browser.wait(f"#{invoice.id} .state", "paid")
    assert portal.customer_invoices.get(invoice.id).paid_at is not None


def test_dashboard_a_reply_reaches_the_client(browser: Browser, portal: MijnKlantportaal) -> None:
    browser.fill("Reply to Log in", "It is <b>solved</b>.")
    browser.click("Send the reply to Log in")
    browser.wait("#tickets .text", "It is <b>solved</b>.")
    (ticket,) = [ticket for ticket in portal.tickets.list() if ticket.title == "Log in"]
    assert portal.tickets.get(ticket.id).messages[-1].message == "<p>It is &lt;b&gt;solved&lt;/b&gt;.</p>"


def test_dashboard_a_script_in_a_name_is_shown_and_does_not_run(
    browser: Browser, portal: MijnKlantportaal, empty: Sandbox
) -> None:
    name = "<script>document.title = 'taken'; alert(1)</script><img src=x onerror=alert(2)>"
    portal.customers.create(company_name=name, address="a", zip_code="1234AB", city="b", primary_email="a@b.example")
    empty.customer.open_ticket("Script", name)
    browser.open(f"{empty.origin}/")
    assert name in browser.text("#customers")
    assert name in browser.text("#tickets")
    assert browser.count("main script, main img") == 0
    assert browser.problems() == []


def test_dashboard_what_others_do_appears_by_itself(browser: Browser, portal: MijnKlantportaal) -> None:
    portal.customers.create(
        company_name="Just arrived", address="a", zip_code="1234AB", city="b", primary_email="a@b.example"
    )
    browser.wait("#customers", "Just arrived")
    browser.wait("#requests", "POST /v1/customers")
    browser.wait("nav", "5 customers")
    browser.wait("#connection", "up to date")


def test_dashboard_it_works_without_javascript(browser: Browser, empty: Sandbox) -> None:
    browser.open(f"{empty.origin}/", javaScriptEnabled=False)
    (invoice,) = [item["id"] for item in empty.objects.all("inv_") if item["invoiceNumber"] == "INV-101"]
    browser.click("Pay INV-101")
    browser.wait(f"#{invoice} .state", "paid")
    assert browser.text("#connection") == ""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_dashboard_it_fits_a_telephone(browser: Browser, empty: Sandbox, scheme: str) -> None:
    empty.customer.open_ticket("x" * 300, "y" * 300)
    browser.open(f"{empty.origin}/", viewport={"width": 360, "height": 740}, colorScheme=scheme)
    assert browser.width() == 360

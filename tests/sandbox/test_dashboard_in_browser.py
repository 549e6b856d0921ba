"""The dashboard in a real browser: viewed, clicked and typed into, beside a client of the API."""

import hashlib
import hmac
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from mijnklantportaal import MijnKlantportaal
from mijnklantportaal.sandbox import Sandbox
from tests.sandbox.browser.browser import Browser
from tests.sandbox.conftest import TOKEN
from tests.sandbox.pages import first, make_agreement, page_of
from tests.sandbox.webhook_listener import listening


@pytest.fixture
def portal(empty: Sandbox) -> Iterator[MijnKlantportaal]:
    with MijnKlantportaal(TOKEN, base_url=empty.base_url) as portal:
        yield portal


def test_dashboard_accepting_and_rejecting_reach_the_client(
    browser: Browser, portal: MijnKlantportaal, empty: Sandbox
) -> None:
    offers = {offer.offer_number: offer.id for offer in portal.customer_offers.list()}
    browser.click("Accept OFF-003")
    browser.wait("h1 .state", "accepted")
    assert portal.customer_offers.get(offers["OFF-003"]).accepted_at is not None
    assert browser.count("#actions button") == 0
    browser.go(f"{empty.origin}{page_of(offers['OFF-004'])}")
    browser.click("Reject OFF-004")
    browser.wait("h1 .state", "rejected")
    assert portal.customer_offers.get(offers["OFF-004"]).rejected_at is not None


def test_dashboard_paying_and_signing_reach_the_client(
    browser: Browser, portal: MijnKlantportaal, api: httpx.Client, empty: Sandbox
) -> None:
    agreement = make_agreement(api)
    for button, state in (
        ("Pay INV-101", "paid"),
        ("Pay Workshop", "paid"),
        ("Sign as Sanne de Boer Contract", "signed"),
    ):
        browser.go(f"{empty.origin}/")
        browser.click(button)
        browser.wait("h1 .state", state)
    (invoice,) = [found for found in portal.customer_invoices.list() if found.invoice_number == "INV-101"]
    assert portal.customer_invoices.get(invoice.id).paid_at is not None
    assert portal.payment_links.get(first(empty, "plk_", description="Workshop")).status == "paid"
    assert portal.agreements.get(agreement).status == "signed"


def test_dashboard_a_reply_a_ticket_and_an_appointment_reach_the_client(
    browser: Browser, portal: MijnKlantportaal, empty: Sandbox
) -> None:
    ticket = first(empty, "tic_", title="Log in")
    browser.go(f"{empty.origin}{page_of(ticket)}")
    browser.fill("Reply as the customer", "It is <b>solved</b>.")
    browser.click("Reply")
    browser.wait("#messages .text", "It is <b>solved</b>.")
    assert portal.tickets.get(ticket).messages[-1].message == "<p>It is &lt;b&gt;solved&lt;/b&gt;.</p>"
    customer = first(empty, "cst_")
    browser.go(f"{empty.origin}{page_of(customer)}")
    browser.open_details("Open a ticket")
    browser.fill("Title", "Help")
    browser.fill("Message", "Please")
    browser.click("Open a ticket")
    browser.wait("h1", "Help")
    browser.go(f"{empty.origin}{page_of(customer)}")
    browser.open_details("Request an appointment")
    browser.fill("Starts at", "2026-07-01T10:00")
    browser.fill("Ends at", "2026-07-01T11:00")
    browser.click("Request an appointment")
    browser.wait("h1 .state", "pending")


def test_dashboard_a_file_is_handed_in(browser: Browser, empty: Sandbox, tmp_path: Path) -> None:
    file = tmp_path / "logo.svg"
    file.write_bytes(b"<svg/>")
    request = first(empty, "frq_")
    browser.go(f"{empty.origin}{page_of(request)}")
    browser.attach("Logo", file)
    browser.click("Hand in Logo")
    browser.wait("h1 .state", "completed")
    stored = (empty.objects.find(request) or {})["requestedFiles"][0]["uploadedFileId"]
    assert b"".join(map(empty.objects.content, empty.uploads_of(stored)).__next__()) == b"<svg/>"


def test_dashboard_the_sandbox_is_reset_and_filled_again(browser: Browser, empty: Sandbox) -> None:
    browser.open_details("Start over")
    browser.click("Reset the sandbox")
    browser.wait("#contents", "Nothing yet.")
    assert empty.objects.counts() == {}
    browser.click("Add example data")
    browser.wait("#contents", "Customers 4")


def test_dashboard_faults_are_added_met_and_removed(browser: Browser, empty: Sandbox, api: httpx.Client) -> None:
    browser.go(f"{empty.origin}/dashboard/faults")
    assert browser.is_visible("Status")
    browser.check("Slow request")
    assert not browser.is_visible("Status")
    browser.fill("Seconds", "0.01")
    browser.choose("Operation", "list-customers")
    browser.click("Add the fault")
    browser.wait("#active", "Slow request: 0.01 s for list-customers once")
    browser.check("Error status")
    browser.fill("Status", "520")
    browser.fill("How many empty: until removed", "")
    browser.click("Add the fault")
    browser.wait("#active", "until it is removed")
    assert api.get("/customers").status_code == 200
    assert api.get("/customers").status_code == 520
    browser.go(f"{empty.origin}/dashboard/faults")
    browser.click(f"Remove fault {empty.faults.all()[0].number}")
    browser.wait("#active", "None: the API works.")
    for _ in range(2):
        empty.faults.add("cut")
    browser.go(f"{empty.origin}/dashboard/faults")
    browser.click("Remove all")
    browser.wait("#active", "None: the API works.")
    assert empty.faults.all() == ()


def test_dashboard_a_request_is_found_opened_and_leads_to_its_object(
    browser: Browser, empty: Sandbox, portal: MijnKlantportaal
) -> None:
    group = portal.customer_groups.create(name="Needle")
    browser.fill("Search objects and requests", "needle")
    browser.press("Enter")
    browser.wait("#objects-title + table", "Needle")
    browser.follow("POST /v1/customer-groups")
    browser.wait("#response pre", '"name": "Needle"')
    assert "Bearer ••••••" in browser.text("main")
    browser.follow(group.id)
    browser.wait("h1", "Needle")
    assert browser.problems() == []


def test_dashboard_deliveries_are_made_again_and_go_wrong_on_demand(
    browser: Browser, empty: Sandbox, api: httpx.Client
) -> None:
    with listening() as listener:
        api.post("/webhooks", json={"url": listener.url, "type": "offer-rejected"})
        offer = first(empty, "off_", offerNumber="OFF-003")
        empty.customer.reject_offer(offer)
        (delivery,) = empty.deliveries.wait()
        browser.go(f"{empty.origin}/dashboard/deliveries")
        browser.choose("Event to call for", "offer-rejected")
        browser.fill("Object", offer)
        browser.click("Call the webhooks")
        browser.click(f"Deliver again: offer-rejected {delivery.id}")
        browser.wait("h1 .state", "delivered")
        browser.click("Deliver again")
        browser.wait("#attempts li:nth-child(3)", "200")
        browser.go(f"{empty.origin}/dashboard/deliveries")
        for kind in ("Slow", "Forged"):
            browser.check(kind)
            browser.click("Add the fault")
            browser.wait("#active", kind)
        browser.click(f"Remove fault {empty.deliveries.faults.all()[0].number}")
        browser.wait("#active", "Forged")
        browser.check("Lost")
        browser.click("Add the fault")
        browser.click("Remove all")
        browser.wait("#active", "webhooks are called as they should be")
        assert len(listener.received) == 4


def test_dashboard_pages_and_forms_are_seen_as_a_customer(browser: Browser, empty: Sandbox) -> None:
    customer = first(empty, "cst_")
    with listening() as listener:
        browser.go(f"{empty.origin}/dashboard/pages")
        browser.fill("Address of the page", listener.url)
        browser.fill("Key for X-Checksum", "k")
        browser.fill("Name of Basic Auth, optional", "portal")
        browser.fill("Password of Basic Auth, optional", "a long one")
        browser.fill("Header Authentication optional", "ours")
        browser.click("Add the page")
        (block,) = empty.cms.pages()
        checksum = hmac.new(b"k", f"{customer},{block.id}".encode(), hashlib.sha256).hexdigest()
        headers = {"Content-Type": "text/html", "X-Checksum": checksum}
        listener.responses = [(200, headers, b"<h1>Hello</h1><script>parent.document.title = 'taken'</script>")]
        browser.choose(f"Customer who opens {block.id}", customer)
        browser.click(f"Open the page {block.id}")
        browser.wait_in_frame("iframe", "Hello")
        assert listener.received[-1].headers["authorization"] == "Basic cG9ydGFsOmEgbG9uZyBvbmU="
        assert "taken" not in browser.title()
        browser.go(f"{empty.origin}/dashboard/pages")
        browser.fill("Address for answers", listener.url)
        browser.fill("Names of fields with commas between them", "age")
        browser.fill("Which of them are numbers all others are sent as texts", "age")
        browser.click("Add the form")
        (form,) = empty.cms.forms()
        browser.click(f"Open the form {form.id}")
        browser.fill("age", "3")
        browser.click("Send the answers")
        browser.wait("main", "The answers were received.")
        assert listener.received[-1].body == b'{"age": 3}'


def test_dashboard_consent_is_given_and_refused(browser: Browser, empty: Sandbox) -> None:
    for button, shown in (("Grant access", "code"), ("Refuse", "access_denied")):
        browser.go(f"{empty.origin}/dashboard/oauth")
        browser.choose("Scope", "customers.read")
        browser.click("Ask for consent")
        browser.wait("main", "The application sandbox-app asks for permission")
        browser.click(button)
        browser.wait("#back-title + dl", shown)
    browser.fill("Lifetime of codes seconds", "5")
    browser.click("Save")
    browser.wait("#settings-title", "Settings")
    assert empty.oauth.code_lifetime == 5
    empty.oauth.code_lifetime = 60.0
    browser.click("Let the access tokens expire")
    browser.click("Revoke everything that was granted")
    assert empty.oauth.figures["tokens"] == 0
    assert browser.problems() == []


def test_dashboard_ids_and_the_environment_are_copied(browser: Browser, empty: Sandbox) -> None:
    browser.click("Copy the environment")
    browser.wait_for_text("#copied", "Copied")
    lines = f"export MIJNKLANTPORTAAL_TOKEN={TOKEN}\nexport MIJNKLANTPORTAAL_BASE_URL={empty.base_url}"
    assert browser.clipboard() == lines
    offer = first(empty, "off_", offerNumber="OFF-003")
    browser.click(f"Copy {offer}")
    browser.wait(".copy.done", "")
    assert browser.clipboard() == offer


def test_dashboard_ids_are_copied_where_a_page_may_not_use_the_clipboard(browser: Browser, empty: Sandbox) -> None:
    browser.take_clipboard_away()
    offer = first(empty, "off_", offerNumber="OFF-003")
    browser.click(f"Copy {offer}")
    browser.fill("Search objects and requests", "")
    browser.press("Control+V")
    assert browser.value("Search objects and requests") == offer


def test_dashboard_what_is_being_typed_stays_while_the_page_is_updated(browser: Browser, empty: Sandbox) -> None:
    ticket = first(empty, "tic_", title="Log in")
    browser.go(f"{empty.origin}{page_of(ticket)}")
    browser.fill("Reply as the customer", "a draft")
    empty.customer.reply_to_ticket(ticket, "Meanwhile")
    browser.wait("#messages .text", "Meanwhile")
    assert browser.value("Reply as the customer") == "a draft"


def test_dashboard_hostile_texts_are_shown_and_do_not_run(
    browser: Browser, portal: MijnKlantportaal, empty: Sandbox, api: httpx.Client
) -> None:
    name = "<script>document.title = 'taken'; alert(1)</script><img src=x onerror=alert(2)>"
    customer = portal.customers.create(
        company_name=name, address="a", zip_code="1234AB", city="b", primary_email="a@b.example"
    )
    ticket = empty.customer.open_ticket("Script", name)
    empty.faults.add("status", body=f"{name}</code></pre>{name}")
    api.get("/customers", headers={"X-Name": name})
    last = empty.requests[-1].number
    for page in (page_of(customer.id), page_of(ticket), f"/dashboard/requests/{last}", "/dashboard/search?q=script"):
        browser.go(f"{empty.origin}{page}")
        assert name in browser.text("main")
        assert browser.count("main script, main img") == 0
    assert browser.problems() == []


def test_dashboard_what_others_do_appears_by_itself(browser: Browser, portal: MijnKlantportaal, empty: Sandbox) -> None:
    portal.customers.create(
        company_name="Just arrived", address="a", zip_code="1234AB", city="b", primary_email="a@b.example"
    )
    browser.wait("#requests", "POST /v1/customers")
    browser.wait("#contents", "Customers 5")
    browser.wait("#connection", "up to date")
    browser.click("Pause updates")
    browser.wait("#connection", "updates are paused")
    browser.click("Go on updating")
    browser.wait("#connection", "up to date")


def test_dashboard_it_works_without_javascript(browser: Browser, empty: Sandbox) -> None:
    browser.open(f"{empty.origin}/", javaScriptEnabled=False)
    assert browser.count(".copy:visible") == 0
    browser.click("Pay INV-101")
    browser.wait("h1 .state", "paid")
    assert browser.text("#connection") == ""
    browser.open("about:blank")


def test_dashboard_ids_are_selected_by_a_click(browser: Browser, empty: Sandbox) -> None:
    offer = first(empty, "off_")
    browser.go(f"{empty.origin}{page_of(offer)}")
    assert browser.select(".title code") == offer


def test_dashboard_it_is_used_by_keyboard(browser: Browser) -> None:
    names = []
    for _ in range(10):
        browser.press("Tab")
        names.append(browser.focused())
    assert names[0] == "Skip to the contents"
    assert names[2:] == [
        *("Overview", "Objects", "Requests", "Faults", "Webhooks", "Pages", "OAuth"),
        "Search objects and requests",
    ]

"""What customers do in the portal, and how the API shows it."""

from typing import Any

import httpx
import pytest

from mijnklantportaal.sandbox import Sandbox
from tests.sandbox.responses import check_response


@pytest.fixture
def offer(api: httpx.Client, customer: str) -> str:
    dates = {"issuedAt": "2026-01-01", "expiresAt": "2026-02-01"}
    line = {"description": "Work", "amountExclVat": "10.00", "vatRate": 21}
    body = {"customerId": customer, "offerNumber": "1", "lines": [line], **dates}
    return str(api.post("/customer-offers/manual", json=body).json()["id"])


@pytest.fixture
def invoice(api: httpx.Client, customer: str) -> str:
    line = {"description": "Work", "amountExclVat": "10.00", "vatRate": 21}
    body = {"customerId": customer, "invoiceNumber": "1", "issuedAt": "2026-01-01", "lines": [line]}
    return str(api.post("/customer-invoices/manual", json=body).json()["id"])


def test_customer_an_offer_is_accepted_by_signing_it(empty: Sandbox, api: httpx.Client, offer: str) -> None:
    empty.customer.accept_offer(offer, ip="192.0.2.7", user_agent="Browser")
    found = check_response(api.get(f"/customer-offers/{offer}"), "get-customer-offer")
    assert found["acceptedAt"] == "2026-01-02T04:00:00+01:00"
    assert (found["acceptedViaIp"], found["acceptedViaUserAgent"]) == ("192.0.2.7", "Browser")
    assert found["acceptanceSignature"].startswith("data:image/png;base64,")


def test_customer_an_offer_is_decided_on_once(empty: Sandbox, api: httpx.Client, offer: str) -> None:
    empty.customer.reject_offer(offer)
    assert api.get(f"/customer-offers/{offer}").json()["rejectedAt"] == "2026-01-02T04:00:00+01:00"
    with pytest.raises(ValueError, match="accepted or rejected already"):
        empty.customer.accept_offer(offer)


def test_customer_a_paid_invoice_has_no_address_to_pay_at(empty: Sandbox, api: httpx.Client, invoice: str) -> None:
    link = api.get(f"/customer-invoices/{invoice}").json()["links"]["onlinePaymentLink"]
    assert link == {"href": f"{empty.origin}/pay/{invoice}", "type": "text/html"}
    empty.customer.pay_invoice(invoice)
    found = check_response(api.get(f"/customer-invoices/{invoice}"), "get-customer-invoice")
    assert (found["paidAt"], found["links"]["onlinePaymentLink"]) == ("2026-01-02T04:00:00+01:00", None)
    with pytest.raises(ValueError, match="paid already"):
        empty.customer.pay_invoice(invoice)


@pytest.mark.parametrize(("reusable", "status"), [(False, "paid"), (True, "open")])
def test_customer_a_payment_is_listed_with_its_link(
    empty: Sandbox, api: httpx.Client, reusable: bool, status: str
) -> None:
    body = {"description": "Contribution", "amount": "5.00", "reusable": reusable}
    link = api.post("/payment-links", json=body).json()["id"]
    payment = empty.customer.pay_link(link, name=None)
    listed = check_response(api.get(f"/payment-links/{link}/payments"), "list-payment-link-payment")["data"]
    assert [(found["id"], found["amount"], found["payersName"]) for found in listed] == [(payment, "5.00", None)]
    found = check_response(api.get(f"/payment-links/{link}"), "get-payment-link")
    assert (found["status"], found["checkoutUrl"] is None) == (status, not reusable)
    if not reusable:
        with pytest.raises(ValueError, match="is paid"):
            empty.customer.pay_link(link)


def test_customer_a_question_and_a_reply_are_a_ticket(empty: Sandbox, api: httpx.Client, customer: str) -> None:
    ticket = empty.customer.open_ticket("Invoice", "<p>Why?</p>", customer_id=customer, source="email")
    api.patch(f"/tickets/{ticket}")
    message = empty.customer.reply_to_ticket(ticket, "<script>alert(1)</script>", name="Ann")
    found = check_response(api.get(f"/tickets/{ticket}"), "get-ticket")
    assert (found["status"], found["source"], found["customerId"]) == ("open", "email", customer)
    last = found["messages"][-1]
    assert (last["id"], last["postedBy"], last["isPostedByCustomer"]) == (message, "Ann", True)
    assert last["message"] == "<script>alert(1)</script>"


def test_customer_an_appointment_that_was_asked_for_is_pending(
    empty: Sandbox, api: httpx.Client, customer: str
) -> None:
    times = ("2026-01-03T10:00:00+01:00", "2026-01-03T11:00:00+01:00")
    appointment = empty.customer.request_appointment(*times, customer_id=customer)
    found = check_response(api.get(f"/appointments/{appointment}"), "get-appointment")
    assert (found["status"], found["startsAt"]) == ("pending", times[0])
    response = api.patch(f"/appointments/{appointment}", json={"status": "scheduled"})
    assert check_response(response, "change-appointment-status")["status"] == "scheduled"


def test_customer_a_file_request_is_complete_with_its_last_required_file(empty: Sandbox, api: httpx.Client) -> None:
    wanted = [{"name": "Logo"}, {"name": "Photo", "required": False}, {"name": "Text"}]
    body = {"name": "Website", "requestedFiles": wanted}
    made = api.post("/file-requests", json=body).json()
    logo, _, text = (file["id"] for file in made["requestedFiles"])
    stored = empty.customer.hand_in_file(made["id"], logo, "logo.svg", b"<svg/>", "image/svg+xml")
    found = check_response(api.get(f"/file-requests/{made['id']}"), "get-file-request")
    assert (found["requestedFiles"][0]["uploadedFileId"], found["completedAt"]) == (stored, None)
    empty.customer.hand_in_file(made["id"], text, "text.txt", b"Hi", "text/plain")
    assert api.get(f"/file-requests/{made['id']}").json()["completedAt"] == "2026-01-02T04:00:00+01:00"
    assert httpx.get(api.get(f"/files/{stored}/download").json()["link"]).content == b"<svg/>"
    with pytest.raises(LookupError, match="does not ask for a file"):
        empty.customer.hand_in_file(made["id"], "fqf_other", "a", b"", "text/plain")


@pytest.mark.parametrize(
    ("action", "arguments"),
    [
        ("accept_offer", ["off_0"]),
        ("pay_invoice", ["off_0"]),
        ("pay_link", ["plk_0"]),
        ("reply_to_ticket", ["tic_0", "x"]),
        ("sign_agreement", ["agr_0"]),
    ],
)
def test_customer_nobody_acts_on_what_is_not_there(empty: Sandbox, action: str, arguments: list[Any]) -> None:
    with pytest.raises(LookupError, match="there is no object"):
        getattr(empty.customer, action)(*arguments)


def test_customer_nobody_acts_on_an_object_of_another_kind(empty: Sandbox, customer: str) -> None:
    with pytest.raises(LookupError, match=f"no object {customer} of the kind off_"):
        empty.customer.accept_offer(customer)

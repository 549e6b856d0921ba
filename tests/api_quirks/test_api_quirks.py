"""Quirks of the API: what the client sends nevertheless, and how it reads the responses."""

import uuid
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mijnklantportaal import (
    Appointment,
    ConflictError,
    CustomerSubscription,
    MijnKlantportaal,
    PaymentLink,
    StatusError,
    SubscriptionPackageSignUp,
    ValidationError,
)
from mijnklantportaal.sandbox import Sandbox
from tests.api_quirks.conftest import Ids
from tests.api_quirks.recording_transport import Recording
from tests.overlay.fake_api import responding

NEWCOMER: dict[str, Any] = {
    "company_name": "Bakkerij De Korst",
    "address": "Dorpsstraat 1",
    "zip_code": "1234AB",
    "city": "Utrecht",
    "email": "info@korst.test",
}
BILL = b"""{"id": "fac_1", "invoiceNumber": "MKP-1", "currency": "EUR", "isPaid": true,
  "issuedAt": "2025-04-12T00:00:00.000Z", "subtotalAmount": %(net)b, "vatAmount": 2.72, "totalAmount": 15.67,
  "lines": [{"id": "fcl_1", "description": "Subscription", "quantity": 1, "currency": "EUR", "vatRate": 21,
    "amountExclVat": %(net)b, "vatAmount": 2.72, "amountInclVat": 15.67}]}"""


# two operations whose addresses differ by a slash


def test_sign_up_of_a_customer_has_no_slash_at_the_end(portal: MijnKlantportaal, sent: Recording, ids: Ids) -> None:
    made = portal.customer_subscription_packages.sign_up_customer(
        ids.package,
        customer_id=ids.customer,
        start_date=date(2026, 11, 20),
        create_invoice=False,
        invoice_text=None,
    )
    assert sent.target == f"POST /v1/customer-subscription-packages/{ids.package}/sign-up"
    assert sent.json["invoiceText"] is None
    assert isinstance(made, CustomerSubscription)


def test_sign_up_of_a_newcomer_has_a_slash_at_the_end(portal: MijnKlantportaal, sent: Recording, ids: Ids) -> None:
    made = portal.customer_subscription_packages.sign_up(ids.package, **NEWCOMER)
    assert sent.target == f"POST /v1/customer-subscription-packages/{ids.package}/sign-up/"
    assert sent.json["email"] == "info@korst.test"
    assert isinstance(made, SubscriptionPackageSignUp)
    assert uuid.UUID(made.id)
    assert made.payment_link.startswith("http")


SIGN_UPS: dict[str, Callable[[MijnKlantportaal], object]] = {
    "sign-up": lambda portal: portal.customer_subscription_packages.sign_up_customer(
        "spg_1", customer_id="cst_1", start_date=date(2026, 11, 20), create_invoice=True
    ),
    "sign-up/": lambda portal: portal.customer_subscription_packages.sign_up("spg_1", **NEWCOMER),
}


@pytest.mark.parametrize("status", [301, 302, 307, 308])
@pytest.mark.parametrize(("end", "other"), [("sign-up", "sign-up/"), ("sign-up/", "sign-up")])
def test_sign_up_redirect_to_the_other_one_is_an_error_and_not_followed(status: int, end: str, other: str) -> None:
    address = f"https://portal.test/v1/customer-subscription-packages/spg_1/{other}"
    api = responding(status, b"", {"Location": address})
    with api.portal() as portal, pytest.raises(StatusError) as caught:
        SIGN_UPS[end](portal)
    assert caught.value.status == status
    assert [str(request.url) for request in api.requests] == [
        f"https://portal.test/v1/customer-subscription-packages/spg_1/{end}"
    ]


# one field under two names, or of two types


def test_punch_card_validity_has_other_names_and_types_in_responses(portal: MijnKlantportaal, sent: Recording) -> None:
    card = portal.punch_cards.create(
        name="Yoga", punches=10, punch_label="lessons", expiry_value=3, expiry_period="years"
    )
    assert sent.json == {
        "name": "Yoga",
        "punches": 10,
        "punchLabel": "lessons",
        "expiryValue": "3",
        "expirePeriod": "years",
    }
    assert (card.expiry_value, card.expiry_period) == (3, "years")


def test_punch_card_validity_is_given_as_a_number(portal: MijnKlantportaal, sent: Recording) -> None:
    value: Any = "3"
    with pytest.raises(TypeError, match=r"^expiry_value: expected int, got str"):
        portal.punch_cards.create(name="Yoga", punches=1, punch_label="x", expiry_value=value, expiry_period="days")
    assert sent.requests == []


def test_punch_card_without_validity_never_expires(portal: MijnKlantportaal, ids: Ids) -> None:
    card = portal.punch_cards.create(name="Yoga", punches=10, punch_label="lessons")
    issued = portal.punch_cards.issue(card.id, customer_id=ids.customer)
    assert (card.expiry_value, card.expiry_period, issued.expires_at) == (None, None, None)


def test_subscription_start_has_another_name_in_responses(portal: MijnKlantportaal, sent: Recording, ids: Ids) -> None:
    subscription = portal.customer_subscriptions.create(
        customer_id=ids.customer,
        description="Support",
        start_date=date(2027, 1, 31),
        interval="1 month",
        amount="12.95",
        vat_rate=21,
        create_invoice=True,
        invoice_description="Support for a month",
    )
    assert (sent.json["startDate"], "startsAt" in sent.json) == ("2027-01-31", False)
    assert subscription.starts_at == date(2027, 1, 31)
    assert sent.json["invoiceDescription"] == subscription.options.invoice_description


def test_punch_card_that_was_issued_has_one_name_in_the_address(
    portal: MijnKlantportaal, sent: Recording, ids: Ids
) -> None:
    card = portal.punch_cards.get_issued(ids.punch_card, ids.issued_punch_card)
    assert sent.target == f"GET /v1/punch-cards/{ids.punch_card}/issued/{ids.issued_punch_card}"
    assert (card.id, card.punch_card_id) == (ids.issued_punch_card, ids.punch_card)


# amounts and times in other forms


def test_bills_have_exact_amounts_and_aware_times(portal: MijnKlantportaal) -> None:
    bill = portal.invoices.list().to_list()[0]
    amounts = [bill.subtotal_amount, bill.vat_amount, bill.total_amount]
    assert amounts == [Decimal("12.95"), Decimal("2.72"), Decimal("15.67")]
    assert str(bill.lines[0].amount_excl_vat) == "12.95"
    assert (bill.issued_at.utcoffset(), bill.issued_at.hour) == (timedelta(0), 0)


@given(st.decimals(0, 10**12, places=2))
def test_decimal_amount_written_as_a_number_is_read_exactly(amount: Decimal) -> None:
    with responding(200, BILL % {b"net": str(amount).encode()}).portal() as portal:
        bill = portal.invoices.get("fac_1")
    assert bill.subtotal_amount == bill.lines[0].amount_excl_vat == amount


@pytest.mark.parametrize("zone", [None, UTC], ids=["naive", "aware"])
def test_appointment_is_sent_to_the_second_and_listed_to_the_minute(
    portal: MijnKlantportaal, sent: Recording, ids: Ids, zone: Any
) -> None:
    start = datetime(2026, 11, 20, 14, 30, tzinfo=zone)
    hour = 14 if zone is None else 15  # in Amsterdam
    portal.appointments.schedule(
        name="Talk", starts_at=start, ends_at=start + timedelta(hours=1), customer_id=ids.customer
    )
    assert sent.json["startsAt"] == f"2026-11-20 {hour}:30:00"
    found = portal.appointments.list(start_at=start, days=1).data
    assert dict(sent.last.url.params) == {"start_at": f"2026-11-20 {hour}:30", "days": "1"}
    assert sent.last.url.query == f"start_at=2026-11-20%20{hour}%3A30&days=1".encode()
    assert [item.starts_at for item in found] == [datetime(2026, 11, 20, hour, 30, tzinfo=found[0].starts_at.tzinfo)]
    assert found[0].starts_at.utcoffset() == timedelta(hours=1)


# responses without the usual form


def test_appointments_come_all_at_once(portal: MijnKlantportaal, sent: Recording, ids: Ids) -> None:
    found = portal.appointments.list()
    assert ids.appointment in [appointment.id for appointment in found.data]
    assert sent.target == "GET /v1/appointments"


def test_customer_group_returns_the_customers_that_exist(portal: MijnKlantportaal, sent: Recording, ids: Ids) -> None:
    group = portal.customer_groups.create(name="Bakers")
    added = portal.customer_groups.add_customers(group.id, customers=[ids.customer, "cst_unknown"])
    assert sent.json == {"customers": [ids.customer, "cst_unknown"]}
    assert [(customer.id, group.id in customer.customer_groups) for customer in added.data] == [(ids.customer, True)]


def test_appointment_cancel_returns_the_appointment(portal: MijnKlantportaal, sent: Recording, ids: Ids) -> None:
    canceled = portal.appointments.cancel(ids.appointment)
    assert sent.target == f"DELETE /v1/appointments/{ids.appointment}"
    assert isinstance(canceled, Appointment)
    assert (canceled.id, canceled.status) == (ids.appointment, "canceled")
    with pytest.raises(ConflictError):
        portal.appointments.cancel(ids.appointment)


def test_payment_link_close_returns_the_payment_link(portal: MijnKlantportaal, sent: Recording, ids: Ids) -> None:
    closed = portal.payment_links.close(ids.payment_link)
    assert sent.target == f"DELETE /v1/payment-links/{ids.payment_link}"
    assert isinstance(closed, PaymentLink)
    assert (closed.id, closed.status, closed.checkout_url) == (ids.payment_link, "closed", None)
    with pytest.raises(ValidationError):
        portal.payment_links.close(ids.payment_link)


def test_ticket_close_sends_neither_body_nor_content_type(
    portal: MijnKlantportaal, sent: Recording, ids: Ids, sandbox: Sandbox
) -> None:
    portal.tickets.close(ids.ticket)
    assert sent.target == f"PATCH /v1/tickets/{ids.ticket}"
    assert (sent.last.content, "content-type" in sent.last.headers) == (b"", False)
    found = sandbox.objects.find(ids.ticket)
    assert found is not None
    assert found["status"] == "closed"
    with pytest.raises(ValidationError):
        portal.tickets.close(ids.ticket)


def test_offer_is_accepted_or_rejected_at_one_address(portal: MijnKlantportaal, sent: Recording, ids: Ids) -> None:
    offers = portal.customer_offers
    moment = datetime(2026, 7, 1, 10, tzinfo=UTC)
    accepted = offers.mark_accepted(ids.offer, accepted_at=moment, accepted_via_ip="192.0.2.10")
    assert sent.target == f"PATCH /v1/customer-offers/{ids.offer}"
    assert sent.json == {"acceptedAt": "2026-07-01 12:00:00", "acceptedViaIp": "192.0.2.10"}
    assert (accepted.accepted_at, accepted.accepted_via_ip) == (moment, "192.0.2.10")
    offers.mark_rejected(ids.offer, rejected_at=moment)
    assert sent.target == f"PATCH /v1/customer-offers/{ids.offer}"
    assert sent.json == {"rejectedAt": "2026-07-01 12:00:00"}

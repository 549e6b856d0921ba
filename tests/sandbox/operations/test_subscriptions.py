"""Subscriptions and packages."""

from datetime import date
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mijnklantportaal.sandbox import Sandbox
from mijnklantportaal.sandbox.operations.subscriptions import renewal
from tests.sandbox.conftest import Clock
from tests.sandbox.responses import check_response

INTERVALS = ["14 days", "1 month", "2 months", "6 months", "1 year"]
TERMS = {"interval": "1 month", "amount": "12.95", "vatRate": 21}


def create(api: httpx.Client, customer: str, start: str = "2026-01-01", **changed: Any) -> Any:
    body = {"customerId": customer, "description": "Maintenance", "startDate": start, **TERMS, **changed}
    return check_response(api.post("/customer-subscriptions", json=body), "create-customer-subscription")


@pytest.mark.parametrize(
    ("first", "interval", "today", "expected"),
    [
        ("2026-01-31", "1 month", "2026-01-31", "2026-02-28"),
        ("2026-01-31", "1 month", "2026-02-28", "2026-03-31"),
        ("2024-02-29", "1 year", "2026-03-01", "2027-02-28"),
        ("2026-01-01", "14 days", "2026-01-15", "2026-01-29"),
        ("2026-06-01", "6 months", "2026-01-15", "2026-12-01"),
        ("2026-01-01", "2 months", "2026-02-01", "2026-03-01"),
        ("9999-12-01", "1 month", "2026-02-01", "9999-12-31"),
    ],
)
def test_subscription_renews_by_the_calendar(first: str, interval: str, today: str, expected: str) -> None:
    found = renewal(date.fromisoformat(first), interval, date.fromisoformat(today))
    assert found.isoformat() == expected


@given(
    st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    st.sampled_from(INTERVALS),
    st.dates(date(2000, 1, 1), date(2090, 1, 1)),
)
def test_subscription_the_next_renewal_is_ahead_and_no_more_than_an_interval_away(
    first: date, interval: str, today: date
) -> None:
    found = renewal(first, interval, today)
    longest = {"days": 14, "month": 31, "months": 62, "year": 366}[interval.split()[1]] * (
        3 if interval.startswith("6") else 1
    )
    assert max(first, today) < found
    assert (found - max(first, today)).days <= longest


def test_subscription_begins_on_its_day(api: httpx.Client, customer: str) -> None:
    running, planned = create(api, customer), create(api, customer, "2026-01-03")
    assert (running["startsAt"], running["renewsAt"], running["status"]) == (
        "2026-01-01",
        "2026-02-01",
        "in_progress",
    )
    assert (planned["status"], planned["renewsAt"]) == ("planned", "2026-02-03")


@pytest.mark.parametrize(("makes_invoice", "text"), [(True, "Extending"), (False, None)])
def test_subscription_a_text_for_invoices_counts_where_there_are_invoices(
    api: httpx.Client, customer: str, makes_invoice: bool, text: str | None
) -> None:
    made = create(api, customer, createInvoice=makes_invoice, invoiceDescription="Extending")
    assert (made["options"]["createInvoice"], made["options"]["invoiceDescription"]) == (makes_invoice, text)


def test_subscription_is_changed_and_ends(api: httpx.Client, customer: str, clock: Clock) -> None:
    path = f"/customer-subscriptions/{create(api, customer)['id']}"
    changed = check_response(api.patch(path, json={"interval": "1 year"}), "change-customer-subscription")
    assert changed["renewsAt"] == "2027-01-01"
    ended = api.patch(path, json={"terminatedAt": "2026-01-05 12:00:00"}).json()
    assert (ended["terminatedAt"], ended["status"]) == ("2026-01-05T12:00:00+01:00", "terminated")
    clock.pass_days(4)
    assert check_response(api.get(path), "get-customer-subscription")["status"] == "ended"


@pytest.fixture
def package(api: httpx.Client) -> str:
    response = api.post("/customer-subscription-packages", json={"name": "Hosting", **TERMS})
    return str(check_response(response, "create-customer-subscription-package")["id"])


def test_subscription_a_customer_signs_up_for_the_terms_of_a_package(
    api: httpx.Client, customer: str, package: str
) -> None:
    body = {
        "customerId": customer,
        "startDate": "2026-03-01",
        "createInvoice": True,
        "invoiceText": "Hosting fee",
        "mandateId": "mdt_1",
    }
    response = api.post(f"/customer-subscription-packages/{package}/sign-up", json=body)
    made = check_response(response, "sign-up-customer-subscription-package-to-customer")
    assert (made["description"], made["startsAt"], made["amount"]) == ("Hosting", "2026-03-01", "12.95")
    assert made["options"]["invoiceDescription"] == "Hosting fee"
    assert made["options"]["paymentIntegrationMandateId"] == "mdt_1"
    assert api.get("/customer-subscriptions").json()["data"] == [made]


def test_subscription_someone_else_gets_an_address_to_pay_at(empty: Sandbox, api: httpx.Client, package: str) -> None:
    person = {"companyName": "A", "address": "B 1", "zipCode": "1", "city": "C", "email": "a@b.example"}
    response = api.post(f"/customer-subscription-packages/{package}/sign-up/", json=person)
    made = check_response(response, "sign-up-customer-subscription-package-to-non-customer")
    assert made["paymentLink"] == f"{empty.origin}/sign-up/{made['id']}"
    assert made["expiresAt"] == "2026-01-03T04:00:00+01:00"
    assert api.get("/customer-subscriptions").json()["data"] == []

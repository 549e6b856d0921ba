"""Customer offers: deciding on them, and the licence's limit."""

from typing import Any

import httpx
import pytest

from mijnklantportaal.sandbox import Sandbox
from tests.sandbox.conftest import Clock
from tests.sandbox.responses import PDF, check_response

HOW = {"acceptedViaIp": "192.0.2.7", "acceptedViaUserAgent": "test"}
LINE = {"description": "Work", "amountExclVat": "12.95", "vatRate": 21}


@pytest.fixture
def fields(customer: str) -> dict[str, Any]:
    return {"customerId": customer, "offerNumber": "1", "issuedAt": "2026-01-01", "expiresAt": "2026-02-01"}


def upload(api: httpx.Client, fields: dict[str, Any], **changed: str) -> httpx.Response:
    files = {"pdf": ("offer.pdf", PDF, "application/pdf")}
    return api.post("/customer-offers", data={**fields, "amount": "1.00", **changed}, files=files)


def build(api: httpx.Client, fields: dict[str, Any]) -> httpx.Response:
    return api.post("/customer-offers/manual", json={**fields, "lines": [LINE]})


def decide(api: httpx.Client, offer: str, **body: str) -> httpx.Response:
    return api.patch(f"/customer-offers/{offer}", json=body)


def test_offer_from_lines_has_their_total(api: httpx.Client, fields: dict[str, Any]) -> None:
    assert check_response(build(api, fields), "create-customer-offer-manual")["amount"] == "15.67"


def test_offer_how_an_offer_was_accepted_is_dropped_unless_it_was(api: httpx.Client, fields: dict[str, Any]) -> None:
    made = check_response(upload(api, fields, **HOW), "create-customer-offer")
    assert (made["acceptedViaIp"], made["acceptedViaUserAgent"]) == (None, None)
    made = check_response(upload(api, fields, acceptedAt="2026-01-01 12:00:00", **HOW), "create-customer-offer")
    assert (made["acceptedViaIp"], made["acceptedViaUserAgent"]) == ("192.0.2.7", "test")


def test_offer_a_new_offer_is_not_accepted_and_rejected(api: httpx.Client, fields: dict[str, Any]) -> None:
    both = {"acceptedAt": "2026-01-01 12:00:00", "rejectedAt": "2026-01-01 12:00:00"}
    check_response(upload(api, fields, **both), "create-customer-offer", 422)


def test_offer_the_last_decision_counts(api: httpx.Client, fields: dict[str, Any]) -> None:
    operation = "mark-customer-offer-accepted-or-rejected"
    offer = build(api, fields).json()["id"]
    accepted = check_response(decide(api, offer, acceptedAt="2026-01-01 12:00:00", **HOW), operation)
    assert (accepted["acceptedAt"], accepted["acceptedViaIp"]) == ("2026-01-01T12:00:00+01:00", "192.0.2.7")
    rejected = check_response(decide(api, offer, rejectedAt="2026-01-02 12:00:00", **HOW), operation)
    assert rejected["rejectedAt"] == "2026-01-02T12:00:00+01:00"
    assert (rejected["acceptedAt"], rejected["acceptedViaIp"]) == (None, None)
    again = check_response(decide(api, offer, acceptedAt="2026-01-03 12:00:00"), operation)
    assert (again["rejectedAt"], again["acceptedViaIp"]) == (None, None)


@pytest.mark.parametrize("body", [{}, HOW, {"acceptedAt": "2026-01-01 12:00:00", "rejectedAt": "2026-01-01 12:00:00"}])
def test_offer_a_decision_is_exactly_one(api: httpx.Client, fields: dict[str, Any], body: dict[str, str]) -> None:
    offer = build(api, fields).json()["id"]
    data = check_response(decide(api, offer, **body), "mark-customer-offer-accepted-or-rejected", 422)
    assert data["message"] == "acceptedAt, rejectedAt: exactly one of them is required"


def test_offer_the_licence_limits_the_offers_of_a_month(
    empty: Sandbox, api: httpx.Client, fields: dict[str, Any], clock: Clock
) -> None:
    empty.licence.offers_per_month = 2
    check_response(build(api, fields), "create-customer-offer-manual")
    check_response(upload(api, fields), "create-customer-offer")
    check_response(upload(api, fields), "create-customer-offer", 426)
    data = check_response(build(api, fields), "create-customer-offer-manual", 426)
    assert data["message"] == "the licence allows 2 offers per month"
    clock.pass_days(30)
    check_response(build(api, fields), "create-customer-offer-manual")
    assert empty.objects.counts()["off_"] == 3

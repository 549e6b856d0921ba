"""Punch cards: price, expiry, punches."""

from typing import Any

import httpx
import pytest

from tests.sandbox.conftest import Clock
from tests.sandbox.responses import check_response

CARD = {"name": "Lessons", "punches": 3, "punchLabel": "lessons"}
FOR_SALE = {"forSale": True, "price": "10.00", "vatRate": 21}


def create(api: httpx.Client, **fields: Any) -> Any:
    return check_response(api.post("/punch-cards", json={**CARD, **fields}), "create-punch-card")


def issue(api: httpx.Client, customer: str, **fields: Any) -> tuple[str, Any]:
    card = create(api, **fields)["id"]
    response = api.post(f"/punch-cards/{card}/issued", json={"customerId": customer})
    made = check_response(response, "issue-punch-card")
    return f"/punch-cards/{card}/issued/{made['id']}", made


def stamp(api: httpx.Client, path: str, stamps: int) -> httpx.Response:
    return api.post(f"{path}/stamp", json={"stamps": stamps})


def test_punch_card_a_card_has_a_price_while_it_is_for_sale(api: httpx.Client) -> None:
    made = create(api, **FOR_SALE)
    assert (made["forSale"], made["price"], made["vatRate"]) == (True, "10.00", 21)
    path = f"/punch-cards/{made['id']}"
    changed = check_response(api.patch(path, json={"forSale": False}), "edit-punch-card")
    assert (changed["forSale"], changed["price"], changed["vatRate"]) == (False, None, None)
    check_response(api.patch(path, json={"forSale": True}), "edit-punch-card", 422)
    assert check_response(api.patch(path, json=FOR_SALE), "edit-punch-card")["price"] == "10.00"
    assert check_response(api.patch(path, json={"forSale": True, "vatRate": 0}), "edit-punch-card")["vatRate"] == 0


@pytest.mark.parametrize("missing", ["price", "vatRate"])
def test_punch_card_a_card_for_sale_needs_a_price_and_a_vat_rate(api: httpx.Client, missing: str) -> None:
    body = {name: value for name, value in {**CARD, **FOR_SALE}.items() if name != missing}
    data = check_response(api.post("/punch-cards", json=body), "create-punch-card", 422)
    assert data["message"] == "price, vatRate: both are required if forSale is true"


def test_punch_card_an_expiry_is_sent_as_text_and_returned_as_a_number(api: httpx.Client) -> None:
    made = create(api, expiryValue="3", expirePeriod="years")
    assert (made["expiryValue"], made["expiryPeriode"]) == (3, "years")
    never = create(api, expirePeriod="years")
    assert (never["expiryValue"], never["expiryPeriode"]) == (None, None)


@pytest.mark.parametrize("expiry", [{"expiryValue": "3"}, {"expiryValue": "9" * 5_000, "expirePeriod": "days"}])
def test_punch_card_an_expiry_that_makes_no_sense_is_refused(api: httpx.Client, expiry: dict[str, str]) -> None:
    check_response(api.post("/punch-cards", json={**CARD, **expiry}), "create-punch-card", 422)


@pytest.mark.parametrize(
    ("expiry", "expires_at"),
    [
        ({}, None),
        ({"expiryValue": "3", "expirePeriod": "days"}, "2026-01-05T04:00:00+01:00"),
        ({"expiryValue": "6", "expirePeriod": "months"}, "2026-07-02T04:00:00+02:00"),
        ({"expiryValue": "999999999", "expirePeriod": "years"}, None),
    ],
)
def test_punch_card_an_issued_card_expires_by_the_calendar(
    api: httpx.Client, customer: str, expiry: dict[str, str], expires_at: str | None
) -> None:
    _, made = issue(api, customer, **expiry)
    assert (made["punchesLeft"], made["status"], made["expiresAt"]) == (3, "active", expires_at)
    assert made["issuedAt"] == "2026-01-02T04:00:00+01:00"


def test_punch_card_stamps_run_out(api: httpx.Client, customer: str) -> None:
    path, _ = issue(api, customer)
    assert check_response(stamp(api, path, 2), "stamp-bought-punch-card")["punchesLeft"] == 1
    data = check_response(stamp(api, path, 2), "stamp-bought-punch-card", 422)
    assert data["message"] == "stamps: 2 is more than the 1 left"
    last = check_response(stamp(api, path, 1), "stamp-bought-punch-card")
    assert (last["punchesLeft"], last["status"]) == (0, "fully_used")
    check_response(stamp(api, path, 1), "stamp-bought-punch-card", 422)
    assert check_response(api.get(path), "get-bought-punch-card") == last


def test_punch_card_an_expired_card_takes_no_stamps(api: httpx.Client, customer: str, clock: Clock) -> None:
    path, _ = issue(api, customer, expiryValue="3", expirePeriod="days")
    clock.pass_days(3)
    data = check_response(stamp(api, path, 1), "stamp-bought-punch-card", 422)
    assert data["message"] == "the punch card has expired"
    assert api.get(path).json()["status"] == "expired"


def test_punch_card_issued_cards_are_listed_with_their_own_product(api: httpx.Client, customer: str) -> None:
    first, made = issue(api, customer)
    second, _ = issue(api, customer)
    listed = check_response(api.get(first.rpartition("/")[0]), "list-bought-punch-cards")["data"]
    assert listed == [made]
    check_response(api.get(f"{second.rpartition('/')[0]}/{made['id']}"), "get-bought-punch-card", 404)

"""How long a payment link can be paid."""

from typing import Any

import httpx
import pytest

from mijnklantportaal.sandbox import Sandbox
from tests.sandbox.conftest import Clock
from tests.sandbox.responses import check_response


def create(api: httpx.Client, **fields: Any) -> Any:
    body = {"description": "Contribution", "amount": "5.00", **fields}
    return check_response(api.post("/payment-links", json=body), "create-payment-link")


def test_payment_link_a_link_is_open_and_has_an_address(empty: Sandbox, api: httpx.Client) -> None:
    link = create(api)
    assert (link["status"], link["reusable"], link["expiresAt"]) == ("open", False, None)
    assert link["checkoutUrl"] == f"{empty.origin}/payment-link/{link['id']}"


def test_payment_link_a_link_is_closed_once(api: httpx.Client) -> None:
    path = f"/payment-links/{create(api)['id']}"
    closed = check_response(api.delete(path), "close-payment-link")
    assert (closed["status"], closed["checkoutUrl"]) == ("closed", None)
    data = check_response(api.delete(path), "close-payment-link", 422)
    assert data["message"] == "the payment link is already closed"
    assert check_response(api.get(path), "get-payment-link") == closed


def test_payment_link_a_link_expires_at_the_end_of_its_last_day(api: httpx.Client, clock: Clock) -> None:
    link = create(api, expiresAt="2026-01-02")
    assert link["expiresAt"] == "2026-01-02T23:59:59+01:00"
    clock.pass_minutes(19 * 60 + 59)
    assert api.get(f"/payment-links/{link['id']}").json()["status"] == "open"
    clock.pass_minutes(1)
    expired = check_response(api.get("/payment-links"), "list-payment-links")["data"][0]
    assert (expired["status"], expired["checkoutUrl"]) == ("expired", None)
    check_response(api.delete(f"/payment-links/{link['id']}"), "close-payment-link", 422)


def test_payment_link_payments_are_listed_with_their_own_link_only(empty: Sandbox, api: httpx.Client) -> None:
    first, second = (create(api)["id"] for _ in range(2))
    empty.customer.pay_link(first)
    response = api.get(f"/payment-links/{second}/payments")
    assert check_response(response, "list-payment-link-payment")["data"] == []


def test_payment_link_an_unknown_link_has_no_payments_because_the_api_documents_no_error(
    api: httpx.Client,
) -> None:
    response = api.get("/payment-links/plk_0/payments")
    assert check_response(response, "list-payment-link-payment")["data"] == []


@pytest.mark.parametrize("wrong", ["cst_0", "x", "\u0084"])
def test_payment_link_an_id_of_another_kind_is_no_link(api: httpx.Client, wrong: str) -> None:
    response = api.get(f"/payment-links/{wrong}/payments")
    check_response(response, "list-payment-link-payment", 422)


def test_payment_link_an_id_is_escaped_in_the_addresses_of_pages(empty: Sandbox, api: httpx.Client) -> None:
    response = api.get("/payment-links/plk_%C2%84 x/payments")
    page = check_response(response, "list-payment-link-payment")
    assert page["path"] == f"{empty.base_url}/payment-links/plk_%C2%84%20x/payments"

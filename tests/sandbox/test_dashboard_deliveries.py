"""The dashboard's pages about calls of webhooks."""

from typing import get_args

import httpx
import pytest

from mijnklantportaal.sandbox import Sandbox
from mijnklantportaal.sandbox._dashboard._delivery_pages import DELIVERY_CHOICES
from mijnklantportaal.sandbox._delivery_faults import DeliveryFaultKind
from tests.sandbox.pages import first, page_of, press, text_of
from tests.sandbox.webhook_listener import Listener

PAGE = "/dashboard/deliveries"


@pytest.fixture
def listener(listener: Listener) -> Listener:
    listener.responses = [(200, {}, b"thank you")]
    return listener


@pytest.fixture
def delivered(site: httpx.Client, empty: Sandbox, api: httpx.Client, listener: Listener) -> int:
    """The number of the delivery of an accepted offer."""
    webhook = api.post("/webhooks", json={"url": listener.url, "type": "offer-accepted"}).json()
    empty.customer.accept_offer(first(empty, "off_", offerNumber="OFF-003"))
    return next(found.id for found in empty.deliveries.wait() if found.webhook_id == webhook["id"])


def test_dashboard_without_deliveries_it_says_how_to_get_some(site: httpx.Client) -> None:
    assert "Register an address of this machine" in text_of(site.get(PAGE))


def test_dashboard_deliveries_are_listed_with_what_became_of_them(
    empty: Sandbox, site: httpx.Client, delivered: int, listener: Listener
) -> None:
    page = text_of(site.get(PAGE))
    assert f'href="{PAGE}/{delivered}"' in page
    for shown in (listener.url, ">delivered<", ">refused<", "our assumption"):
        assert shown in page, shown


def test_dashboard_a_delivery_shows_its_request_and_attempts_but_no_secret(
    empty: Sandbox, site: httpx.Client, delivered: int
) -> None:
    offer = first(empty, "off_", offerNumber="OFF-003")
    delivery = empty.deliveries.find(delivered)
    page = text_of(site.get(f"{PAGE}/{delivered}"))
    for shown in ('"type": "offer-accepted"', f'<a href="{page_of(offer)}">', "thank you", 'status-2">200<'):
        assert shown in page, shown
    assert delivery.headers["X-Webhook-Signature"] not in page
    assert f'href="{page_of(delivery.webhook_id)}"' in page


def test_dashboard_hostile_responses_of_a_program_are_shown_as_text(
    empty: Sandbox, site: httpx.Client, delivered: int, listener: Listener
) -> None:
    listener.responses = [(500, {}, b"<script>alert(1)</script>"), (200, {}, b"\0\xff")]
    empty.deliveries.pauses = (0.0,)
    assert press(site, f"{PAGE}/{delivered}", "").headers["location"] == f"{PAGE}/{delivered}"
    empty.deliveries.wait()
    response = site.get(f"{PAGE}/{delivered}")
    assert "&lt;script&gt;alert(1)" in response.text
    assert "(binary)" in response.text
    assert "the status is 500" in response.text
    assert len(listener.received) == 3


def test_dashboard_webhooks_are_called_on_demand(
    empty: Sandbox, site: httpx.Client, delivered: int, listener: Listener
) -> None:
    offer = first(empty, "off_", offerNumber="OFF-001")
    assert press(site, PAGE, "trigger", type="offer-accepted", object=f" {offer} ").headers["location"] == PAGE
    empty.deliveries.wait()
    assert offer.encode() in listener.received[-1].body


@pytest.mark.parametrize(
    ("fields", "status", "message"),
    [
        ({"type": "offer-accepted", "object": "off_none"}, 404, "there is no object off_none"),
        ({"type": "offer-accepted", "object": " "}, 422, "Object: give the id of an object"),
        ({"type": "offer-explodes", "object": "{offer}"}, 404, "no webhook is registered for offer-explodes"),
    ],
)
def test_dashboard_a_call_that_can_not_be_made_is_told(
    empty: Sandbox, site: httpx.Client, fields: dict[str, str], status: int, message: str
) -> None:
    offer = first(empty, "off_")
    response = press(site, PAGE, "trigger", **{name: text.format(offer=offer) for name, text in fields.items()})
    assert message in text_of(response, status)


def test_dashboard_delivery_faults_are_added_met_and_removed(
    empty: Sandbox, site: httpx.Client, delivered: int, listener: Listener
) -> None:
    assert press(site, PAGE, "", kind="unsigned", count="1", seconds="3", of="").headers["location"] == PAGE
    assert "Unsigned" in text_of(site.get(PAGE))
    press(site, f"{PAGE}/{delivered}", "")
    empty.deliveries.wait()
    assert "x-webhook-signature" not in listener.received[-1].headers
    assert "webhooks are called as they should be" in text_of(site.get(PAGE))
    for kind in ("slow", "cut", "lose"):
        press(site, PAGE, "", kind=kind, count="2", seconds="0.5", of="offer-accepted")
    page = text_of(site.get(PAGE))
    assert "Slow: 0.5 s" in page
    assert "2 times" in page
    press(site, PAGE, "remove", number=str(empty.deliveries.faults.all()[0].number))
    assert [fault.kind for fault in empty.deliveries.faults.all()] == ["cut", "lose"]
    press(site, PAGE, "clear")
    assert empty.deliveries.faults.all() == ()


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"kind": "explode"}, "What happens: 'explode' is not one of"),
        ({"kind": "cut", "count": "0"}, "How many: expected 1 or more"),
        ({"kind": "cut", "count": "x"}, "How many: 'x' is not a number"),
        ({"kind": "slow", "seconds": "61"}, "Seconds: 61.0 is not between 0 and 60"),
        ({"kind": "slow", "seconds": "nan"}, "Seconds: nan is not between 0 and 60"),
    ],
)
def test_dashboard_a_delivery_fault_that_can_not_be_is_told(
    empty: Sandbox, site: httpx.Client, fields: dict[str, str], message: str
) -> None:
    response = press(site, PAGE, "", **{"count": "1", "seconds": "3", "of": "", **fields})
    assert message in text_of(response, 422)
    assert empty.deliveries.faults.all() == ()


def test_dashboard_the_form_offers_every_kind_of_delivery_fault() -> None:
    assert {choice.kind for choice in DELIVERY_CHOICES} == set(get_args(DeliveryFaultKind))


def test_dashboard_a_delivery_under_way_has_no_button_and_says_why(
    empty: Sandbox, site: httpx.Client, delivered: int, listener: Listener
) -> None:
    empty.deliveries.pauses = (60.0,)
    listener.responses = [(500, {}, b"")]
    assert press(site, f"{PAGE}/{delivered}", "").status_code == 303
    for page in (PAGE, f"{PAGE}/{delivered}"):
        assert f'action="{PAGE}/{delivered}"' not in site.get(page).text
    assert f"delivery {delivered} is under way" in text_of(press(site, f"{PAGE}/{delivered}", ""), 409)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_dashboard_a_delivery_that_is_not_there_is_not_found(site: httpx.Client, method: str) -> None:
    assert "There is no delivery 99" in text_of(site.request(method, f"{PAGE}/99"), 404)

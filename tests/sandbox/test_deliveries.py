"""Calls of webhooks: on the portal's events, to this machine only, again after a failure, and once more by hand."""

import json
import socket
import threading
import time
from typing import Any

import httpx
import pytest

from mijnklantportaal.sandbox import Sandbox
from tests.ports import free_port
from tests.sandbox.webhook_listener import Listener

CUSTOMER = {
    "companyName": "Bakkerij Voorbeeld",
    "address": "Molenweg 3",
    "zipCode": "3511AB",
    "city": "Utrecht",
    "primaryEmail": "post@bakkerij.example",
}


@pytest.fixture
def listener(listener: Listener) -> Listener:
    listener.responses = [(200, {}, b"thanks")]
    return listener


@pytest.fixture
def quick(empty: Sandbox) -> Sandbox:
    empty.deliveries.pauses = (0.01, 0.01)
    empty.deliveries.seconds = 5.0
    return empty


def register(api: httpx.Client, url: str, event_type: str = "customer-created") -> dict[str, Any]:
    found: dict[str, Any] = api.post("/webhooks", json={"url": url, "type": event_type}).json()
    return found


def test_deliveries_tell_what_happened_with_the_secret_of_the_record(
    quick: Sandbox, api: httpx.Client, listener: Listener
) -> None:
    webhook = register(api, listener.url)
    register(api, listener.url, "customer-deleted")
    customer = api.post("/customers", json=CUSTOMER).json()
    (delivery,) = quick.deliveries.wait()
    (received,) = listener.received
    assert (received.method, received.target) == ("POST", "/hook")
    assert received.headers["x-webhook-signature"] == webhook["secret"]
    assert received.headers["content-type"] == "application/json"
    assert json.loads(received.body) == {
        "type": "customer-created",
        "createdAt": "2026-01-02T04:00:00+01:00",
        "data": customer,
    }
    assert (delivery.status, delivery.webhook_id, delivery.body) == ("delivered", webhook["id"], received.body)
    (attempt,) = delivery.attempts
    assert (attempt.status, attempt.problem, attempt.fault, attempt.response) == (200, "", None, b"thanks")


def test_deliveries_of_a_refused_request_are_none(quick: Sandbox, api: httpx.Client, listener: Listener) -> None:
    register(api, listener.url)
    assert api.post("/customers", json={**CUSTOMER, "companyName": 5}).status_code == 422
    assert quick.deliveries.wait() == ()


def test_deliveries_follow_what_customers_do(
    quick: Sandbox, api: httpx.Client, customer: str, listener: Listener
) -> None:
    register(api, listener.url, "ticket-created")
    register(api, listener.url, "ticket-reply-customer")
    ticket = quick.customer.open_ticket("Question", "How?", customer_id=customer)
    quick.customer.reply_to_ticket(ticket, "Thanks")
    assert [delivery.type for delivery in quick.deliveries.wait()] == ["ticket-created", "ticket-reply-customer"]


@pytest.mark.parametrize(
    "url",
    [
        "https://mijnklantportaal.nl/webhook-incoming",
        "http://mijnklantportaal.nl/webhook-incoming",
        "http://192.0.2.1/hook",
        "http://localhost.example/hook",
        "http://127.0.0.1.example/hook",
        "http://127.0.0.1@192.0.2.1/hook",
        "https://127.0.0.1/hook",
        "ftp://127.0.0.1/hook",
        "http://[::2]/hook",
    ],
)
def test_deliveries_to_other_machines_are_refused(
    quick: Sandbox, api: httpx.Client, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    register(api, url)

    def connect(*arguments: object, **more: object) -> Any:
        raise AssertionError(arguments)

    monkeypatch.setattr(socket, "getaddrinfo", connect)
    quick.deliveries.trigger("customer-created", payload={})
    (delivery,) = quick.deliveries.wait()
    assert delivery.status == "refused"
    assert "is not on this machine" in delivery.attempts[0].problem


def test_deliveries_that_fail_are_tried_again(quick: Sandbox, api: httpx.Client, listener: Listener) -> None:
    register(api, listener.url)
    listener.responses = [(500, {}, b"down"), (302, {"Location": listener.url}, b""), (204, {}, b"")]
    api.post("/customers", json=CUSTOMER)
    (delivery,) = quick.deliveries.wait()
    assert [attempt.status for attempt in delivery.attempts] == [500, 302, 204]
    assert (delivery.status, delivery.attempts[0].problem) == ("delivered", "the status is 500")
    assert len({received.body for received in listener.received}) == 1


def test_deliveries_are_given_up_and_sent_again_by_hand(quick: Sandbox, api: httpx.Client, listener: Listener) -> None:
    register(api, listener.url)
    listener.responses = [*[(500, dict[str, str](), b"")] * 3, (200, {}, b"")]
    api.post("/customers", json=CUSTOMER)
    (failed,) = quick.deliveries.wait()
    assert (failed.status, len(failed.attempts)) == ("failed", 3)
    assert quick.deliveries.redeliver(failed.id).status == "waiting"
    (again,) = quick.deliveries.wait()
    assert (again.id, again.status, len(again.attempts)) == (failed.id, "delivered", 4)
    assert listener.received[-1].body == failed.body


def test_deliveries_under_way_are_not_sent_a_second_time(quick: Sandbox, api: httpx.Client, listener: Listener) -> None:
    quick.deliveries.pauses = (60.0,)
    register(api, listener.url)
    listener.responses = [(500, {}, b"")]
    api.post("/customers", json=CUSTOMER)
    (delivery,) = quick.deliveries.all()
    for _ in range(3):
        with pytest.raises(ValueError, match=f"delivery {delivery.id} is under way"):
            quick.deliveries.redeliver(delivery.id)
    assert len(listener.received) <= 1


def test_deliveries_that_wait_for_another_attempt_keep_none_waiting(
    quick: Sandbox, api: httpx.Client, listener: Listener
) -> None:
    register(api, listener.url)
    quick.deliveries.pauses = (60.0,)
    listener.responses = [*[(500, dict[str, str](), b"")] * 20, (200, {}, b"")]
    for _ in range(20):
        quick.deliveries.trigger("customer-created", payload={})
    while len(listener.received) < 20:
        time.sleep(0.01)
    (delivery,) = quick.deliveries.trigger("customer-created", payload={})
    while quick.deliveries.find(delivery.id).status == "waiting":
        time.sleep(0.01)
    timers = [thread for thread in threading.enumerate() if isinstance(thread, threading.Timer)]
    quick.reset()
    assert quick.deliveries.wait() == ()
    for timer in timers:
        timer.join(30)
        assert not timer.is_alive()


def test_deliveries_to_a_port_where_nobody_listens_fail(quick: Sandbox, api: httpx.Client) -> None:
    register(api, f"http://localhost:{free_port()}/hook")
    api.post("/customers", json=CUSTOMER)
    (delivery,) = quick.deliveries.wait()
    assert delivery.status == "failed"
    assert "no response" in delivery.attempts[-1].problem


def test_deliveries_to_a_server_that_does_not_respond_end_in_time(quick: Sandbox, api: httpx.Client) -> None:
    quick.deliveries.seconds, quick.deliveries.pauses = 0.1, ()
    with socket.create_server(("127.0.0.1", 0)) as silent:
        register(api, f"http://127.0.0.1:{silent.getsockname()[1]}/hook")
        api.post("/customers", json=CUSTOMER)
        (delivery,) = quick.deliveries.wait()
    assert delivery.attempts[0].problem == "no response within 0.1 seconds"


def test_deliveries_of_any_type_can_be_triggered(
    quick: Sandbox, api: httpx.Client, customer: str, listener: Listener
) -> None:
    register(api, listener.url, "invoice-chargeback")
    quick.deliveries.trigger("invoice-chargeback", payload=[1])
    quick.deliveries.trigger("invoice-chargeback", customer)
    quick.deliveries.wait()
    bodies = [json.loads(received.body) for received in listener.received]
    assert [1] in bodies
    assert {"id": customer}.items() <= next(body for body in bodies if body != [1])["data"].items()


def test_deliveries_that_can_not_be_are_named(quick: Sandbox, api: httpx.Client, customer: str) -> None:
    with pytest.raises(LookupError, match="no webhook is registered for offer-accepted"):
        quick.deliveries.trigger("offer-accepted", customer)
    with pytest.raises(LookupError, match="there is no object cst_none"):
        quick.deliveries.trigger("offer-accepted", "cst_none")
    with pytest.raises(LookupError, match="there is no delivery 5"):
        quick.deliveries.redeliver(5)


def test_deliveries_are_forgotten_with_everything_else(quick: Sandbox, api: httpx.Client, listener: Listener) -> None:
    register(api, listener.url)
    api.post("/customers", json=CUSTOMER)
    quick.deliveries.wait()
    quick.deliveries.faults.add("forge")
    quick.reset()
    assert (quick.deliveries.all(), quick.deliveries.faults.all()) == ((), ())


def test_deliveries_of_example_data_are_none() -> None:
    with Sandbox(seed=True) as seeded:
        assert seeded.deliveries.all() == ()


def test_deliveries_still_waiting_do_not_keep_a_sandbox_from_its_end(listener: Listener) -> None:
    listener.responses = [(500, {}, b"")]
    with Sandbox(token="t", rate_limit=None) as sandbox:
        with httpx.Client(base_url=sandbox.base_url, headers={"Authorization": "Bearer t"}) as api:
            register(api, listener.url)
            api.post("/customers", json=CUSTOMER)
        sandbox.deliveries.pauses = (60.0,)
        with pytest.raises(TimeoutError, match=r"after 0\.05 seconds there are still deliveries waiting"):
            sandbox.deliveries.wait(0.05)

"""Deliveries by HTTP, from this machine only."""

from typing import Any

import httpx
import pytest

from mijnklantportaal.sandbox import Sandbox
from tests.sandbox.webhook_listener import listening


@pytest.fixture
def control(empty: Sandbox) -> str:
    empty.deliveries.pauses = ()
    return f"{empty.origin}/_sandbox"


def test_delivery_control_triggers_lists_and_sends_again(control: str, empty: Sandbox, api: httpx.Client) -> None:
    with listening() as listener:
        listener.responses = [(500, {}, b"\xff"), (200, {}, b"")]
        webhook = api.post("/webhooks", json={"url": listener.url, "type": "offer-accepted"}).json()
        sent = httpx.post(f"{control}/deliveries", json={"type": "offer-accepted", "payload": {"id": "off_1"}})
        assert (sent.status_code, [one["status"] for one in sent.json()["data"]]) == (201, ["waiting"])
        empty.deliveries.wait()
        (failed,) = httpx.get(f"{control}/deliveries").json()["data"]
        assert (failed["status"], failed["body"], failed["webhookId"]) == ("failed", '{"id": "off_1"}', webhook["id"])
        assert (failed["attempts"][0]["status"], failed["attempts"][0]["response"]) == (500, "\\xff")
        again = httpx.post(f"{control}/deliveries/{failed['id']}/redeliver", json={})
        assert again.status_code == 201
        (delivery,) = empty.deliveries.wait()
    assert delivery.status == "delivered"


def test_delivery_control_adds_lists_and_removes_faults(control: str) -> None:
    added = httpx.post(f"{control}/delivery-faults", json={"kind": "forge", "type": "offer-accepted", "count": 2})
    assert (added.status_code, added.json()["kind"]) == (201, "forge")
    assert httpx.get(f"{control}/delivery-faults").json() == {"data": [added.json()]}
    again = httpx.post(f"{control}/delivery-faults", json=added.json())
    assert again.json() == {**added.json(), "number": again.json()["number"]}
    assert httpx.delete(f"{control}/delivery-faults").json() == {"data": []}


@pytest.mark.parametrize(
    ("path", "body", "status", "message"),
    [
        ("deliveries", {}, 422, "'type' is a required property"),
        ("deliveries", {"type": "offer-accepted", "payload": 1}, 404, "no webhook is registered for offer-accepted"),
        ("deliveries", {"type": "offer-accepted", "objectId": "off_1"}, 404, "there is no object off_1"),
        ("deliveries", {"type": "offer-accepted"}, 422, "not valid: objectId: give the id of an object, or a payload"),
        ("deliveries/7/redeliver", {}, 404, "there is no delivery 7"),
        ("delivery-faults", {"kind": "explode"}, 422, "kind: 'explode' is not one of"),
        ("delivery-faults", {"kind": "forge", "path": "/"}, 422, "Additional properties"),
    ],
)
def test_delivery_control_names_what_can_not_be(control: str, path: str, body: Any, status: int, message: str) -> None:
    response = httpx.post(f"{control}/{path}", json=body)
    assert (response.status_code, message in response.json()["message"]) == (status, True)


@pytest.mark.parametrize("path", ["deliveries", "deliveries/1/redeliver", "delivery-faults"])
def test_delivery_control_leaves_other_sites_without_a_say(control: str, path: str) -> None:
    assert httpx.post(f"{control}/{path}", data={"kind": "forge"}).status_code == 422
    assert httpx.post(f"{control}/{path}", json={}, headers={"Host": "evil.example"}).status_code == 403

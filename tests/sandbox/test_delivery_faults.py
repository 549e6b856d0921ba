"""Deliveries that go wrong on demand."""

import time
from typing import Any

import httpx
import pytest

from mijnklantportaal.sandbox import Sandbox
from tests.sandbox.webhook_listener import listening


@pytest.mark.parametrize(
    ("kind", "signatures", "bodies"),
    [
        ("duplicate", ["SECRET", "SECRET"], [8, 8]),
        ("forge", ["forged", "SECRET"], [8, 8]),
        ("unsigned", [None, "SECRET"], [8, 8]),
        ("junk", ["SECRET", "SECRET"], [1_000_000, 8]),
        ("malformed", ["SECRET", "SECRET"], [4, 8]),
        ("lose", ["SECRET"], [8]),
        ("cut", ["SECRET", "SECRET"], [4, 8]),
        ("slow", ["SECRET"], [8]),
    ],
)
def test_delivery_faults_apply_to_one_attempt(
    empty: Sandbox, api: httpx.Client, kind: Any, signatures: list[str | None], bodies: list[int]
) -> None:
    empty.deliveries.pauses = (0.01, 0.01)
    with listening() as listener:
        event_type = "invoice-chargeback"
        secret = api.post("/webhooks", json={"url": listener.url, "type": event_type}).json()["secret"]
        # a program that takes only what is whole and signed
        refused = [] if kind in ("duplicate", "slow", "lose", "cut") else [(400, dict[str, str](), b"")]
        listener.responses = [*refused, (200, {}, b"")]
        empty.deliveries.faults.add("forge", type="offer-accepted")  # of another type
        empty.deliveries.faults.add(kind, type=event_type, seconds=0.2)
        began = time.monotonic()
        empty.deliveries.trigger(event_type, payload={"a": 1})
        (delivery,) = empty.deliveries.wait()
    assert delivery.status == "delivered"
    assert delivery.attempts[0].fault == kind
    found = [received.headers.get("x-webhook-signature") for received in listener.received]
    assert sorted(map(str, found)) == sorted(str(signature).replace("SECRET", secret) for signature in signatures)
    assert sorted(len(received.body) for received in listener.received) == sorted(bodies)
    assert (time.monotonic() - began >= 0.2) or kind != "slow"


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"kind": "explode"}, ValueError, "kind: 'explode' is not one of duplicate, forge"),
        ({"kind": "forge", "count": 0}, ValueError, "count: expected 1 or more"),
        ({"kind": "forge", "type": 5}, TypeError, "type: expected str or None"),
        ({"kind": "slow", "seconds": 61}, ValueError, "seconds: 61 is not between 0 and 60"),
    ],
)
def test_delivery_faults_that_can_not_be_are_refused(
    empty: Sandbox, arguments: Any, error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        empty.deliveries.faults.add(**arguments)


def test_delivery_faults_last_as_often_as_they_should(empty: Sandbox) -> None:
    faults = empty.deliveries.faults
    faults.add("forge", count=2)
    kinds = [fault and fault.kind for fault in (faults.take("offer-accepted") for _ in range(3))]
    assert kinds == ["forge", "forge", None]

"""Webhooks: forged told from unreadable, and each event handled once."""

import asyncio
import logging
import pickle
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mijnklantportaal import (
    FileDuplicateStore,
    ForgedRequestError,
    IncomingError,
    IncomingRequest,
    MemoryDuplicateStore,
    MijnKlantportaal,
    OutgoingResponse,
    UnreadableRequestError,
    Webhook,
    WebhookEvent,
    WebhookReceiver,
    WebhookSigner,
    WebhookType,
)

SECRET, OTHER = "OUJX2prdBbJxR77BZlGz", "another-secret-of-20"
SIGNED = WebhookSigner(SECRET)
KINDS: list[WebhookType] = ["offer-accepted", "invoice-paid"]
BOTH = pytest.mark.parametrize("asynchronous", [False, True], ids=["sync", "async"])


def respond(
    receiver: WebhookReceiver, asynchronous: bool, function: Callable[[WebhookEvent], Any], request: IncomingRequest
) -> OutgoingResponse:
    if not asynchronous:
        return receiver.endpoint(function).respond(request)

    async def handle(event: WebhookEvent) -> None:
        await asyncio.sleep(0)
        function(event)

    return asyncio.run(receiver.endpoint(handle).respond_async(request))


async def asynchronous_check(body: bytes, headers: Mapping[str, str], secret: str) -> bool:
    return False


def record(secret: str, event_type: str) -> Webhook:
    return Webhook(
        id="wbh_1", type=event_type, url="http://127.0.0.1/", secret=secret, created_at=datetime(2026, 1, 1, tzinfo=UTC)
    )


@pytest.mark.parametrize(
    "secrets",
    [
        SECRET,
        [OTHER, SECRET],
        {"offer-accepted": SECRET},
        {"offer-accepted": [SECRET, OTHER]},
        [record(SECRET, "offer-accepted"), record(OTHER, "offer-rejected")],
    ],
    ids=["one", "several", "mapping", "rotation", "records"],
)
def test_webhooks_with_one_of_the_secrets_are_taken(secrets: Any) -> None:
    request = SIGNED.request({"type": "offer-accepted", "data": {"id": "off_1"}})
    event = WebhookReceiver(secrets).receive(request.body, request.headers)
    assert (event.type, event.ids, event.payload["data"]) == ("offer-accepted", ("off_1",), {"id": "off_1"})


def test_webhooks_records_of_the_portal_tell_the_types(portal: MijnKlantportaal) -> None:
    url = "http://127.0.0.1:9/"
    secrets = {kind: portal.webhooks.create(url=url, type=kind).secret for kind in KINDS}
    receiver = WebhookReceiver(portal.webhooks.list())
    for kind, secret in secrets.items():
        assert receiver.receive(b"", WebhookSigner(secret).headers()).type == kind


@pytest.mark.parametrize(
    "signature", ["", "x", SECRET[:-1], SECRET + "x", SECRET.lower(), f"{SECRET}, {SECRET}", "\xe9", "\udce9", "\u20ac"]
)
def test_webhooks_with_a_tampered_signature_are_forged(signature: str) -> None:
    with pytest.raises(ForgedRequestError, match="signature is missing or wrong") as raised:
        WebhookReceiver(SECRET).receive(b"{}", {"X-Webhook-Signature": signature})
    assert raised.value.status == 401


def test_webhooks_without_a_signature_are_forged_whatever_the_body_is() -> None:
    for body in (b"{}", b"", b"\xff", b"x" * 1_000_000):
        with pytest.raises(ForgedRequestError):
            WebhookReceiver(SECRET).receive(body, {})


def test_webhooks_with_a_signature_sent_twice_are_forged() -> None:
    request = IncomingRequest("POST", [("X-Webhook-Signature", SECRET), ("x-webhook-signature", OTHER)], b"{}")
    assert WebhookReceiver([SECRET, OTHER]).endpoint(print).respond(request).status == 401


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"{", "not JSON"),
        (b'{"a": NaN}', "NaN is not a number"),
        (b"\xff\xfe", "not UTF-8: byte 0"),
        (b"[" * 100_000, "nested too deep"),
        (b"x" * 1_000_000, "not JSON"),
        (b"9" * 5_000, "not JSON"),
        (b"[1e99999999999999999999]", "an exponent that no program can use"),
    ],
    ids=["cut", "no number", "no UTF-8", "deep", "junk of 1 MB", "endless number", "exponent"],
)
def test_webhooks_with_the_signature_and_junk_are_unreadable(body: bytes, message: str) -> None:
    request = SIGNED.request(body)
    with pytest.raises(UnreadableRequestError, match=message) as raised:
        WebhookReceiver(SECRET).receive(request.body, request.headers)
    assert raised.value.status == 400


@pytest.mark.parametrize(
    ("payload", "event_type"),
    [
        ({"type": "offer-teleported"}, "offer-teleported"),
        ({"event": "offer-accepted"}, "offer-accepted"),
        ({"type": "file"}, None),
        ({"type": 7}, None),
        ([1], None),
        (b"", None),
        (b"\xef\xbb\xbf{}", None),
    ],
    ids=str,
)
def test_webhooks_of_a_type_that_is_unknown_are_kept(payload: Any, event_type: str | None) -> None:
    request = SIGNED.request(payload)
    assert WebhookReceiver(SECRET).receive(request.body, request.headers).type == event_type


def test_webhooks_type_of_the_record_counts_and_not_what_the_body_says() -> None:
    request = SIGNED.request({"type": "offer-rejected"})
    event = WebhookReceiver({"offer-accepted": SECRET}).receive(request.body, request.headers)
    assert event.type == "offer-accepted"


def test_webhooks_check_can_be_replaced() -> None:
    def check(body: bytes, headers: Any, secret: str) -> bool:
        return bool(headers.get("x-hash") == f"{secret}:{len(body)}")

    receiver = WebhookReceiver([OTHER, SECRET], check=check)
    assert receiver.receive(b"{}", {"X-Hash": f"{SECRET}:2"}).payload == {}
    with pytest.raises(ForgedRequestError):
        receiver.receive(b"{} ", {"X-Hash": f"{SECRET}:2"})


@pytest.mark.parametrize("judgement", [None, "yes", asyncio.Event()], ids=["nothing", "text", "something to await"])
def test_webhooks_check_that_does_not_say_yes_or_no_is_a_failure_and_no_consent(
    judgement: Any, caplog: pytest.LogCaptureFixture
) -> None:
    endpoint = WebhookReceiver(SECRET, check=lambda *_: judgement).endpoint(print)
    assert endpoint.respond(SIGNED.request({})).status == 500
    assert "check: expected True or False, got" in caplog.text


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"check": "hmac"}, TypeError, "check: expected a function that returns True or False, got str"),
        ({"check": asynchronous_check}, TypeError, "check: .* got an asynchronous one"),
        ({"window": -1}, ValueError, "window: expected 0 or more seconds, got -1"),
        ({"window": float("nan")}, ValueError, "window: expected 0 or more seconds, got nan"),
        ({"window": 40_000_000}, ValueError, "window: expected 31,622,400 seconds at most, got 40,000,000"),
        ({"window": "600"}, TypeError, "window: expected a number of seconds, such as 30, got str"),
        ({"duplicates": "events.db"}, TypeError, r'such as FileDuplicateStore\("events.db"\), got str'),
        ({"duplicates": FileDuplicateStore}, TypeError, "duplicates: .* got the class FileDuplicateStore"),
    ],
)
def test_webhooks_settings_that_can_not_be_are_refused(
    arguments: dict[str, Any], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        WebhookReceiver(SECRET, **arguments)


@pytest.mark.parametrize(
    ("body", "headers", "message"),
    [
        ("{}", SIGNED.headers(), "body: expected the bytes as they arrived"),
        (None, SIGNED.headers(), "body: expected the bytes as they arrived"),
        (b"{}", {b"X-Webhook-Signature": SECRET.encode()}, "headers: expected names and values as str"),
        (b"{}", ["accept"], "headers: expected names and values as str"),
        (SIGNED.headers(), b"{}", "headers: expected a mapping or pairs of names and values, got bytes"),
        (b"{}", None, "headers: expected a mapping or pairs of names and values, got NoneType"),
    ],
)
def test_webhooks_that_were_decoded_or_not_where_it_matters_are_refused(body: Any, headers: Any, message: str) -> None:
    with pytest.raises(TypeError, match=message):
        WebhookReceiver(SECRET).receive(body, headers)


def test_webhooks_receiver_that_is_not_complete_can_be_printed() -> None:
    assert repr(WebhookReceiver.__new__(WebhookReceiver)) == "WebhookReceiver('')"
    assert repr(WebhookReceiver(SECRET)) == "WebhookReceiver(<secrets: 1>)"


def test_webhooks_show_no_secret(caplog: pytest.LogCaptureFixture) -> None:
    request = SIGNED.request({"id": "off_1"})
    receiver = WebhookReceiver(SECRET)
    event = receiver.receive(request.body, request.headers)
    assert SECRET not in f"{receiver!r}{request!r}{event!r}{event.headers}"


@BOTH
@pytest.mark.parametrize("store", ["memory", "file"])
def test_webhooks_duplicates_are_handled_once(asynchronous: bool, store: str, tmp_path: Path) -> None:
    now = [1000.0]
    handled: list[str | None] = []
    duplicates = MemoryDuplicateStore() if store == "memory" else FileDuplicateStore(tmp_path / "seen.db")
    receiver = WebhookReceiver(
        {"invoice-paid": SECRET, "offer-accepted": OTHER}, duplicates=duplicates, window=60, clock=lambda: now[0]
    )

    def send(request: IncomingRequest) -> tuple[int, bytes]:
        response = respond(receiver, asynchronous, lambda event: handled.append(event.object_id), request)
        return response.status, response.body

    assert send(SIGNED.request({"id": "inv_1"})) == (200, b"handled\n")
    assert send(SIGNED.request({"id": "inv_1"})) == (200, b"handled before\n")
    assert send(SIGNED.request({"id": "inv_2"})) == (200, b"handled\n")
    assert send(WebhookSigner(OTHER).request({"id": "inv_1"})) == (200, b"handled\n")  # another kind of event
    now[0] += 61
    assert send(SIGNED.request({"id": "inv_1"})) == (200, b"handled\n")
    assert handled == ["inv_1", "inv_2", None, "inv_1"]


def test_webhooks_duplicates_are_recognised_while_a_record_is_replaced() -> None:
    endpoint = WebhookReceiver({"invoice-paid": [SECRET, OTHER]}).endpoint(lambda event: None)
    bodies = [endpoint.respond(WebhookSigner(secret).request({"id": "inv_1"})).body for secret in (SECRET, OTHER)]
    assert bodies == [b"handled\n", b"handled before\n"]


@pytest.mark.parametrize(
    "event_type", ["subscription-updated", "ticket-reply-customer", "subscription-payment-updated"]
)
def test_webhooks_that_may_repeat_with_the_same_body_are_handled_each_time(event_type: str) -> None:
    handled: list[WebhookEvent] = []
    endpoint = WebhookReceiver({event_type: SECRET}).endpoint(handled.append)
    for _ in range(2):
        assert endpoint.respond(SIGNED.request({"id": "sub_1"})).status == 200
    assert len(handled) == 2


@BOTH
def test_webhooks_that_come_64_times_at_once_are_handled_once(asynchronous: bool) -> None:
    handled: list[WebhookEvent] = []
    receiver = WebhookReceiver({"invoice-paid": SECRET})
    request = SIGNED.request({"id": "inv_1"})

    async def handle(event: WebhookEvent) -> None:
        await asyncio.sleep(0.05)
        handled.append(event)

    async def all_at_once() -> list[OutgoingResponse]:
        endpoint = receiver.endpoint(handle)
        return await asyncio.gather(*(endpoint.respond_async(request) for _ in range(64)))

    def handle_in_thread(event: WebhookEvent) -> None:
        time.sleep(0.05)
        handled.append(event)

    if asynchronous:
        responses = asyncio.run(all_at_once())
    else:
        endpoint = receiver.endpoint(handle_in_thread)
        with ThreadPoolExecutor(16) as pool:
            responses = list(pool.map(lambda _: endpoint.respond(request), range(64)))
    assert len(handled) == 1
    assert sorted({response.status for response in responses}) in ([200, 503], [200])
    assert [response.body for response in responses].count(b"handled\n") == 1


@given(st.binary(max_size=200), st.dictionaries(st.text(max_size=20), st.text(max_size=20), max_size=3), st.booleans())
def test_webhooks_whatever_arrives_is_taken_or_refused_in_words(
    body: bytes, headers: dict[str, str], signed: bool
) -> None:
    given_headers = {**headers, **(SIGNED.headers() if signed else {})}
    endpoint = WebhookReceiver(SECRET).endpoint(lambda event: None)
    response = endpoint.respond(IncomingRequest("POST", given_headers, body))
    assert response.status in ((200, 400) if signed else (401,))


def test_webhooks_events_can_be_pickled_for_a_queue() -> None:
    request = SIGNED.request({"type": "offer-accepted", "id": "off_1"})
    event = WebhookReceiver(SECRET).receive(request.body, request.headers)
    assert pickle.loads(pickle.dumps(event)) == event  # noqa: S301 - bytes of our own


@BOTH
def test_webhooks_that_failed_are_handled_when_they_come_again(
    asynchronous: bool, caplog: pytest.LogCaptureFixture
) -> None:
    receiver = WebhookReceiver({"invoice-paid": SECRET})
    outcomes: list[Exception | None] = [RuntimeError("the books are closed"), IncomingError("later", 503), None]

    def handle(event: WebhookEvent) -> None:
        if (outcome := outcomes.pop(0)) is not None:
            raise outcome

    responses = [respond(receiver, asynchronous, handle, SIGNED.request({"id": "inv_1"})) for _ in range(4)]
    assert [(response.status, response.body) for response in responses] == [
        (500, b"the server failed\n"),
        (503, b"later\n"),
        (200, b"handled\n"),
        (200, b"handled before\n"),
    ]
    assert "the books are closed" in caplog.text


def test_webhooks_duplicate_that_comes_while_the_first_is_handled_is_put_off() -> None:
    began, may_end = threading.Event(), threading.Event()

    def handle(event: WebhookEvent) -> None:
        began.set()
        may_end.wait(30)

    endpoint = WebhookReceiver({"invoice-paid": SECRET}).endpoint(handle)
    first = threading.Thread(target=endpoint.respond, args=(SIGNED.request({"id": "inv_1"}),))
    first.start()
    began.wait(30)
    second = endpoint.respond(SIGNED.request({"id": "inv_1"}))
    may_end.set()
    first.join()
    assert (second.status, second.headers["retry-after"]) == (503, "5")
    assert endpoint.respond(SIGNED.request({"id": "inv_1"})).body == b"handled before\n"


class BrokenStore(MemoryDuplicateStore):
    """A store that is away, and must not be asked twice for one event."""

    def claim(self, digest: str, now: float, until: float) -> Any:
        raise OSError("no store")

    def finish(self, digest: str, now: float, until: float) -> None:
        raise AssertionError

    def forget(self, digest: str) -> None:
        raise AssertionError


def test_webhooks_are_handled_if_the_store_of_duplicates_is_away(caplog: pytest.LogCaptureFixture) -> None:
    handled: list[WebhookEvent] = []
    endpoint = WebhookReceiver({"invoice-paid": SECRET}, duplicates=BrokenStore()).endpoint(handled.append)
    with caplog.at_level(logging.WARNING, "mijnklantportaal"):
        assert endpoint.respond(SIGNED.request({"id": "inv_1"})).status == 200
    assert len(handled) == 1
    assert [record.message for record in caplog.records] == [
        "what remembers webhook events failed; an event may be handled twice"
    ]
    assert "OSError: no store" in caplog.text


def test_webhooks_window_of_zero_handles_each() -> None:
    handled: list[WebhookEvent] = []
    endpoint = WebhookReceiver({"invoice-paid": SECRET}, window=0).endpoint(handled.append)
    for _ in range(2):
        endpoint.respond(SIGNED.request({"id": "inv_1"}))
    assert len(handled) == 2

"""The deadline of a call, and the limit on the size of a response."""

import asyncio
import gzip
import json
import logging
import time
import zlib
from typing import Any

import httpx
import pytest

from mijnklantportaal import (
    AsyncMijnKlantportaal,
    DecodeError,
    MijnKlantportaal,
    OutcomeUnknownError,
    RequestOptions,
    TransportError,
    TransportTimeoutError,
)
from mijnklantportaal._policies.deadline import limit_time
from mijnklantportaal_api.runtime.flow import Blocking, Flow, Send, Sleep, Whole
from mijnklantportaal_api.runtime.http import Request
from mijnklantportaal_api.runtime.response import RawResponse
from tests.overlay.calls import CUSTOMER
from tests.overlay.fake_api import BASE_URL, TOKEN, customer_data, responding
from tests.overlay.fake_clock import FakeClock
from tests.overlay.loopback import loopback, raw_response
from tests.overlay.misbehaving_server import misbehaving_server
from tests.overlay.sync_and_async import BOTH, on, on_api
from tests.overlay.trickling_server import trickling_server

pytestmark = pytest.mark.usefixtures("http_library")


def portal_of(asynchronous: bool, base_url: str, **options: Any) -> Any:
    return (AsyncMijnKlantportaal if asynchronous else MijnKlantportaal)(TOKEN, base_url=base_url, **options)


@BOTH
@pytest.mark.parametrize("part", ["head", "body"])
def test_deadline_ends_a_response_that_trickles(asynchronous: bool, part: str) -> None:
    started = time.monotonic()
    with (
        trickling_server(part) as base_url,
        pytest.raises(TransportTimeoutError) as raised,
    ):
        on(
            lambda: portal_of(asynchronous, base_url, timeout=2, deadline=0.5),
            lambda portal: portal.customers.get("cst_1"),
        )
    assert time.monotonic() - started < 5
    assert raised.value.method == "GET"


@BOTH
@pytest.mark.parametrize("name", ["hints without an end", "headers without an end", "chunks without an end or a limit"])
def test_deadline_ends_a_response_that_arrives_fast_and_never_ends(asynchronous: bool, name: str) -> None:
    started = time.monotonic()
    with misbehaving_server() as server, pytest.raises(TransportError):
        on(
            lambda: portal_of(asynchronous, server.base_url(name), deadline=0.5, max_response_bytes=10**12),
            lambda portal: portal.customers.get("cst_1"),
        )
    assert time.monotonic() - started < 5


@BOTH
def test_deadline_of_a_write_that_was_sent_leaves_its_outcome_unknown(asynchronous: bool) -> None:
    with trickling_server("body") as base_url, pytest.raises(OutcomeUnknownError) as raised:
        on(
            lambda: portal_of(asynchronous, base_url),
            lambda portal: portal.customers.create(**CUSTOMER, options=RequestOptions(deadline=0.3)),
        )
    assert isinstance(raised.value.__cause__, TransportTimeoutError)


@BOTH
def test_deadline_counts_retries_and_their_waits(asynchronous: bool) -> None:
    api = responding(503, {}, headers={"Retry-After": "30"})
    with pytest.raises(TransportTimeoutError, match=r"the deadline of 50 s leaves no time"):
        on_api(api, asynchronous, lambda portal: portal.customers.list().first(), deadline=50, max_retries=5)
    assert len(api.requests) == 2


@BOTH
def test_deadline_counts_the_wait_for_the_rate_limit_and_then_nothing_was_sent(
    asynchronous: bool, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "mijnklantportaal")
    api = responding(200, customer_data(), headers={"X-RateLimit-Limit": "60", "X-RateLimit-Remaining": "0"})

    def use(portal: Any) -> Any:
        if asynchronous:
            return asynchronously(portal)
        portal.customers.get("cst_1")
        return portal.customers.create(**CUSTOMER)

    async def asynchronously(portal: Any) -> Any:
        await portal.customers.get("cst_1")
        return await portal.customers.create(**CUSTOMER)

    with pytest.raises(TransportTimeoutError) as raised:
        on_api(api, asynchronous, use, deadline=0.5)
    assert raised.value.not_sent
    assert len(api.requests) == 1
    assert "retry" not in caplog.text


@pytest.mark.parametrize("option", ["deadline", "max_response_bytes"])
def test_deadline_and_largest_response_are_checked(option: str) -> None:
    with pytest.raises(ValueError, match=f"{option}: expected"):
        MijnKlantportaal(TOKEN, **{option: 0})  # type: ignore[arg-type]


def raw_deflate(data: bytes) -> bytes:
    stream = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return stream.compress(data) + stream.flush()


BODY = json.dumps(customer_data()).encode()
ENCODED = {
    "gzip": gzip.compress(BODY),
    "gzip in two members": gzip.compress(BODY[:40]) + gzip.compress(BODY[40:]),
    "deflate": zlib.compress(BODY),
    "deflate without a header": raw_deflate(BODY),
    "identity": BODY,
}


@BOTH
@pytest.mark.parametrize("name", ENCODED)
def test_response_is_decoded(asynchronous: bool, name: str) -> None:
    response = raw_response("200 OK", ENCODED[name], f"Content-Encoding: {name.split()[0]}")
    with loopback(response) as server:
        customer: Any = on(
            lambda: portal_of(asynchronous, server.base_url), lambda portal: portal.customers.get("cst_1")
        )
    assert customer.id == customer_data()["id"]


LARGE = b" " * 20_000_000
REFUSED = {
    "large": ("gzip", gzip.compress(LARGE), "more than 10000000 bytes; raise `max_response_bytes`"),
    "twice": ("gzip, gzip", gzip.compress(gzip.compress(LARGE)), "more than 10000000 bytes"),
    "unknown": ("br", b"...", "'br', which the client did not ask for"),
    "cut": ("gzip", ENCODED["gzip"][:-9], "ended early"),
    "not compressed": ("gzip", BODY, "damaged"),
}


@BOTH
@pytest.mark.parametrize("name", REFUSED)
def test_response_that_cannot_be_decoded_or_is_too_large_is_an_error(asynchronous: bool, name: str) -> None:
    encoding, body, message = REFUSED[name]
    with (
        loopback(raw_response("200 OK", body, f"Content-Encoding: {encoding}")) as server,
        pytest.raises(TransportError) as raised,
    ):
        on(
            lambda: portal_of(asynchronous, server.base_url, max_retries=0),
            lambda portal: portal.customers.get("cst_1"),
        )
    assert message in str(raised.value)


@BOTH
def test_largest_response_can_be_raised_for_a_call(asynchronous: bool) -> None:
    body = json.dumps(customer_data()).encode() + b" " * 11_000_000
    with loopback(raw_response("200 OK", body)) as server:
        customer: Any = on(
            lambda: portal_of(asynchronous, server.base_url),
            lambda portal: portal.customers.get("cst_1", options=RequestOptions(max_response_bytes=20_000_000)),
        )
    assert customer.id == customer_data()["id"]


def test_deadline_in_tasks_leaves_no_task_behind() -> None:
    async def use(base_url: str) -> None:
        async with AsyncMijnKlantportaal(TOKEN, base_url=base_url, deadline=0.2) as portal:
            with pytest.raises(TransportTimeoutError):
                await portal.customers.get("cst_1")
        assert asyncio.all_tasks() == {asyncio.current_task()}

    with trickling_server("head") as base_url:
        asyncio.run(use(base_url))


class _SlowTransport(httpx.AsyncBaseTransport):
    """Reports no steps, as httpcore does, and never responds."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(60)
        raise AssertionError


@pytest.mark.parametrize("argument", ["transport", "http_client"])
def test_deadline_in_a_transport_of_the_caller_leaves_the_outcome_of_a_write_unknown(argument: str) -> None:
    async def create() -> None:
        async with httpx.AsyncClient(transport=_SlowTransport()) as http:
            given: Any = {"transport": _SlowTransport(), "http_client": http}[argument]
            async with AsyncMijnKlantportaal(TOKEN, deadline=0.05, **{argument: given}) as portal:
                await portal.customers.create(**CUSTOMER)

    with pytest.raises(OutcomeUnknownError):
        asyncio.run(create())


@pytest.mark.parametrize("now", [10.0, 10.5])
def test_deadline_that_passes_between_two_steps_lets_nothing_more_be_sent(now: float) -> None:
    clock = FakeClock()
    request = Request("GET", f"{BASE_URL}/customers", deadline=10)

    def steps(request: Request) -> Any:
        yield Sleep(1)
        yield Send(request)

    flow = limit_time(clock.clock())(request, steps)
    assert next(flow) == Sleep(1)
    clock.now = now
    with pytest.raises(TransportTimeoutError, match=r"the deadline of 10 s leaves no time; nothing is under way"):
        flow.send(None)


@BOTH
def test_response_without_a_body_is_not_cut_though_it_names_an_encoding(asynchronous: bool) -> None:
    with (
        loopback(raw_response("200 OK", b"", "Content-Encoding: gzip")) as server,
        pytest.raises(DecodeError, match="its response is not JSON"),
    ):
        on(lambda: portal_of(asynchronous, server.base_url), lambda portal: portal.customers.get("cst_1"))


@pytest.mark.parametrize("left", [0.5, 5])
def test_deadline_leaves_a_timeout_of_the_callers_code_as_it_is_while_time_is_left(left: float) -> None:
    clock = FakeClock()
    request = Request("GET", f"{BASE_URL}/customers", deadline=10)
    theirs = TimeoutError("of the caller")

    def steps(request: Request) -> Any:
        yield Sleep(1)
        yield Send(request)

    flow = limit_time(clock.clock())(request, steps)
    next(flow)
    clock.now = 10 - left
    assert flow.send(None) == Send(request, left)
    with pytest.raises(TimeoutError) as caught:
        flow.throw(theirs)
    assert caught.value is theirs


def test_deadline_takes_no_response_away_while_others_are_told_of_it() -> None:
    clock, response = FakeClock(), RawResponse(201, {}, b"")

    def call_next(request: Request) -> Flow[RawResponse]:
        received: RawResponse = yield Send(request)
        yield Blocking(lambda: None)
        return received

    flow = limit_time(clock.clock())(Request("POST", f"{BASE_URL}/customers", deadline=5), call_next)
    next(flow)
    clock.now = 6
    assert isinstance(flow.send(response), Blocking)
    with pytest.raises(StopIteration) as ended:
        flow.send(None)
    assert ended.value.value is response


def test_deadline_holds_within_what_is_done_as_a_whole() -> None:
    clock = FakeClock()

    def whole() -> Flow[None]:
        yield Send(Request("POST", f"{BASE_URL}/oauth/tokens"))
        yield Send(Request("POST", f"{BASE_URL}/oauth/tokens"))

    def call_next(request: Request) -> Flow[RawResponse]:
        result: RawResponse = yield Whole(whole())
        return result

    step = next(limit_time(clock.clock())(Request("POST", f"{BASE_URL}/customers", deadline=5), call_next))
    assert isinstance(step, Whole)
    sending = next(step.flow)
    assert sending.within == 5
    clock.now = 6
    with pytest.raises(TransportTimeoutError, match="the deadline of 5 s leaves no time"):
        step.flow.send(None)

"""Waits for the rate limit: how long they may be, and what the log says of them."""

import asyncio
import logging
import math
from itertools import count
from typing import Any

import httpx
import pytest

from mijnklantportaal import AsyncMijnKlantportaal, Clock, MijnKlantportaal, RateLimitError, RequestOptions
from tests.overlay.fake_api import BASE_URL, TOKEN, FakeApi, ReadingTransport, customer_data
from tests.overlay.rate_limited_api import limited_api, read
from tests.overlay.sync_and_async import BOTH, on, on_api


def reading_at(api: FakeApi, asynchronous: bool, *pauses: float, last: RequestOptions | None = None) -> Any:
    """A use that reads after each of these pauses; the last read has its own options."""
    options = [None] * (len(pauses) - 1) + [last]

    async def asynchronously(portal: Any) -> None:
        for pause, its_options in zip(pauses, options, strict=True):
            api.clock.now += pause
            await portal.customers.get("cst_1", options=its_options)

    def synchronously(portal: Any) -> None:
        for pause, its_options in zip(pauses, options, strict=True):
            api.clock.now += pause
            portal.customers.get("cst_1", options=its_options)

    return asynchronously if asynchronous else synchronously


@BOTH
@pytest.mark.parametrize(("pause", "wait"), [(0.0, 60.0), (12.5, 47.5), (59.0, 1.0)])
def test_rate_limit_mode_raise_says_how_long_it_would_take(asynchronous: bool, pause: float, wait: float) -> None:
    api = limited_api(limit=2)
    with pytest.raises(RateLimitError, match=rf"the client sent nothing\. Try again in {wait} s \(GET ") as caught:
        on_api(api, asynchronous, reading_at(api, asynchronous, 0, 0, pause), rate_limit="raise")
    assert caught.value.retry_after == pytest.approx(wait)
    assert len(api.requests) == 2


@BOTH
def test_rate_limit_mode_raise_sends_at_once_though_time_passes_meanwhile(asynchronous: bool) -> None:
    api = limited_api(limit=2)
    kind = AsyncMijnKlantportaal if asynchronous else MijnKlantportaal
    clock = Clock(monotonic=count(1000).__next__, wall=count(1000).__next__)
    transport = ReadingTransport(api.respond)
    arguments: Any = {"base_url": BASE_URL, "transport": transport, "clock": clock, "rate_limit": "raise"}
    assert on(lambda: kind(TOKEN, **arguments), read).id == "cst_1"


@BOTH
def test_rate_limit_mode_raise_allows_a_request_after_a_minute_again(asynchronous: bool) -> None:
    api = limited_api(limit=2)
    on_api(api, asynchronous, reading_at(api, asynchronous, 0, 30, 30, 30), rate_limit="raise")
    assert len(api.requests) == 4
    assert api.clock.slept == []


@BOTH
@pytest.mark.parametrize("bound", [0, 0.5, 47.4])
def test_rate_limit_longest_wait_of_the_client_is_an_error_at_once(asynchronous: bool, bound: float) -> None:
    api = limited_api(limit=2)
    with pytest.raises(RateLimitError, match=r"Try again in 47\.5 s") as caught:
        on_api(api, asynchronous, reading_at(api, asynchronous, 0, 0, 12.5), max_rate_limit_wait=bound)
    assert caught.value.retry_after == pytest.approx(47.5)
    assert ("max_rate_limit_wait=" in str(caught.value)) is (bound > 0)
    assert len(api.requests) == 2
    assert api.clock.slept == []


@BOTH
@pytest.mark.parametrize("bound", [47.6, 100, math.inf])
def test_rate_limit_longest_wait_that_suffices_is_waited_for(asynchronous: bool, bound: float) -> None:
    api = limited_api(limit=2)
    on_api(api, asynchronous, reading_at(api, asynchronous, 0, 0, 12.5), max_rate_limit_wait=bound)
    assert len(api.requests) == 3
    assert sum(api.clock.slept) == pytest.approx(47.5)


@BOTH
def test_rate_limit_longest_wait_of_a_call_overrides_the_client(asynchronous: bool) -> None:
    for client, call, sent in [(None, 5, 1), (5, 100, 2), (5, math.inf, 2), (5, None, 1), (100, 5, 1), (None, None, 2)]:
        api = limited_api(limit=1)
        use = reading_at(api, asynchronous, 0, 0, last=RequestOptions(max_rate_limit_wait=call))
        try:
            on_api(api, asynchronous, use, max_rate_limit_wait=client)
        except RateLimitError:
            assert sent == 1
        assert len(api.requests) == sent


@BOTH
def test_rate_limit_longest_wait_overrides_the_mode_raise(asynchronous: bool) -> None:
    api = limited_api(limit=1)
    on_api(api, asynchronous, reading_at(api, asynchronous, 0, 50), rate_limit="raise", max_rate_limit_wait=20)
    assert len(api.requests) == 2


def test_rate_limit_longest_wait_of_a_sibling_holds_for_its_calls_only() -> None:
    api = limited_api(limit=1)
    portal = api.portal()
    read(portal)
    with pytest.raises(RateLimitError):
        read(portal.with_options(max_rate_limit_wait=1).with_options(timeout=5))
    assert read(portal).id == "cst_1"


def test_rate_limit_longest_wait_counts_those_who_wait_before() -> None:
    """Of ten tasks two go at once, two a minute later, two after another minute; the rest would wait too long."""
    api = limited_api(limit=2)

    async def use() -> list[Any]:
        async with api.async_portal(max_rate_limit_wait=125) as portal:
            first = await read(portal)  # its response tells the limit
            return [first, *await asyncio.gather(*(read(portal) for _ in range(9)), return_exceptions=True)]

    outcomes = asyncio.run(use())
    assert [type(outcome).__name__ for outcome in outcomes] == ["Customer"] * 6 + ["RateLimitError"] * 4
    assert [outcome.retry_after for outcome in outcomes[6:]] == pytest.approx([180, 180, 180, 180], abs=1)


@BOTH
def test_rate_limit_longest_wait_is_no_matter_of_a_pause_that_the_api_asks_for(asynchronous: bool) -> None:
    """The next attempt would have to wait too long, so the caller sees the response to the first one."""
    api = FakeApi(lambda request: httpx.Response(429, headers={"Retry-After": "20"}))
    with pytest.raises(RateLimitError, match="429"):
        on_api(api, asynchronous, read, max_rate_limit_wait=5, max_retries=0)
    assert len(api.requests) == 1


@BOTH
@pytest.mark.parametrize(
    ("value", "error", "message"),
    [
        (-1, ValueError, "expected 0 or more seconds, got -1"),
        (math.nan, ValueError, "expected 0 or more seconds, got nan"),
        ("5", TypeError, "expected a number of seconds, such as 30, got str"),
        (True, TypeError, "expected a number of seconds, such as 30, got bool"),
    ],
)
def test_rate_limit_longest_wait_that_is_no_time_is_refused(
    asynchronous: bool, value: Any, error: type[Exception], message: str
) -> None:
    api = limited_api()
    for use in (
        lambda portal: portal.with_options(max_rate_limit_wait=value),
        lambda portal: portal.customers.get("cst_1", options=RequestOptions(max_rate_limit_wait=value)),
    ):
        with pytest.raises(error, match=f"max_rate_limit_wait: {message}"):
            on_api(api, asynchronous, use)
    with pytest.raises(error, match=f"max_rate_limit_wait: {message}"):
        on_api(api, asynchronous, read, max_rate_limit_wait=value)
    assert api.requests == []


def test_rate_limit_longest_wait_is_shown_by_its_options() -> None:
    assert "max_rate_limit_wait=5" in repr(RequestOptions(max_rate_limit_wait=5))


# --- the log -------------------------------------------------------------------------------------------------


def waits_logged(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [
        record.getMessage()
        for record in caplog.records
        if record.name == "mijnklantportaal" and record.levelname == "INFO" and " waits " in record.getMessage()
    ]


@BOTH
@pytest.mark.parametrize(
    ("pause", "lines"),
    [
        (12.5, ["GET /v1/customers/cst_1: waits 47.5 s because the rate limit of 2 per minute is used up"]),
        (57.9, ["GET /v1/customers/cst_1: waits 2.1 s because the rate limit of 2 per minute is used up"]),
        (58.1, []),
    ],
)
def test_rate_limit_long_wait_is_one_line_in_the_log(
    asynchronous: bool, pause: float, lines: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "mijnklantportaal")
    api = limited_api(limit=2)
    on_api(api, asynchronous, reading_at(api, asynchronous, 0, 0, pause))
    assert len(api.clock.slept) > 10
    assert waits_logged(caplog) == lines


def test_rate_limit_long_wait_is_a_line_for_each_request_in_the_queue(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "mijnklantportaal")
    api = limited_api(limit=2)

    async def use() -> None:
        async with api.async_portal() as portal:
            await read(portal)
            await asyncio.gather(*(read(portal) for _ in range(5)))

    asyncio.run(use())
    seconds = [float(line.split()[3]) for line in waits_logged(caplog)]
    assert seconds == pytest.approx([60, 60, 120, 120], abs=1)


@BOTH
def test_rate_limit_pause_that_the_api_asks_for_is_named_in_the_log(
    asynchronous: bool, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "mijnklantportaal")
    responses = [
        httpx.Response(429, headers={"Retry-After": "20"}),
        httpx.Response(200, json=customer_data()),
    ]
    api = FakeApi(lambda request: responses.pop(0))

    async def asynchronously(portal: Any) -> None:
        with pytest.raises(RateLimitError):
            await read(portal)
        await read(portal)

    def synchronously(portal: Any) -> None:
        with pytest.raises(RateLimitError):
            read(portal)
        read(portal)

    on_api(api, asynchronous, asynchronously if asynchronous else synchronously, max_retries=0)
    assert waits_logged(caplog) == [
        "GET /v1/customers/cst_1: waits 20.0 s because the API has asked for a pause",
    ]

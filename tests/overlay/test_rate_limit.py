"""Clients that wait for the rate limit, or raise: alone, from threads, from tasks, and when they are interrupted."""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import Any

import httpx
import pytest

from mijnklantportaal import (
    AsyncMijnKlantportaal,
    Clock,
    MijnKlantportaal,
    RateLimit,
    RateLimitError,
    ResponseError,
)
from tests.overlay.fake_api import BASE_URL, TOKEN, FakeApi, ReadingTransport, customer_data
from tests.overlay.rate_limit_servers import RollingServer
from tests.overlay.rate_limited_api import limited, limited_api, read
from tests.overlay.sync_and_async import BOTH, on_api


def statuses_of(api: FakeApi) -> list[int]:
    """The statuses of the responses; they are kept from here on."""
    seen: list[int] = []
    inner = api.respond

    def respond(request: httpx.Request) -> httpx.Response:
        response = inner(request)
        seen.append(response.status_code)
        return response

    api.respond = respond
    return seen


def test_rate_limit_150_reads_one_after_the_other_take_as_long_as_the_limit_makes_them() -> None:
    api = limited_api()
    seen = statuses_of(api)
    with api.portal() as portal:
        for _ in range(150):
            read(portal)
    assert seen == [200] * 150
    assert 120 <= api.clock.now <= 120 * 1.05


def test_rate_limit_says_how_long_further_requests_wait() -> None:
    api = limited_api()
    with api.portal() as portal:
        read(portal)
        seconds = portal._limiter.seconds_until  # pyright: ignore[reportPrivateUsage]
        assert [seconds(requests) for requests in (-1, 0, 59, 60, 120)] == [0, 0, 0, 60, 120]


def test_rate_limit_150_reads_of_tasks_take_as_long_as_the_limit_makes_them() -> None:
    api = limited_api()
    seen = statuses_of(api)

    async def use() -> None:
        async with api.async_portal() as portal:
            await asyncio.gather(*(read(portal) for _ in range(150)))

    asyncio.run(use())
    assert seen == [200] * 150
    assert 120 <= api.clock.now <= 120 * 1.05


def test_rate_limit_150_reads_of_threads_take_as_long_as_the_limit_makes_them() -> None:
    """Against a clock that runs sixty times as fast."""
    speed = 60

    def now() -> float:
        return time.monotonic() * speed

    clock = Clock(monotonic=now, wall=now, sleep=lambda seconds: time.sleep(seconds / speed))
    api = FakeApi(limited(RollingServer(), now))
    seen = statuses_of(api)
    transport = ReadingTransport(api.respond)
    with MijnKlantportaal(TOKEN, base_url=BASE_URL, transport=transport, clock=clock) as portal:
        start = now()
        with ThreadPoolExecutor(16) as threads:
            list(threads.map(lambda _: read(portal).id, range(150)))
        elapsed = now() - start
    assert seen.count(200) == 150
    assert len(seen) <= 152  # hardly ever refused, and the caller never sees it
    assert 119 <= elapsed < 175  # a minute more would be a window too many; a slow machine may take a second


@BOTH
def test_rate_limit_is_not_waited_for_where_the_api_states_none(asynchronous: bool) -> None:
    api = FakeApi(lambda request: httpx.Response(200, json=customer_data()))

    async def many(portal: Any) -> None:
        await asyncio.gather(*(portal.customers.get("cst_1") for _ in range(200)))

    def one_by_one(portal: Any) -> None:
        for _ in range(200):
            portal.customers.get("cst_1")

    on_api(api, asynchronous, many if asynchronous else one_by_one)
    assert len(api.requests) == 200
    assert api.clock.now < 1  # 200 at once: the ones above 60 wait until the first response is there


def test_rate_limit_waiting_request_soon_notices_that_there_is_no_limit() -> None:
    async def respond(request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(0.02)
        return httpx.Response(200, json=customer_data())

    async def use() -> None:
        transport = httpx.MockTransport(respond)
        async with AsyncMijnKlantportaal(TOKEN, base_url=BASE_URL, transport=transport) as portal:
            async with asyncio.timeout(5):
                await asyncio.gather(*(portal.customers.get("cst_1") for _ in range(70)))

    asyncio.run(use())


@BOTH
def test_rate_limit_mode_raise_raises_instead_of_waiting_and_sends_nothing(asynchronous: bool) -> None:
    api = limited_api(limit=3)

    async def asynchronous_use(portal: Any) -> None:
        for _ in range(3):
            await portal.customers.get("cst_1")
        await portal.customers.get("cst_1")

    def use(portal: Any) -> None:
        for _ in range(4):
            portal.customers.get("cst_1")

    with pytest.raises(RateLimitError, match="the client sent nothing") as caught:
        on_api(api, asynchronous, asynchronous_use if asynchronous else use, rate_limit="raise")
    assert caught.value.retry_after == pytest.approx(60, abs=0.01)
    assert not isinstance(caught.value, ResponseError)
    assert caught.value.url == f"{BASE_URL}/customers/cst_1"
    assert len(api.requests) == 3
    assert api.clock.slept == []


@pytest.mark.parametrize("mode", ["", "never", None])
def test_rate_limit_mode_that_does_not_exist_is_refused(mode: Any) -> None:
    with pytest.raises(ValueError, match="rate_limit: expected 'wait' or 'raise'"):
        limited_api().portal(rate_limit=mode)


@BOTH
def test_rate_limit_429_is_waited_for_and_the_caller_does_not_see_it(asynchronous: bool) -> None:
    responses = [
        httpx.Response(429, headers={"Retry-After": "20"}),
        httpx.Response(200, json=customer_data()),
    ]
    api = FakeApi(lambda request: responses.pop(0))
    assert on_api(api, asynchronous, read).id == "cst_1"
    assert api.clock.now == pytest.approx(20)


def test_rate_limit_last_reported_by_the_api_is_shown_by_siblings_too() -> None:
    portal = limited_api().portal()
    sibling = portal.with_options(timeout=1)
    assert portal.last_rate_limit is None
    read(sibling)
    assert portal.last_rate_limit == sibling.last_rate_limit == RateLimit(60, 59)


def test_rate_limit_is_shared_by_siblings() -> None:
    api = limited_api(limit=4)
    portal = api.portal()
    siblings = [portal, portal.with_options(timeout=1), portal.with_options(max_retries=0)]
    for number in range(6):
        read(siblings[number % 3])
    assert 60 <= api.clock.now < 61
    assert len(api.requests) == 6


class Link:
    """Where a file is."""

    link = "https://files.test/a?permission=1"


def test_rate_limit_does_not_count_downloads() -> None:
    api = limited_api(limit=2)
    calls = api.respond
    api.respond = lambda request: (
        httpx.Response(200, content=b"file") if request.url.host == "files.test" else calls(request)
    )
    with api.portal() as portal:
        for _ in range(100):
            portal.download(Link, BytesIO())
        read(portal)
    assert api.clock.now < 1


def test_rate_limit_does_not_count_requests_that_were_not_sent() -> None:
    def refuse(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused", request=request)

    api = FakeApi(refuse)
    with api.portal(max_retries=0, rate_limit="raise") as portal:
        for _ in range(100):
            with pytest.raises(Exception, match="refused"):
                read(portal)
        api.respond = lambda request: httpx.Response(200, json=customer_data())
        assert read(portal).id == "cst_1"


# --- order ---------------------------------------------------------------------------------------------------


def test_rate_limit_serves_tasks_in_the_order_in_which_they_came() -> None:
    api = limited_api(limit=5)

    async def use() -> None:
        async with api.async_portal() as portal:
            await portal.customers.get("cst_0")  # its response tells the limit
            await asyncio.gather(*(portal.customers.get(f"cst_{number}") for number in range(1, 23)))

    asyncio.run(use())
    assert [request.url.path.rpartition("_")[2] for request in api.requests] == [str(number) for number in range(23)]

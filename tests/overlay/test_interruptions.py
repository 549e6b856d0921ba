"""Callers that are interrupted or cancelled while they wait for the rate limit: the others continue."""

import asyncio

import httpx
import pytest

from mijnklantportaal import Clock, MijnKlantportaal
from tests.overlay.fake_api import BASE_URL, TOKEN, ReadingTransport
from tests.overlay.rate_limited_api import limited_api, read


def test_rate_limit_interrupted_sleep_lets_the_next_call_through() -> None:
    api = limited_api(limit=1)
    clock = api.clock.clock()

    def interrupted(seconds: float) -> None:
        raise KeyboardInterrupt

    sleeps = [interrupted]
    fragile = Clock(
        monotonic=clock.monotonic,
        wall=clock.wall,
        sleep=lambda seconds: sleeps.pop()(seconds) if sleeps else clock.sleep(seconds),
    )
    transport = ReadingTransport(api.respond)
    with MijnKlantportaal(TOKEN, base_url=BASE_URL, transport=transport, clock=fragile) as portal:
        read(portal)
        with pytest.raises(KeyboardInterrupt):
            read(portal)
        assert read(portal).id == "cst_1"
    assert 60 <= api.clock.now < 61


def test_rate_limit_cancelled_tasks_let_the_others_through() -> None:
    api = limited_api(limit=2)
    entered = asyncio.Event()

    async def slow(seconds: float) -> None:
        entered.set()
        await asyncio.sleep(30)

    async def use() -> list[object]:
        clock = api.clock.clock()
        async with api.async_portal() as portal:
            driver = portal.api._driver  # pyright: ignore[reportPrivateUsage]
            driver._sleep = slow  # pyright: ignore[reportPrivateUsage]
            await read(portal)
            await read(portal)
            tasks = [asyncio.ensure_future(read(portal)) for _ in range(4)]
            await entered.wait()
            tasks[0].cancel()  # sleeps at the head of the queue
            tasks[2].cancel()  # waits in it
            await asyncio.sleep(0.01)
            assert [task.done() for task in tasks] == [True, False, True, False]
            api.clock.now += 61
            driver._sleep = clock.async_sleep  # pyright: ignore[reportPrivateUsage]
            tasks[1].cancel()  # sleeps at the head by now
            return list(await asyncio.gather(*tasks, return_exceptions=True))

    outcomes = asyncio.run(use())
    assert [type(outcome).__name__ for outcome in outcomes] == [
        "CancelledError",
        "CancelledError",
        "CancelledError",
        "Customer",
    ]


def test_rate_limit_cancelled_request_no_longer_counts_as_under_way() -> None:
    api = limited_api(limit=2)

    async def hang(request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(30)
        raise AssertionError

    async def use() -> None:
        async with api.async_portal() as portal:
            limiter = portal._limiter  # pyright: ignore[reportPrivateUsage]
            driver = portal.api._driver  # pyright: ignore[reportPrivateUsage]
            inner, driver.transport = driver.transport, httpx.MockTransport(hang)  # pyright: ignore[reportPrivateUsage]
            task = asyncio.ensure_future(read(portal))
            await asyncio.sleep(0.01)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            driver.transport = inner  # pyright: ignore[reportPrivateUsage]
            assert limiter._window._under_way == 0  # pyright: ignore[reportPrivateUsage]
            assert (await read(portal)).id == "cst_1"

    asyncio.run(use())

"""Waits that end early once their outcome is no longer wanted."""

import asyncio
import threading
import time
from contextlib import nullcontext

import httpx
import pytest

from mijnklantportaal import Clock, MijnKlantportaal
from mijnklantportaal._waits import CancelledWait, async_sleep, cancelled_by, sleep
from tests.overlay.fake_api import BASE_URL, page_data


def test_prefetch_wait_that_cannot_be_cancelled_is_one_sleep() -> None:
    naps: list[float] = []
    sleep(Clock(sleep=naps.append), 7.0)
    assert naps == [7.0]


def test_prefetch_wait_that_can_be_cancelled_sleeps_as_long_in_naps() -> None:
    naps: list[float] = []
    with cancelled_by(threading.Event()):
        sleep(Clock(sleep=naps.append), 7.05)
    assert sum(naps) == pytest.approx(7.05)
    assert max(naps) <= 0.1


def test_prefetch_wait_of_one_nap_is_one_sleep() -> None:
    naps: list[float] = []
    with cancelled_by(threading.Event()):
        sleep(Clock(sleep=naps.append), 0.1)
    assert naps == [0.1]


def test_prefetch_wait_after_the_block_cannot_be_cancelled() -> None:
    cancelled = threading.Event()
    naps: list[float] = []
    with cancelled_by(cancelled):
        pass
    cancelled.set()
    sleep(Clock(sleep=naps.append), 7.0)
    assert naps == [7.0]


def test_prefetch_cancelled_wait_ends_at_the_next_nap() -> None:
    cancelled = threading.Event()
    naps: list[float] = []

    def nap(seconds: float) -> None:
        naps.append(seconds)
        cancelled.set()

    with pytest.raises(CancelledWait), cancelled_by(cancelled):
        sleep(Clock(sleep=nap), 60.0)
    assert len(naps) == 1


def test_prefetch_cancelled_from_the_start_does_not_start() -> None:
    cancelled = threading.Event()
    cancelled.set()
    with pytest.raises(CancelledWait), cancelled_by(cancelled):
        pytest.fail("it started")


def test_prefetch_left_early_sends_none_of_the_requests_that_wait_for_a_retry() -> None:
    numbers: list[int] = []
    second_is_sent = threading.Event()

    def respond(request: httpx.Request) -> httpx.Response:
        number = int(request.url.params["page"])
        numbers.append(number)
        if number == 2:
            second_is_sent.set()
        if number > 2:
            assert second_is_sent.wait(30)  # it would wait for half a minute after one of the others
            return httpx.Response(429, headers={"Retry-After": "30"}, json={"message": "Too many requests."})
        following = f"{BASE_URL}/customer-offers?page={number + 1}"
        return httpx.Response(200, json=page_data([f"off_{number}"], number, following))

    with MijnKlantportaal("any-token", transport=httpx.MockTransport(respond)) as portal:
        for _ in portal.customer_offers.list(prefetch=4):
            if 3 in numbers:
                break
        start = time.monotonic()
        while any(thread.name.startswith("mijnklantportaal") for thread in threading.enumerate()):
            assert time.monotonic() - start < 15, "a thread still waits"
            time.sleep(0.02)
    assert len(numbers) == len(set(numbers)), "none was sent again"


def test_wait_of_a_task_can_be_cancelled_too() -> None:
    cancelled = threading.Event()
    naps: list[float] = []

    async def nap(seconds: float) -> None:
        naps.append(seconds)
        cancelled.set()

    async def use() -> None:
        await async_sleep(Clock(async_sleep=nap), 7.0)
        cancelled.clear()
        with cancelled_by(cancelled):
            await async_sleep(Clock(async_sleep=nap), 7.0)

    with pytest.raises(CancelledWait):
        asyncio.run(use())
    assert naps == [7.0, 0.1]


@pytest.mark.parametrize("can_be_cancelled", [False, True])
def test_wait_of_a_task_with_a_function_for_threads_names_the_clock(can_be_cancelled: bool) -> None:
    with (
        cancelled_by(threading.Event()) if can_be_cancelled else nullcontext(),
        pytest.raises(TypeError, match=r"^async_sleep: expected a function to await, .* got one that gives NoneType$"),
    ):
        asyncio.run(async_sleep(Clock(async_sleep=lambda seconds: None), 7.0))  # type: ignore[arg-type, return-value]


def test_wait_in_naps_does_not_become_longer_by_what_each_nap_takes_too_long() -> None:
    now = 0.0

    def nap(seconds: float) -> None:
        nonlocal now
        now += seconds + 0.05

    with cancelled_by(threading.Event()):
        sleep(Clock(monotonic=lambda: now, sleep=nap), 3.0)
    assert now == pytest.approx(3.0, abs=0.06)

"""Callers that are interrupted or cancelled while they wait for the rate limit: the others continue."""

import asyncio
import dis
import sys
from types import FrameType
from typing import Any

import httpx
import pytest

from mijnklantportaal import Clock, MijnKlantportaal, RequestOptions
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
            assert limiter._window.under_way == 0  # pyright: ignore[reportPrivateUsage]
            assert (await read(portal)).id == "cst_1"

    asyncio.run(use())


_LEAVING = ("_leave", "release", "leave", "_open_first")


class InterruptAt:
    """Interrupts the thread at one step of giving up a turn: where a function starts, or a call in it has returned.

    Python looks for signals there, and between other instructions it does not.
    """

    def __init__(self, step: int) -> None:
        self.left = step
        self._has_called: set[FrameType] = set()

    def __call__(self, frame: FrameType, event: str, argument: object) -> Any:
        """Trace a call."""
        if frame.f_code.co_name not in _LEAVING or "_policies" not in frame.f_code.co_filename:
            return None
        frame.f_trace_opcodes = True
        self._count()
        return self._in_function

    def _in_function(self, frame: FrameType, event: str, argument: object) -> Any:
        if event == "opcode":
            if frame in self._has_called:
                self._has_called.discard(frame)
                self._count()
            if dis.opname[frame.f_code.co_code[frame.f_lasti]].startswith("CALL"):
                self._has_called.add(frame)
        return self._in_function

    def _count(self) -> None:
        self.left -= 1
        if self.left == 0:
            raise KeyboardInterrupt


def test_rate_limit_turn_is_given_up_wherever_an_interrupt_comes() -> None:
    steps = 0
    while True:
        steps += 1
        api = limited_api(limit=60)
        with api.portal() as portal:
            interrupt = InterruptAt(steps)
            traced_before = sys.gettrace()
            sys.settrace(interrupt)
            try:
                read(portal)
            except KeyboardInterrupt:
                pass
            finally:
                sys.settrace(traced_before)
            if interrupt.left > 0:
                break
            assert portal.customers.get("cst_1", options=RequestOptions(deadline=1, max_retries=0)).id == "cst_1"
            assert not portal._limiter._waiting  # pyright: ignore[reportPrivateUsage]
    assert steps > 10

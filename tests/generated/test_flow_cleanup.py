"""Flows that are interrupted, abandoned, closed or cancelled clean up."""

import asyncio
import gc
import threading
from collections.abc import Generator
from typing import Any

import httpx
import pytest

from mijnklantportaal_api.runtime.flow import (
    Acquire,
    AsyncDriver,
    Blocking,
    Call,
    Driver,
    Flow,
    Send,
    Sleep,
    Whole,
    async_sleep,
)
from tests.generated.flow_host import BOTH, REQUEST, Host, no_response


class Cleanup:
    """A flow that waits in a step, and records how it ends."""

    def __init__(self) -> None:
        self.ends: list[str] = []

    def flow(self, step: Send | Sleep | Acquire) -> Flow[None]:
        try:
            yield step
        except BaseException as error:
            self.ends.append(type(error).__name__)
            raise
        finally:
            self.ends.append("cleaned up")


@BOTH
def test_flow_cleans_up_when_it_is_interrupted(asynchronous: bool) -> None:
    def interrupt(request: httpx.Request) -> httpx.Response:
        raise KeyboardInterrupt

    cleanup = Cleanup()
    with pytest.raises(KeyboardInterrupt):
        Host(asynchronous, interrupt).run(cleanup.flow(Send(REQUEST)))
    assert cleanup.ends == ["KeyboardInterrupt", "cleaned up"]


def test_flow_cleans_up_when_it_is_abandoned() -> None:
    cleanup = Cleanup()
    flow = cleanup.flow(Sleep(1.0))
    assert next(flow) == Sleep(1.0)
    del flow
    assert cleanup.ends == ["GeneratorExit", "cleaned up"]


class Suspension:
    """Waits for as long as nobody sends anything, without an event loop."""

    def __await__(self) -> Generator[None, None, None]:
        yield


@pytest.fixture
def no_event_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test itself drives the coroutine."""
    monkeypatch.setattr(AsyncDriver, "enter_loop", lambda driver: None)


@pytest.mark.usefixtures("no_event_loop")
def test_flow_cleans_up_when_its_coroutine_is_closed() -> None:
    async def suspend(seconds: float) -> None:
        await Suspension()

    cleanup = Cleanup()
    running = AsyncDriver(httpx.MockTransport(no_response), suspend).run(cleanup.flow(Sleep(1.0)))
    running.send(None)
    assert cleanup.ends == []
    running.close()
    assert cleanup.ends == ["GeneratorExit", "cleaned up"]


class EndlessLock:
    """A lock whose turn never comes."""

    async def acquire(self, within: float | None) -> None:
        await asyncio.sleep(30)

    def release(self) -> None:
        """Nothing was taken."""


@pytest.mark.parametrize("step", [Send(REQUEST), Sleep(30), Acquire(EndlessLock())], ids=["send", "sleep", "acquire"])
def test_flow_cleans_up_when_the_task_is_cancelled(step: Send | Sleep | Acquire) -> None:
    async def hang(request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(30)
        raise AssertionError

    async def use() -> None:
        driver = AsyncDriver(httpx.MockTransport(hang), async_sleep)
        task = asyncio.ensure_future(driver.run(cleanup.flow(step)))
        await asyncio.sleep(0.01)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    cleanup = Cleanup()
    asyncio.run(use())
    assert cleanup.ends == ["CancelledError", "cleaned up"]


class InterruptedFlow:
    """A flow that is interrupted between the end of a step and its own next line."""

    def __init__(self, flow: Flow[None]) -> None:
        self._flow = flow
        self.close = flow.close

    def __next__(self) -> object:
        return next(self._flow)

    def send(self, result: object) -> object:
        raise KeyboardInterrupt


@pytest.mark.usefixtures("no_event_loop")
@pytest.mark.parametrize("asynchronous", [False, True])
def test_flow_is_closed_when_an_interrupt_comes_between_two_steps(asynchronous: bool) -> None:
    closed: list[str] = []

    def flow() -> Flow[None]:
        try:
            yield Sleep(0)
        finally:
            closed.append("closed")

    async def sleep(seconds: float) -> None: ...

    interrupted: Any = InterruptedFlow(flow())
    transport = httpx.MockTransport(lambda request: httpx.Response(200))

    def run() -> None:
        if asynchronous:
            coroutine: Any = AsyncDriver(transport, sleep).run(interrupted)
            coroutine.send(None)
        else:
            Driver(transport, lambda seconds: None).run(interrupted)

    with pytest.raises(KeyboardInterrupt):
        run()
    assert closed == ["closed"]


def test_flow_cancelled_time_and_again_waits_for_the_end_of_what_a_thread_does() -> None:
    may_end, has_ended = threading.Event(), list[bool]()

    def take_a_lock() -> None:
        may_end.wait(30)
        has_ended.append(True)

    def flow() -> Flow[None]:
        try:
            yield Blocking(take_a_lock)
        finally:
            has_ended.append(False)  # what it would free here must be there already

    async def cancel() -> None:
        task = asyncio.create_task(AsyncDriver(httpx.MockTransport(no_response), async_sleep).run(flow()))
        for _ in range(3):
            await asyncio.sleep(0.01)
            task.cancel()
        await asyncio.sleep(0.01)
        assert not task.done()
        may_end.set()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(cancel())
    assert has_ended == [True, False]


def test_flow_runs_a_part_to_its_end_before_its_task_is_cancelled() -> None:
    done: list[str] = []
    reported: list[object] = []

    async def use(may_end: asyncio.Event) -> None:
        await may_end.wait()
        done.append("first")

    def part(may_end: asyncio.Event) -> Flow[None]:
        yield Call(lambda: use(may_end))
        yield Sleep(0)
        done.append("second")
        raise ValueError("lost, as the task is cancelled")

    def flow(may_end: asyncio.Event) -> Flow[None]:
        try:
            yield Whole(part(may_end))
        finally:
            done.append("cleaned up")

    async def cancel() -> None:
        asyncio.get_running_loop().set_exception_handler(lambda loop, context: reported.append(context))
        may_end = asyncio.Event()
        task = asyncio.create_task(AsyncDriver(httpx.MockTransport(no_response), async_sleep).run(flow(may_end)))
        for _ in range(3):
            await asyncio.sleep(0.01)
            task.cancel()
        await asyncio.sleep(0.01)
        assert not task.done()
        may_end.set()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(cancel())
    gc.collect()
    assert (done, reported) == (["first", "second", "cleaned up"], [])


@BOTH
def test_flow_gets_the_result_of_a_part_that_runs_to_its_end(asynchronous: bool) -> None:
    def part(result: str) -> Flow[str]:
        yield Sleep(1.0)
        if not result:
            raise KeyError("failed")
        return result

    def flow() -> Flow[str]:
        with pytest.raises(KeyError, match="failed"):
            yield Whole(part(""))
        result: str = yield Whole(part("result"))
        return result

    assert Host(asynchronous).run(flow()) == "result"

"""Flows and their two drivers: every step, results, errors in both directions, and cleanup."""

import asyncio
import time
import threading
from collections.abc import AsyncIterator, Callable, Generator
from contextlib import ExitStack
from typing import Any, TypeVar, cast

import httpx
import pytest

from mijnklantportaal_api.runtime.errors import TransportError
from mijnklantportaal_api.runtime.flow import (
    Acquire,
    AsyncDriver,
    Blocking,
    Call,
    CallNext,
    Driver,
    Flow,
    Policy,
    Send,
    Sleep,
    Spool,
    async_sleep,
    send_request,
    stacked,
)
from mijnklantportaal_api.runtime.http import Request
from mijnklantportaal_api.runtime.response import RawResponse
from mijnklantportaal_api.runtime.uploads import Upload

T = TypeVar("T")

BOTH = pytest.mark.parametrize("asynchronous", [False, True], ids=["sync", "async"])
REQUEST = Request("GET", "https://portal.example/v1/customers", operation="list-customers")


def no_response(request: httpx.Request) -> httpx.Response:
    raise httpx.ConnectError("refused", request=request)


class Host:
    """Runs flows with either driver, and records how long they slept."""

    def __init__(
        self, asynchronous: bool, respond: Callable[[httpx.Request], httpx.Response] = no_response
    ) -> None:
        self._asynchronous = asynchronous
        self._transport = httpx.MockTransport(respond)
        self.slept: list[float] = []

    def run(self, flow: Flow[T]) -> T:
        if self._asynchronous:
            return asyncio.run(self._async_run(flow))
        return Driver(self._transport, self.slept.append).run(flow)

    async def _async_run(self, flow: Flow[T]) -> T:
        async def sleep(seconds: float) -> None:
            self.slept.append(seconds)

        return await AsyncDriver(self._transport, sleep).run(flow)


class FakeLock:
    """A lock of either kind, which records what happens to it."""

    def __init__(self, asynchronous: bool, error: BaseException | None = None) -> None:
        self._asynchronous = asynchronous
        self._error = error
        self.events: list[str] = []

    def acquire(self, within: float | None) -> Any:
        return self._async_acquire() if self._asynchronous else self._acquire()

    def release(self) -> None:
        self.events.append("released")

    def _acquire(self) -> None:
        if self._error is not None:
            raise self._error
        self.events.append("acquired")

    async def _async_acquire(self) -> None:
        self._acquire()


# --- steps and results ---------------------------------------------------------------------------------------


@BOTH
def test_flow_result_is_what_the_generator_returns(asynchronous: bool) -> None:
    def flow() -> Flow[str]:
        yield Sleep(0.5)
        return "result"

    assert Host(asynchronous).run(flow()) == "result"


@BOTH
def test_flow_without_a_step_has_a_result(asynchronous: bool) -> None:
    def flow() -> Flow[int]:
        yield from ()
        return 7

    assert Host(asynchronous).run(flow()) == 7


@BOTH
def test_flow_send_results_in_the_response_whatever_its_status(asynchronous: bool) -> None:
    host = Host(asynchronous, lambda request: httpx.Response(503, headers={"X-Name": "value"}, content=b"later"))

    def flow() -> Flow[RawResponse]:
        response: RawResponse = yield Send(REQUEST)
        return response

    response = host.run(flow())
    assert (response.status, response.headers["x-name"], response.body) == (503, "value", b"later")
    assert not response.is_success


@BOTH
def test_flow_sleep_goes_to_the_drivers_sleep_and_results_in_nothing(asynchronous: bool) -> None:
    host = Host(asynchronous)

    def flow() -> Flow[list[object]]:
        return [(yield Sleep(1.5)), (yield Sleep(0.25))]

    assert host.run(flow()) == [None, None]
    assert host.slept == [1.5, 0.25]


@BOTH
def test_flow_acquire_takes_the_lock_and_the_flow_gives_it_back(asynchronous: bool) -> None:
    lock = FakeLock(asynchronous)

    def flow() -> Flow[list[str]]:
        yield Acquire(lock)
        before = [*lock.events]
        lock.release()
        return before

    assert Host(asynchronous).run(flow()) == ["acquired"]
    assert lock.events == ["acquired", "released"]


def spooling(upload: Upload) -> Flow[tuple[Upload, bytes]]:
    with ExitStack() as files:
        result: Upload = yield Spool("file", upload, files)
        content: Any = result.content
        if hasattr(content, "read"):
            content.seek(0)
            content = content.read()
    return result, content


async def two_pieces() -> AsyncIterator[bytes]:
    yield b"one "
    yield b"two"


@BOTH
def test_flow_spool_leaves_content_that_can_be_read_as_it_is(asynchronous: bool) -> None:
    upload = Upload(content=b"bytes")
    assert Host(asynchronous).run(spooling(upload)) == (upload, b"bytes")


def test_flow_spool_writes_an_asynchronous_iterator_to_a_file_that_is_closed_with_the_others() -> None:
    upload = Upload(content=two_pieces(), file_name="two.txt")
    result, content = Host(asynchronous=True).run(spooling(upload))
    assert content == b"one two"
    assert result.file_name == "two.txt"
    cast(Any, result.content).seek(0)
    with pytest.raises(ValueError, match="closed file"):
        cast(Any, result.content).read()


def test_flow_spool_leaves_an_asynchronous_iterator_to_a_clear_error_where_nothing_can_await_it() -> None:
    upload = Upload(content=two_pieces())
    result, _ = Host(asynchronous=False).run(spooling(upload))
    assert result is upload


def test_flow_async_sleep_waits_in_the_task() -> None:
    async def use() -> list[str]:
        order: list[str] = []

        async def other() -> None:
            order.append("other")

        task = asyncio.ensure_future(other())
        await async_sleep(0.001)
        order.append("slept")
        await task
        return order

    assert asyncio.run(use()) == ["other", "slept"]


# --- errors --------------------------------------------------------------------------------------------------


@BOTH
def test_flow_gets_the_error_of_a_step_and_may_continue(asynchronous: bool) -> None:
    host = Host(asynchronous)

    def flow() -> Flow[str]:
        try:
            yield Send(REQUEST)
        except TransportError as error:
            yield Sleep(2.0)
            return error.message
        return ""

    assert host.run(flow()) == "refused"
    assert host.slept == [2.0]


@BOTH
def test_flow_may_return_at_once_after_the_error_of_a_step(asynchronous: bool) -> None:
    def flow() -> Flow[str]:
        try:
            yield Send(REQUEST)
        except TransportError:
            return "recovered"
        return ""

    assert Host(asynchronous).run(flow()) == "recovered"


@BOTH
def test_flow_passes_on_the_error_of_a_step_that_it_does_not_handle(asynchronous: bool) -> None:
    with pytest.raises(TransportError, match="refused") as caught:
        Host(asynchronous).run(send_request(REQUEST))
    assert caught.value.not_sent
    assert isinstance(caught.value.__cause__, httpx.ConnectError)


@BOTH
@pytest.mark.parametrize("error", [LookupError("own"), KeyboardInterrupt(), MemoryError()], ids=repr)
def test_flow_raises_its_own_error(asynchronous: bool, error: BaseException) -> None:
    def flow() -> Flow[None]:
        yield Sleep(1.0)
        raise error

    with pytest.raises(type(error)) as caught:
        Host(asynchronous).run(flow())
    assert caught.value is error


def refused() -> Flow[None]:
    if REQUEST.is_read:
        raise LookupError
    yield Sleep(1.0)


@BOTH
def test_flow_raises_an_error_before_its_first_step(asynchronous: bool) -> None:
    with pytest.raises(LookupError):
        Host(asynchronous).run(refused())


@BOTH
def test_flow_may_raise_another_error_in_place_of_that_of_a_step(asynchronous: bool) -> None:
    def flow() -> Flow[None]:
        try:
            yield Send(REQUEST)
        except TransportError as error:
            raise LookupError("instead") from error

    with pytest.raises(LookupError, match="instead") as caught:
        Host(asynchronous).run(flow())
    assert isinstance(caught.value.__cause__, TransportError)


@BOTH
def test_flow_gets_the_error_of_a_lock(asynchronous: bool) -> None:
    lock = FakeLock(asynchronous, LookupError("no turn"))

    def flow() -> Flow[None]:
        try:
            yield Acquire(lock)
        finally:
            lock.release()

    with pytest.raises(LookupError, match="no turn"):
        Host(asynchronous).run(flow())
    assert lock.events == ["released"]


# --- cleanup -------------------------------------------------------------------------------------------------


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


# --- policies ------------------------------------------------------------------------------------------------


def recorded(name: str, events: list[str]) -> Policy:
    def policy(request: Request, call_next: CallNext) -> Flow[RawResponse]:
        events.append(f"{name} in")
        try:
            return (yield from call_next(request))
        finally:
            events.append(f"{name} out")

    return policy


@BOTH
def test_flow_policies_are_stacked_the_first_one_outermost(asynchronous: bool) -> None:
    events: list[str] = []

    def respond(request: httpx.Request) -> httpx.Response:
        events.append("sent")
        return httpx.Response(200)

    call_next = stacked((recorded("first", events), recorded("second", events)))
    assert Host(asynchronous, respond).run(call_next(REQUEST)).status == 200
    assert events == ["first in", "second in", "sent", "second out", "first out"]


@BOTH
def test_flow_policies_see_errors_from_the_inside_out(asynchronous: bool) -> None:
    events: list[str] = []
    call_next = stacked((recorded("first", events), recorded("second", events)))
    with pytest.raises(TransportError):
        Host(asynchronous).run(call_next(REQUEST))
    assert events == ["first in", "second in", "second out", "first out"]


@BOTH
def test_flow_policies_may_send_often_or_never(asynchronous: bool) -> None:
    sent: list[httpx.Request] = []

    def respond(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(200, content=b"%d" % len(sent))

    def twice(request: Request, call_next: CallNext) -> Flow[RawResponse]:
        yield from call_next(request)
        return (yield from call_next(request))

    def never(request: Request, call_next: CallNext) -> Flow[RawResponse]:
        yield from ()
        return RawResponse(204, {}, b"cached")

    host = Host(asynchronous, respond)
    assert host.run(stacked((twice,))(REQUEST)).body == b"2"
    assert host.run(stacked((twice, twice))(REQUEST)).body == b"6"
    assert host.run(stacked((twice, never))(REQUEST)).body == b"cached"
    assert len(sent) == 6


@BOTH
def test_flow_without_policies_just_sends(asynchronous: bool) -> None:
    assert Host(asynchronous, lambda request: httpx.Response(202)).run(stacked(())(REQUEST)).status == 202


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
    with pytest.raises(KeyboardInterrupt):
        if asynchronous:
            coroutine: Any = AsyncDriver(transport, sleep).run(interrupted)
            coroutine.send(None)
        else:
            Driver(transport, lambda seconds: None).run(interrupted)
    assert closed == ["closed"]


def test_flow_cancelled_time_and_again_waits_for_the_end_of_what_a_thread_does() -> None:
    may_end, has_ended = threading.Event(), list[bool]()

    def take_a_lock() -> None:
        may_end.wait(5)
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


@BOTH
def test_flow_calls_what_belongs_to_its_driver_and_gets_its_error(asynchronous: bool) -> None:
    async def in_task() -> str:
        await asyncio.sleep(0)
        return "result"

    async def failing_in_task() -> str:
        raise KeyError("failed")

    def failing() -> str:
        raise KeyError("failed")

    def flow() -> Flow[str]:
        result: str = yield Call(in_task if asynchronous else lambda: "result")
        with pytest.raises(KeyError, match="failed"):
            yield Call(failing_in_task if asynchronous else failing)
        return result

    transport = httpx.MockTransport(no_response)
    if asynchronous:
        found = asyncio.run(AsyncDriver(transport, async_sleep).run(flow()))
    else:
        found = Driver(transport, time.sleep).run(flow())
    assert found == "result"

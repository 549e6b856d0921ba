"""Flows and their two drivers: every step, results, and errors in both directions."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import ExitStack
from typing import Any, cast

import httpx
import pytest

from mijnklantportaal_api.runtime.errors import TransportError
from mijnklantportaal_api.runtime.flow import (
    Acquire,
    AsyncDriver,
    Call,
    Driver,
    Flow,
    Send,
    Sleep,
    Spool,
    async_sleep,
    send_request,
)
from mijnklantportaal_api.runtime.response import RawResponse
from mijnklantportaal_api.runtime.uploads import Upload
from tests.generated.flow_host import BOTH, REQUEST, FakeLock, Host, no_response


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

"""Tasks that are cancelled at random moments, over real connections."""

import asyncio
import importlib
import random
from collections.abc import Awaitable
from typing import Any

import pytest

from mijnklantportaal import AsyncMijnKlantportaal, Clock, TransportTimeoutError
from mijnklantportaal_api.runtime.transports import CancellableTransport
from tests.nightly import turns
from tests.overlay.fake_api import TOKEN
from tests.overlay.fault_server import fault_server
from tests.overlay.trickling_server import trickling_server

CALLS = turns(160, 10_000)

pytestmark = pytest.mark.usefixtures("http_library")

HASTY = Clock(uniform=lambda low, high: 0.0)


async def call_and_cancel(portal: AsyncMijnKlantportaal, at_once: int, longest: float) -> None:
    """Cancel calls at random moments, and then make more of them at once than a pool has connections."""
    moments = random.Random(1)  # noqa: S311 - no secret
    gate = asyncio.Semaphore(at_once)

    async def cancelled(call: Awaitable[object]) -> None:
        async with gate:
            try:
                await asyncio.wait_for(call, moments.random() * longest)
            except TimeoutError:
                return

    await portal.customers.get("cst_1")  # a server without a rate limit: no call waits from here on
    await asyncio.gather(*(cancelled(portal.customers.get("cst_1")) for _ in range(CALLS)))
    ids = [f"cst_{number}" for number in range(150)]
    customers = await asyncio.gather(*(portal.customers.get(id_) for id_ in ids))
    assert [customer.id for customer in customers] == ids


async def all_given_up_calls_ended(portal: AsyncMijnKlantportaal) -> Any:
    """Wait as `aclose` does, and close nothing: a call given up may wait until another one leaves its connection."""
    sending: Any = portal.api._driver.transport  # pyright: ignore[reportPrivateUsage]
    await CancellableTransport.aclose(sending)
    return sending


def check_nothing_is_left_in(transport: Any) -> None:
    pool = transport._pool
    assert pool._requests == []
    assert all(connection.is_idle() for connection in pool.connections)


@pytest.mark.timeout(turns(120, 600))
@pytest.mark.parametrize(("at_once", "longest"), [(20, 0.02), (150, 0.2)])
def test_cancelled_calls_leave_no_connection_behind(at_once: int, longest: float) -> None:
    async def use(base_url: str) -> None:
        async with AsyncMijnKlantportaal(TOKEN, base_url=base_url, clock=HASTY) as portal:
            await call_and_cancel(portal, at_once, longest)
            sending = await all_given_up_calls_ended(portal)
            (transport,) = sending._pools.used
            check_nothing_is_left_in(transport)
        assert asyncio.all_tasks() == {asyncio.current_task()}

    with fault_server(share=0) as server:
        asyncio.run(use(server.base_url))


@pytest.mark.timeout(turns(120, 600))
def test_cancelled_calls_leave_no_connection_behind_in_a_client_of_the_caller(http_library: str) -> None:
    async def use(base_url: str) -> None:
        library = importlib.import_module(http_library)
        async with library.AsyncClient() as client:
            portal = AsyncMijnKlantportaal(TOKEN, base_url=base_url, clock=HASTY, http_client=client)
            await call_and_cancel(portal, 150, 0.2)
            await portal.aclose()
            check_nothing_is_left_in(client._transport)
        assert asyncio.all_tasks() == {asyncio.current_task()}

    with fault_server(share=0) as server:
        asyncio.run(use(server.base_url))


@pytest.mark.timeout(turns(120, 600))
def test_cancelled_calls_leave_no_connection_behind_in_a_transport_of_the_caller(http_library: str) -> None:
    async def use(base_url: str) -> None:
        transport = importlib.import_module(http_library).AsyncHTTPTransport()
        async with AsyncMijnKlantportaal(TOKEN, base_url=base_url, clock=HASTY, transport=transport) as portal:
            await call_and_cancel(portal, 150, 0.2)
            await all_given_up_calls_ended(portal)
            check_nothing_is_left_in(transport)
        assert asyncio.all_tasks() == {asyncio.current_task()}

    with fault_server(share=0) as server:
        asyncio.run(use(server.base_url))


@pytest.mark.parametrize("argument", ["transport", "http_client"])
def test_cancelled_call_ends_at_once_in_a_transport_that_is_none_to_the_network(
    http_library: str, argument: str
) -> None:
    library = importlib.import_module(http_library)
    ended: list[bool] = []

    async def respond(request: Any) -> Any:
        try:
            await asyncio.sleep(60)
        finally:
            ended.append(True)

    async def use() -> None:
        transport = library.MockTransport(respond)
        brought = transport if argument == "transport" else library.AsyncClient(transport=transport)
        async with AsyncMijnKlantportaal(TOKEN, **{argument: brought}) as portal:
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(portal.customers.get("cst_1"), 0.05)
            assert ended == [True]

    asyncio.run(asyncio.wait_for(use(), 5))


@pytest.mark.parametrize(
    ("step", "is_interrupted"),
    [
        ("connection.connect_tcp.started", True),
        ("connection.connect_tcp.complete", False),
        ("http11.send_request_headers.started", True),
        ("http11.receive_response_headers.complete", True),
        ("http11.response_closed.started", False),
    ],
)
def test_cancelled_call_is_interrupted_only_in_steps_that_close_the_connection(
    http_library: str, step: str, is_interrupted: bool
) -> None:
    library = importlib.import_module(http_library)
    seen: list[str] = []

    class Reporting(library.AsyncBaseTransport):  # type: ignore[misc, name-defined]
        """Reports its steps as httpcore does."""

        async def handle_async_request(self, request: Any) -> Any:
            report = request.extensions["trace"]
            await report(step, {})
            reached.set()
            try:
                await go_on.wait()
            except asyncio.CancelledError:
                seen.append("interrupted")
                raise
            await report("http11.receive_response_headers.started", {})
            seen.append("next step")

    async def use() -> None:
        async with asyncio.timeout(5), AsyncMijnKlantportaal(TOKEN, transport=Reporting()) as portal:
            call = asyncio.ensure_future(portal.customers.get("cst_1"))
            await reached.wait()
            call.cancel()
            with pytest.raises(asyncio.CancelledError):
                await call
            go_on.set()
        assert seen == ["interrupted"] * is_interrupted
        assert asyncio.all_tasks() == {asyncio.current_task()}

    reached, go_on = asyncio.Event(), asyncio.Event()
    asyncio.run(use())


def test_cancelled_call_that_waits_for_a_free_connection_ends_at_once() -> None:
    async def use(base_url: str) -> None:
        async with AsyncMijnKlantportaal(TOKEN, base_url=base_url, deadline=5, max_retries=0) as portal:
            calls = [asyncio.ensure_future(portal.customers.get("cst_1")) for _ in range(60)]
            await asyncio.sleep(0.1)
            for call in calls:
                call.cancel()
            ended = await asyncio.gather(*calls, return_exceptions=True)
            assert all(isinstance(end, asyncio.CancelledError) for end in ended)

    with trickling_server("head") as base_url:
        asyncio.run(asyncio.wait_for(use(base_url), 5))


def test_pool_without_a_free_connection_is_a_timeout_and_nothing_was_sent() -> None:
    async def use(base_url: str) -> None:
        async with AsyncMijnKlantportaal(TOKEN, base_url=base_url, max_retries=0, timeout=0.3) as portal:
            portal.api._driver.enter_loop()  # pyright: ignore[reportPrivateUsage]
            portal.api._driver.transport._free = asyncio.Semaphore(0)  # type: ignore[attr-defined]  # pyright: ignore
            with pytest.raises(TransportTimeoutError, match="no connection became free") as raised:
                await portal.customers.get("cst_1")
            assert raised.value.not_sent

    asyncio.run(use("http://127.0.0.1:9"))

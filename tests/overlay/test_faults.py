"""Thousands of calls to a server that often fails: documented errors only, and no write is done twice."""

import asyncio
import gc
import threading
import time
from collections.abc import Awaitable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from mijnklantportaal import (
    AsyncMijnKlantportaal,
    Clock,
    DecodeError,
    MijnKlantportaal,
    OutcomeUnknownError,
    PortalError,
    RateLimitError,
    TransportError,
)
from tests.nightly import turns
from tests.overlay.calls import CUSTOMER
from tests.overlay.fake_api import TOKEN
from tests.overlay.fault_server import FAULTS, FaultServer, fault_server

CALLS = turns(600, 15_000)

# the client itself does not wait: only the server is random
HASTY = Clock(uniform=lambda low, high: 0.0)

Outcome = str | PortalError


def sockets() -> list[str]:
    """The open sockets and pipes of this process."""
    names: list[str] = []
    for entry in Path("/proc/self/fd").iterdir():
        with suppress(FileNotFoundError):  # the listing itself was open, too
            names.append(str(entry.readlink()))
    return sorted(name for name in names if name.startswith(("socket:", "pipe:", "anon_inode:")))


@pytest.fixture(autouse=True)
def nothing_stays() -> object:
    """After each test everything is closed, and no thread is left running."""
    gc.collect()
    before, threads = sockets(), threading.active_count()
    yield
    gc.collect()  # what was not closed warns here, and warnings are errors
    deadline = time.monotonic() + 30
    while threading.active_count() > threads and time.monotonic() < deadline:
        time.sleep(0.01)
    assert threading.active_count() == threads
    assert sockets() == before


def check(server: FaultServer, outcomes: dict[str, Outcome]) -> None:
    """What the client reported of each write agrees with what the server did."""
    assert max(server.processed.values()) == 1
    for name, outcome in outcomes.items():
        times = server.processed[name]
        match outcome:
            case str():
                assert (outcome, times) == (name, 1)
            case OutcomeUnknownError():
                assert times in (0, 1)
            case DecodeError():
                assert times == 1
            case RateLimitError():
                assert times == 0
            case TransportError():
                assert outcome.not_sent
                assert times == 0
            case _:
                assert "408" in str(outcome)
    assert set(server.faults) == {name for name, _ in FAULTS}
    kinds = {type(outcome) for outcome in outcomes.values()}
    assert {str, OutcomeUnknownError, DecodeError} <= kinds


def test_faults_give_threads_documented_errors_and_no_write_is_done_twice() -> None:
    outcomes: dict[str, Outcome] = {}

    def call(number: int) -> None:
        name = f"customer {number}"
        try:
            if number % 3 == 0:
                outcomes[name] = portal.customers.create(**CUSTOMER | {"company_name": name}).company_name
            elif number % 3 == 1:
                assert portal.customers.get(f"cst_{number}").id == f"cst_{number}"
            else:
                assert len(portal.customer_offers.list().to_list()) == 1
        except PortalError as error:
            if number % 3 == 0:
                outcomes[name] = error

    with (
        fault_server(seed=1) as server,
        MijnKlantportaal(TOKEN, base_url=server.base_url, timeout=0.15, strict=True, clock=HASTY) as portal,
        ThreadPoolExecutor(32) as threads,
    ):
        list(threads.map(call, range(CALLS)))
    check(server, outcomes)


def test_faults_give_tasks_documented_errors_and_no_write_is_done_twice() -> None:
    outcomes: dict[str, Outcome] = {}

    async def call(portal: AsyncMijnKlantportaal, number: int, gate: asyncio.Semaphore) -> None:
        name = f"customer {number}"
        async with gate:
            try:
                if number % 3 == 0:
                    customer = await portal.customers.create(**CUSTOMER | {"company_name": name})
                    outcomes[name] = customer.company_name
                elif number % 3 == 1:
                    assert (await portal.customers.get(f"cst_{number}")).id == f"cst_{number}"
                else:
                    assert len(await portal.customer_offers.list(prefetch=2).to_list()) == 1
            except PortalError as error:
                if number % 3 == 0:
                    outcomes[name] = error

    async def use(server: FaultServer) -> None:
        gate = asyncio.Semaphore(32)
        async with AsyncMijnKlantportaal(
            TOKEN, base_url=server.base_url, timeout=0.15, strict=True, clock=HASTY
        ) as portal:
            await asyncio.gather(*(call(portal, number, gate) for number in range(CALLS)))
            # httpx may leave a generator behind, which the event loop ends in a task of its own; a leak would stay
            for _ in range(100):
                if asyncio.all_tasks() == {asyncio.current_task()}:
                    break
                await asyncio.sleep(0.01)
            assert asyncio.all_tasks() == {asyncio.current_task()}

    with fault_server(seed=2) as server:
        asyncio.run(use(server))
    check(server, outcomes)


def test_faults_and_cancelled_calls_leave_a_client_that_works() -> None:
    async def cancelled(call: Awaitable[object], after: float) -> None:
        task = asyncio.ensure_future(call)
        await asyncio.sleep(after)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    async def use(server: FaultServer) -> None:
        async with AsyncMijnKlantportaal(TOKEN, base_url=server.base_url, strict=True, clock=HASTY) as portal:
            await portal.customers.get("cst_1")  # a server without a rate limit: no call waits from here on
            for number in range(turns(50, 150)):
                await cancelled(portal.customers.get("cst_1"), number / 30_000)
            await asyncio.gather(*(portal.customers.get("cst_1") for _ in range(50)))

    with fault_server(share=0) as server:
        asyncio.run(use(server))


def test_client_shared_by_32_threads_gives_each_its_own_response() -> None:
    with (
        fault_server(share=0) as server,
        MijnKlantportaal(TOKEN, base_url=server.base_url, strict=True) as portal,
        ThreadPoolExecutor(32) as threads,
    ):
        ids = [f"cst_{number}" for number in range(turns(160, 640))]
        assert [customer.id for customer in threads.map(portal.customers.get, ids)] == ids

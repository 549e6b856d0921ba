"""Clients in forked processes, as under a web server that loads the application before it forks."""

import asyncio
import gc
import io
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from mijnklantportaal import AsyncMijnKlantportaal, Clock, MemoryDuplicateStore, MijnKlantportaal
from mijnklantportaal._policies.fair_lock import FairLock
from mijnklantportaal_api.runtime import forking
from mijnklantportaal_api.runtime.file_locks import file_locks
from tests.nightly import turns
from tests.overlay.fake_api import TOKEN
from tests.overlay.fault_server import fault_server

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="this system can't fork"),
    pytest.mark.usefixtures("http_library"),
]

CALLERS = Path(__file__).with_name("forking_callers.py")
HASTY = Clock(uniform=lambda low, high: 0.0)


def in_children(count: int, use: Callable[[int], None]) -> list[int]:
    """The exit statuses of forked processes: 0 if the use in it did not fail."""
    children: list[int] = []
    for number in range(count):
        child = os.fork()
        if child == 0:
            status = 1
            try:
                use(number)
                status = 0
            finally:
                os._exit(status)
        children.append(child)
    return [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]


@pytest.mark.parametrize(
    ("method", "kind"),
    [
        *(("os.fork", kind) for kind in ("sync", "async")),
        *(("fork", kind) for kind in ("sync", "async")),
        *((method, "sync") for method in ("spawn", "forkserver")),  # these share nothing
    ],
)
@pytest.mark.timeout(600)
def test_fork_gives_each_process_its_own_responses(method: str, kind: str) -> None:
    count, children = turns(20, 1000), turns(4, 8)
    with fault_server(share=0) as server:
        command = [sys.executable, str(CALLERS), method, kind, str(children), str(count), server.base_url]
        done = subprocess.run(command, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == (f"{[0] * children} 0\n", "")
    assert server.calls == (children + 1) * count + 10


def test_fork_inside_an_event_loop_gives_each_process_its_own_responses() -> None:
    async def read(portal: AsyncMijnKlantportaal, name: str) -> None:
        ids = [f"cst_{name}_{turn}" for turn in range(30)]
        customers = await asyncio.gather(*(portal.customers.get(id_) for id_ in ids))
        assert [customer.id for customer in customers] == ids

    async def preload(portal: AsyncMijnKlantportaal) -> list[int]:
        await read(portal, "parent")

        def use(number: int) -> None:
            asyncio.events._set_running_loop(None)  # that of the parent
            asyncio.run(read(portal, str(number)))

        statuses = in_children(4, use)
        await read(portal, "parent")
        return statuses

    async def run(base_url: str) -> list[int]:
        async with AsyncMijnKlantportaal(TOKEN, base_url=base_url, clock=HASTY) as portal:
            return await preload(portal)

    with fault_server(share=0) as server:
        assert asyncio.run(run(server.base_url)) == [0] * 4


def test_fork_frees_a_lock_that_another_thread_holds() -> None:
    lock = FairLock()
    lock.turn().acquire()

    def use(number: int) -> None:
        lock.turn().acquire(30)

    assert in_children(1, use) == [0]
    with pytest.raises(TimeoutError):
        lock.turn().acquire(0.01)


def test_fork_frees_the_lock_of_a_file_that_another_thread_sends() -> None:
    file = io.BytesIO()
    thread = threading.Thread(target=file_locks.of(file).acquire)
    thread.start()
    thread.join()

    def use(number: int) -> None:
        assert file_locks.of(file).acquire(timeout=30)

    assert in_children(1, use) == [0]
    assert not file_locks.of(file).acquire(blocking=False)


def test_fork_frees_the_memory_of_events_that_another_thread_uses() -> None:
    store = MemoryDuplicateStore()

    def use(number: int) -> None:
        signal.alarm(30)
        assert store.claim("event", 0.0, 60.0) == "new"

    with store._threads.lock:  # pyright: ignore[reportPrivateUsage]
        assert in_children(1, use) == [0]


def test_fork_of_two_threads_at_once_leaves_nothing_closed() -> None:
    class Inherited:
        def __init__(self) -> None:
            self.lock, self.is_closed_again, self.is_allowed = threading.Lock(), threading.Event(), threading.Event()

        def before_fork(self) -> None:
            self.lock.acquire()

        def after_fork(self) -> None:
            self.lock.release()
            if threading.current_thread() is first:
                assert self.is_closed_again.wait(30)

        def fork_first(self) -> None:
            forking.close_all()
            second.start()
            forking.allow_all()
            self.is_allowed.set()

        def fork_second(self) -> None:
            forking.close_all()
            self.is_closed_again.set()
            assert self.is_allowed.wait(30)
            forking.allow_all()

    inherited = Inherited()
    forking.close_before_fork(inherited)
    first, second = threading.Thread(target=inherited.fork_first), threading.Thread(target=inherited.fork_second)
    first.start()
    first.join()
    second.join()
    assert inherited.lock.acquire(blocking=False)


def test_fork_refuses_a_client_of_the_caller_that_the_parent_made() -> None:
    def respond(request: httpx.Request) -> httpx.Response:
        raise AssertionError("the child may not use it")

    with (
        httpx.Client(transport=httpx.MockTransport(respond)) as http_client,
        MijnKlantportaal(TOKEN, base_url="http://127.0.0.1:9", http_client=http_client) as portal,
    ):

        def use(number: int) -> None:
            with pytest.raises(RuntimeError, match="http_client: it was made before the process forked"):
                portal.customers.get("cst_1")

        assert in_children(1, use) == [0]


@pytest.mark.filterwarnings("ignore::ResourceWarning")  # a closed event loop can't close its connections
def test_event_loop_after_event_loop_uses_new_connections() -> None:
    with fault_server(share=0) as server:
        portal = AsyncMijnKlantportaal(TOKEN, base_url=server.base_url, clock=HASTY)

        async def read() -> str:
            return (await portal.customers.get("cst_1")).id

        async def close() -> None:
            await portal.aclose()

        assert [asyncio.run(read()) for _ in range(3)] == ["cst_1"] * 3
        asyncio.run(close())
    gc.collect()


def test_event_loop_beside_event_loop_is_refused() -> None:
    async def first(base_url: str) -> Any:
        async with AsyncMijnKlantportaal(TOKEN, base_url=base_url, clock=HASTY) as portal:
            await portal.customers.get("cst_1")
            errors: list[Exception] = []

            def second() -> None:
                try:
                    asyncio.run(read(portal))
                except RuntimeError as error:
                    errors.append(error)

            thread = threading.Thread(target=second)
            thread.start()
            thread.join()
            return errors

    async def read(portal: AsyncMijnKlantportaal) -> None:
        await portal.customers.get("cst_1")

    with fault_server(share=0) as server:
        (error,) = asyncio.run(first(server.base_url))
    assert str(error) == "another event loop uses this client; make a client in each event loop"

"""Peers that take or give little by little, or nothing at all: a call ends at its deadline or its time-out."""

import asyncio
import io
import socket
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from typing import Any

import pytest

from mijnklantportaal import (
    AsyncMijnKlantportaal,
    Clock,
    MijnKlantportaal,
    OutcomeUnknownError,
    TransportError,
    TransportTimeoutError,
    Upload,
)
from tests.overlay.download_calls import fetch
from tests.overlay.fake_api import TOKEN
from tests.overlay.misbehaving_server import misbehaving_server
from tests.overlay.sync_and_async import BOTH, on

HASTY = Clock(uniform=lambda low, high: 0.0)


@contextmanager
def slow_reader(piece: int, pause: float) -> Generator[str]:
    """The base URL of a server that reads requests in pieces of this size, with a pause before each."""
    stopped = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)

        def serve() -> None:
            with suppress(OSError):
                connection, _ = listener.accept()
                with connection:
                    while not stopped.wait(pause) and connection.recv(piece):
                        pass

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}/v1"
        finally:
            stopped.set()
            thread.join()


def portal_of(asynchronous: bool, base_url: str, **options: Any) -> Any:
    return (AsyncMijnKlantportaal if asynchronous else MijnKlantportaal)(
        TOKEN, base_url=base_url, clock=HASTY, **options
    )


@BOTH
@pytest.mark.parametrize(("piece", "pause"), [(1000, 0.02), (1, 30)], ids=["slow", "stalled"])
@pytest.mark.parametrize("size", [300_000, 30_000_000])
def test_deadline_ends_an_upload_that_the_peer_reads_slowly(
    asynchronous: bool, piece: int, pause: float, size: int
) -> None:
    started = time.monotonic()
    with slow_reader(piece, pause) as base_url, pytest.raises(OutcomeUnknownError) as raised:
        on(
            lambda: portal_of(asynchronous, base_url, deadline=0.3),
            lambda portal: portal.files.upload(file=Upload(content=bytes(size), file_name="a.bin")),
        )
    assert time.monotonic() - started < 2.5
    assert isinstance(raised.value.cause, TransportTimeoutError)


@BOTH
def test_timeout_ends_an_upload_that_the_peer_does_not_read(asynchronous: bool) -> None:
    with slow_reader(1, 30) as base_url, pytest.raises(OutcomeUnknownError) as raised:
        on(
            lambda: portal_of(asynchronous, base_url, timeout=0.2),
            lambda portal: portal.files.upload(file=Upload(content=bytes(30_000_000), file_name="a.bin")),
        )
    assert isinstance(raised.value.cause, TransportTimeoutError)


@BOTH
@pytest.mark.parametrize("name", ["silent", "silent in the headers", "silent after the headers", "silent in the body"])
def test_timeout_ends_a_download_that_stalls_without_a_deadline(asynchronous: bool, name: str) -> None:
    started = time.monotonic()
    with misbehaving_server() as server, pytest.raises(TransportError):
        fetch(f"{server.base_url(name)}/file", io.BytesIO(), asynchronous, timeout=0.1)
    assert time.monotonic() - started < 4


@BOTH
@pytest.mark.parametrize("prefetch", [1, 3])
def test_deadline_holds_for_each_page_of_a_list(asynchronous: bool, prefetch: int) -> None:
    started = time.monotonic()
    with misbehaving_server() as server, pytest.raises(TransportTimeoutError):
        on(
            lambda: portal_of(asynchronous, server.base_url("trickling body"), deadline=0.3),
            lambda portal: portal.customer_offers.list(prefetch=prefetch).to_list(),
        )
    assert time.monotonic() - started < 3


@pytest.fixture
def slow_lookup(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looking up a host name takes a second."""
    lookup = socket.getaddrinfo

    def wait(*arguments: Any, **options: Any) -> Any:
        time.sleep(1)
        return lookup(*arguments, **options)

    monkeypatch.setattr(socket, "getaddrinfo", wait)


@pytest.mark.usefixtures("slow_lookup")
def test_deadline_does_not_interrupt_the_lookup_of_a_name_in_a_thread_but_ends_the_call_after_it() -> None:
    started = time.monotonic()
    with (
        socket.create_server(("127.0.0.1", 0)) as silent,
        MijnKlantportaal(TOKEN, base_url=f"http://127.0.0.1:{silent.getsockname()[1]}/v1", deadline=0.3) as portal,
        pytest.raises(TransportTimeoutError),
    ):
        portal.customers.get("cst_1")
    assert 1 <= time.monotonic() - started < 2


@pytest.mark.usefixtures("slow_lookup")
def test_deadline_in_a_task_does_not_wait_for_the_lookup_of_a_name() -> None:
    async def use(base_url: str) -> float:
        async with AsyncMijnKlantportaal(TOKEN, base_url=base_url, deadline=0.3) as portal:
            started = time.monotonic()
            with pytest.raises(TransportTimeoutError) as raised:
                await portal.customers.get("cst_1")
            assert raised.value.not_sent
            return time.monotonic() - started

    with socket.create_server(("127.0.0.1", 0)) as silent:
        assert asyncio.run(use(f"http://localhost:{silent.getsockname()[1]}/v1")) < 0.9

"""A full reading takes several pages at once, misses nothing, and goes on after an interruption."""

import asyncio
import itertools
import json
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from mijnklantportaal import (
    AsyncMijnKlantportaal,
    AsyncMirror,
    MijnKlantportaal,
    Mirror,
    TransportError,
)
from mijnklantportaal._mirror.pages_ahead import AT_ONCE
from mijnklantportaal.sandbox import Sandbox
from tests.mirror.listed_mirror import ORDERED, ORDERS, add, content, ids, invoices, mirrored
from tests.overlay.fake_api import BASE_URL
from tests.overlay.listed_api import ListOrder
from tests.overlay.sync_and_async import BOTH, on

PROGRAM = Path(__file__).with_name("mirror_program.py")


@pytest.mark.parametrize("order", ORDERED)
def test_full_reading_that_goes_on_finds_what_was_added_since_the_reading_began(
    order: ListOrder, tmp_path: Path
) -> None:
    api = invoices(order, 200)

    def fail(request: httpx.Request) -> None:
        if len(api.api.requests) > 10:
            raise httpx.ReadError("the network is gone")

    api.before_each = fail
    with mirrored(api, tmp_path / "portal.db") as mirror:
        with pytest.raises(TransportError):
            mirror.refresh()
        api.before_each = lambda request: None
        add(api, 20)
        mirror.refresh()
        assert set(content(mirror, "customer_invoices")) == ids(api)
        result = mirror.customer_invoices.where()
        assert result.checked_at is not None
        assert result.read_at is not None
        assert (result.checked_at - result.read_at).total_seconds() > 20 * 60


@pytest.mark.parametrize("order", ORDERS)
def test_full_reading_that_failed_goes_on(order: ListOrder, tmp_path: Path) -> None:
    api = invoices(order, 150 if order == "shuffled" else 400)
    chance = random.Random(order)  # noqa: S311 - no secret
    left = answered = 0

    def fail(request: httpx.Request) -> None:
        nonlocal left, answered
        if not left:
            raise httpx.ReadError("the network is gone")
        left, answered = left - 1, answered + 1

    api.before_each = fail
    failures = 0
    while True:
        left = chance.randint(15, 25)
        with mirrored(api, tmp_path / "portal.db") as mirror:
            try:
                mirror.refresh()
            except TransportError:
                failures += 1
                continue
            assert set(content(mirror, "customer_invoices")) == ids(api)
            break
    assert failures
    assert answered <= len(api.stored) / 15 + 45, "what was read is not read again"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["portal.db"]


@pytest.mark.parametrize(
    "spoil",
    [lambda state: "[", lambda state: json.dumps({**json.loads(state), "later": 1})],
    ids=["damaged", "of another version"],
)
def test_full_reading_begins_anew_where_the_file_of_a_scan_is_damaged_or_of_another_version(
    spoil: Callable[[str], str], tmp_path: Path
) -> None:
    api = invoices("newest", 200)

    def fail(request: httpx.Request) -> None:
        if len(api.requests) >= 15:
            raise httpx.ReadError("the network is gone")

    with mirrored(api, tmp_path / "portal.db") as mirror:
        api.before_each = fail
        with pytest.raises(TransportError):
            mirror.refresh()
        api.before_each = lambda request: None
        with sqlite3.connect(tmp_path / "portal.db.customer_invoices.scan") as scan:
            (state,) = scan.execute("SELECT value FROM state WHERE name = 'scan'").fetchone()
            scan.execute("UPDATE state SET value = ? WHERE name = 'scan'", (spoil(state),))
        mirror.refresh()
        assert set(content(mirror, "customer_invoices")) == ids(api)


@BOTH
def test_full_reading_requests_several_pages_at_once(asynchronous: bool, tmp_path: Path) -> None:
    api = invoices("newest", 300)
    under_way, most = 0, 0

    def begin() -> None:
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)

    def pause() -> float:
        return 0.05 if most < AT_ONCE else 0.0  # long enough for other threads to begin

    def end(request: httpx.Request) -> httpx.Response:
        nonlocal under_way
        under_way -= 1
        return api.handle(request)

    def handle(request: httpx.Request) -> httpx.Response:
        begin()
        time.sleep(pause())
        return end(request)

    async def async_handle(request: httpx.Request) -> httpx.Response:
        begin()
        await asyncio.sleep(pause())
        return end(request)

    async def in_task(portal: Any) -> None:
        async with AsyncMirror(portal, tmp_path / "portal.db", lists=["customer_invoices"]) as mirror:
            await mirror.refresh()
            assert set(content(mirror, "customer_invoices")) == ids(api)

    def in_thread(portal: Any) -> None:
        with Mirror(portal, tmp_path / "portal.db", lists=["customer_invoices"]) as mirror:
            mirror.refresh()
            assert set(content(mirror, "customer_invoices")) == ids(api)

    def client() -> MijnKlantportaal | AsyncMijnKlantportaal:
        if asynchronous:
            return AsyncMijnKlantportaal("token", base_url=BASE_URL, transport=httpx.MockTransport(async_handle))
        return MijnKlantportaal("token", base_url=BASE_URL, transport=httpx.MockTransport(handle))

    on(client, in_task if asynchronous else in_thread)
    assert most == AT_ONCE


def test_full_reading_after_kill_9_goes_on(tmp_path: Path) -> None:
    path, moments = tmp_path / "portal.db", itertools.count(time.time(), 60.0)
    count = 100
    with Sandbox(rate_limit=None, list_order="newest", clock=lambda: next(moments)) as sandbox:
        with MijnKlantportaal(sandbox.token, base_url=sandbox.base_url) as portal:
            for number in range(count):
                portal.customer_groups.create(name=f"group {number}")
        sandbox.faults.add("delay-response", operation="list-customer-groups", seconds=0.02, count=None)
        command = [sys.executable, str(PROGRAM), sandbox.base_url, str(path)]
        read: list[int] = []
        for kill_after in (10, None):
            before = len(sandbox.requests)
            process = subprocess.Popen(command, stdout=subprocess.PIPE)
            while kill_after is not None and len(sandbox.requests) - before < kill_after:
                assert process.poll() is None
                time.sleep(0.005)
            if kill_after is not None:
                process.kill()
            output, _ = process.communicate(timeout=60)
            read.append(len(sandbox.requests) - before)
    assert output == f"{count}\n".encode()
    assert sum(read) <= count / 15 + 16, "what was read before a kill is not read again"

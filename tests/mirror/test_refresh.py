"""A refresh reads what is new with few requests, everything when that is due, and goes on after an interruption."""

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
    MirrorInUseError,
    TransportError,
)
from mijnklantportaal._mirror.pages_ahead import AT_ONCE
from mijnklantportaal._process_lock import ProcessLock
from mijnklantportaal.sandbox import Sandbox
from tests.mirror.listed_mirror import content, invoices, mirrored
from tests.nightly import turns
from tests.overlay.fake_api import BASE_URL
from tests.overlay.listed_api import ListedApi, ListOrder
from tests.overlay.sync_and_async import BOTH, on

ORDERS: list[ListOrder] = ["newest", "oldest", "shuffled"]
ORDERED = ORDERS[:2]
PROGRAM = Path(__file__).with_name("mirror_program.py")


def add(api: ListedApi, count: int, apart: float = 60.0) -> None:
    """Create so many invoices after those that are there."""
    for number in range(count):
        api.clock.now += apart
        api.store(invoiceNumber=f"new-{number}")


def ids(api: ListedApi) -> set[str]:
    """The ids of all invoices."""
    return {made["id"] for made in api.stored}


@pytest.mark.parametrize("order", ORDERED)
@pytest.mark.parametrize("size", range(300, 300 + turns(3, 15)))
def test_refresh_after_100_new_ones_takes_10_requests_at_most(order: ListOrder, size: int, tmp_path: Path) -> None:
    api = invoices(order, size)
    with mirrored(api, tmp_path / "portal.db") as mirror:
        mirror.refresh()
        add(api, 100, apart=1.0)
        result = mirror.refresh()
        assert set(content(mirror, "customer_invoices")) == ids(api)
    assert (result.added, result.changed, result.removed) == (100, 0, 0)
    assert result.requests <= 10


@pytest.mark.parametrize("order", ORDERED)
def test_refresh_of_a_large_list_takes_few_requests_more_than_it_has_pages_and_then_one(
    order: ListOrder, tmp_path: Path
) -> None:
    size = turns(1_000, 10_000)
    api = invoices(order, size)
    told: list[tuple[str, int]] = []
    with mirrored(api, tmp_path / "portal.db") as mirror:
        assert mirror.refresh(progress=lambda *given: told.append(given)).requests <= size / 15 + 30
        assert told[0] == ("customer_invoices", 15)
        assert told[-1] == ("customer_invoices", size)
        assert mirror.refresh().requests == 1
        add(api, 100)
        assert mirror.refresh().requests <= 10
        assert mirror.refresh().requests == 1
        assert len(mirror.customer_invoices.where()) == size + 100


def test_refresh_of_a_list_without_an_order_reads_all_of_it(tmp_path: Path) -> None:
    api = invoices("shuffled", 60)
    with mirrored(api, tmp_path / "portal.db") as mirror:
        mirror.refresh()
        add(api, 5)
        assert mirror.refresh().requests > 5
        assert set(content(mirror, "customer_invoices")) == ids(api)


@pytest.mark.parametrize("order", ORDERED)
def test_refresh_notices_that_a_list_has_lost_its_order(order: ListOrder, tmp_path: Path) -> None:
    api = invoices(order, 60)
    with mirrored(api, tmp_path / "portal.db") as mirror:
        mirror.refresh()
        api.order = "shuffled"
        add(api, 5)
        mirror.refresh()
        assert set(content(mirror, "customer_invoices")) == ids(api)


@pytest.mark.parametrize("order", ORDERED)
def test_refresh_finds_what_is_new_after_many_were_removed(order: ListOrder, tmp_path: Path) -> None:
    api = invoices(order, 200)
    with mirrored(api, tmp_path / "portal.db") as mirror:
        mirror.refresh()
        del api.stored[20:150]
        add(api, 20)
        assert mirror.refresh().added == 20


@pytest.mark.parametrize("order", ORDERED)
def test_refresh_reads_again_what_a_removal_has_moved_meanwhile(order: ListOrder, tmp_path: Path) -> None:
    api = invoices(order, 40)
    with mirrored(api, tmp_path / "portal.db") as mirror:
        mirror.refresh()
        add(api, 20)
        # of the pages with what is new, the last one is read after the first object of the list is gone
        last = len(api.requests) + {"newest": 1, "oldest": 2}[order]

        def remove(request: httpx.Request) -> None:
            if len(api.requests) == last:
                api.stored.remove(api.listed()[0])

        api.before_each = remove
        mirror.refresh()
        assert ids(api) <= set(content(mirror, "customer_invoices"))


@pytest.mark.parametrize("order", ORDERS)
def test_refresh_reads_a_list_that_has_404_after_its_end(order: ListOrder, tmp_path: Path) -> None:
    api = invoices(order, 100)
    listed = api.api.respond

    def respond(request: httpx.Request) -> httpx.Response:
        is_there = int(request.url.params["page"]) <= max(1, -(-len(api.stored) // 15))
        return listed(request) if is_there else httpx.Response(404, json={"message": "no such page"})

    api.api.respond = respond
    with mirrored(api, tmp_path / "portal.db") as mirror:
        mirror.refresh()
        add(api, 40)
        assert mirror.refresh().added == 40
        del api.stored[20:]
        assert mirror.refresh(full=True).removed == 120
        api.stored.clear()
        mirror.refresh()
        assert mirror.refresh(full=True).requests == 1
        assert len(mirror.customer_invoices.where()) == 0


def test_refresh_marks_what_is_gone_only_after_a_complete_reading(tmp_path: Path) -> None:
    api = invoices("newest", 40)
    with mirrored(api, tmp_path / "portal.db") as mirror:
        mirror.refresh()
        removed = api.stored.pop(0)
        assert mirror.refresh().removed == 0
        assert mirror.customer_invoices.get(removed["id"]) is not None
        assert mirror.refresh(full=True).removed == 1
        assert mirror.customer_invoices.get(removed["id"]) is None
        (row,) = mirror.sql("SELECT id FROM all_customer_invoices WHERE removed_at IS NOT NULL")
        assert row == {"id": removed["id"]}
        api.stored.append(removed)
        assert mirror.refresh(full=True).changed == 1
        assert mirror.customer_invoices.get(removed["id"]) is not None


def test_refresh_reads_everything_again_when_that_is_due(tmp_path: Path) -> None:
    api = invoices("newest", 40)
    with mirrored(api, tmp_path / "portal.db", full_refresh_interval=3600.0) as mirror:
        mirror.refresh()
        api.stored[0]["amount"] = "99.10"
        assert mirror.refresh().changed == 0
        api.clock.now += 3600.0
        assert mirror.refresh().changed == 1


@pytest.mark.parametrize("order", ORDERED)
def test_refresh_that_goes_on_finds_what_was_added_since_the_reading_began(order: ListOrder, tmp_path: Path) -> None:
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
def test_refresh_that_failed_goes_on(order: ListOrder, tmp_path: Path) -> None:
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
def test_refresh_begins_anew_where_the_file_of_a_scan_is_damaged_or_of_another_version(
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
def test_refresh_requests_several_pages_at_once(asynchronous: bool, tmp_path: Path) -> None:
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


def test_refresh_after_kill_9_goes_on(tmp_path: Path) -> None:
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


@BOTH
def test_refresh_reads_every_list_of_the_sandbox_as_its_pagers_do(asynchronous: bool, tmp_path: Path) -> None:
    path = tmp_path / "portal.db"
    with Sandbox(rate_limit=None, seed=True) as sandbox:

        async def in_task(portal: Any) -> dict[str, bool]:
            async with AsyncMirror(portal, path) as mirror:
                await mirror.refresh()
                return {
                    name: content(mirror, name)
                    == {item.id: item.to_dict() async for item in getattr(portal, name).list()}
                    for name in mirror.lists
                }

        def in_thread(portal: Any) -> dict[str, bool]:
            with Mirror(portal, path) as mirror:
                mirror.refresh()
                return {
                    name: content(mirror, name) == {item.id: item.to_dict() for item in getattr(portal, name).list()}
                    for name in mirror.lists
                }

        client = AsyncMijnKlantportaal if asynchronous else MijnKlantportaal
        is_same = on(lambda: client(sandbox.token, base_url=sandbox.base_url), in_task if asynchronous else in_thread)
    assert len(is_same) > 10
    assert [name for name in is_same if not is_same[name]] == []


def test_refresh_waits_for_another_one_or_is_refused(tmp_path: Path) -> None:
    api = invoices("newest", 5)
    other = ProcessLock(tmp_path / "portal.db.lock")
    with mirrored(api, tmp_path / "portal.db") as mirror:
        assert other.acquire()
        with pytest.raises(MirrorInUseError, match=r"process \d+ is refreshing it") as refusal:
            mirror.refresh(wait=0.3)
        assert refusal.value.pid is not None
        assert len(api.clock.slept) == 3
        assert api.requests == []
        other.release()
        assert mirror.refresh().added == 5


def test_refresh_of_a_list_that_is_not_kept_is_refused(tmp_path: Path) -> None:
    api = invoices("newest", 5)
    with (
        mirrored(api, tmp_path / "portal.db") as mirror,
        pytest.raises(
            ValueError,
            match=r"^names: 'customers' is not a list that this mirror keeps; expected one of customer_invoices",
        ),
    ):
        mirror.refresh("customers")
    assert api.requests == []


def test_refresh_finds_what_is_new_beside_an_object_from_the_future(tmp_path: Path) -> None:
    api = invoices("newest", 60)
    api.stored[10]["createdAt"] = "2999-01-01T00:00:00+00:00"
    with mirrored(api, tmp_path / "portal.db") as mirror:
        mirror.refresh()
        add(api, 100)
        assert mirror.refresh().added == 100
        assert set(content(mirror, "customer_invoices")) == ids(api)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("amount", "12.345"),
        ("amount", "1" * 30),
        ("createdAt", "9999-12-31T23:59:59-12:00"),
        ("createdAt", "0001-01-01T00:00:00+12:00"),
        ("currency", "XXX"),
        ("links", []),
        ("invoiceNumber", "half a pair: \ud800"),
    ],
)
def test_refresh_keeps_objects_with_values_that_the_api_should_not_have(
    name: str, value: object, tmp_path: Path
) -> None:
    api = invoices("newest", 20)
    api.stored[3][name] = value
    with mirrored(api, tmp_path / "portal.db") as mirror:
        assert mirror.refresh().added == 20
        add(api, 5)
        assert mirror.refresh().added == 5
        odd = mirror.update(api.stored[3]["id"])
        assert mirror.customer_invoices.get(odd.id) == odd

"""A refresh reads what is new with few requests, and everything when that is due."""

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
)
from mijnklantportaal._process_lock import ProcessLock
from mijnklantportaal.sandbox import Sandbox
from tests.mirror.listed_mirror import ORDERED, ORDERS, add, content, ids, invoices, mirrored
from tests.nightly import turns
from tests.overlay.listed_api import ListOrder
from tests.overlay.sync_and_async import BOTH, on


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

"""Scans: every object that is there all the time is given exactly once, whatever is added and removed meanwhile."""

import random
import stat
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mijnklantportaal import AsyncMijnKlantportaal, MijnKlantportaal, PaginationError
from mijnklantportaal._scan.async_scan import AsyncScan
from mijnklantportaal._scan.scan import Scan
from mijnklantportaal._scan.store import ScanStore
from mijnklantportaal._stored import restored_value
from mijnklantportaal.sandbox import Sandbox
from tests.nightly import turns
from tests.overlay.fake_api import FakeApi, listing
from tests.overlay.sync_and_async import BOTH, on, on_api
from tests.scan.changing_list import START, ChangingList, Kind, scan

ORDERED: list[Kind] = ["newest first", "oldest first"]
KINDS: list[Kind] = [*ORDERED, "neither"]


def ids_in(store: ScanStore) -> list[str]:
    return [restored_value(value).id for _, value in store.objects(0)]


def changing(seed: int, adding: float, removing: float) -> Callable[[ChangingList], None]:
    """Add and remove after these shares of the requests, at the front in half of the cases."""
    chance = random.Random(seed)  # noqa: S311 - no secret

    def change(changing: ChangingList) -> None:
        if chance.random() < adding:
            changing.add()
        if chance.random() < removing:
            changing.remove(chance.choice([0, chance.randrange(10**6)]))

    return change


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size", [0, 1, 5, 6, 60])
def test_scan_of_a_quiet_list_gives_everything_once(kind: Kind, size: int) -> None:
    quiet, store = ChangingList(kind, size), ScanStore()
    assert scan(quiet, store)
    assert sorted(ids_in(store)) == sorted(group.id for group in quiet.groups)


@pytest.mark.parametrize("kind", ORDERED)
def test_scan_of_a_quiet_list_with_an_order_costs_few_requests_more_than_it_has_pages(kind: Kind) -> None:
    quiet = ChangingList(kind, 10_000, per_page=15)
    assert scan(quiet, ScanStore())
    assert quiet.requests <= 667 + 25


@given(
    kind=st.sampled_from(KINDS),
    size=st.integers(0, 80),
    seed=st.integers(0, 10**6),
    adding=st.sampled_from([0.0, 0.02, 0.1, 0.2]),
    removing=st.sampled_from([0.0, 0.02, 0.1, 0.2]),
    at_once=st.sampled_from([1, 4]),
)
def test_scan_gives_what_is_there_all_the_time_exactly_once(
    kind: Kind, size: int, seed: int, adding: float, removing: float, at_once: int
) -> None:
    moving, store = ChangingList(kind, size, change=changing(seed, adding, removing)), ScanStore()
    assert scan(moving, store, at_once=at_once)
    given_ids = ids_in(store)
    assert len(given_ids) == len(set(given_ids))
    assert moving.always_there <= set(given_ids)


@given(
    kind=st.sampled_from(KINDS),
    seed=st.integers(0, 10**6),
    stops=st.lists(st.integers(1, 40), max_size=4),
    at_once=st.sampled_from([1, 4]),
)
def test_scan_that_was_killed_goes_on(kind: Kind, seed: int, stops: list[int], at_once: int) -> None:
    moving, store = ChangingList(kind, 60, change=changing(seed, 0.05, 0.05)), ScanStore()
    for stop in stops:
        scan(moving, store, moving.requests + stop, at_once)
    assert scan(moving, store, at_once=at_once)
    given_ids = ids_in(store)
    assert len(given_ids) == len(set(given_ids))
    assert moving.always_there <= set(given_ids)


def test_scan_that_ended_asks_for_nothing_more() -> None:
    quiet, store = ChangingList("newest first", 60), ScanStore()
    assert scan(quiet, store)
    before = quiet.requests
    assert scan(quiet, store)
    assert quiet.requests == before


def test_scan_notices_a_removal_that_moves_an_object_to_a_page_it_has_read() -> None:
    def remove_first(moving: ChangingList) -> None:
        if moving.requests in (8, 9, 10):
            moving.remove(0)

    moving, store = ChangingList("newest first", 60, change=remove_first), ScanStore()
    assert scan(moving, store)
    assert moving.always_there <= set(ids_in(store))


def test_scan_notices_an_addition_that_moves_an_object_to_a_page_it_has_read() -> None:
    def add(moving: ChangingList) -> None:
        if moving.requests in (8, 9, 10):
            moving.add()

    moving, store = ChangingList("newest first", 60, change=add), ScanStore()
    assert scan(moving, store)
    assert moving.always_there <= set(ids_in(store))
    assert moving.requests > 20, "it has read pages again"


def test_scan_of_a_list_that_changes_without_end_is_an_error() -> None:
    def move_old_ones_in(moving: ChangingList) -> None:
        moving.add(created_at=START)
        moving.remove(0)

    with pytest.raises(PaginationError, match="the list has changed in each of 20 readings"):
        scan(ChangingList("neither", 60, change=move_old_ones_in), ScanStore())


def offers(api: FakeApi, asynchronous: bool, path: Path | None) -> list[Any]:
    async def in_task(portal: Any) -> list[Any]:
        async with AsyncScan(portal.customer_offers.list(), path) as scanned:
            return [offer.id async for offer in scanned]

    def in_thread(portal: Any) -> list[Any]:
        with Scan(portal.customer_offers.list(), path) as scanned:
            return [offer.id for offer in scanned]

    return on_api(api, asynchronous, in_task if asynchronous else in_thread)


@BOTH
def test_scan_reads_a_list_of_a_portal_and_keeps_it(asynchronous: bool, tmp_path: Path) -> None:
    names = [f"off_{number}" for number in range(50)]
    api = listing(names)
    assert sorted(offers(api, asynchronous, tmp_path / "offers.scan")) == sorted(names)
    sent = len(api.requests)
    assert sorted(offers(api, asynchronous, tmp_path / "offers.scan")) == sorted(names)
    assert len(api.requests) == sent


@BOTH
@pytest.mark.parametrize("past_the_end", [404, 200])
def test_scan_reads_a_list_whatever_comes_after_its_end(asynchronous: bool, past_the_end: int) -> None:
    names = [f"off_{number:02}" for number in range(50)]
    api = listing(names)
    respond = api.respond

    def instead(request: httpx.Request) -> httpx.Response:
        number = int(request.url.params["page"])
        if number <= 4:
            return respond(request)
        last: dict[str, Any] = respond(httpx.Request("GET", request.url.copy_set_param("page", "4"))).json()
        return httpx.Response(past_the_end, json={**last, "current_page": number})

    api.respond = instead
    assert sorted(offers(api, asynchronous, None)) == names


@BOTH
def test_scan_reads_the_sandbox(asynchronous: bool) -> None:
    with Sandbox(rate_limit=None) as sandbox:
        with MijnKlantportaal(sandbox.token, base_url=sandbox.base_url) as portal:
            for number in range(40):
                portal.customer_groups.create(name=f"group {number}")

        async def in_task(portal: Any) -> list[Any]:
            async with AsyncScan(portal.customer_groups.list()) as scanned:
                return [group.name async for group in scanned]

        def in_thread(portal: Any) -> list[Any]:
            with Scan(portal.customer_groups.list()) as scanned:
                return [group.name for group in scanned]

        client = AsyncMijnKlantportaal if asynchronous else MijnKlantportaal
        names = on(lambda: client(sandbox.token, base_url=sandbox.base_url), in_task if asynchronous else in_thread)
    assert sorted(names) == sorted(f"group {number}" for number in range(40))


def test_scan_of_another_list_is_refused_and_its_file_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "list.scan"
    ScanStore(path, "https://portal.test/v1 customers").close()
    ScanStore(path, "https://portal.test/v1 customers").close()
    with pytest.raises(ValueError, match=r"list\.scan is the scan of another list, https://portal\.test/v1 customers"):
        ScanStore(path, "https://portal.test/v1 customer_offers")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.no_cover
def test_scan_keeps_little_in_memory() -> None:
    quiet, store = ChangingList("newest first", turns(5_000, 20_000), per_page=100), ScanStore()
    tracemalloc.start()
    assert scan(quiet, store)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 250_000, "the database has the objects"

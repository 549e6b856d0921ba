"""Scans: every object that is there all the time is given exactly once, whatever is added and removed meanwhile."""

import datetime
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

from mijnklantportaal import MijnKlantportaal, PaginationError
from mijnklantportaal._scan.scan import Scan
from mijnklantportaal._scan.scan_steps import scan_steps
from mijnklantportaal._scan.store import ScanStore
from mijnklantportaal._serialization import restored_value
from mijnklantportaal.sandbox import Sandbox
from tests.nightly import turns
from tests.overlay.fake_api import FakeApi, listing
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


def offers(api: FakeApi, path: Path | None) -> list[str]:
    with api.portal() as portal, Scan(portal.customer_offers.list(), path) as scanned:
        return [offer.id for offer in scanned]


def test_scan_reads_a_list_of_a_portal_and_keeps_it(tmp_path: Path) -> None:
    names = [f"off_{number}" for number in range(50)]
    api = listing(names)
    assert sorted(offers(api, tmp_path / "offers.scan")) == sorted(names)
    sent = len(api.requests)
    assert sorted(offers(api, tmp_path / "offers.scan")) == sorted(names)
    assert len(api.requests) == sent


@pytest.mark.parametrize("past_the_end", [404, 200])
def test_scan_reads_a_list_whatever_comes_after_its_end(past_the_end: int) -> None:
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
    assert sorted(offers(api, None)) == names


def test_scan_reads_the_sandbox() -> None:
    names = [f"group {number}" for number in range(40)]
    with (
        Sandbox(rate_limit=None) as sandbox,
        MijnKlantportaal(sandbox.token, base_url=sandbox.base_url) as portal,
    ):
        for name in names:
            portal.customer_groups.create(name=name)
        with Scan(portal.customer_groups.list()) as scanned:
            assert sorted(group.name for group in scanned) == sorted(names)


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


SECOND = datetime.timedelta(seconds=1)
"""Objects that were created so close to each other may be in any order."""


def remove_both_ends(changing: ChangingList) -> None:
    """Remove the only group on the last page, and the first one."""
    changing.remove(-1)
    changing.remove(0)


def replace_the_end(changing: ChangingList) -> None:
    """Remove the first group and all of the last page, and add as many."""
    remove_both_ends(changing)
    for _ in range(3):
        changing.add()


def add_two_pages(changing: ChangingList) -> None:
    for _ in range(2 * changing.per_page):
        changing.add()


@pytest.mark.parametrize("kind", ORDERED)
@pytest.mark.parametrize("happen", [remove_both_ends, replace_the_end, add_two_pages])
@pytest.mark.parametrize("answered_before", range(1, 4))
@pytest.mark.parametrize("step", [1, 2])
def test_scan_misses_nothing_that_moves_between_pages_requested_at_once(
    kind: Kind, happen: Callable[[ChangingList], None], answered_before: int, step: int
) -> None:
    moving, store, answered = ChangingList(kind, 9, per_page=2, apart=SECOND), ScanStore(), 0
    steps: Any = scan_steps(store, 4)
    numbers = next(steps, None)
    while numbers is not None:
        pages: dict[int, Any] = {}
        for number in sorted(numbers, key=lambda number: ((number + 1) % step, number)):
            pages[number] = moving.page(number)
            answered += len(numbers) > 1
            if answered == answered_before:
                answered = 100
                happen(moving)
        try:
            numbers = steps.send([pages[number] for number in numbers])
        except StopIteration:
            numbers = None
    assert answered >= 100
    assert moving.always_there <= set(ids_in(store))

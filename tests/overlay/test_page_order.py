"""Lists that change while several of their pages are read at once: no object is missed."""

import random
from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mijnklantportaal._pagination.cursor import PageCursor
from mijnklantportaal._pagination.pager import LazyPager
from tests.nightly import turns
from tests.overlay.moving_list import PAGE_SIZE, MovingList, inserting, removing
from tests.overlay.test_cursor import Item, MadePage

RUNS = turns(50, 200)
HUNDRED = [f"old_{number}" for number in range(100)]

Changes = Callable[[random.Random], list[Callable[[list[str]], None]]]


def missed(seed: int, prefetch: int, changes: Changes) -> set[str]:
    """Objects that were in the list all the time, and that reading it did not give."""
    chance = random.Random(seed)  # noqa: S311 - chance for a test
    ids = list(HUNDRED)
    all_changes = changes(chance)

    def change_all(ids: list[str]) -> None:
        for change in all_changes:
            change(ids)

    seen = MovingList(ids, change_all, chance.choice).walk(prefetch)
    assert len(seen) == len(set(seen)), "an object was given twice"
    return set(HUNDRED).intersection(ids).difference(map(str, seen))


def insertion_at(request: int, count: int = 1) -> Callable[[list[str]], None]:
    """Insert objects at the start of the list after one request."""
    requests = iter(range(10_000))

    def change(ids: list[str]) -> None:
        if next(requests) == request:
            ids[:0] = [f"new_{number}" for number in range(count)]

    return change


def test_prefetch_misses_no_object_if_page_4_is_read_before_page_3_with_an_insertion_between() -> None:
    moving = MovingList(list(HUNDRED), insertion_at(2), lambda numbers: 4 if 4 in numbers else min(numbers))
    assert moving.walk(8)[: len(HUNDRED)] == HUNDRED
    assert moving.read[:4] == [1, 4, 2, 3] or moving.read[:4] == [1, 2, 4, 3]


@pytest.mark.parametrize("count", range(1, PAGE_SIZE + 1))
@pytest.mark.parametrize("prefetch", [2, 3, 8])
def test_prefetch_misses_no_object_if_pages_are_read_backwards(prefetch: int, count: int) -> None:
    for request_number in range(30):
        moving = MovingList(list(HUNDRED), insertion_at(request_number, count), max)
        assert [its_id for its_id in moving.walk(prefetch) if str(its_id).startswith("old_")] == HUNDRED


@given(
    request_number=st.integers(0, 30), prefetch=st.integers(2, 12), limit=st.integers(1, 100), seed=st.integers(0, 1000)
)
def test_prefetch_with_a_limit_gives_the_beginning_of_a_list_that_changes(
    request_number: int, prefetch: int, limit: int, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - chance for a test
    moving = MovingList(list(HUNDRED), insertion_at(request_number), chance.choice)
    assert [its_id for its_id in moving.walk(prefetch, limit) if str(its_id).startswith("old_")] == HUNDRED[:limit]


@pytest.mark.parametrize("share", [0.02, 0.1, 0.5, 1.0])
@pytest.mark.parametrize("prefetch", [2, 8, 20])
def test_prefetch_misses_nothing_in_many_runs_under_constant_insertion(prefetch: int, share: float) -> None:
    for seed in range(RUNS):
        assert missed(seed, prefetch, lambda chance: [inserting(chance, share, 2)]) == set()


@pytest.mark.parametrize("additions", [0, 1])
@pytest.mark.parametrize("share", [0.1, 0.3, 1.0])
@pytest.mark.parametrize("prefetch", [2, 4, 8])
def test_prefetch_misses_no_more_in_many_runs_under_constant_insertion_and_removal(
    prefetch: int, share: float, additions: int
) -> None:
    """What one by one misses, too, is what moves back because of removals; the runs differ in which those are.

    Here a list changes with each request, which is against the reader that makes more of them, hence the percent.
    """

    assert missed_in_many_runs(prefetch, share, additions) <= missed_in_many_runs(1, share, additions) * 1.01


@cache
def missed_in_many_runs(prefetch: int, share: float, additions: int) -> int:
    def changes(chance: random.Random) -> list[Callable[[list[str]], None]]:
        return [*[inserting(chance, share, 1)] * additions, removing(chance, share)]

    return sum(len(missed(seed, prefetch, changes)) for seed in range(RUNS))


def test_prefetch_gives_what_only_the_first_reading_of_a_page_had() -> None:
    """Object 10 is first on page 3, then moves to page 2 and back, while the pages are read again."""

    def change(ids: list[str]) -> None:
        if len(moving.read) == 3:
            ids.remove("old_0")
        if len(moving.read) == 4:
            ids.insert(15, "new")  # page 5 shows it, so pages 2 and 3 are read again
        if len(moving.read) == 5:
            ids.insert(0, "newer")
        if len(moving.read) == 6:
            ids.remove("newer")

    moving = MovingList(list(HUNDRED), change)
    seen = moving.walk(8)
    assert moving.read[:7] == [1, 2, 3, 4, 5, 2, 3]
    assert sorted(map(str, seen)) == sorted([*HUNDRED, "new"])


def test_prefetch_gives_what_moved_to_the_last_page_that_was_given() -> None:
    """Object 10 moves from page 3 to page 2 before page 3 is read; page 2 is read again where a change shows."""

    def change(ids: list[str]) -> None:
        if len(moving.read) == 2:
            ids.remove("old_0")
        if len(moving.read) == 4:
            ids.insert(15, "new")  # page 5 shows it

    moving = MovingList(list(HUNDRED), change)
    seen = moving.walk(8)
    assert moving.read[:7] == [1, 2, 3, 4, 5, 2, 3]
    assert seen[9:12] == ["old_9", "old_10", "old_11"]
    assert sorted(map(str, seen)) == sorted([*HUNDRED, "new"])


@pytest.mark.parametrize("prefetch", [2, 4, 8, 50])
def test_prefetch_reads_a_quiet_list_with_one_request_more(prefetch: int) -> None:
    moving = MovingList(list(HUNDRED), lambda ids: None, max)
    assert moving.walk(prefetch) == HUNDRED
    assert set(range(1, 21)) <= set(moving.read)
    assert len(moving.read) - len(set(moving.read)) <= 1


def test_prefetch_reads_page_by_page_after_a_change_until_the_list_is_quiet() -> None:
    moving = MovingList(list(HUNDRED), insertion_at(3))
    assert moving.walk(4) == HUNDRED
    # page 5 shows the change; pages 2 to 5 hold what is known already, and pages 6 to 9 do not
    assert moving.read[:13] == [1, 2, 3, 4, 5, 2, 3, 4, 5, 6, 7, 8, 9]
    assert moving.at_once[:3] == [[2, 3, 4, 5], [], [10, 11, 12, 13]]


def test_prefetch_is_back_after_as_many_quiet_pages_as_it_reads_at_once() -> None:
    def change(ids: list[str]) -> None:
        if len(moving.read) == 2:
            ids.insert(0, "new")  # page 3 shows it
        if len(moving.read) == 3:
            ids.remove("new")

    moving = MovingList(list(HUNDRED), change)
    assert moving.walk(4) == HUNDRED
    # page 2 is read again because of the change; the quiet ones are pages 3 to 6
    assert moving.at_once[:3] == [[2, 3, 4, 5], [], [7, 8, 9, 10]]


def test_prefetch_reads_items_without_an_id_page_by_page_and_gives_each_once() -> None:
    items = [Item(None) for _ in range(17)]
    numbers: list[int] = []

    def read(number: int) -> MadePage:
        numbers.append(number)
        end = number * PAGE_SIZE
        return MadePage(items[end - PAGE_SIZE : end], number, f"?page={number + 1}" if number < 4 else None)

    given_items = LazyPager(read, lambda: PageCursor[Item]("GET", "/items"), 3, "items").to_list()
    assert [id(item) for item in given_items] == [id(item) for item in items]
    assert len(numbers) <= 7

"""Lists that change while they are read, that are very long, or whose items are odd."""

import tracemalloc
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mijnklantportaal import PaginationError
from mijnklantportaal._pagination.cursor import PageCursor
from mijnklantportaal._pagination.pager import LazyPager
from tests.nightly import turns
from tests.overlay.fake_api import listing, offer_data, page_data, responding

FORTY = [f"off_{number}" for number in range(40)]


def test_cursor_gives_an_item_that_moves_to_the_next_page_only_once() -> None:
    current = list(FORTY)
    api = listing(current)
    seen: list[str] = []
    for offer in api.portal().customer_offers.list():
        seen.append(offer.id)
        if len(seen) == 15:
            current.insert(0, "off_new")
    assert seen == FORTY


def test_cursor_limit_counts_items_that_are_given_not_items_that_are_read() -> None:
    current = list(FORTY)
    seen: list[str] = []
    for offer in listing(current).portal().customer_offers.list(limit=16):
        seen.append(offer.id)
        if len(seen) == 15:
            current.insert(0, "off_new")
    assert seen == FORTY[:16]


@dataclass
class Item:
    """An item of a made-up list; id is whatever the API put there."""

    id: object


@dataclass
class MadePage:
    """A page of a made-up list."""

    data: list[Item]
    current_page: int
    next_page_url: str | None


@dataclass
class ChangingList:
    """Pages of a list into which others insert items after each reading."""

    items: list[Item]
    per_page: int
    insertions: list[list[int]] = field(default_factory=list[list[int]])

    def read(self, number: int) -> MadePage:
        after = number * self.per_page
        page = MadePage(
            self.items[after - self.per_page : after],
            number,
            f"?page={number + 1}" if after < len(self.items) else None,
        )
        for place in self.insertions.pop(0) if self.insertions else []:
            self.items.insert(place % (len(self.items) + 1), Item(f"new_{len(self.items)}"))
        return page

    def pager(self, limit: int | None = None) -> LazyPager[Item]:
        return LazyPager(self.read, lambda: PageCursor[Item]("GET", "/items", limit), 1, "items")


@given(
    count=st.integers(0, 60),
    per_page=st.integers(1, 15),
    insertions=st.lists(st.lists(st.integers(0, 100), max_size=40), max_size=12),
)
def test_cursor_gives_what_was_there_all_the_time_exactly_once_and_in_order(
    count: int, per_page: int, insertions: list[list[int]]
) -> None:
    before = [f"old_{number}" for number in range(count)]
    given_ids = [item.id for item in ChangingList([Item(its_id) for its_id in before], per_page, insertions).pager()]
    assert [its_id for its_id in given_ids if its_id in before] == before
    assert len(given_ids) == len(set(given_ids))


@given(count=st.integers(0, 60), per_page=st.integers(1, 15), limit=st.integers(0, 70))
def test_cursor_limit_gives_the_beginning_of_the_list(count: int, per_page: int, limit: int) -> None:
    items = [Item(f"id_{number}") for number in range(count)]
    assert ChangingList(items, per_page).pager(limit).to_list() == items[:limit]


def test_cursor_knows_items_again_by_a_number_that_came_for_the_id() -> None:
    current: list[Any] = list(range(1, 41))
    seen: list[int] = []
    for offer in listing(current).portal().customer_offers.list():
        seen.append(offer.to_dict()["id"])
        if len(seen) == 15:
            current.insert(0, 99)
    assert seen == list(range(1, 41))


@pytest.mark.parametrize("item", [None, 5, "off_1"])
def test_cursor_gives_all_items_that_are_no_objects(item: object) -> None:
    api = responding(200, page_data([], 1, None) | {"data": [item, item, offer_data(), item]})
    items = api.portal().customer_offers.list().to_list()
    assert [getattr(item, "id", None) for item in items] == [None, None, "off_1", None]


@pytest.mark.parametrize("its_id", [None, "", 0, True, 1.5, ["x"], {"a": 1}])
def test_cursor_gives_all_items_without_a_readable_id(its_id: object) -> None:
    items = [Item(its_id) for _ in range(7)]
    assert ChangingList(items, 3).pager().to_list() == items


def test_cursor_gives_all_items_that_have_no_id_at_all() -> None:
    def read(number: int) -> "PlainPage":
        return PlainPage(["a", "a"], number, "?page=2" if number == 1 else None)

    assert LazyPager(read, lambda: PageCursor[str]("GET", "/words"), 1, "items").to_list() == ["a", "a", "a", "a"]


@dataclass
class PlainPage:
    """A page of plain texts."""

    data: list[str]
    current_page: int
    next_page_url: str | None


def peak_of_reading(pages: int) -> int:
    """The bytes that reading a list with so many pages takes at its peak."""

    def read(number: int) -> MadePage:
        items = [Item(f"off_{number}_{position}") for position in range(15)]
        return MadePage(items, number, f"?page={number + 1}" if number < pages else None)

    tracemalloc.start()
    try:
        count = sum(1 for _ in LazyPager(read, lambda: PageCursor[Item]("GET", "/items"), 1, "items"))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 15 * pages
    return peak


def test_cursor_memory_does_not_grow_with_the_list() -> None:
    # a number for each further page would be above 25,000 bytes, and all ids together above 1,000,000
    assert peak_of_reading(turns(1_500, 10_000)) - peak_of_reading(500) < 25_000


def test_cursor_ends_where_the_limit_is_reached_without_looking_at_the_next_address() -> None:
    walk: PageCursor[Item] = PageCursor("GET", "/items", 1)
    assert walk.accept(MadePage([Item("a"), Item("b")], 1, "nonsense")) == [Item("a")]
    assert walk.number is None


def test_cursor_has_no_pages_ahead_at_the_end() -> None:
    cursor: PageCursor[Item] = PageCursor("GET", "/items")
    assert cursor.numbers_ahead(4) == range(1, 2)
    cursor.accept(MadePage([Item("a")], 1, "?page=2"))
    assert cursor.numbers_ahead(4) == range(2, 6)
    cursor.accept(MadePage([Item("b")], 2, None))
    assert (cursor.number, list(cursor.numbers_ahead(4))) == (None, [])


@pytest.mark.parametrize(("limit", "ahead"), [(0, 0), (2, 0), (3, 1), (5, 1), (6, 1), (7, 3), (100, 4)])
def test_cursor_pages_ahead_are_no_more_than_a_limit_needs(limit: int, ahead: int) -> None:
    cursor: PageCursor[Item] = PageCursor("GET", "/items", limit)
    if limit:
        cursor.accept(MadePage([Item("a"), Item("b")], 1, "?page=2"))
    assert len(cursor.numbers_ahead(4)) == ahead


def items_of(numbers: range) -> list[Item]:
    return [Item(f"id_{number}") for number in numbers]


@pytest.mark.parametrize(("others", "returned"), [(999, []), (1000, [Item("id_0")])])
def test_cursor_remembers_so_many_objects_and_no_more(others: int, returned: list[Item]) -> None:
    cursor: PageCursor[Item] = PageCursor("GET", "/items")
    cursor.accept(MadePage(items_of(range(others + 1)), 1, "?page=2"))
    assert cursor.accept(MadePage([Item("id_0")], 2, None)) == returned


def test_cursor_remembers_an_object_from_the_last_page_on_which_it_was() -> None:
    cursor: PageCursor[Item] = PageCursor("GET", "/items")
    cursor.accept(MadePage(items_of(range(600)), 1, "?page=2"))
    cursor.accept(MadePage([Item("id_0")], 2, "?page=3"))
    cursor.accept(MadePage(items_of(range(600, 1200)), 3, "?page=4"))
    assert cursor.accept(MadePage([Item("id_0"), Item("id_1")], 4, None)) == [Item("id_1")]


@pytest.mark.parametrize("data", [[], ["a"]])
def test_cursor_ends_a_list_of_too_many_empty_pages_in_a_row(data: list[str]) -> None:
    numbers: list[int] = []

    def read(number: int) -> MadePage:
        numbers.append(number)
        return MadePage([Item(its_id) for its_id in data] if number == 1 else [], number, f"?page={number + 1}")

    pager = LazyPager(read, lambda: PageCursor[Item]("GET", "/items"), 1, "items")
    with pytest.raises(PaginationError, match="is empty, like the 10 before it"):
        list(pager)
    assert len(numbers) == 11 + len(data)


def test_cursor_allows_some_empty_pages_in_a_row_again_and_again() -> None:
    def read(number: int) -> MadePage:
        full = number % 11 == 0
        return MadePage([Item(f"id_{number}")] if full else [], number, f"?page={number + 1}" if number < 55 else None)

    assert len(LazyPager(read, lambda: PageCursor[Item]("GET", "/items"), 1, "items").to_list()) == 5

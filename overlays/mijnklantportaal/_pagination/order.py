"""Pages in an order that loses no object, though several are requested at once. No I/O.

Page n holds the objects at certain places of the list. While pages are read one after the other, an object that is
added moves others to later pages, which are still to be read, so none is missed. Pages requested at once are answered
by the server in an unknown order: if page 4 is read, then an object is added, then page 3 is read, the object between
them was on neither. The two responses look like those of a list without any change, so they can't show it.

What shows it is a page that is requested after both have arrived. The added object has moved every object after it,
so this later page begins with objects that were already read. Therefore:

- Pages are requested in batches. The first page of a batch is requested after all pages before it have arrived, so it
  is returned at once. The others are held back until the first page of the next batch shows that nothing moved.
- At the end of the list, the last page is read once more instead: one more request for the whole list.
- If any page overlaps those before it, the list has changed. The pages that are held back are read again one by one,
  and the list is read page by page until it is quiet again. What only one of the readings had is returned too, and the
  last page that was returned is read once more before them: objects that moved to an earlier page, because others
  were removed, are then not missed.
- Items without a readable id prove nothing, so such a list is read page by page.

What can't be known: whether as many objects were removed as were added while one batch was read, whether more than a
page of objects was added at a single moment of it, and whether an object was removed from a page that was already read.
A removal moves one object from each page to the one before it, so a reader misses the one that crosses from the page it
will read next to the one it has read. Both pages look right; only reading every page twice would show it. That holds
for pages that are read one by one, too. A reader with `prefetch` finds again what it missed wherever it notices a
change, and where it is faster, it meets fewer removals, so that it misses less on the whole. But it passes each place
of the list at another time, so which objects these are differs.
"""

from collections.abc import Generator
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar

from mijnklantportaal_api.runtime.paging import Page

from .cursor import PageCursor, ids

T = TypeVar("T")


class Start(NamedTuple):
    """Request these pages at once, and forget those that were requested before but not waited for."""

    numbers: range


class Wait(NamedTuple):
    """The result is the page with this number; it is read now if `Start` did not name it."""

    number: int


class Give(NamedTuple, Generic[T]):
    """The next page, and its items that are new."""

    number: int
    page: Page[T]
    items: list[T]


Steps: TypeAlias = Generator[Start | Wait | Give[T], Any, None]


def pages_in_order(cursor: PageCursor[T], prefetch: int = 1) -> Steps[T]:
    """The steps that read a list, with up to `prefetch` pages requested at once.

    An error in the place of a page is raised after all pages before it were given.
    """
    return _PagesInOrder(cursor, prefetch).steps()


class _PagesInOrder(Generic[T]):
    _before_held: PageCursor[T]
    """The place in the list before the pages that are held back, and the number of the last page that was given."""
    _before_held_number: int

    def __init__(self, cursor: PageCursor[T], prefetch: int) -> None:
        self._cursor = cursor
        self._prefetch = prefetch
        self._quiet_pages = prefetch
        """How many pages in a row did not overlap those before them."""
        self._held: list[Give[T]] = []
        self._spare: dict[int, Page[T]] = {}
        """Readings of pages whose objects are still to be returned."""

    def steps(self) -> Steps[T]:
        try:
            while self._cursor.number is not None or self._held:
                yield from self._batch()
        except Exception:
            yield from self._held
            raise

    def _batch(self) -> Steps[T]:
        numbers = self._cursor.numbers_ahead(self._prefetch if self._quiet_pages >= self._prefetch else 1)
        if len(numbers) > 1:
            yield Start(numbers)
        number = numbers[0] if numbers else self._held[-1].number
        page: Page[T] = yield Wait(number)
        joins = not self._cursor.overlaps(page) if numbers else ids(page) == ids(self._held[-1].page)
        if self._held and not joins:
            yield from self._read_held_again(number, page)
            return
        yield from self._held
        self._held = []
        if not numbers:
            return
        self._quiet_pages = self._quiet_pages + 1 if joins else 0
        yield self._accept(number, page)
        if len(numbers) > 1:
            self._before_held_number = number
            yield from self._hold(numbers)

    def _hold(self, numbers: range) -> Steps[T]:
        """Hold back the other pages of a batch, as far as the list goes."""
        self._before_held = self._cursor.copy()
        while (number := self._cursor.number) is not None and number in numbers:
            page: Page[T] = yield Wait(number)
            if self._cursor.overlaps(page):
                yield from self._read_held_again(number, page)
                return
            self._held.append(self._accept(number, page))

    def _read_held_again(self, number: int, page: Page[T]) -> Steps[T]:
        """Continue page by page after the last page that was given; the page that showed the change is kept too."""
        self._cursor = self._before_held
        pages = self._spare | {held.number: held.page for held in self._held} | {number: page}
        start = self._cursor.number or 0
        self._spare = {number: page for number, page in pages.items() if number >= start}
        self._held = []
        self._quiet_pages = 0
        yield Start(range(0))
        self._spare[self._before_held_number] = yield Wait(self._before_held_number)

    def _accept(self, number: int, page: Page[T]) -> Give[T]:
        """Take a page, with what other readings had of it and of those before it; of those after it at the end."""
        is_last = page.next_page_url is None
        earlier = [item for other in sorted(self._spare) if other < number for item in self._spare[other].data]
        later = [
            item
            for other in sorted(self._spare)
            if other == number or (is_last and other > number)
            for item in self._spare[other].data
        ]
        self._spare = {other: spare for other, spare in self._spare.items() if other > number}
        return Give(number, page, self._cursor.accept(page, earlier, later))

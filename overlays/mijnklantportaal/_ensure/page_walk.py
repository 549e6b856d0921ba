"""A walk from the newest page of a list to older ones, until they are older than needed. No I/O."""

import datetime
import enum
from collections.abc import Hashable, Sequence
from typing import Generic, NamedTuple, TypeVar

from mijnklantportaal_api.runtime.flow import Flow
from mijnklantportaal_api.runtime.paging import Page

from .list_index import EVER
from .list_order import Order, earliest_so_far, going_back, reach_of
from .matching import Key
from .page_reader import PageReader

T = TypeVar("T")

_MAX_IDLE_PAGES = 10
"""In a row, without anything new on them; a list with more of them is taken for one without an end."""


_MAX_PAGES_OF_EARLY_SEARCHES = 2


class Outcome(enum.Enum):
    """How a walk ended."""

    CALM = "everything was read"
    CHANGED = "something was removed meanwhile, so something may have been missed"
    DISORDERED = "the list does not have the order that it seemed to have"


class Bounds(NamedTuple):
    """How far a walk must go.

    It goes back to `since`. Where everything from `known_from` to `known_until` is known, it leaves that out.
    """

    since: datetime.datetime
    known_from: datetime.datetime | None = None
    known_until: datetime.datetime | None = None


class PageWalk(Generic[T]):
    """Reads page after page, towards older ones where the list has an order.

    Args:
        pages: reads them
        number: the page to begin with, which is read already
        page: that page
        bounds: how far to go
        wanted: the keys to look for; once all are found, one page more is read, because what was written twice is
            mostly side by side

    Attributes:
        number: the number of the last page that was read
        newest: when the newest object of the first page was created
        reached: everything that was created after this time was read, or is known
        again: everything that was created after this time was read
        is_early: whether it ended because everything was found
        is_joined: whether it ended where everything older is known
        seen: what was on the pages
    """

    def __init__(self, pages: PageReader[T], number: int, page: Page[T], bounds: Bounds, wanted: Sequence[Key]) -> None:
        self.number = number
        self.reached = self.again = EVER
        self.is_early = self.is_joined = False
        self.seen: set[Hashable] = set()
        self._pages = pages
        self._page = page
        self._bounds = bounds
        self._wanted = wanted
        self._order = pages.index.order
        self._earliest: datetime.datetime | None = None
        self._start, self._begins_with = number, pages.ids(page)[:1]
        self._has_page_before = False
        self._new_on_page: set[Hashable] = set()
        self._idle = 0
        self._has_skipped = False
        self.newest = max(filter(None, pages.times(page)), default=None)

    def run(self, is_final: bool) -> Flow[Outcome]:
        """Read the pages. If it is not final that nothing is there, a few will do; otherwise nothing may be missed."""
        was_found, pages = False, 0
        while True:
            if not self._take(self._page):
                return Outcome.DISORDERED
            is_found = self._pages.have(self._wanted)
            if self._is_end():
                break
            pages += 1
            may_stop = (is_found and was_found) or (pages == _MAX_PAGES_OF_EARLY_SEARCHES and not is_final)
            if (next_number := self._next(may_stop)) is None:
                break
            was_found = is_found
            yield from self._go_to(next_number)
        if is_found or not is_final or not self._has_page_before:
            return Outcome.CALM
        return (yield from self._read_one_again())

    def _take(self, page: Page[T]) -> bool:
        """Take in a page; returns whether the list keeps its order on it."""
        ids = self._pages.ids(page)
        self._new_on_page = {item_id for item_id in ids if item_id not in self.seen}
        self.seen.update(ids)
        self._idle = 0 if self._new_on_page else self._idle + 1
        if self._idle > _MAX_IDLE_PAGES:
            raise self._pages.error(f"page {self.number} has nothing new, like the {_MAX_IDLE_PAGES} before it")
        if not self._pages.index.has_order or not self._new_on_page:
            return True
        # what was on an earlier page already, because others were added before it, is newer than the end of that page
        times = [
            time for item_id, time in zip(ids, self._pages.times(page), strict=True) if item_id in self._new_on_page
        ]
        self._earliest = earliest_so_far(going_back(self._order, times), self._earliest)
        return self._earliest is not None

    def _times(self, page: Page[T]) -> list[datetime.datetime | None]:
        return going_back(self._order, self._pages.times(page))

    def _is_end(self) -> bool:
        return self.number == 1 if self._order is Order.OLDEST_FIRST else self._page.next_page_url is None

    def _next(self, may_stop: bool) -> int | None:
        """The number of the next page; None if no further page is needed."""
        reach = reach_of(self._times(self._page)) if self._pages.index.has_order else None
        if may_stop:
            self.is_early = True
            self.reached = self.again = reach or datetime.datetime.max.replace(tzinfo=datetime.UTC)
            return None
        next_number = self.number - 1 if self._order is Order.OLDEST_FIRST else self.number + 1
        if reach is None:
            return next_number
        since, known_from, known_until = self._bounds
        if known_from is not None and known_until is not None and not self._has_skipped:
            if reach >= known_until:
                return next_number
            self.again = reach
            if known_from < since or known_from == EVER:
                self.reached = known_from
                self.is_joined = True
                return None
            self._has_skipped = True
            return self._beyond_known(known_from, next_number)
        if reach >= since:
            return next_number
        self.reached = reach
        if not self._has_skipped:
            self.again = reach
        return None

    def _beyond_known(self, known_from: datetime.datetime, next_number: int) -> int:
        """The number of the page on which what is known ends."""
        index = self._pages.index
        if self._order is Order.OLDEST_FIRST:
            return max(1, min(next_number, index.oldest_page - 1))
        return max(next_number, index.count_since(known_from) // max(1, index.page_size))

    def _go_to(self, number: int) -> Flow[None]:
        """Read the page; if others were left out before it, go back until it joins what is known."""
        is_next = abs(number - self.number) == 1
        lowest = self.number + 1
        page = yield from self._pages.read(number)
        step = 1
        while not is_next and number > lowest and self._order is Order.NEWEST_FIRST and not self._joins(page):
            number, step = max(lowest, number - step), step * 2
            page = yield from self._pages.read(number)
        self._has_page_before = is_next
        if not is_next:
            self._earliest = None
        self.number, self._page = number, page

    def _joins(self, page: Page[T]) -> bool:
        """Whether something on the page lies within what is known."""
        known_from = self._bounds.known_from
        return known_from is None or any(time is not None and time > known_from for time in self._pages.times(page))

    def _read_one_again(self) -> Flow[Outcome]:
        """Read one page again that shows whether an object has moved to a page that was read before."""
        goes_back = self._order is Order.OLDEST_FIRST
        ids = self._pages.ids((yield from self._pages.read(self._start if goes_back else self.number - 1)))
        self.seen.update(ids)
        if goes_back:
            return Outcome.CALM if ids[:1] == self._begins_with else Outcome.CHANGED
        return Outcome.CHANGED if self._new_on_page.intersection(ids) else Outcome.CALM

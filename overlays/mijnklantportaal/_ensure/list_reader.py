"""One reading of a list: which pages it takes, by the order of the list.

| order | which pages |
| --- | --- |
| newest first | from the first one until they are older than needed |
| oldest first | the last one, which is found by galloping and bisecting, then back until they are older than needed |
| neither, or not known | all of them |

The order is concluded from the pages themselves and checked on each. A list that breaks it counts as having neither
from then on. So does one in which an object that this client has created is not where the order says.

An object is missed if it moves from the page that is read next to one that was just read. Going forward, removals do
that; going back from the end, objects that are put in before others do, such as those that are stored late. So one page
is read again at the end: forward, the last but one, which must not have what was first seen on the last one; going
back, the first one that was read, which must begin as it did. If they don't, the list is read again.
"""

import datetime
import itertools
import math
from collections.abc import Hashable, Sequence
from typing import Generic, NamedTuple, TypeVar

from mijnklantportaal_api.runtime.flow import Flow
from mijnklantportaal_api.runtime.paging import Page

from .list_end import last_page
from .list_index import EVER, SKEW
from .list_order import Order, order_of
from .matching import Key
from .page_reader import PageReader
from .page_walk import Bounds, Outcome, PageWalk

T = TypeVar("T")

_MAX_PASSES = 4
"""How often a list that changes while it is read is read."""


class Need(NamedTuple):
    """What a search must find out.

    `since` is when the object may have been created at the earliest. What was created after `again` must be read even
    if it was read before, because a write may have taken effect meanwhile; None for what is new alone.
    """

    wanted: Key
    since: datetime.datetime
    again: datetime.datetime | None = None
    is_final: bool = True
    """Whether something is written if nothing is found, so that nothing may be missed; if not, a few pages will do."""


class ListReader(Generic[T]):
    """Reads as much of a list as some searches need, and adds it to the index.

    Attributes:
        pages: what it reads
        again: everything that was created after this time was read, not only what is new
        is_joined: whether older pages were left out, because they are known
        is_final: whether nothing was missed
        is_complete: whether all that was needed was read; it was not if everything wanted was found before
    """

    def __init__(self, pages: PageReader[T], needs: Sequence[Need]) -> None:
        self.pages = pages
        self._newest_sent_at = -math.inf
        self._index = pages.index
        self._wanted = [need.wanted for need in needs]
        again = [need.again for need in needs if need.again is not None]
        self._asked_again = min(again, default=None)
        self._since = min(need.since for need in needs)
        self.is_final = any(need.is_final for need in needs)
        self._own = self._index.own
        self.again = EVER
        self.is_complete = self.is_joined = False

    @property
    def shown_at(self) -> float:
        """When the page with the newest objects was asked for, by the clock."""
        if self._index.has_order:
            return self._newest_sent_at
        # what is new may be on any page; there are few of them while the order is not known, but else there may be many
        sent_at = self.pages.sent_at.values()
        return min(sent_at) if self._index.order is Order.UNKNOWN else max(sent_at)

    def run(self) -> Flow[None]:
        """Read what is needed."""
        index = self._index
        lost_before: set[Hashable] = set()
        for number in itertools.count(1):
            start, page = yield from self._first_page()
            self._newest_sent_at = self.pages.sent_at[start]
            walk = PageWalk(self.pages, start, page, self._bounds(), self._wanted)
            index.page_size = max(index.page_size, len(page.data))
            if index.order is Order.OLDEST_FIRST:
                index.size = (start - 1) * index.page_size + len(page.data)
            outcome = yield from walk.run(self.is_final)
            lost = self._lost(walk)
            if outcome is Outcome.DISORDERED or lost & lost_before:
                index.confirm(lost)
                index.give_up_order()
            elif (outcome is Outcome.CALM and not lost) or number >= _MAX_PASSES:
                self._conclude(walk)
                return
            lost_before = lost

    def _first_page(self) -> Flow[tuple[int, Page[T]]]:
        """The page with the newest objects, as far as the order is known; finds out the order if it is not."""
        index, pages = self._index, self.pages
        if index.order is Order.OLDEST_FIRST:
            return (yield from last_page(pages.read, index.last_page))
        first = yield from pages.read(1)
        if index.order is not Order.UNKNOWN or first.next_page_url is None:
            return 1, first
        times = pages.times(first)
        index.order = order_of(times)
        if index.order is Order.OLDEST_FIRST or (index.order is Order.UNKNOWN and first.data):
            number, page = yield from last_page(pages.read, 2)
            if index.order is Order.UNKNOWN:
                index.order = order_of(times + pages.times(page))
            if index.order is Order.OLDEST_FIRST:
                return number, page
        return 1, first

    def _bounds(self) -> Bounds:
        index = self._index
        since = self._since if self._asked_again is None else min(self._since, self._asked_again)
        if index.covered_until is None:
            return Bounds(since)
        until = index.covered_until if self._asked_again is None else min(index.covered_until, self._asked_again)
        return Bounds(since, index.covered_from, until)

    def _lost(self, walk: PageWalk[T]) -> set[Hashable]:
        """What this client has created, and is not there, though what is older and newer is.

        It may have moved while the list was read, so it counts the second time. It may also have been removed, so it
        counts once.
        """
        if walk.is_early or walk.newest is None or not self._index.has_order:
            return set()
        span = walk.again + SKEW, walk.newest - SKEW
        return {item_id for item_id, time in self._own.items() if item_id not in walk.seen and span[0] < time < span[1]}

    def _conclude(self, walk: PageWalk[T]) -> None:
        index = self._index
        self.again = walk.again
        self.is_complete, self.is_joined = not walk.is_early, walk.is_joined
        index.confirm(walk.seen)
        if self.is_complete or (index.covered_from is None and index.has_order):
            index.covered_from = walk.reached
            index.covered_until = walk.newest - SKEW if walk.newest and index.has_order else None
            if not walk.is_joined:
                index.oldest_page = walk.number

"""A chain: pages from the last one to the first, which together hold every object, or are read again.

Let `c` be how many objects stand in front of the place that is read. Where `c` rises between two requests, an object
moves to a page that was read, and is missed. Where it falls, the next page repeats objects of the chain.

In a list with the newest first, `c` rises by additions only, and those stand on the first page. So if nothing is
repeated, and a look at the first page shows nothing new, `c` did not rise either: it would have had to fall again. An
addition that is removed after the last page and before the look is seen only in the page that follows, so pages count
as complete one look later. At the end of the chain, the first page is the page and the look at once, so it is
requested after all others.

Pages that are requested at once may be answered in any order. The proof holds for them, too, where each is full of
objects that stood in front of what was read before: these were as many, so they are all. Otherwise a removal has moved
objects between the pages: one shows an object of the chain, or, where all those were removed that it would have shown,
one that stands after it, or the end of the list. What was requested together with such a page is read again.

Otherwise the pages since are read again, one by one, with fewer of them before the next look. A list that changes so
fast that ten chains come no further is read by `passes` instead.

Not seen is what fits into one gap: as many additions as a page has objects, which are all removed again between two
requests; or the removal of a whole last page with additions after it that were created in the same second.
"""

from __future__ import annotations

import datetime
from typing import Any

from mijnklantportaal_api.runtime.paging import Page

from .._ensure.list_index import EVER
from .._ensure.list_order import Order, order_of, times_of
from .pages import ScannedPages, Steps, ids_of, one_page

_MAX_SEGMENT_LENGTH = 128
"""Pages between two looks at the first page; twice as many may have to be read again."""

_MAX_STALLS = 10
"""Chains in a row that came no further."""


class Chain:
    """Reads a list that is ordered; if it turns out not to be, the state says so.

    Args:
        pages: keeps what is read
        at_once: how many pages are asked for at once at most
    """

    def __init__(self, pages: ScannedPages, at_once: int) -> None:
        self._pages = pages
        self._at_once = at_once
        self._state = pages.state
        self._grows_in_front = self._state.order == Order.NEWEST_FIRST.name
        self._order = Order[self._state.order]
        self._end: list[datetime.datetime] = []

    def steps(self) -> Steps[None]:
        """Read until the first page is part of a complete chain."""
        state = self._state
        if not self._grows_in_front:
            state.is_in_chain = False  # all that it has read is proven, and `_end` is known once it begins anew
        while True:
            before: Page[Any] | None = None
            if not state.is_in_chain:
                before = yield from self._start()
            if (yield from self._read_on(before)) or state.order == Order.NEITHER.name:
                return
            state.is_in_chain = False
            state.stalls += 1
            if state.stalls > _MAX_STALLS:  # it changes too fast for this proof
                state.order = Order.NEITHER.name
                self._pages.save()
                return
            state.segment = max(1, state.segment // 2)
            state.number = state.seam
            self._pages.save()

    def _start(self) -> Steps[Page[Any]]:
        """Begin a chain with a page that has a proven object, or with the last page."""
        state, store, step = self._state, self._pages.store, 1
        while True:
            page = yield from one_page(state.number)
            is_start = page.next_page_url is None or store.has_proven(ids_of(page))
            if page.data and is_start:
                break
            if page.data:
                state.number += 1
            elif state.number == 1:
                break
            else:
                state.number = max(1, state.number - step)
                step *= 2
        state.chain += 1
        state.is_in_chain = True
        state.readings, state.looked_after, state.looked_at = 1, 0, state.number
        self._end = _known(page)
        self._pages.keep(page, in_chain=True)
        return page

    def _read_on(self, before: Page[Any] | None) -> Steps[bool]:
        """Read the pages of the chain; whether it reached the first page, and nothing can have been missed."""
        state, pages = self._state, self._pages
        since_look = 0
        while state.number > 1:
            numbers = self._next_numbers(since_look)
            for number, page in zip(numbers, (yield numbers), strict=True):
                if not self._is_in_order(page, before):
                    state.order = Order.NEITHER.name
                    pages.save()
                    return False
                has_moved = self._has_moved(page, len(numbers))
                if has_moved and self._grows_in_front:
                    pages.keep(page)
                    return False
                state.number, state.readings, before = number, state.readings + 1, page
                pages.keep(page, in_chain=True)
                since_look += 1
                if not self._grows_in_front:
                    pages.prove(state.readings, number)
                    if has_moved:  # those that were requested with it may be from before the removal
                        break
            if self._grows_in_front and state.number > 1 and since_look >= state.segment:
                since_look = 0
                look = yield from one_page(1)
                pages.keep(look)
                if not self._looks_the_same(look):
                    return False
                pages.prove(state.looked_after, state.looked_at)
                state.looked_after, state.looked_at = state.readings, state.number
                state.segment = min(2 * state.segment, _MAX_SEGMENT_LENGTH)
        if self._grows_in_front and before is not None and not self._looks_the_same(before):
            return False
        pages.prove(state.readings, 1)
        return True

    def _has_moved(self, page: Page[Any], at_once: int) -> bool:
        """Whether a page shows what stands after it, and not only what stands in front of the chain."""
        its_ids, store = ids_of(page), self._pages.store
        if store.has_of_chain(its_ids, self._state.chain):
            return True
        if at_once == 1:
            return False
        if page.next_page_url is None or store.has_proven(its_ids):
            return True
        # with the oldest first, what stands after the chain may have been added since
        return not self._grows_in_front and max(_known(page), default=EVER) > max(self._end, default=EVER)

    def _next_numbers(self, since_look: int) -> range:
        first, last, count = self._state.number - 1, 1, 1 if self._state.stalls else self._at_once
        if self._grows_in_front:
            count = min(count, self._state.segment - since_look)
            last = min(first, 2)  # the first page is a look as well, so it comes after the others
        return range(first, max(last - 1, first - count), -1)

    def _looks_the_same(self, first: Page[Any]) -> bool:
        front, self._state.front = self._state.front, ids_of(first)
        return has_nothing_new(self._state.front, front)

    def _is_in_order(self, page: Page[Any], before: Page[Any] | None) -> bool:
        following = [] if before is None else list(before.data)
        found = order_of(times_of([*page.data, *following], "created_at"))
        return found in (self._order, Order.UNKNOWN)


def _known(page: Page[Any]) -> list[datetime.datetime]:
    return [time for time in times_of(page.data, "created_at") if time is not None]


def has_nothing_new(now: list[str], before: list[str]) -> bool:
    """Whether nothing was added in front of a first page; what follows what stood there was moved by removals."""
    known = [position for position, item_id in enumerate(now) if item_id in before]
    return not now or (bool(known) and all(item_id in before for item_id in now[: known[-1] + 1]))

"""Which pages have what is new in a list that is ordered. No I/O.

Newest first: a look at the first page, then pages further and further on until one has nothing new, and then all from
that one back to the first. Oldest first: from the page that was the last one further and further on to the end, and
back to a page with nothing new.

What is read last runs from a later page to earlier ones, so removals can't hide an object between two of them: they
move objects to pages that are still to be read, or make a page repeat one, and then everything is read again. So is it
where the first page shows that something was added meanwhile. `chain` in the package of scans says why this is enough,
and what else pages show that were requested at once. What is read again is requested one by one.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable
from typing import Any, NamedTuple, cast

from mijnklantportaal_api.runtime.paging import Page

from .._ensure.list_end import last_page
from .._ensure.list_index import SKEW
from .._ensure.list_order import Order, earliest_so_far, going_back, reach_of, times_of
from .._ensure.page_walk import Outcome
from .._scan.chain import has_nothing_new
from .._scan.pages import Steps, ids_of, one_page
from .list_state import ListState
from .pages_ahead import AT_ONCE

_MAX_WALKS = 4
"""How often a list is read that changes meanwhile."""

_FIRST_STEP = 2
"""Pages from the first one to the next that is read. With a step of 5 after it, 100 new objects take ten requests."""


class _Seen(NamedTuple):
    """What a page had."""

    ids: list[str]
    times: list[datetime.datetime | None]


def incremental_steps(state: ListState) -> Steps[bool]:
    """Read what was added to a list, and change the state; whether that was possible, as the list is in its order."""
    for number in range(_MAX_WALKS):
        walk = _Walk(state, 1 if number else AT_ONCE)
        is_newest_first = state.sort_order == Order.NEWEST_FIRST.name
        outcome = yield from walk.from_front() if is_newest_first else walk.from_end()
        if outcome is not Outcome.CHANGED:
            return outcome is Outcome.CALM
    return False


class _Walk:
    """One walk over the pages."""

    def __init__(self, state: ListState, at_once: int) -> None:
        self._state = state
        self._at_once = at_once
        self._order = Order[state.sort_order]
        # an object from the future does not make all known that is created until then
        known = min(state.newest or 0.0, math.inf if state.checked_at is None else state.checked_at)
        self._known_until = datetime.datetime.fromtimestamp(max(0.0, known), datetime.UTC) - SKEW
        self._seen: dict[int, _Seen] = {}
        self._in_chain: set[str] = set()

    def from_front(self) -> Steps[Outcome]:
        """From the first page on."""
        first = page = yield from self._read(1)
        front = self._seen[1].ids
        number, step = 1, _FIRST_STEP
        while page.next_page_url is not None and not self._is_known(number):
            number, step = number + step, step * 5 // 2
            page = yield from self._read(number)
            if not page.data:
                number, page = yield from self._last_page(number - 1)
        for until in (2, 1):  # the first page comes after the others, because it shows whether something was added
            if not (yield from self._read_back(number, until)):
                return Outcome.CHANGED
            number = min(number, until)
        if self._is_disordered(sorted(self._seen)):
            return Outcome.DISORDERED
        if not has_nothing_new(self._seen[1].ids, front):
            return Outcome.CHANGED
        self._state.see_newest(first)
        return Outcome.CALM

    def from_end(self) -> Steps[Outcome]:
        """From the page that was the last one."""
        start = number = self._state.last_page
        page = yield from self._read(number)
        if not page.data:
            start, page = yield from self._last_page(number)
            number = start
        step, needs_one_before = _FIRST_STEP, not self._is_known(start)
        while page.next_page_url is not None:
            number, step = number + step, step * 5 // 2 - needs_one_before
            page = yield from self._read(number)
            while not page.data and number > 1:
                number -= 1
                page = yield from self._read(number)
        lowest = number
        while lowest > 1 and not self._is_known(lowest):
            following = max(1, min(start, lowest - 1))
            if not (yield from self._read_back(lowest, following)):
                return Outcome.CHANGED
            lowest = following
        if self._is_disordered(range(number, lowest - 1, -1)):
            return Outcome.DISORDERED
        self._state.last_page = number
        if page.data:
            self._state.see_newest(page)
        return Outcome.CALM

    def _read(self, number: int) -> Steps[Page[Any]]:
        page = yield from one_page(number)
        self._see(number, page)
        return page

    def _last_page(self, number: int) -> Steps[tuple[int, Page[Any]]]:
        # the gallop makes no steps of its own, so it takes those of a walk
        return cast("Steps[tuple[int, Page[Any]]]", last_page(cast(Any, self._read), number))

    def _read_back(self, number: int, until: int) -> Steps[bool]:
        """Read the pages from one that was read last down to another; whether none shows what stands after it."""
        self._in_chain.update(self._seen[number].ids)
        end = self._seen[number]
        while number > until:
            numbers = range(number - 1, max(until, number - self._at_once) - 1, -1)
            for number, page in zip(numbers, (yield numbers), strict=True):
                self._see(number, page)
                if not self._in_chain.isdisjoint(self._seen[number].ids):
                    return False
                if len(numbers) > 1 and (page.next_page_url is None or self._reaches_further(self._seen[number], end)):
                    return False
                self._in_chain.update(self._seen[number].ids)
        return True

    def _see(self, number: int, page: Page[Any]) -> None:
        self._seen[number] = _Seen(ids_of(page), times_of(page.data, "created_at"))

    def _reaches_further(self, page: _Seen, end: _Seen) -> bool:
        """Whether a page has what stands after another one."""
        times, its_end = ([time for time in seen.times if time is not None] for seen in (page, end))
        if not times or not its_end:
            return False
        return min(times) < min(its_end) if self._order is Order.NEWEST_FIRST else max(times) > max(its_end)

    def _is_known(self, number: int) -> bool:
        """Whether what is older than a page is known."""
        reach = reach_of(going_back(self._order, self._seen[number].times))
        return reach is not None and reach < self._known_until

    def _is_disordered(self, numbers: Iterable[int]) -> bool:
        """Whether some object on these pages, from the newest one, is newer than one before it."""
        earliest: datetime.datetime | None = None
        before: set[str] = set()
        for number in numbers:
            ids_there, times = self._seen[number]
            # what is on an earlier page, too, was moved by an addition
            fresh = [time for object_id, time in zip(ids_there, times, strict=True) if object_id not in before]
            before.update(ids_there)
            if fresh and (earliest := earliest_so_far(going_back(self._order, fresh), earliest)) is None:
                return True
        return False

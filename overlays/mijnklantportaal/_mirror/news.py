"""Which pages have what is new in a list that is ordered. No I/O.

Newest first: from the first page until everything is known. Oldest first: from the page that was the last one, back
to a page with a known object, since removals move objects to earlier pages, and forward to the end.

Removals while the pages are read can move an object to a page that was read already. So some pages are read again at
the end, and if they have changed, everything is.
"""

from __future__ import annotations

import datetime
import math
from typing import Any, NamedTuple, cast

from mijnklantportaal_api.runtime.paging import Page

from .._ensure.index import SKEW
from .._ensure.list_end import last_page
from .._ensure.list_order import Order, earliest_so_far, going_back, reach_of, times_of
from .._ensure.walk import Outcome
from .._pagination.cursor import ids
from .._scan.pages import Steps
from .state import ListState

_MOST_WALKS = 4
"""How often a list is read that changes meanwhile."""


class _Seen(NamedTuple):
    """What a page had."""

    ids: list[Any]
    times: list[datetime.datetime | None]


def news_steps(state: ListState) -> Steps[bool]:
    """Read what was added to a list, and change the state; whether that was possible, as the list is in its order."""
    for _ in range(_MOST_WALKS):
        walk = _Walk(state)
        is_newest_first = state.sort_order == Order.NEWEST_FIRST.name
        outcome = yield from walk.from_front() if is_newest_first else walk.from_end()
        if outcome is not Outcome.CHANGED:
            return outcome is Outcome.CALM
    return False


class _Walk:
    """One walk over the pages."""

    def __init__(self, state: ListState) -> None:
        self._state = state
        self._order = Order[state.sort_order]
        # an object from the future does not make all known that is created until then
        known = min(state.newest or 0.0, math.inf if state.looked_at is None else state.looked_at)
        self._known_until = datetime.datetime.fromtimestamp(known, datetime.UTC) - SKEW
        self._seen: dict[int, _Seen] = {}

    def from_front(self) -> Steps[Outcome]:
        """From the first page on."""
        number = 1
        first = page = yield from self._read(1)
        while page.next_page_url is not None and not self._is_known(number):
            number += 1
            page = yield from self._read(number)
        if self._is_disordered(sorted(self._seen)):
            return Outcome.DISORDERED
        if number > 1 and (yield from self._has_moved(number - 1)):
            return Outcome.CHANGED
        self._state.see_newest(first)
        return Outcome.CALM

    def from_end(self) -> Steps[Outcome]:
        """From the page that was the last one."""
        start = self._state.last_page
        page = yield from self._read(start)
        if not page.data:
            # the gallop makes no steps of its own, so it takes those of a walk
            start, page = yield from cast("Steps[tuple[int, Page[Any]]]", last_page(cast(Any, self._read), start))
        lowest = number = start
        while lowest > 1 and not self._is_known(lowest):
            lowest -= 1
            yield from self._read(lowest)
        while page.next_page_url is not None:
            number += 1
            page = yield from self._read(number)
        if self._is_disordered(range(number, lowest - 1, -1)):
            return Outcome.DISORDERED
        begins_with = self._seen[lowest].ids
        for again in sorted({lowest, number - 1}) if number > lowest else ():
            if (yield from self._has_moved(again)):
                return Outcome.CHANGED
        if self._seen[lowest].ids[:1] != begins_with[:1]:
            return Outcome.CHANGED
        self._state.last_page = number
        if page.data:
            self._state.see_newest(page)
        return Outcome.CALM

    def _read(self, number: int) -> Steps[Page[Any]]:
        page: Page[Any] = yield number
        self._seen[number] = _Seen(list(ids(page)), times_of(page.data, "created_at"))
        return page

    def _is_known(self, number: int) -> bool:
        """Whether what is older than a page is known."""
        reach = reach_of(going_back(self._order, self._seen[number].times))
        return reach is not None and reach < self._known_until

    def _is_disordered(self, numbers: Any) -> bool:
        """Whether some object on these pages, from the newest one, is newer than one before it."""
        earliest: datetime.datetime | None = None
        before: set[Any] = set()
        for number in numbers:
            ids_there, times = self._seen[number]
            # what is on an earlier page, too, was moved by an addition
            fresh = [time for its_id, time in zip(ids_there, times, strict=True) if its_id not in before]
            before.update(ids_there)
            if fresh and (earliest := earliest_so_far(going_back(self._order, fresh), earliest)) is None:
                return True
        return False

    def _has_moved(self, number: int) -> Steps[bool]:
        """Whether a page has something now that was on the next one."""
        following = set(self._seen[number + 1].ids) - set(self._seen[number].ids)
        yield from self._read(number)
        return bool(following.intersection(self._seen[number].ids))

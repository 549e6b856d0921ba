"""Passes: a list without an order is read as a whole, forwards and backwards in turn.

A pass forwards misses what removals move to pages it has read, a pass backwards what additions move. Two passes in a
row whose pages are the same have shown everything. A list that never rests has no such passes; then two that found
nothing are taken for the end, one in each direction.
"""

from __future__ import annotations

import math
from typing import Any

from mijnklantportaal_api.runtime.errors import PaginationError
from mijnklantportaal_api.runtime.paging import Page

from .._ensure.list_order import times_of
from .pages import ScannedPages, Steps, ids_of, one_page

_MAX_PASSES = 20


class Passes:
    """Reads a list of any order.

    Args:
        pages: keeps what is read
    """

    def __init__(self, pages: ScannedPages) -> None:
        self._pages = pages
        self._last = 1

    def steps(self) -> Steps[None]:
        """Read until nothing more is found.

        Raises:
            PaginationError: the list changes faster than it can be read.
        """
        finds = self._pages.state.finds
        before: dict[int, int] = {}
        while len(finds) < _MAX_PASSES:
            shown: dict[int, int] = {}
            is_forwards = len(finds) % 2 == 0 or not before
            found = yield from (self._forwards(shown) if is_forwards else self._backwards(shown))
            finds.append(found)
            self._pages.save()
            if shown == before or (len(finds) > 2 and finds[-2:] == [0, 0]):
                return
            before = shown
        raise PaginationError(
            f"the list has changed in each of {_MAX_PASSES} readings; read it when less is added and removed",
            "GET",
            "page 1",
        )

    def _forwards(self, shown: dict[int, int]) -> Steps[int]:
        found, number, is_last = 0, 0, False
        while not is_last:
            number += 1
            page = yield from one_page(number)
            found += self._keep(number, page, shown)
            is_last = page.next_page_url is None
        self._last = number
        return found

    def _backwards(self, shown: dict[int, int]) -> Steps[int]:
        found = 0
        for number in range(self._last, 0, -1):
            page = yield from one_page(number)
            found += self._keep(number, page, shown)
            after = number
            while page.next_page_url is not None and number == self._last:  # the list has grown
                after += 1
                page = yield from one_page(after)
                found += self._keep(after, page, shown)
        return found

    def _keep(self, number: int, page: Page[Any], shown: dict[int, int]) -> int:
        shown[number] = hash(tuple(ids_of(page)))
        state = self._pages.state
        new = set(self._pages.keep(page))
        times = {
            item_id: -math.inf if time is None else time.timestamp()
            for item_id, time in zip(ids_of(page), times_of(page.data, "created_at"), strict=True)
        }
        if not state.finds:
            state.newest = max([state.newest, *times.values()])
        return sum(times[item_id] <= state.newest for item_id in new)

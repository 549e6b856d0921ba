"""Which page of a list to read next, so that no object is missed. No I/O over the network.

An object is missed where it moves from a page that is still to be read to one that was read. Pages are read from the
last to the first, so that removals can't do that: they move objects towards the first page. Only an addition in front
of the page that is read can.

- Oldest first: objects are added at the end only, so one reading from the last page to the first is complete.
- Newest first: objects are added in front of everything, so every so many pages, `chain` looks at the first page.
- Neither: `passes` read all of it, again and again.
"""

from __future__ import annotations

from typing import Any, cast

from mijnklantportaal_api.runtime.paging import Page

from .._ensure.list_end import last_page
from .._ensure.list_order import Order, order_of, times_of
from .chain import Chain
from .pages import ScannedPages, Steps, ids_of, one_page
from .passes import Passes
from .store import ScanStore


def scan_steps(store: ScanStore, at_once: int = 1) -> Steps[None]:
    """Read a list into the store, from where an earlier reading ended; each step is the numbers of pages.

    Args:
        store: keeps what is read
        at_once: how many pages are asked for at once at most, where the list has an order

    Raises:
        PaginationError: an object has no id, or the list changes faster than it can be read.
    """
    pages = ScannedPages(store)
    if not pages.state.order:
        yield from _begin(pages)
    if pages.state.is_complete:
        return
    if pages.state.order != Order.NEITHER.name:
        yield from Chain(pages, at_once).steps()
    if pages.state.order == Order.NEITHER.name:
        yield from Passes(pages).steps()
    pages.state.is_complete = True
    pages.save()


def _begin(pages: ScannedPages) -> Steps[None]:
    """Find the end of the list and its order."""
    state = pages.state
    first = yield from one_page(1)
    pages.keep(first)
    state.front = ids_of(first)
    if first.next_page_url is None:  # a single request has shown all there is
        state.order, state.is_complete = Order.UNKNOWN.name, True
        pages.save()
        return
    read = {1: first}

    def read_page(number: int) -> Steps[Page[Any]]:
        page = read.get(number) or (yield from one_page(number))
        pages.keep(page)
        read[number] = page
        return page

    # the gallop makes no steps of its own, so it takes those of a scan
    state.seam, _ = yield from cast("Steps[tuple[int, Page[Any]]]", last_page(cast(Any, read_page), 2))
    state.number = state.seam
    times = [time for number in sorted(read) for time in times_of(read[number].data, "created_at")]
    order = order_of(times)
    state.order = (Order.NEITHER if order is Order.UNKNOWN else order).name
    pages.save()

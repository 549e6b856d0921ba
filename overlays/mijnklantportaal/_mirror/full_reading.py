"""A complete reading of a list, on the scan engine. No I/O over the network."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mijnklantportaal_api.runtime.paging import Page

from .._scan.pages import Steps, run_steps
from .._scan.scan_steps import scan_steps
from .._scan.store import ScanStore
from .list_state import ListState
from .pages_ahead import AT_ONCE


def full_steps(store: ScanStore, state: ListState) -> Steps[None]:
    """Read all of a list, from where an earlier reading ended, and change the state.

    Args:
        store: knows how far the reading is
        state: what is known of the list; what is lost of it by a kill costs requests, and nothing else
    """

    def read(numbers: Sequence[int]) -> Steps[list[Page[Any]]]:
        pages = yield numbers
        is_beginning = not store.load().get("order")
        for number, page in zip(numbers, pages, strict=True):
            if is_beginning:
                # what is added later than this may be found, but need not be
                state.see_newest(page)
            if page.data and page.next_page_url is None:
                state.last_page = number
        return pages

    yield from run_steps(scan_steps(store, AT_ONCE), read)
    state.sort_order = store.load()["order"]

"""Where a list ends: its last page, found by galloping and bisecting. Pages after the end are empty."""

from collections.abc import Callable
from typing import TypeVar

from mijnklantportaal_api.runtime.flow import Flow
from mijnklantportaal_api.runtime.paging import Page

T = TypeVar("T")

_GROWTH = 4
"""How much longer each step of the gallop is than the one before: fewer pages than with 2 until a list is long."""


def last_page(read_page: Callable[[int], Flow[Page[T]]], start: int) -> Flow[tuple[int, Page[T]]]:
    """The number of the last page with objects, and that page; page 1 if the list is empty.

    Args:
        read_page: the flow that reads a page
        start: the page to begin with, such as the last page of an earlier reading
    """
    full, empty, step = 0, 0, 1
    number = start
    while True:
        page = yield from read_page(number)
        if page.data and page.next_page_url is not None:
            full = number
        elif page.data or number == 1:
            return number, page
        else:
            empty = number
        if empty == full + 1:  # the page before says that another follows, but that was removed meanwhile
            return full, (yield from read_page(full))
        if not empty:
            number, step = full + step, step * _GROWTH
        elif not full:
            number, step = max(1, empty - step), step * _GROWTH
        else:
            number = (full + empty) // 2

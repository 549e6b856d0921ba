"""Lists that are read page by page; `cursor` decides what comes next."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Iterator
from typing import TYPE_CHECKING, Generic, TypeVar

from mijnklantportaal_api.runtime.paging import Page, Pager

from .cancellation import cancelled_by
from .cursor import PageCursor, check_number

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")


class LazyPager(Pager[T]):
    """A list that is read page by page while it is used; each use starts at the first page.

    Args:
        read_page: reads the page with a number
        new_cursor: makes the cursor of one use
        prefetch: the most pages to request at once
    """

    def __init__(
        self, read_page: Callable[[int], Page[T]], new_cursor: Callable[[], PageCursor[T]], prefetch: int = 1
    ) -> None:
        self._read_page = read_page
        self._new_cursor = new_cursor
        self._prefetch = prefetch

    def __iter__(self) -> Iterator[T]:
        for _, items in self._steps():
            yield from items

    def pages(self) -> Iterator[Page[T]]:
        """The pages as the API returns them; an item that moves meanwhile can be in two of them.

        The list's limit ends the pages too; the last one is whole.

        Raises:
            PaginationError: the API names a next page without a number, or one that was already read.
        """
        for page, _ in self._steps():
            yield page

    def page(self, number: int) -> Page[T]:
        """One page by its number, from 1; a page after the last one is empty.

        Raises:
            ValueError: the number is below 1.
        """
        check_number(number)
        return self._read_page(number)

    def first(self) -> T | None:
        """The first item; None if the list is empty."""
        return next(iter(self), None)

    def to_list(self) -> list[T]:
        """All items."""
        return list(self)

    def _steps(self) -> Generator[tuple[Page[T], list[T]], None, None]:
        cursor = self._new_cursor()
        ahead = _PagesAhead(self._read_page, self._prefetch)
        try:
            while (number := cursor.number) is not None:
                page = ahead.get(number, cursor.numbers_ahead)
                yield page, cursor.accept(page)
        finally:
            ahead.close()


class _PagesAhead(Generic[T]):
    """Reads pages in advance in threads; without prefetching, in the caller's own thread."""

    def __init__(self, read_page: Callable[[int], Page[T]], prefetch: int) -> None:
        self._read_page = read_page
        self._executor = _executor(prefetch) if prefetch > 1 else None
        self._pages: dict[int, Future[Page[T]]] = {}
        self._cancelled = threading.Event()

    def get(self, number: int, numbers_ahead: range) -> Page[T]:
        """The page with a number; the pages ahead are requested too."""
        if self._executor is None:
            return self._read_page(number)
        for other in numbers_ahead:
            if other not in self._pages:
                self._pages[other] = self._executor.submit(self._read, other)
        return self._pages.pop(number).result()

    def close(self) -> None:
        """Send no further requests. Responses that are due are not waited for."""
        self._cancelled.set()
        if self._executor is not None:
            self._executor.shutdown(wait=False, cancel_futures=True)

    def _read(self, number: int) -> Page[T]:
        with cancelled_by(self._cancelled):
            return self._read_page(number)


def _executor(threads: int) -> ThreadPoolExecutor:
    from concurrent.futures import ThreadPoolExecutor  # imported for prefetching only

    return ThreadPoolExecutor(threads, "mijnklantportaal")

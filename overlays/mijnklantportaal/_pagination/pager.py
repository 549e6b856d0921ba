"""Lists that are read page by page; `cursor` decides what comes next."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Iterator
from typing import TYPE_CHECKING, Generic, TypeVar

from mijnklantportaal_api.runtime.client import Client
from mijnklantportaal_api.runtime.connection import Connection
from mijnklantportaal_api.runtime.operation import Operation, RequestOptions
from mijnklantportaal_api.runtime.paging import Page, PageOperation, Pager

from .cancellation import cancelled_by
from .cursor import PageCursor, check_number, cursors_over

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")


class PortalConnection(Connection):
    """Calls and lists over a `Client`."""

    def __init__(self, api: Client) -> None:
        self._api = api

    def call(self, operation: Operation[T], options: RequestOptions | None = None) -> T:
        return self._api.call(operation, options)

    def paginate(
        self, operation: PageOperation[T], limit: int | None, prefetch: int, options: RequestOptions | None
    ) -> Pager[T]:
        def read_page(number: int) -> Page[T]:
            return self._api.call(operation(number), options)

        return LazyPager(read_page, cursors_over(operation, limit, prefetch), prefetch)


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
        for page, _ in self._steps():
            yield page

    def page(self, number: int) -> Page[T]:
        check_number(number)
        return self._read_page(number)

    def first(self) -> T | None:
        return next(iter(self), None)

    def to_list(self) -> list[T]:
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

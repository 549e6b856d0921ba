"""Lists that are read page by page; `order` decides what comes next."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Hashable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from mijnklantportaal_api.runtime.client import Client
from mijnklantportaal_api.runtime.connection import Connection
from mijnklantportaal_api.runtime.operation import Operation, RequestOptions
from mijnklantportaal_api.runtime.paging import Page, PageOperation, Pager

from .._ensure.search_registry import SearchRegistry
from .._waits import cancelled_by
from .arguments import check_list_arguments, check_page_number
from .cursor import PageCursor
from .description import DescribedList, description_of

if TYPE_CHECKING:
    from concurrent.futures import Future

    from mijnklantportaal_api.runtime.natural_keys import EnsureCall, EnsureResult

    from .order import Give

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


class PortalConnection(Connection):
    """Calls and lists over a `Client`, and what is known of the lists."""

    def __init__(self, api: Client, searches: SearchRegistry) -> None:
        self.api = api
        self._searches = searches

    def call(self, operation: Operation[T], options: RequestOptions | None = None) -> T:
        return self.api.call(operation, options)

    def paginate(
        self, call: str, operation: PageOperation[T], limit: int | None, prefetch: int, options: RequestOptions | None
    ) -> Pager[T]:
        def read_page(number: int) -> Page[T]:
            return self.api.call(operation(number), options)

        check_list_arguments(limit, prefetch)
        first = operation(1)

        def new_cursor() -> PageCursor[T]:
            return PageCursor(first.method, first.path, limit)

        return LazyPager(read_page, new_cursor, prefetch, description_of(call, first, limit, prefetch))

    def ensure(self, call: EnsureCall[T], options: RequestOptions | None) -> EnsureResult[T]:
        from .._ensure.ensuring import Ensuring  # most programs need it never

        ensuring = Ensuring(self.api, call, options, self._searches)
        return self.api.run(lambda _: ensuring.run())


class LazyPager(DescribedList[Page[T], T], Pager[T]):
    """A list that is read page by page while it is used; each use starts at the first page."""

    def __iter__(self) -> Iterator[T]:
        for given in self._given():
            yield from given.items

    if not TYPE_CHECKING:  # a checker refuses it by itself

        def __aiter__(self) -> None:
            raise TypeError("use `for` for this list, or AsyncMijnKlantportaal in place of MijnKlantportaal")

    def pages(self) -> Iterator[Page[T]]:
        for given in self._given():
            yield given.page

    def page(self, number: int) -> Page[T]:
        check_page_number(number)
        page = self._read_page(number)
        self._pages_read += 1
        return page

    def first(self) -> T | None:
        return next(iter(self), None)

    def to_list(self) -> list[T]:
        return list(self)

    def _given(self) -> Generator[Give[T], None, None]:
        from .order import Start, Wait, pages_in_order  # a program that reads no list needs none of it

        steps = pages_in_order(self._new_cursor(), self._prefetch)
        ahead = PagesAhead(self._read_page)
        try:
            step = next(steps)
            while True:
                if isinstance(step, Wait):
                    try:
                        page = ahead.page(step.number)
                    except Exception as error:
                        step = steps.throw(error)
                    else:
                        step = steps.send(page)
                    continue
                if isinstance(step, Start):
                    ahead.start(step.numbers)
                else:
                    self._pages_read += 1
                    yield step
                step = next(steps)
        except StopIteration:
            return
        finally:
            ahead.close()


class PagesAhead(Generic[K, T]):
    """Reads pages in advance in threads, which the end of the program does not wait for.

    Args:
        read_page: reads the page with a key, such as its number
    """

    def __init__(self, read_page: Callable[[K], Page[T]]) -> None:
        self._read_page = read_page
        self._reads: dict[K, Future[Page[T]]] = {}
        self._cancelled = threading.Event()

    def start(self, keys: Iterable[K]) -> None:
        """Request these pages, and no longer those before."""
        from .._calls_in_threads import call_in_thread  # needed for prefetching only

        self.close()
        self._cancelled = threading.Event()
        self._reads = {key: call_in_thread(partial(self._read, key, self._cancelled)) for key in keys}

    def page(self, key: K) -> Page[T]:
        """The page with a key; one that was not requested is read in the caller's own thread."""
        read = self._reads.pop(key, None)
        return self._read_page(key) if read is None else read.result()

    def close(self) -> None:
        """Send no further requests. Responses that are due are not waited for."""
        self._cancelled.set()

    def _read(self, key: K, cancelled: threading.Event) -> Page[T]:
        with cancelled_by(cancelled):
            return self._read_page(key)

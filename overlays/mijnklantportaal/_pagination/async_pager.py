"""Lists that are read page by page, for tasks; `order` decides what comes next."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Hashable, Iterable
from contextlib import aclosing
from typing import TYPE_CHECKING, Generic, TypeVar

from mijnklantportaal_api.runtime.client import AsyncClient
from mijnklantportaal_api.runtime.connection import AsyncConnection
from mijnklantportaal_api.runtime.operation import Operation, RequestOptions
from mijnklantportaal_api.runtime.paging import AsyncPager, Page, PageOperation

from .._ensure.search_registry import SearchRegistry
from .arguments import check_list_arguments, check_page_number
from .cursor import PageCursor
from .description import DescribedList, description_of

if TYPE_CHECKING:
    from mijnklantportaal_api.runtime.natural_keys import EnsureCall, EnsureResult

    from .order import Give

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


class AsyncPortalConnection(AsyncConnection):
    """Calls and lists over an `AsyncClient`, and what is known of the lists."""

    def __init__(self, api: AsyncClient, searches: SearchRegistry) -> None:
        self.api = api
        self._searches = searches

    async def call(self, operation: Operation[T], options: RequestOptions | None = None) -> T:
        return await self.api.call(operation, options)

    def paginate(
        self, call: str, operation: PageOperation[T], limit: int | None, prefetch: int, options: RequestOptions | None
    ) -> AsyncPager[T]:
        async def read_page(number: int) -> Page[T]:
            return await self.api.call(operation(number), options)

        check_list_arguments(limit, prefetch)
        first = operation(1)

        def new_cursor() -> PageCursor[T]:
            return PageCursor(first.method, first.path, limit)

        return AsyncLazyPager(read_page, new_cursor, prefetch, description_of(call, first, limit, prefetch))

    async def ensure(self, call: EnsureCall[T], options: RequestOptions | None) -> EnsureResult[T]:
        from .._ensure.ensuring import Ensuring  # most programs need it never

        ensuring = Ensuring(self.api, call, options, self._searches)
        return await self.api.run(lambda _: ensuring.run())


class AsyncLazyPager(DescribedList[Awaitable[Page[T]], T], AsyncPager[T]):
    """A list that is read page by page while it is used, with `async for`; each use starts at page 1."""

    def __aiter__(self) -> AsyncIterator[T]:
        return self._items()

    if not TYPE_CHECKING:  # a checker refuses it by itself

        def __iter__(self) -> None:
            raise TypeError("use `async for` for this list, or MijnKlantportaal in place of AsyncMijnKlantportaal")

    async def pages(self) -> AsyncIterator[Page[T]]:
        async with aclosing(self._given()) as everything:
            async for given in everything:
                yield given.page

    async def page(self, number: int) -> Page[T]:
        check_page_number(number)
        page = await self._read_page(number)
        self._pages_read += 1
        return page

    async def first(self) -> T | None:
        async with aclosing(self._items()) as items:
            return await anext(items, None)

    async def to_list(self) -> list[T]:
        return [item async for item in self]

    async def _items(self) -> AsyncGenerator[T, None]:
        async with aclosing(self._given()) as everything:
            async for given in everything:
                for item in given.items:
                    yield item

    async def _given(self) -> AsyncGenerator[Give[T], None]:
        from .order import Start, Wait, pages_in_order  # a program that reads no list needs none of it

        steps = pages_in_order(self._new_cursor(), self._prefetch)
        ahead = AsyncPagesAhead(self._read_page)
        try:
            step = next(steps)
            while True:
                if isinstance(step, Wait):
                    try:
                        page = await ahead.page(step.number)
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
            await ahead.aclose()


class AsyncPagesAhead(Generic[K, T]):
    """Reads pages in advance in tasks.

    Args:
        read_page: reads the page with a key, such as its number
    """

    def __init__(self, read_page: Callable[[K], Awaitable[Page[T]]]) -> None:
        self._read_page = read_page
        self._reads: dict[K, asyncio.Task[Page[T]]] = {}
        self._ending: set[asyncio.Task[Page[T]]] = set()

    def start(self, keys: Iterable[K]) -> None:
        """Request these pages, and no longer those before."""
        self._cancel()
        self._reads = {key: asyncio.ensure_future(self._read(key)) for key in keys}

    async def page(self, key: K) -> Page[T]:
        """The page with a key; one that was not requested is read in the caller's own task."""
        read = self._reads.get(key)
        if read is None:
            return await self._read_page(key)
        page = await read
        del self._reads[key]
        return page

    async def aclose(self) -> None:
        """Cancel the tasks that are still reading, and wait until they have ended."""
        self._cancel()
        await asyncio.gather(*self._ending, return_exceptions=True)

    def _cancel(self) -> None:
        for task in self._reads.values():
            task.cancel()
            self._ending.add(task)
            task.add_done_callback(self._ending.discard)
        self._reads = {}

    async def _read(self, key: K) -> Page[T]:
        return await self._read_page(key)

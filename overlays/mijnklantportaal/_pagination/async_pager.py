"""Lists that are read page by page, for tasks; `cursor` decides what comes next."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from contextlib import aclosing
from typing import Generic, TypeVar

from mijnklantportaal_api.runtime.client import AsyncClient
from mijnklantportaal_api.runtime.connection import AsyncConnection
from mijnklantportaal_api.runtime.operation import Operation, RequestOptions
from mijnklantportaal_api.runtime.paging import AsyncPager, Page, PageOperation

from .cursor import PageCursor, check_number, cursors_over

T = TypeVar("T")


class AsyncPortalConnection(AsyncConnection):
    """Calls and lists over an `AsyncClient`."""

    def __init__(self, api: AsyncClient) -> None:
        self._api = api

    async def call(self, operation: Operation[T], options: RequestOptions | None = None) -> T:
        return await self._api.call(operation, options)

    def paginate(
        self, operation: PageOperation[T], limit: int | None, prefetch: int, options: RequestOptions | None
    ) -> AsyncPager[T]:
        async def read_page(number: int) -> Page[T]:
            return await self._api.call(operation(number), options)

        return AsyncLazyPager(read_page, cursors_over(operation, limit, prefetch), prefetch)


class AsyncLazyPager(AsyncPager[T]):
    """A list that is read page by page while it is used, with `async for`; each use starts at page 1.

    Args:
        read_page: reads the page with a number
        new_cursor: makes the cursor of one use
        prefetch: the most pages to request at once
    """

    def __init__(
        self,
        read_page: Callable[[int], Awaitable[Page[T]]],
        new_cursor: Callable[[], PageCursor[T]],
        prefetch: int = 1,
    ) -> None:
        self._read_page = read_page
        self._new_cursor = new_cursor
        self._prefetch = prefetch

    def __aiter__(self) -> AsyncIterator[T]:
        return self._items()

    async def pages(self) -> AsyncIterator[Page[T]]:
        async with aclosing(self._steps()) as steps:
            async for page, _ in steps:
                yield page

    async def page(self, number: int) -> Page[T]:
        check_number(number)
        return await self._read_page(number)

    async def first(self) -> T | None:
        async with aclosing(self._items()) as items:
            return await anext(items, None)

    async def to_list(self) -> list[T]:
        return [item async for item in self]

    async def _items(self) -> AsyncGenerator[T, None]:
        async with aclosing(self._steps()) as steps:
            async for _, items in steps:
                for item in items:
                    yield item

    async def _steps(self) -> AsyncGenerator[tuple[Page[T], list[T]], None]:
        cursor = self._new_cursor()
        ahead = _AsyncPagesAhead(self._read_page, self._prefetch)
        try:
            while (number := cursor.number) is not None:
                page = await ahead.get(number, cursor.numbers_ahead)
                yield page, cursor.accept(page)
        finally:
            await ahead.aclose()


class _AsyncPagesAhead(Generic[T]):
    """Reads pages in advance in tasks; without prefetching, in the caller's own task."""

    def __init__(self, read_page: Callable[[int], Awaitable[Page[T]]], prefetch: int) -> None:
        self._read_page = read_page
        self._prefetch = prefetch
        self._pages: dict[int, asyncio.Task[Page[T]]] = {}

    async def get(self, number: int, numbers_ahead: range) -> Page[T]:
        """The page with a number; the pages ahead are requested too."""
        if self._prefetch == 1:
            return await self._read_page(number)
        for other in numbers_ahead:
            if other not in self._pages:
                self._pages[other] = asyncio.ensure_future(self._read(other))
        page = await self._pages[number]
        del self._pages[number]
        return page

    async def aclose(self) -> None:
        """Cancel the tasks that are still reading, and wait until they have ended."""
        tasks = list(self._pages.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _read(self, number: int) -> Page[T]:
        return await self._read_page(number)

"""How asynchronous resources reach the API: single calls through the generated client, lists through a lazy pager."""

from typing import TypeVar

from mijnklantportaal_api.runtime.client import AsyncClient
from mijnklantportaal_api.runtime.connection import AsyncConnection
from mijnklantportaal_api.runtime.operation import Operation, RequestOptions
from mijnklantportaal_api.runtime.paging import AsyncPager, Page, PageOperation

from ._pagination.async_pager import AsyncLazyPager
from ._pagination.cursor import cursors_over

T = TypeVar("T")


class AsyncPortalConnection(AsyncConnection):
    """Calls and lists over an `AsyncClient`."""

    def __init__(self, api: AsyncClient) -> None:
        self._api = api

    async def call(self, operation: Operation[T], options: RequestOptions | None = None) -> T:
        """Send an operation and return its result."""
        return await self._api.call(operation, options)

    def paginate(
        self, operation: PageOperation[T], limit: int | None, prefetch: int, options: RequestOptions | None
    ) -> AsyncPager[T]:
        """A list that is read page by page while it is used."""

        async def read_page(number: int) -> Page[T]:
            return await self._api.call(operation(number), options)

        return AsyncLazyPager(read_page, cursors_over(operation, limit, prefetch), prefetch)

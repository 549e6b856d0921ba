"""How resources reach the API: single calls go to the generated client, lists to a lazy pager."""

from functools import partial
from typing import TypeVar

from mijnklantportaal_api.client import AsyncClient, Client
from mijnklantportaal_api.types import (
    AsyncConnection,
    AsyncPager,
    Connection,
    Operation,
    Page,
    PageOperation,
    Pager,
    RequestOptions,
)

from ._paging import AsyncLazyPager, LazyPager, PageWalk, check_limit

T = TypeVar("T")


class PortalConnection(Connection):
    """Calls and lists over a `Client`."""

    def __init__(self, api: Client) -> None:
        self._api = api

    def call(self, operation: Operation[T], options: RequestOptions | None = None) -> T:
        """Send an operation and return what its answer holds."""
        return self._api.call(operation, options)

    def paginate(
        self, operation: PageOperation[T], limit: int | None, options: RequestOptions | None
    ) -> Pager[T]:
        """A list that is read while it is used, at most `limit` items."""

        def read_page(number: int) -> Page[T]:
            return self._api.call(operation(number), options)

        return LazyPager(read_page, _walks(operation, limit))


class AsyncPortalConnection(AsyncConnection):
    """Calls and lists over an `AsyncClient`."""

    def __init__(self, api: AsyncClient) -> None:
        self._api = api

    async def call(self, operation: Operation[T], options: RequestOptions | None = None) -> T:
        """Send an operation and return what its answer holds."""
        return await self._api.call(operation, options)

    def paginate(
        self, operation: PageOperation[T], limit: int | None, options: RequestOptions | None
    ) -> AsyncPager[T]:
        """A list that is read while it is used, at most `limit` items."""

        async def read_page(number: int) -> Page[T]:
            return await self._api.call(operation(number), options)

        return AsyncLazyPager(read_page, _walks(operation, limit))


def _walks(operation: PageOperation[T], limit: int | None) -> "partial[PageWalk[T]]":
    """Makes the walks over a list; input that can't be right is refused here, not at the first use."""
    check_limit(limit)
    first = operation(1)
    return partial(PageWalk[T], first.method, first.path, limit)

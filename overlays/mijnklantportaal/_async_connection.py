"""How asynchronous resources reach the API: the same as `_connection`, awaited."""

from typing import TypeVar

from mijnklantportaal_api.runtime.client import AsyncClient
from mijnklantportaal_api.runtime.connection import AsyncConnection
from mijnklantportaal_api.runtime.paging import AsyncPager
from mijnklantportaal_api.runtime.operation import Operation
from mijnklantportaal_api.runtime.paging import Page
from mijnklantportaal_api.runtime.paging import PageOperation
from mijnklantportaal_api.runtime.operation import RequestOptions

from ._async_paging import AsyncLazyPager
from ._errors import ServerError, TransportError, outcome_unknown
from ._page_walk import walks_over

T = TypeVar("T")


class AsyncPortalConnection(AsyncConnection):
    """Calls and lists over an `AsyncClient`."""

    def __init__(self, api: AsyncClient) -> None:
        self._api = api

    async def call(self, operation: Operation[T], options: RequestOptions | None = None) -> T:
        """Send an operation and return what its answer holds.

        Raises:
            OutcomeUnknownError: a write failed, and it may have taken effect all the same.
        """
        try:
            return await self._api.call(operation, options)
        except (TransportError, ServerError) as error:
            if unknown := outcome_unknown(error):
                raise unknown from error
            raise

    def paginate(
        self, operation: PageOperation[T], limit: int | None, prefetch: int, options: RequestOptions | None
    ) -> AsyncPager[T]:
        """A list that is read while it is used."""

        async def read_page(number: int) -> Page[T]:
            return await self._api.call(operation(number), options)

        return AsyncLazyPager(read_page, walks_over(operation, limit, prefetch), prefetch)

"""How resources reach the API: single calls through the generated client, lists through a lazy pager."""

from typing import TypeVar

from mijnklantportaal_api.runtime.client import Client
from mijnklantportaal_api.runtime.connection import Connection
from mijnklantportaal_api.runtime.operation import Operation, RequestOptions
from mijnklantportaal_api.runtime.paging import Page, PageOperation, Pager

from ._pagination.cursor import cursors_over
from ._pagination.pager import LazyPager

T = TypeVar("T")


class PortalConnection(Connection):
    """Calls and lists over a `Client`."""

    def __init__(self, api: Client) -> None:
        self._api = api

    def call(self, operation: Operation[T], options: RequestOptions | None = None) -> T:
        """Send an operation and return its result."""
        return self._api.call(operation, options)

    def paginate(
        self, operation: PageOperation[T], limit: int | None, prefetch: int, options: RequestOptions | None
    ) -> Pager[T]:
        """A list that is read page by page while it is used."""

        def read_page(number: int) -> Page[T]:
            return self._api.call(operation(number), options)

        return LazyPager(read_page, cursors_over(operation, limit, prefetch), prefetch)

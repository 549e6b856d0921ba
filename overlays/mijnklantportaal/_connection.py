"""How resources reach the API: single calls go to the generated client, lists to a lazy pager."""

from typing import TypeVar

from mijnklantportaal_api.runtime.client import Client
from mijnklantportaal_api.runtime.connection import Connection
from mijnklantportaal_api.runtime.operation import Operation
from mijnklantportaal_api.runtime.paging import Page
from mijnklantportaal_api.runtime.paging import PageOperation
from mijnklantportaal_api.runtime.paging import Pager
from mijnklantportaal_api.runtime.operation import RequestOptions

from ._errors import ServerError, TransportError, outcome_unknown
from ._page_walk import walks_over
from ._paging import LazyPager

T = TypeVar("T")


class PortalConnection(Connection):
    """Calls and lists over a `Client`."""

    def __init__(self, api: Client) -> None:
        self._api = api

    def call(self, operation: Operation[T], options: RequestOptions | None = None) -> T:
        """Send an operation and return what its answer holds.

        Raises:
            OutcomeUnknownError: a write failed, and it may have taken effect all the same.
        """
        try:
            return self._api.call(operation, options)
        except (TransportError, ServerError) as error:
            if unknown := outcome_unknown(error):
                raise unknown from error
            raise

    def paginate(
        self, operation: PageOperation[T], limit: int | None, prefetch: int, options: RequestOptions | None
    ) -> Pager[T]:
        """A list that is read while it is used."""

        def read_page(number: int) -> Page[T]:
            return self._api.call(operation(number), options)

        return LazyPager(read_page, walks_over(operation, limit, prefetch), prefetch)

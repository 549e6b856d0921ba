"""Reads single pages of a list: each one is checked, and added to the index."""

import datetime
from collections.abc import Callable, Hashable, Sequence
from typing import Generic, NamedTuple, TypeVar

from mijnklantportaal_api.runtime.errors import PaginationError
from mijnklantportaal_api.runtime.flow import Flow
from mijnklantportaal_api.runtime.paging import Page

from .list_index import ListIndex, identity
from .list_order import times_of
from .matching import Key, value_of

T = TypeVar("T")


class TimedPage(NamedTuple, Generic[T]):
    """A page, and when the request for it was sent, by the clock: what was created later may be missing."""

    page: Page[T]
    sent_at: float


class PageReader(Generic[T]):
    """Reads pages, and knows what they have.

    Args:
        index: takes what is read
        read_page: the flow that reads a page
        number: the number of the reading
        error: makes the error for a list that can't be read to its end

    Attributes:
        sent_at: when the request for each page was sent last, by the clock
    """

    def __init__(
        self,
        index: ListIndex[T],
        read_page: Callable[[int], Flow[TimedPage[T]]],
        number: int,
        error: Callable[[str], PaginationError],
    ) -> None:
        self.index = index
        self.error = error
        self.sent_at: dict[int, float] = {}
        self._read_page = read_page
        self._number = number

    def read(self, number: int) -> Flow[Page[T]]:
        """Read a page.

        Raises:
            PaginationError: the API responds with another page, as it does if it does not know this parameter.
        """
        page, self.sent_at[number] = yield from self._read_page(number)
        current = value_of(page, "current_page")
        if isinstance(current, int) and current != number:
            raise self.error(f"page {number} was requested, but page {current} came")
        self.index.add(page.data, self._number)
        return page

    def times(self, page: Page[T]) -> list[datetime.datetime | None]:
        """When the objects of a page were created."""
        return times_of(page.data, self.index.key.created_at)

    def ids(self, page: Page[T]) -> list[Hashable]:
        """What tells the objects of a page from others."""
        return [identity(item, self.index.key) for item in page.data]

    def have(self, wanted: Sequence[Key]) -> bool:
        """Whether this reading has seen an object for each of these keys."""
        return all(any(known.reading == self._number for known in self.index.matches(key)) for key in wanted)

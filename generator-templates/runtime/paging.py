"""Lists in pages: a page, and the pagers that read one page after another."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from typing import Generic, Protocol, TypeAlias, TypeVar

from .operation import Operation
from .public import public

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@public
class Page(Protocol[T_co]):
    """One page of a list, from `.page(2)` or `.pages()` of a list.

    Example: `[offer.offer_number for offer in portal.customer_offers.list().page(2).data]`
    """

    @property
    def data(self) -> Sequence[T_co]:
        """The items of this page."""
        ...

    @property
    def current_page(self) -> int:
        """The number of this page; the first one is 1."""
        ...

    @property
    def next_page_url(self) -> str | None:
        """The URL of the next page; None on the last one."""
        ...


@public
class Pager(ABC, Generic[T]):
    """A list that is read page by page while you use it; each use starts at the first page.

    Example:
        for offer in portal.customer_offers.list(limit=100):
            print(offer.offer_number)
    """

    @abstractmethod
    def __iter__(self) -> Iterator[T]:
        """Every item, up to `limit`."""

    @abstractmethod
    def pages(self) -> Iterator[Page[T]]:
        """The pages, one after another; `limit` ends them, too, but the last one is whole.

        Raises:
            PaginationError: the API names a next page without a number, or one that was already read, or more than ten
                pages in a row are empty.
        """

    @abstractmethod
    def page(self, number: int) -> Page[T]:
        """One page by its number, from 1. A page after the last one is empty; a number below 1 is a `ValueError`."""

    @abstractmethod
    def first(self) -> T | None:
        """The first item; None if the list is empty."""

    @abstractmethod
    def to_list(self) -> list[T]:
        """All items, up to `limit`, in one list."""


@public
class AsyncPager(ABC, Generic[T]):
    """A list that is read page by page while you use it; each use starts at the first page.

    Example:
        async for offer in portal.customer_offers.list(limit=100):
            print(offer.offer_number)
    """

    @abstractmethod
    def __aiter__(self) -> AsyncIterator[T]:
        """Every item, up to `limit`."""

    @abstractmethod
    def pages(self) -> AsyncIterator[Page[T]]:
        """The pages, one after another; `limit` ends them, too, but the last one is whole.

        Raises:
            PaginationError: the API names a next page without a number, or one that was already read, or more than ten
                pages in a row are empty.
        """

    @abstractmethod
    async def page(self, number: int) -> Page[T]:
        """One page by its number, from 1. A page after the last one is empty; a number below 1 is a `ValueError`."""

    @abstractmethod
    async def first(self) -> T | None:
        """The first item; None if the list is empty."""

    @abstractmethod
    async def to_list(self) -> list[T]:
        """All items, up to `limit`, in one list."""


PageOperation: TypeAlias = Callable[[int], Operation[Page[T]]]
"""Makes the operation that reads the page with this number."""

"""Lists in pages: what a page is, and what reads one page after another."""

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
    """One page of a list."""

    @property
    def data(self) -> Sequence[T_co]:
        """The items of this page."""
        ...

    @property
    def current_page(self) -> int:
        """The number of this page, from 1."""
        ...

    @property
    def next_page_url(self) -> str | None:
        """Address of the next page; None on the last one."""
        ...


@public
class Pager(ABC, Generic[T]):
    """A list that is read page by page while it is used."""

    @abstractmethod
    def __iter__(self) -> Iterator[T]:
        """Every item of every page."""

    @abstractmethod
    def pages(self) -> Iterator[Page[T]]:
        """Page after page."""

    @abstractmethod
    def page(self, number: int) -> Page[T]:
        """One page by its number, from 1."""

    @abstractmethod
    def first(self) -> T | None:
        """The first item, or None where the list is empty."""

    @abstractmethod
    def to_list(self) -> list[T]:
        """All items."""


@public
class AsyncPager(ABC, Generic[T]):
    """A list that is read page by page while it is used, with `async for`."""

    @abstractmethod
    def __aiter__(self) -> AsyncIterator[T]:
        """Every item of every page."""

    @abstractmethod
    def pages(self) -> AsyncIterator[Page[T]]:
        """Page after page."""

    @abstractmethod
    async def page(self, number: int) -> Page[T]:
        """One page by its number, from 1."""

    @abstractmethod
    async def first(self) -> T | None:
        """The first item, or None where the list is empty."""

    @abstractmethod
    async def to_list(self) -> list[T]:
        """All items."""


PageOperation: TypeAlias = Callable[[int], Operation[Page[T]]]
"""Makes the operation that reads the page with the given number."""

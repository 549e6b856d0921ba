"""Lists that are read page by page.

What comes next is decided by `PageWalk`, which does no I/O; `LazyPager` and `AsyncLazyPager` fetch.

- The list ends where `next_page_url` is null; totals are not documented.
- Of that address only the page's number is used, on the client's own base URL: the token never leaves it.
- Numbers must rise, so a server that leads in circles is an error and no endless loop.
- An object that moves to a later page while the list is read, as others are added before it, is not given
  twice.
"""

import re
from collections import OrderedDict
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterator
from contextlib import aclosing
from typing import Generic, TypeVar

from mijnklantportaal_api.types import AsyncPager, Page, Pager

from ._errors import PaginationError

T = TypeVar("T")

# the documentation's example of an address ends in a comma
_PAGE_NUMBER = re.compile(r"[?&]page=([0-9]{1,9})(?=[&,#]|$)")

# so many objects may be added between two pages without one being given twice; it bounds the memory
_REMEMBERED_IDS = 1000


class PageWalk(Generic[T]):
    """Which page to read next, and which of its items to give, in the same memory however long the list is.

    Args:
        method, path: the list's operation, for errors
        limit: the largest number of items to give; all of them where None
    """

    def __init__(self, method: str, path: str, limit: int | None = None) -> None:
        self._method = method
        self._path = path
        self._left = limit
        self._recent_ids: OrderedDict[str, None] = OrderedDict()
        self._number: int | None = 1 if limit != 0 else None

    @property
    def number(self) -> int | None:
        """The number of the page to read next; None at the end."""
        return self._number

    def accept(self, page: Page[T]) -> list[T]:
        """Take the page that was asked for, and return the items to give.

        Raises:
            PaginationError: the page says it is followed by itself, an earlier one, or one without a number.
        """
        fresh = [item for item in page.data if self._is_fresh(item)]
        if self._left is not None:
            fresh = fresh[: self._left]
            self._left -= len(fresh)
        self._number = None if self._left == 0 else self._next_number(page)
        return fresh

    def _is_fresh(self, item: T) -> bool:
        """Whether the item has not been given; one without a readable id always counts as fresh."""
        its_id = getattr(item, "id", None)
        if not isinstance(its_id, str):
            return True
        fresh = its_id not in self._recent_ids
        self._recent_ids[its_id] = None
        self._recent_ids.move_to_end(its_id)
        if len(self._recent_ids) > _REMEMBERED_IDS:
            self._recent_ids.popitem(last=False)
        return fresh

    def _next_number(self, page: Page[T]) -> int | None:
        if page.next_page_url is None:
            return None
        numbers: list[str] = _PAGE_NUMBER.findall(page.next_page_url)
        if len(numbers) != 1:
            raise self._error(f"the next page has no readable number: {page.next_page_url!r}")
        number = int(numbers[0])
        if self._number is not None and number <= self._number:
            raise self._error(f"page {self._number} says that page {number} follows, which was read already")
        return number

    def _error(self, message: str) -> PaginationError:
        return PaginationError(message, self._method, self._path)


def check_limit(limit: int | None) -> None:
    """Refuse a limit that is no count.

    Raises:
        ValueError: the limit is negative.
    """
    if limit is not None and limit < 0:
        raise ValueError(f"limit: expected 0 or more, got {limit}")


def check_number(number: int) -> None:
    """Refuse a page number that can't exist.

    Raises:
        ValueError: the number is below 1.
    """
    if number < 1:
        raise ValueError(f"page: numbers start at 1, got {number}")


class LazyPager(Pager[T]):
    """A list that is read page by page while it is used; each use starts at the first page again.

    Args:
        read_page: reads the page with a number
        new_walk: makes the walk over the list
    """

    def __init__(self, read_page: Callable[[int], Page[T]], new_walk: Callable[[], PageWalk[T]]) -> None:
        self._read_page = read_page
        self._new_walk = new_walk

    def __iter__(self) -> Iterator[T]:
        walk = self._new_walk()
        while (number := walk.number) is not None:
            yield from walk.accept(self._read_page(number))

    def pages(self) -> Iterator[Page[T]]:
        """Page after page as the API gives them, so an item that moved while reading can be in two of them.

        The list's limit ends the pages too, the last one is whole.

        Raises:
            PaginationError: the pages lead nowhere.
        """
        walk = self._new_walk()
        while (number := walk.number) is not None:
            page = self._read_page(number)
            walk.accept(page)
            yield page

    def page(self, number: int) -> Page[T]:
        """One page by its number, from 1; one after the end is empty.

        Raises:
            ValueError: the number is below 1.
        """
        check_number(number)
        return self._read_page(number)

    def first(self) -> T | None:
        """The first item, or None where the list is empty."""
        return next(iter(self), None)

    def to_list(self) -> list[T]:
        """All items."""
        return list(self)


class AsyncLazyPager(AsyncPager[T]):
    """A list that is read while it is used, with `async for`; each use starts at the first page again.

    Args:
        read_page: reads the page with a number
        new_walk: makes the walk over the list
    """

    def __init__(
        self, read_page: Callable[[int], Awaitable[Page[T]]], new_walk: Callable[[], PageWalk[T]]
    ) -> None:
        self._read_page = read_page
        self._new_walk = new_walk

    def __aiter__(self) -> AsyncIterator[T]:
        return self._items()

    async def _items(self) -> AsyncGenerator[T, None]:
        walk = self._new_walk()
        while (number := walk.number) is not None:
            for item in walk.accept(await self._read_page(number)):
                yield item

    async def pages(self) -> AsyncIterator[Page[T]]:
        """Page after page as the API gives them, so an item that moved while reading can be in two of them.

        The list's limit ends the pages too, the last one is whole.

        Raises:
            PaginationError: the pages lead nowhere.
        """
        walk = self._new_walk()
        while (number := walk.number) is not None:
            page = await self._read_page(number)
            walk.accept(page)
            yield page

    async def page(self, number: int) -> Page[T]:
        """One page by its number, from 1; one after the end is empty.

        Raises:
            ValueError: the number is below 1.
        """
        check_number(number)
        return await self._read_page(number)

    async def first(self) -> T | None:
        """The first item, or None where the list is empty."""
        async with aclosing(self._items()) as items:
            return await anext(items, None)

    async def to_list(self) -> list[T]:
        """All items."""
        return [item async for item in self]

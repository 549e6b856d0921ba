"""Which page of a list comes next, and which of its items are new. No I/O.

- The list ends when `next_page_url` is null; totals are not documented.
- Only the page number of that URL is used, with the client's own base URL, so the token goes nowhere else.
- Page numbers must rise, so a server that repeats pages is an error, not an endless loop.
- Many empty pages in a row are an error too.
- An object that moves to a later page while the list is read, because others are added before it, is returned once.
"""

import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from copy import copy
from typing import Any, Generic, Self, TypeVar

from mijnklantportaal_api.runtime.errors import PaginationError
from mijnklantportaal_api.runtime.mismatches import UnreadableFieldError
from mijnklantportaal_api.runtime.model import UNSET, remainder_of
from mijnklantportaal_api.runtime.paging import Page

T = TypeVar("T")

# the URL in the documentation's example ends in a comma
_PAGE_NUMBER = re.compile(r"[?&]page=([0-9]{1,9})(?=[&,#]|$)")

# as many objects may be added between two pages before one is returned twice; the number bounds the memory
_REMEMBERED_IDS = 1000


_MAX_EMPTY_PAGES = 10
"""In a row; a list with more of them is taken for one without an end."""


class PageCursor(Generic[T]):
    """Which page to read next, and which of its items to return, in constant memory.

    Args:
        method: the HTTP method of the list's operation, for errors
        path: the path of the list's operation, for errors
        limit: the most items to return; all if None
    """

    def __init__(self, method: str, path: str, limit: int | None = None) -> None:
        self._method = method
        self._path = path
        self._left = limit
        self._page_size = 0
        self._empty_pages = 0
        self._recent_ids: OrderedDict[str | int, None] = OrderedDict()
        self._number: int | None = 1 if limit != 0 else None

    @property
    def number(self) -> int | None:
        """The number of the next page to read; None at the end."""
        return self._number

    def copy(self) -> Self:
        """A cursor at the same place that moves on its own."""
        other = copy(self)
        other._recent_ids = self._recent_ids.copy()
        return other

    def numbers_ahead(self, most: int) -> range:
        """The numbers of the pages to request now, the next one first; none at the end.

        The first page is requested alone, because it may be the only one. The end of the list is not known in advance,
        so some of the later requests may be unnecessary.

        Args:
            most: the most pages to request at once
        """
        if self._number is None:
            return range(0)
        count = most if self._page_size else 1
        if self._left is not None and self._page_size:
            needed = -(-self._left // self._page_size)
            # two pages at once need a third request (see `order`), so they save no time
            count = min(count, needed if needed > 2 else 1)
        return range(self._number, self._number + count)

    def overlaps(self, page: Page[T]) -> bool:
        """Whether an item of the page was returned before, or may have been because it has no readable id."""
        return any(item_id is None or item_id in self._recent_ids for item_id in ids(page))

    def accept(self, page: Page[T], earlier: Iterable[T] = (), later: Iterable[T] = ()) -> list[T]:
        """Take the page that was read, and return its new items.

        Args:
            page: the page with the number `number`
            earlier: items to return before those of the page, which other readings of the list gave; those without a
                readable id are left out
            later: such items to return after those of the page

        Raises:
            PaginationError: the page after it has no number, or was already read, or there are too many empty pages.
        """
        self._page_size = self._page_size or len(page.data)
        candidates = (*_with_id(earlier), *page.data, *_with_id(later))
        fresh = [item for item in candidates if self._is_fresh(item)]
        if self._left is not None:
            fresh = fresh[: self._left]
            self._left -= len(fresh)
        self._number = None if self._left == 0 else self._next_number(page)
        return fresh

    def _is_fresh(self, item: T) -> bool:
        """Whether the item was not returned before; one without a readable id always counts as fresh."""
        item_id = _id(item)
        if item_id is None:
            return True
        fresh = item_id not in self._recent_ids
        self._recent_ids[item_id] = None
        self._recent_ids.move_to_end(item_id)
        if len(self._recent_ids) > _REMEMBERED_IDS:
            self._recent_ids.popitem(last=False)
        return fresh

    def _next_number(self, page: Page[T]) -> int | None:
        if page.next_page_url is None:
            return None
        numbers: list[str] = _PAGE_NUMBER.findall(page.next_page_url)
        if len(numbers) != 1:
            raise self._error(f"next_page_url has no readable number: {page.next_page_url!r}")
        number = int(numbers[0])
        if self._number is not None and number <= self._number:
            raise self._error(f"page {self._number} says that page {number} follows, which was already read")
        self._empty_pages = 0 if page.data else self._empty_pages + 1
        if self._empty_pages > _MAX_EMPTY_PAGES:
            empty = f"page {self._number} is empty, like the {_MAX_EMPTY_PAGES} before it"
            raise self._error(f"{empty}, but says that page {number} follows")
        return number

    def _error(self, message: str) -> PaginationError:
        return PaginationError(message, self._method, self._path)


def ids(page: Page[object]) -> list[str | int | None]:
    """The ids of a page's items, None for one that can't be read."""
    return [_id(item) for item in page.data]


def _with_id(items: Iterable[T]) -> Iterator[T]:
    return (item for item in items if _id(item) is not None)


def _id(item: Any) -> str | int | None:
    """What tells an item from others: its id, or a number in its place. Other values may be the same for all items."""
    try:
        item_id: object = item.id
    except UnreadableFieldError as error:
        item_id = error.raw if remainder_of(item).instead is UNSET else None
    except AttributeError:
        return None
    return item_id if isinstance(item_id, str | int) and not isinstance(item_id, bool) and item_id else None

"""Which page of a list comes next, and which of its items are new. No I/O.

- The list ends when `next_page_url` is null; totals are not documented.
- Only the page number of that URL is used, with the client's own base URL, so the token goes nowhere else.
- Page numbers must rise, so a server that repeats pages is an error, not an endless loop.
- An object that moves to a later page while the list is read, because others are added before it, is returned once.
"""

import re
from collections import OrderedDict
from functools import partial
from typing import Generic, TypeVar

from mijnklantportaal_api.runtime.errors import PaginationError
from mijnklantportaal_api.runtime.paging import Page, PageOperation

T = TypeVar("T")

# the URL in the documentation's example ends in a comma
_PAGE_NUMBER = re.compile(r"[?&]page=([0-9]{1,9})(?=[&,#]|$)")

# as many objects may be added between two pages before one is returned twice; the number bounds the memory
_REMEMBERED_IDS = 1000


class PageCursor(Generic[T]):
    """Which page to read next, and which of its items to return, in constant memory.

    Args:
        method: the HTTP method of the list's operation, for errors
        path: the path of the list's operation, for errors
        limit: the most items to return; all if None
        prefetch: the most pages to request at once
    """

    def __init__(self, method: str, path: str, limit: int | None = None, prefetch: int = 1) -> None:
        self._method = method
        self._path = path
        self._left = limit
        self._prefetch = prefetch
        self._page_size = 0
        self._recent_ids: OrderedDict[str, None] = OrderedDict()
        self._number: int | None = 1 if limit != 0 else None

    @property
    def number(self) -> int | None:
        """The number of the next page to read; None at the end."""
        return self._number

    @property
    def numbers_ahead(self) -> range:
        """The numbers of the pages to request now, the next one first.

        The first page is requested alone, because it may be the only one. The end of the list is not known in advance,
        so some of the later requests may be unnecessary.
        """
        if self._number is None:
            return range(0)
        count = self._prefetch if self._page_size else 1
        if self._left is not None and self._page_size:
            count = min(count, -(-self._left // self._page_size))
        return range(self._number, self._number + count)

    def accept(self, page: Page[T]) -> list[T]:
        """Take the page that was read, and return its new items.

        Raises:
            PaginationError: the page after it has no number, or was already read.
        """
        self._page_size = self._page_size or len(page.data)
        fresh = [item for item in page.data if self._is_fresh(item)]
        if self._left is not None:
            fresh = fresh[: self._left]
            self._left -= len(fresh)
        self._number = None if self._left == 0 else self._next_number(page)
        return fresh

    def _is_fresh(self, item: T) -> bool:
        """Whether the item was not returned before; one without a readable id always counts as fresh."""
        item_id = getattr(item, "id", None)
        if not isinstance(item_id, str):
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
        # models don't check the type of texts, and the response may hold anything
        numbers: list[str] = _PAGE_NUMBER.findall(str(page.next_page_url))
        if len(numbers) != 1:
            raise self._error(f"next_page_url has no readable number: {page.next_page_url!r}")
        number = int(numbers[0])
        if self._number is not None and number <= self._number:
            raise self._error(f"page {self._number} says that page {number} follows, which was already read")
        return number

    def _error(self, message: str) -> PaginationError:
        return PaginationError(message, self._method, self._path)


def check_number(number: int) -> None:
    """Refuse a page number below 1.

    Raises:
        ValueError: the number is below 1.
    """
    if number < 1:
        raise ValueError(f"page: numbers start at 1, got {number}")


def cursors_over(operation: PageOperation[T], limit: int | None, prefetch: int) -> "partial[PageCursor[T]]":
    """A factory for the cursors of a list; invalid arguments are refused here, not at the first use.

    Raises:
        ValueError: `limit` is below 0, or `prefetch` is below 1.
    """
    if limit is not None and limit < 0:
        raise ValueError(f"limit: expected 0 or more, got {limit}")
    if prefetch < 1:
        raise ValueError(f"prefetch: expected 1 or more pages at once, got {prefetch}")
    first = operation(1)
    return partial(PageCursor[T], first.method, first.path, limit, prefetch)

"""How lists print: the call, its request, and how many pages were read. Printing one sends nothing."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from mijnklantportaal_api.runtime.operation import Operation, query_text

from .cursor import PageCursor

P = TypeVar("P")
T = TypeVar("T")


class DescribedList(Generic[P, T]):
    """A list that prints its description, and how many of its pages were read.

    Args:
        read_page: reads the page with a number
        new_cursor: makes the cursor of one use
        prefetch: how many pages to request at once
        description: what is read, for printing
    """

    _description = "list"
    _pages_read = 0

    def __init__(
        self,
        read_page: Callable[[int], P],
        new_cursor: Callable[[], PageCursor[T]],
        prefetch: int,
        description: str,
    ) -> None:
        self._read_page = read_page
        self._new_cursor = new_cursor
        self._prefetch = prefetch
        self._description = description

    def __repr__(self) -> str:
        read = {0: "no page", 1: "1 page"}.get(self._pages_read, f"{self._pages_read} pages")
        return f"<{self._description}: {read} read>"


def description_of(call: str, first: Operation[Any], limit: int | None, prefetch: int) -> str:
    """The call and the request of a list, such as `customers.list(limit=10), GET /customers`.

    Args:
        call: the method, such as `customers.list`
        first: the operation that reads the first page
        limit: the most items, if that is limited
        prefetch: the most pages to request at once
    """
    given = [f"limit={limit}"] if limit is not None else []
    given += [f"prefetch={prefetch}"] if prefetch != 1 else []
    query = query_text((name, value) for name, value in first.query if name != "page")
    path = f"{first.path}?{query}" if query else first.path
    return f"{call}({', '.join(given)}), {first.method} {path}"

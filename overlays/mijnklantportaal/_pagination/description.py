"""How lists print: the call, its request, and how many pages were read. Printing one sends nothing."""

from typing import Any

from mijnklantportaal_api.runtime.operation import Operation, query_text


class DescribedList:
    """A list that prints its description, and how many of its pages were read."""

    _description = "list"
    _pages_read = 0

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

"""The pages of a list: what the document says of them, and the envelope around one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, get_args

ListOrder: TypeAlias = Literal["newest", "oldest", "unordered"]
LIST_ORDERS: tuple[str, ...] = get_args(ListOrder)

PAGE_SIZE = 15
_ORDERS: Mapping[str, ListOrder] = {"newest first": "newest", "neither": "unordered"}
_FILLED = "200 filled"


@dataclass(frozen=True)
class Paging:
    """How a list is cut into pages.

    `end_status` is the status of a page past the end, which is the last page again if `repeats_last`.
    """

    size: int = PAGE_SIZE
    order: ListOrder = "oldest"
    end_status: int = 200
    repeats_last: bool = False


def paging_of(stated: Mapping[str, Any]) -> Paging:
    """What `x-pages` of an operation says; what it leaves unsaid, or says in other words, is as usual."""
    size, end = (str(stated.get(name, "")) for name in ("page size", "past the end"))
    return Paging(
        int(size) if size.isdecimal() and int(size) else PAGE_SIZE,
        _ORDERS.get(str(stated.get("order")), "oldest"),
        int(end) if end.isdecimal() else 200,
        end == _FILLED,
    )


def make_page(found: Sequence[Any], number: int, url: str, size: int = PAGE_SIZE) -> dict[str, Any]:
    """Page `number`, counted from 1, of the list at `url`. A page past the end is empty.

    `found` holds the items of the page, and one more if there is a next page.
    """
    start = (number - 1) * size
    data = list(found[:size])
    return {
        "current_page": number,
        "data": data,
        "first_page_url": f"{url}?page=1",
        "from": start + 1 if data else None,
        "next_page_url": f"{url}?page={number + 1}" if len(found) > size else None,
        "path": url,
        "per_page": size,
        "prev_page_url": f"{url}?page={number - 1}" if number > 1 else None,
        "to": start + len(data) if data else None,
    }

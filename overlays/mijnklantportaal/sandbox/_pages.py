"""The vendor's envelope around a page of a list."""

from collections.abc import Sequence
from typing import Any

PAGE_SIZE = 15


def make_page(items: Sequence[Any], number: int, url: str) -> dict[str, Any]:
    """Page `number`, from 1, of the items; `url` is the list's own address. A page past the end is empty."""
    start = (number - 1) * PAGE_SIZE
    data = items[start : start + PAGE_SIZE]
    return {
        "current_page": number,
        "data": data,
        "first_page_url": f"{url}?page=1",
        "from": start + 1 if data else None,
        "next_page_url": f"{url}?page={number + 1}" if start + PAGE_SIZE < len(items) else None,
        "path": url,
        "per_page": PAGE_SIZE,
        "prev_page_url": f"{url}?page={number - 1}" if number > 1 else None,
        "to": start + len(data) if data else None,
    }

"""The envelope around one page of a list."""

from collections.abc import Sequence
from typing import Any

PAGE_SIZE = 15


def make_page(found: Sequence[Any], number: int, url: str) -> dict[str, Any]:
    """Page `number`, counted from 1, of the list at `url`. A page past the end is empty.

    `found` holds the items of the page, and one more if there is a next page.
    """
    start = (number - 1) * PAGE_SIZE
    data = list(found[:PAGE_SIZE])
    return {
        "current_page": number,
        "data": data,
        "first_page_url": f"{url}?page=1",
        "from": start + 1 if data else None,
        "next_page_url": f"{url}?page={number + 1}" if len(found) > PAGE_SIZE else None,
        "path": url,
        "per_page": PAGE_SIZE,
        "prev_page_url": f"{url}?page={number - 1}" if number > 1 else None,
        "to": start + len(data) if data else None,
    }

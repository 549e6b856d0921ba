"""Reads a list to its end, part by part, from where an earlier run stopped."""

from collections.abc import Callable, Iterator
from typing import Any

from mijnklantportaal_api.runtime.paging import Pager

from ..output.fields import json_data
from .parts import Parts


def read_into(
    parts: Parts, found: "Pager[Any] | list[Any]", *, shows_secrets: bool, told: Callable[[int], None]
) -> None:
    """Read what is missing.

    Args:
        parts: where the parts are kept
        found: a pager, or the objects themselves where the API has no pages of them
        shows_secrets: whether secrets are kept as they are
        told: called with the number of pages after each
    """
    if parts.is_complete:
        return
    for items, is_last in _parts_of(found, parts.pages):
        parts.add([json_data(item, shows_secrets=shows_secrets) for item in items], is_last=is_last)
        told(parts.pages)


def _parts_of(found: "Pager[Any] | list[Any]", read_before: int) -> Iterator[tuple[Any, bool]]:
    if isinstance(found, list):
        yield found, True
        return
    for page in found.pages() if read_before == 0 else _from(found, read_before + 1):
        yield page.data, page.next_page_url is None


def _from(pager: Pager[Any], number: int) -> Iterator[Any]:
    while True:
        page = pager.page(number)
        yield page
        if page.next_page_url is None:
            return
        number += 1

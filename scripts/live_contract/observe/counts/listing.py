"""The pages of a list: how many objects they have, in which order, and what comes after the last one."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from itertools import pairwise
from typing import Any
from urllib.parse import parse_qs, urlsplit

from pipeline.documents import Document
from pipeline.observed.places import BODY, field_of, schemas_below
from pipeline.observed.records import Order, Pages
from pipeline.openapi.formats import has_format
from pipeline.openapi.json_data import is_mapping, items, mapping
from pipeline.openapi.references import at_pointer

_MAX_STATED = 10_000
"""A number above it could be anything, such as one that belongs elsewhere."""

_READERS = {"date": date.fromisoformat, "date-time": datetime.fromisoformat}


class Listing:
    """Counts the pages of one list in their order; `pointer` is the schema of a page."""

    def __init__(self, document: Document, pointer: str | None, pages: Pages) -> None:
        self._pages = pages
        self._formats = dict(_moments(document, pointer)) if pointer is not None else {}
        self._last: list[Any] = []

    def see(self, page: Any) -> None:
        """Count one page, which follows the one counted before."""
        found = items_of_page(page)
        stated = mapping(page).get("per_page")
        if isinstance(stated, int) and not isinstance(stated, bool) and 0 < stated < _MAX_STATED:
            self._pages.stated_sizes[str(stated)] += 1
        if next_page(page):
            self._pages.sizes[str(len(found))] += 1
        for one, other in pairwise([*self._last, *found]):
            self._compare(mapping(one), mapping(other))
        self._last = found[-1:]

    def see_past_the_end(self, status: int, page: Any) -> None:
        """Count what came for a page after the last one."""
        content = "" if not 200 <= status < 300 else " filled" if items_of_page(page) else " empty"
        self._pages.past_the_end[f"{status}{content}"] += 1

    def _compare(self, one: Document, other: Document) -> None:
        for name, kind in self._formats.items():
            before, after = (_moment(kind, item.get(name)) for item in (one, other))
            if before is None or after is None:
                continue
            order = self._pages.order.setdefault(field_of(BODY, name), Order())
            if before == after:
                order.equal += 1
            elif before < after:
                order.rising += 1
            else:
                order.falling += 1


def items_of_page(page: Any) -> list[Any]:
    """The objects of a page, or of a list without pages."""
    return items(mapping(page).get("data"))


def next_page(page: Any) -> str | None:
    """The number of the next page, as the address of it says; None on the last page."""
    address = mapping(page).get("next_page_url")
    if isinstance(address, str):
        with suppress(ValueError):  # it is not an address
            return parse_qs(urlsplit(address).query).get("page", [None])[0]
    return None


def _moments(document: Document, pointer: str) -> Iterator[tuple[str, str]]:
    """The fields of the objects that are dates or times, with their format."""
    for found in schemas_below(document, pointer, "/data/*"):
        for name, field in mapping(mapping(at_pointer(document, found)).get("properties")).items():
            if is_mapping(field) and field.get("format") in _READERS:
                yield name, field["format"]


def _moment(kind: str, value: Any) -> Any:
    return _READERS[kind](value) if isinstance(value, str) and has_format(value, kind) else None

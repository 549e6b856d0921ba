"""Reading several pages at once: in threads for a `Mirror`, in tasks for an `AsyncMirror`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any, Protocol

from mijnklantportaal_api.runtime.errors import NotFoundError
from mijnklantportaal_api.runtime.flow import Call, Flow
from mijnklantportaal_api.runtime.paging import Page

from .._scan.pages import page_without

AT_ONCE = 4
"""How many pages are requested at once. Where the rate limit keeps requests back, other calls wait for as many."""

PageKey = tuple[str, int]
"""The name of a list and the number of a page."""


class Ahead(Protocol):
    """Reads pages in advance."""

    def start(self, keys: Iterable[PageKey]) -> None:
        """Request these pages."""
        ...

    def page(self, key: PageKey) -> Any:
        """A page; in a task, it is awaited."""
        ...


def read_pages(ahead: Ahead, name: str, numbers: Sequence[int]) -> Flow[list[Page[Any]]]:
    """The pages of a list with these numbers, requested at once."""
    keys = [(name, number) for number in numbers]
    if len(keys) > 1:
        ahead.start(keys)
    pages: list[Page[Any]] = []
    for key in keys:
        try:
            page: Page[Any] = yield Call(partial(ahead.page, key))
        except NotFoundError as error:
            page = page_without(error, key[1])
        pages.append(page)
    return pages

"""The pages that a scan reads, and how far it is."""

from __future__ import annotations

import math
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from typing import Any, TypeAlias, TypeVar

import attrs

from mijnklantportaal_api.runtime.errors import NotFoundError, PaginationError
from mijnklantportaal_api.runtime.paging import Page

from .._pagination.cursor import ids
from .._serialization import stored_value
from .._surrogates import without_surrogates
from .store import ScanStore

T = TypeVar("T")
Yielded = TypeVar("Yielded")
Sent = TypeVar("Sent")

Steps: TypeAlias = Generator[Sequence[int], list[Page[Any]], T]
"""Asks for pages by their numbers; several may be requested at once, and are given in that order."""


@attrs.define
class ScanState:
    """How far a scan is; it is kept with the objects."""

    order: str = ""
    """The name of the list's order; empty at the start."""
    is_complete: bool = False
    number: int = 1
    """The page that was read last."""
    front: list[str] = attrs.Factory(list[str])
    """The ids on the first page when it was last looked at."""
    chain: int = 0
    """The number of the chain under way; see `chain`."""
    is_in_chain: bool = False
    readings: int = 0
    """The requests of the chain so far."""
    looked_after: int = 0
    """The requests of the chain before the last look at the first page."""
    looked_at: int = 0
    """The page that was read before the last look."""
    seam: int = 1
    """The page where a new chain begins: with objects that need no second look, or the last one."""
    stalls: int = 0
    """The chains in a row that came no further."""
    segment: int = 8
    """Pages between two looks at the first page."""
    finds: list[int] = attrs.Factory(list[int])
    """How many objects each pass has found that were there before; see `passes`."""
    newest: float = -math.inf
    """When the newest object of the first pass was created, in seconds since 1970."""


@attrs.frozen
class EmptyPage:
    """A page after the end of a list."""

    current_page: int
    data: list[Any] = attrs.Factory(list[Any])
    next_page_url: str | None = None


def run_steps(
    steps: Steps[T], read: Callable[[Sequence[int]], Generator[Yielded, Sent, list[Page[Any]]]]
) -> Generator[Yielded, Sent, T]:
    """Run steps to their end, and return their result.

    Args:
        steps: ask for pages
        read: reads the pages with these numbers; what it yields is yielded
    """
    with closing(steps):
        try:
            numbers = next(steps)
            while True:
                numbers = steps.send((yield from read(numbers)))
        except StopIteration as end:
            value: T = end.value
            return value


def one_page(number: int) -> Steps[Page[Any]]:
    """Ask for one page."""
    (page,) = yield (number,)
    return page


def page_without(error: NotFoundError, number: int) -> Page[Any]:
    """The page for which the API responds with 404: it is after the end, unless it is the first one.

    Raises:
        NotFoundError: there is no such list.
    """
    if number == 1:
        raise error
    return EmptyPage(number)


class ScannedPages:
    """Keeps what is read."""

    def __init__(self, store: ScanStore) -> None:
        self.store = store
        try:
            self.state = ScanState(**store.load())
        except TypeError as error:  # another version wrote it
            raise store.damaged() from error

    def keep(self, page: Page[Any], *, in_chain: bool = False) -> list[str]:
        """Keep the objects of a page with the state after it; the ids of those that are new."""
        found = list(zip(ids_of(page), map(stored_value, page.data), strict=True))
        return self.store.save(attrs.asdict(self.state), found, self.state.readings if in_chain else None)

    def save(self) -> None:
        """Keep the state."""
        self.store.save(attrs.asdict(self.state))

    def prove(self, readings: int, number: int) -> None:
        """What the chain has read up to one of its requests, for a page, needs no second look."""
        if number != self.state.seam:
            self.state.seam, self.state.stalls = number, 0
        self.store.prove(attrs.asdict(self.state), self.state.chain, readings)


def ids_of(page: Page[Any]) -> list[str]:
    """The ids of a page's objects.

    Raises:
        PaginationError: one has none, so that nothing tells it from others.
    """
    found = [None if item_id is None else without_surrogates(str(item_id)) for item_id in ids(page)]
    known = [item_id for item_id in found if item_id is not None]
    if len(known) < len(found):
        raise PaginationError(
            "an object has no readable id, so nothing tells it from others while the list is read; read it with "
            "`list` instead",
            "GET",
            f"page {page.current_page}",
        )
    return known

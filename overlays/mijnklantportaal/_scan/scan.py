"""A scan of a list in the calling thread."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from typing import Generic, Self, TypeVar

from mijnklantportaal_api.runtime.errors import NotFoundError
from mijnklantportaal_api.runtime.paging import Page, Pager

from .pages import page_without, run_steps
from .scan_steps import scan_steps
from .store import ScanStore

T = TypeVar("T")


class Scan(Generic[T]):
    """A complete reading of a list: every object that is there all the time is given exactly once.

    Use it in a `with` block. Each use of it as an iterable begins with the objects that were read before, also by a
    process that was killed, and then goes on reading.

    Args:
        pager: the list, without a limit
        path: the file that keeps what was read, made if there is none; None keeps it in memory
        source: which list of which portal it is, for a file

    Raises:
        ValueError: the file is that of another list.
        OSError: the file can't be made.
    """

    def __init__(self, pager: Pager[T], path: Path | None = None, *, source: str = "") -> None:
        self._pager = pager
        self._store = ScanStore(path, source)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._store.close()

    def __iter__(self) -> Iterator[T]:
        """Every object.

        Raises:
            PaginationError: an object has no id, or the list changes faster than it can be read.
            PortalError: a page can't be read; the next use goes on there.
        """
        found = self._store.found()
        for _ in self.read():
            yield from found.further()

    def read(self) -> Iterator[int]:
        """Read what is missing, without giving it: how many objects there are before each step, and at the end.

        Raises:
            PaginationError, PortalError: as above.
        """
        yield from run_steps(scan_steps(self._store), self._pages)
        yield self._store.count()

    def listed(self) -> Iterator[T]:
        """What was read, in the order of the list, as far as it has one; what is gone from it comes last."""
        return self._store.listed()

    def _pages(self, numbers: Sequence[int]) -> Generator[int, None, list[Page[T]]]:
        yield self._store.count()
        return [self._page(number) for number in numbers]

    def _page(self, number: int) -> Page[T]:
        try:
            return self._pager.page(number)
        except NotFoundError as error:
            return page_without(error, number)

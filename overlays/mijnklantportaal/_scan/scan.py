"""A scan of a list in the calling thread."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Generic, Self, TypeVar

from mijnklantportaal_api.runtime.paging import Pager

from .reading import scan_steps
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
        steps = scan_steps(self._store)
        number = next(steps, None)
        while True:
            yield from found.further()
            if number is None:
                return
            page = self._pager.page(number)
            try:
                number = steps.send(page)
            except StopIteration:
                number = None

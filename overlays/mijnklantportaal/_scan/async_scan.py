"""A scan of a list in the calling task."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Generic, Self, TypeVar

from mijnklantportaal_api.runtime.errors import NotFoundError
from mijnklantportaal_api.runtime.paging import AsyncPager, Page

from .pages import page_without
from .reading import scan_steps
from .store import ScanStore

T = TypeVar("T")


class AsyncScan(Generic[T]):
    """A complete reading of a list, as `Scan`, with `async with` and `async for`.

    Args:
        pager: the list, without a limit
        path: the file that keeps what was read, made if there is none; None keeps it in memory
        source: which list of which portal it is, for a file

    Raises:
        ValueError: the file is that of another list.
        OSError: the file can't be made.
    """

    def __init__(self, pager: AsyncPager[T], path: Path | None = None, *, source: str = "") -> None:
        self._pager = pager
        self._store = ScanStore(path, source)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        self._store.close()

    async def __aiter__(self) -> AsyncIterator[T]:
        """Every object; the errors are those of `Scan`."""
        found = self._store.found()
        steps = scan_steps(self._store)
        numbers = next(steps, None)
        while True:
            for item in found.further():
                yield item
            if numbers is None:
                return
            pages = [await self._page(number) for number in numbers]
            try:
                numbers = steps.send(pages)
            except StopIteration:
                numbers = None

    async def _page(self, number: int) -> Page[T]:
        try:
            return await self._pager.page(number)
        except NotFoundError as error:
            return page_without(error, number)

"""Bringing a list up to date: what is new, or all of it, with the requests that this takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from mijnklantportaal_api.runtime.client import AsyncClient, Client
from mijnklantportaal_api.runtime.errors import NotFoundError
from mijnklantportaal_api.runtime.flow import Flow
from mijnklantportaal_api.runtime.model import Model
from mijnklantportaal_api.runtime.operation import Operation
from mijnklantportaal_api.runtime.paging import Page

from .._scan.pages import Steps, ids_of, run_steps
from .._scan.store import ScanStore
from .._waits import PATIENT
from .errors import MirrorError
from .full_reading import full_steps
from .incremental_reading import incremental_steps
from .list_state import ListState
from .lists import MirroredList
from .pages_ahead import Ahead, read_pages
from .rows import Changes, ListRows

T = TypeVar("T")

FULL_REFRESH_INTERVAL = 82_800.0
"""In seconds. A day would be too long for a job that runs once a day, which may begin a little earlier than before."""

RefreshProgress: TypeAlias = Callable[[str, int], None]

_MAX_READINGS = 5
"""How often one object is read that others read at the same time."""


class _UnreadableScan(Exception):
    """The file that keeps how far a complete reading is, is damaged, or of another version."""


class ListRefresh:
    """Reads one list into its rows.

    Args:
        api: the client that sends
        listed: the list
        rows: its rows
        scan: the file that keeps how far a complete reading is
        wall: the time of this machine, in seconds since 1970
        progress: called with the name of the list, and how many objects a refresh has read, after each page
    """

    def __init__(
        self,
        api: Client | AsyncClient,
        listed: MirroredList,
        rows: ListRows,
        scan: Path,
        wall: Callable[[], float],
        progress: RefreshProgress | None = None,
    ) -> None:
        self._api = api
        self._listed = listed
        self._rows = rows
        self._scan = scan
        self._wall = wall
        self._progress = progress

    def refresh(self, ahead: Ahead, *, full: bool, full_refresh_interval: float, changes: Changes) -> Flow[None]:
        """Read what is new, or everything if that is due; a complete reading that was interrupted goes on.

        Args:
            ahead: reads the pages
            full: whether to read everything
            full_refresh_interval: seconds after which everything is read again
            changes: counts what changes
        """
        state, now = self._rows.state(), self._wall()
        is_under_way = state.began_at is not None and 0 <= now - state.began_at < full_refresh_interval
        is_complete = state.complete_at is not None and 0 <= now - state.complete_at < full_refresh_interval
        if full or is_under_way or not is_complete or not state.has_order:
            yield from self._read_all(ahead, state, now, goes_on=is_under_way and not full, changes=changes)
            if full or not is_under_way or not state.has_order:
                return
            # it has gone on with a reading that may have begun long ago, and what was added since need not be in that
        if (yield from self._run(incremental_steps(state), ahead, state, changes)):
            state.checked_at = now
            self._rows.save(state)
        elif not is_under_way:
            yield from self._read_all(ahead, state, now, goes_on=False, changes=changes)

    def read_one(self, operation: Operation[Any], object_id: str) -> Flow[Model | None]:
        """Read one object, and keep it; None if it is gone."""
        item: Model | None = None
        for _ in range(_MAX_READINGS):
            updates, started, item = self._rows.updates(), self._wall(), None
            with suppress(NotFoundError):
                item = self._listed.as_listed((yield from self._send(operation)))
            if self._rows.keep_one(object_id, item, started, updates):
                break
        return item

    def _read_all(self, ahead: Ahead, state: ListState, now: float, *, goes_on: bool, changes: Changes) -> Flow[None]:
        if goes_on:
            try:
                yield from self._run(self._complete_steps(state), ahead, state, changes)
            except _UnreadableScan:
                goes_on = False
        if not goes_on:
            self._delete_scan()
            state.began_at, state.newest, state.reading = now, None, state.reading + 1
            self._rows.save(state)
            yield from self._run(self._complete_steps(state), ahead, state, changes)
        self._rows.complete(state, self._wall(), changes)
        self._delete_scan()

    def _complete_steps(self, state: ListState) -> Steps[None]:
        try:
            with closing(ScanStore(self._scan, f"{self._api.base_url} {self._listed.name}")) as store:
                yield from full_steps(store, state)
        except ValueError as error:
            raise _UnreadableScan from error
        except OSError as error:
            raise MirrorError(error.strerror or str(error), str(self._scan)) from error

    def _run(self, steps: Steps[T], ahead: Ahead, state: ListState, changes: Changes) -> Flow[T]:
        """Read the pages that are asked for, and keep each of them before it counts as read."""
        known: set[str] = set()

        def read(numbers: Sequence[int]) -> Flow[list[Page[Any]]]:
            updates, started = self._rows.updates(), self._wall()
            pages = yield from read_pages(ahead, self._listed.name, numbers)
            for page in pages:
                self._rows.keep(page, state, started, updates, changes)
                if self._progress is not None:
                    known.update(ids_of(page))
                    self._progress(self._listed.name, len(known))
            return pages

        return run_steps(steps, read)

    def _send(self, operation: Operation[T]) -> Flow[T]:
        response = yield from self._api.flow(operation, PATIENT)
        return response.parsed

    def _delete_scan(self) -> None:
        for ending in ("", "-wal", "-shm"):
            self._scan.with_name(self._scan.name + ending).unlink(missing_ok=True)

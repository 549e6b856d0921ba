"""What the mirrors of both kinds of clients share; no I/O over the network."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from typing import Any, Generic, NamedTuple, TypeVar, overload

from mijnklantportaal_api.runtime.argument_checks import check_interval, check_seconds
from mijnklantportaal_api.runtime.callers_code import check_function
from mijnklantportaal_api.runtime.client import AsyncClient, Client
from mijnklantportaal_api.runtime.flow import Flow, Sleep
from mijnklantportaal_api.runtime.model import Model
from mijnklantportaal_api.runtime.operation import Operation
from mijnklantportaal_api.runtime.public import public
from mijnklantportaal_api.runtime.upload_content import checked_path

from .._base_client import BasePortal
from .._incoming.webhook_events import WebhookEvent
from .._log import logger
from .._policies.request_count import counted_requests
from .._process_lock import ProcessLock
from .database import restored
from .errors import MirrorError, MirrorInUseError
from .lists import MirroredList, client_of, lists_of
from .open_file import MirrorFile
from .pages_ahead import Ahead, PageKey
from .queries import run_query
from .refresh import ListRefresh, RefreshProgress
from .rows import Changes, ListRows
from .table import MirrorResult, MirrorTable

C = TypeVar("C", Client, AsyncClient)
M = TypeVar("M", bound=Model)

_WAIT_FOR_LOCK = 0.1
"""Seconds between two attempts to begin a refresh that another one stands in the way of."""


@public
class RefreshResult(NamedTuple):
    """What a refresh of a mirror did.

    Example: `print(mirror.refresh().added)`
    """

    requests: int
    """How many requests it took, retries included."""
    added: int
    """How many objects are new in the mirror."""
    changed: int
    """How many objects have other values than before, or are back."""
    removed: int
    """How many objects are no longer in the list."""


class BaseMirror(Generic[C]):
    """Base of both kinds."""

    def __init__(
        self,
        portal: BasePortal[C],
        kind: type[C],
        path: os.PathLike[str] | str,
        *,
        lists: Collection[str] | None,
        full_refresh_interval: float,
    ) -> None:
        check_interval("full_refresh_interval", full_refresh_interval)
        # whatever the current folder is later, and no name that SQLite takes apart
        self._path = checked_path("path", path).absolute()
        self._api: C = client_of(portal, kind)
        self._searches = portal._searches  # pyright: ignore[reportPrivateUsage] - ours
        self._clock = self._searches.clock
        self._full_refresh_interval = full_refresh_interval
        self._lists = lists_of(portal, lists)
        models = {name: listed.model for name, listed in self._lists.items()}
        self._names = {model: name for name, model in models.items()}
        self._file = MirrorFile(str(self._path), self._api.base_url, models)
        self._rows = {name: ListRows(self._file, name, model) for name, model in models.items()}
        self._hints = _MirrorHints(self._lists, self._rows)
        self._searches.hints.append(self._hints)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self._path)!r})"

    @property
    def lists(self) -> list[str]:
        """The names of the lists that this mirror keeps."""
        return list(self._lists)

    @overload
    def table(self, of: type[M]) -> MirrorTable[M]: ...
    @overload
    def table(self, of: str) -> MirrorTable[Any]: ...
    def table(self, of: str | type[Model]) -> MirrorTable[Any]:
        """What the mirror has of a list; the same as its attribute with that name.

        Args:
            of: The class of its objects, by which type checkers know what it gives, or its name.

        Raises:
            ValueError: The mirror does not keep this list.

        Example: `mirror.table(CustomerInvoice).get("inv_abc12345def678")`
        """
        name = of if isinstance(of, str) else self._names.get(of, of.__name__)
        self._listed("of", name)
        return MirrorTable(self._rows[name], str(self._path), self._clock.wall)

    def __getattr__(self, name: str) -> MirrorTable[Any]:
        if name.startswith("_") or name not in self._lists:
            kept = ", ".join(self.__dict__.get("_lists", ()))
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}; its lists are {kept}")
        return self.table(name)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *self._lists})

    def sql(
        self,
        query: str,
        parameters: Sequence[object] | Mapping[str, object] = (),
        *,
        max_age: float | None = None,
    ) -> MirrorResult[dict[str, Any]]:
        """Run a query, without requests. It can only read.

        Each list is a view with the objects that are there, such as `customer_invoices`, and a table such as
        `all_customer_invoices` with those that are gone, too. Amounts are whole cents, in columns such as
        `amount_cents`; times are texts in UTC.

        Args:
            query: One statement.
            parameters: Values for its `?` or `:name`. Decimals, dates and times are converted as in the columns.
            max_age: How many seconds ago the lists that it reads may have been read completely at most.

        Returns:
            The rows, each by the names of its columns, with the age of the list that was read longest ago.

        Raises:
            ValueError: The query can't be run, does not only read, or gives two columns the same name.
            TypeError: The query is not a text, or the parameters are not values.
            MirrorError: The file can't be used.
            StaleMirrorError: A list that it reads is older than `max_age`, or was never read completely.

        Example: `mirror.sql("SELECT sum(amount_cents) FROM customer_invoices WHERE paid_at IS NULL")`
        """
        states = {name: rows.state() for name, rows in self._rows.items()}  # from before the rows are read
        found, names = run_query(self._path, query, parameters)
        read = {name: state for name, state in states.items() if names & {name, f"all_{name}"}}
        return MirrorResult(found, str(self._path), read, self._clock.wall(), max_age, dict)

    def close(self) -> None:
        """Close the file. Closing twice is fine."""
        with suppress(ValueError):  # another thread was first
            self._searches.hints.remove(self._hints)
        self._file.close()

    def _refresh(
        self, names: tuple[str, ...], ahead: Ahead, *, full: bool, wait: float, progress: RefreshProgress | None
    ) -> Flow[RefreshResult]:
        listed = [self._listed("names", name) for name in names or self._lists]
        check_seconds("wait", wait)
        if progress is not None:
            check_function("progress", progress)
        changes = Changes()
        with counted_requests() as count:
            lock = yield from self._locked(wait)
            try:
                for one in listed:
                    refreshing = self._refreshing(one, progress)
                    yield from refreshing.refresh(
                        ahead, full=full, full_refresh_interval=self._full_refresh_interval, changes=changes
                    )
            finally:
                lock.release()
        return RefreshResult(count.number, changes.added, changes.changed, changes.removed)

    def _page_operation(self, key: PageKey) -> Operation[Any]:
        name, number = key
        return self._lists[name].read_page(number)

    def _update(self, given: object) -> Flow[Model | None]:
        object_id = id_of(given)
        if object_id is None:
            return None
        for listed in self._lists.values():
            if (operation := listed.read_one(object_id)) is not None:
                return (yield from self._refreshing(listed).read_one(operation, object_id))
        if object_id is not given:  # of an event, which may be about anything
            return None
        raise ValueError(
            f"object_id: {object_id!r} is not the id of an object in {', '.join(self._lists)} "
            "that can be read by itself"
        )

    def _refreshing(self, listed: MirroredList, progress: RefreshProgress | None = None) -> ListRefresh:
        scan = self._path.with_name(f"{self._path.name}.{listed.name}.scan")
        return ListRefresh(self._api, listed, self._rows[listed.name], scan, self._clock.wall, progress)

    def _listed(self, argument: str, name: str) -> MirroredList:
        if name not in self._lists:
            kept = ", ".join(self._lists)
            raise ValueError(f"{argument}: {name!r} is not a list that this mirror keeps; expected one of {kept}")
        return self._lists[name]

    def _locked(self, wait: float) -> Flow[ProcessLock]:
        """The lock of the mirror, held: one refresh at a time."""
        lock = ProcessLock(self._path.with_name(f"{self._path.name}.lock"))
        waited = 0.0
        while not lock.acquire():
            if waited >= wait:
                raise MirrorInUseError(
                    f"process {lock.owner or '?'} is refreshing it; wait for it with `wait`, or refresh it later",
                    str(self._path),
                    lock.owner,
                )
            yield Sleep(_WAIT_FOR_LOCK)
            waited += _WAIT_FOR_LOCK
        return lock


class _MirrorHints:
    """What `ensure` methods may find in a mirror."""

    def __init__(self, lists: Mapping[str, MirroredList], rows: Mapping[str, ListRows]) -> None:
        self._rows = {listed.read_page(1).path: rows[name] for name, listed in lists.items()}

    def find(self, path: str, fields: Mapping[str, object]) -> list[Any]:
        """Objects of the list at a path that had these values when they were read; none if the file can't be used."""
        rows = self._rows.get(path)
        try:
            return [] if rows is None else [restored(rows.model, data) for data in rows.where(fields)]
        except (MirrorError, ValueError) as error:  # the list itself tells, too
            logger.warning("a mirror is left out: %s", error)
            return []


def id_of(given: object) -> str | None:
    """The id that was given, or that of the object that an event is about; None where the event names none.

    Raises:
        TypeError: it is neither.
    """
    if isinstance(given, str):
        return given
    if isinstance(given, WebhookEvent):
        return given.object_id
    raise TypeError(f"object_id: expected an id such as 'inv_abc12345def678', or a WebhookEvent, got {given!r}")

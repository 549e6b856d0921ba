"""Queries of users: they can only read, and it is known which tables they read."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import wait
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, TypeVar

from mijnklantportaal_api.runtime.writing import write_text

from .._calls_in_threads import call_in_thread
from .._sqlite_gate import using_sqlite
from .columns import sql_value
from .database import explained_errors, remedy_in_file
from .similar_names import did_you_mean

T = TypeVar("T")

_ALLOWED = frozenset((sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE))


def run_query(
    path: Path, query: str, parameters: Sequence[object] | Mapping[str, object]
) -> tuple[list[dict[str, Any]], set[str]]:
    """The rows that a query gives, by the names of their columns, and the names of the tables and views that it reads.

    Raises:
        ValueError: the query can't be run, does not only read, or gives two columns the same name.
        TypeError: the query is not a text, or the parameters are not values.
        MirrorError: the file can't be used.
    """
    names: set[str] = set()

    def authorize(action: int, first: str | None, *_: str | None) -> int:
        if action == sqlite3.SQLITE_READ and first:
            names.add(first)
        return sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY

    write_text("query", query)
    if isinstance(parameters, str):
        raise TypeError(f"parameters: expected several values, such as [{parameters!r}], got str")
    try:
        values = (
            {name: sql_value(value) for name, value in parameters.items()}
            if isinstance(parameters, Mapping)
            else [sql_value(value) for value in parameters]
        )
    except TypeError as error:
        raise TypeError(f"parameters: {error}") from error
    uri = f"{path.absolute().as_uri()}?mode=ro"
    opened: list[sqlite3.Connection] = []

    def read() -> tuple[list[str], list[Any]]:
        with (
            using_sqlite(),
            explained_errors(str(path)),
            closing(sqlite3.connect(uri, uri=True, timeout=30.0, check_same_thread=False)) as database,
        ):
            opened.append(database)
            database.set_authorizer(authorize)
            try:
                cursor = database.execute(query, values)
                found = cursor.fetchall()
            except sqlite3.Error as error:
                if remedy_in_file(error, str(path)):
                    raise
                if "not authorized" in str(error):
                    remedy = "; a query can only read"
                else:
                    database.set_authorizer(None)
                    remedy = did_you_mean(database, query, str(error))
                raise ValueError(f"query: {error}{remedy}") from error
            return [name for name, *_ in cursor.description or ()], found

    columns, found = _interruptible(read, opened)
    for column, count in Counter(columns).items():
        if count > 1:
            raise ValueError(f"query: {count} columns are called {column!r}; give them different names with AS")
    return [dict(zip(columns, row, strict=True)) for row in found], names


def _interruptible(read: Callable[[], T], opened: Iterable[sqlite3.Connection]) -> T:
    """What a thread reads, which closes its connection itself: Ctrl-C ends a query only if another thread runs it."""
    running = call_in_thread(read)  # no thread pool: a fork has the lock of those while it waits for this query
    try:
        return running.result()
    except BaseException:
        while not running.done():  # it may have to begin before it can be interrupted
            for database in opened:
                with suppress(sqlite3.ProgrammingError):  # it is closed
                    database.interrupt()
            wait([running], 0.05)
        raise

"""Queries of users: they can only read, and it is known which tables they read."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from .columns import sql_value

_ALLOWED = frozenset((sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE))


def run_query(
    path: Path, query: str, parameters: Sequence[object] | Mapping[str, object]
) -> tuple[list[dict[str, Any]], set[str]]:
    """The rows that a query gives, by the names of their columns, and the names of the tables and views that it reads.

    Raises:
        ValueError: the query can't be run, or does not only read.
    """
    names: set[str] = set()

    def authorize(action: int, first: str | None, *_: str | None) -> int:
        if action == sqlite3.SQLITE_READ and first:
            names.add(first)
        return sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY

    values = (
        {name: sql_value(value) for name, value in parameters.items()}
        if isinstance(parameters, Mapping)
        else [sql_value(value) for value in parameters]
    )
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=30.0)) as database:
        database.set_authorizer(authorize)
        try:
            cursor = database.execute(query, values)
            found = cursor.fetchall()
        except sqlite3.Error as error:
            remedy = "; a query can only read" if "not authorized" in str(error) else ""
            raise ValueError(f"query: {error}{remedy}") from error
        columns = [name for name, *_ in cursor.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in found], names

"""What a query may have meant by the name of a table or column that is not there."""

from __future__ import annotations

import difflib
import re
import sqlite3
from collections.abc import Iterable

_MISSING = re.compile(r"no such (table|column): (?:\w+\.)*\"?([^\"]+)")
_COLUMNS = "SELECT list.name, field.name FROM sqlite_master AS list JOIN pragma_table_info(list.name) AS field"


def did_you_mean(database: sqlite3.Connection, query: str, problem: str) -> str:
    """What to add to a problem of SQLite with a query; empty if no name is similar."""
    columns: dict[str, list[str]] = {}
    for table, column in database.execute(_COLUMNS):
        columns.setdefault(table, []).append(column)
    words = set(re.findall(r"[\w-]+", query.lower()))
    if missing := _MISSING.match(problem):
        kind, name = missing.groups()
        used = [table for table in columns if table in words]
        similar = _similar(name, columns if kind == "table" else [name for table in used for name in columns[table]])
    else:  # without quotes, SQL reads `customer-invoices` as a subtraction
        similar = [table for table in columns if problem.startswith('near "-"') and table.replace("_", "-") in words]
    return f"; did you mean {' or '.join(similar)}?" if similar else ""


def _similar(name: str, known: Iterable[str]) -> list[str]:
    """The name that is nearest to this one, otherwise those that begin with it."""
    known, name = dict.fromkeys(known), name.lower()
    return difflib.get_close_matches(name, known, 1) or [found for found in known if found.startswith(f"{name}_")]

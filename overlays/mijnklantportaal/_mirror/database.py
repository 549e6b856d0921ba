"""The database of a mirror: made, checked, and brought up to date with the models of this version."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from contextlib import AbstractContextManager
from functools import partial

import attrs

from mijnklantportaal_api.runtime.lenient_reading import lenient_reading
from mijnklantportaal_api.runtime.model import Model

from .._kept_data import OF_A_NEWER_VERSION, of_another_portal
from .._sqlite_files import OF_ANOTHER_PROGRAM, explained, open_database, remedy_for, transaction
from .columns import OWN_COLUMNS, SHOWN, Column, columns_of, row_of
from .errors import MirrorError
from .list_state import ListState

_APPLICATION = 0x4D4B504D
"""Marks the file as a mirror, in the header that SQLite has for it."""

_SCHEMA = 1
"""The version of the tables that are the same for all lists."""

_REMEDIES = (
    ("SQLITE_FULL", "the disk is full; free some space and refresh it again: what was read is safe"),
    ("SQLITE_NOTADB", "this is not a mirror, or it is damaged; delete it, or give another path"),
    ("SQLITE_CORRUPT", "the file is damaged; delete it and refresh: everything is read again"),
    ("SQLITE_BUSY", "another program has the file locked; close that program and try again"),
    ("SQLITE_IOERR", "the disk fails; check it, then refresh again"),
)


def explained_errors(path: str) -> AbstractContextManager[None]:
    """Let an error of SQLite say what to do."""
    return explained(path, _REMEDIES, lambda message: MirrorError(message, path))


def remedy_in_file(error: sqlite3.Error, path: str) -> str | None:
    """What to do about an error that comes from the file; None if it comes from what was asked of it."""
    return remedy_for(error, path, _REMEDIES)


def quoted(name: str) -> str:
    """A name in a statement."""
    return '"' + name.replace('"', '""') + '"'


def all_rows(name: str) -> str:
    """The table of a list, with what is gone; the view with the name of the list is without."""
    return quoted(f"all_{name}")


def opened(path: str, base_url: str, models: dict[str, type[Model]]) -> sqlite3.Connection:
    """The database of a mirror of the portal at this URL; made if there is none.

    Args:
        path: the file
        base_url: the address of the portal's API
        models: the classes of the objects in the lists to be kept, by the names of the lists

    Raises:
        MirrorError: it can't be used, is something else, or belongs to another portal or a newer version.
    """
    with explained_errors(path):
        return open_database(path, 30.0, partial(_prepare, path=path, base_url=base_url, models=models))


def _prepare(database: sqlite3.Connection, path: str, base_url: str, models: dict[str, type[Model]]) -> None:
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")  # on the disk before the scan counts a page as read
    with transaction(database):  # of two processes that begin at once, one makes the tables
        (application,) = database.execute("PRAGMA application_id").fetchone()
        (schema,) = database.execute("PRAGMA user_version").fetchone()
        (tables,) = database.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if tables and application != _APPLICATION:
            raise MirrorError(OF_ANOTHER_PROGRAM, path)
        if schema > _SCHEMA:
            raise MirrorError(OF_A_NEWER_VERSION, path)
        if not tables:
            _make_tables(database, base_url)
        (owner,) = database.execute("SELECT base_url FROM mirror_portal").fetchone()
        if owner != base_url:
            raise MirrorError(of_another_portal(owner, base_url), path)
        for name, model in models.items():
            _prepare_list(database, name, model)


def _make_tables(database: sqlite3.Connection, base_url: str) -> None:
    database.execute("CREATE TABLE mirror_portal (base_url TEXT NOT NULL)")
    database.execute("INSERT INTO mirror_portal VALUES (?)", (base_url,))
    fields = ", ".join(field.name for field in attrs.fields(ListState))
    database.execute(
        f"CREATE TABLE mirror_lists (name TEXT PRIMARY KEY, columns TEXT NOT NULL, updates INTEGER NOT NULL, {fields})"
    )
    database.execute(f"PRAGMA application_id = {_APPLICATION}")
    database.execute(f"PRAGMA user_version = {_SCHEMA}")


def _prepare_list(database: sqlite3.Connection, name: str, model: type[Model]) -> None:
    """Make the table of a list, or make it again from the objects that it has if the model has other fields now."""
    columns = columns_of(model)
    wanted = json.dumps(columns)
    row = database.execute("SELECT columns FROM mirror_lists WHERE name = ?", (name,)).fetchone()
    if row is not None and row[0] == wanted:
        return
    if row is None:
        state = attrs.asdict(ListState())
        marks = ", ".join("?" * (3 + len(state)))
        fields = ", ".join(state)
        database.execute(
            f"INSERT INTO mirror_lists (name, columns, updates, {fields}) VALUES ({marks})",  # noqa: S608 - ours
            (name, wanted, 0, *state.values()),
        )
        _make_list(database, name, columns)
        return
    database.execute("UPDATE mirror_lists SET columns = ? WHERE name = ?", (wanted, name))
    database.execute(f"DROP VIEW {quoted(name)}")
    database.execute(f"ALTER TABLE {all_rows(name)} RENAME TO mirror_old")
    _make_list(database, name, columns)
    own = ", ".join(own_name for own_name, _ in OWN_COLUMNS)
    former = database.execute(f"SELECT {own} FROM mirror_old")  # noqa: S608 - names of this module
    insert_rows(database, name, columns, (_read_again(model, columns, list(values)) for values in former))
    database.execute("DROP TABLE mirror_old")


def insert_rows(database: sqlite3.Connection, name: str, columns: list[Column], rows: Iterable[list[object]]) -> None:
    """Put rows into a list, in place of those with the same ids."""
    marks = ", ".join("?" * (len(columns) + len(OWN_COLUMNS)))
    database.executemany(f"INSERT OR REPLACE INTO {all_rows(name)} VALUES ({marks})", rows)  # noqa: S608 - quoted


def _read_again(model: type[Model], columns: list[Column], own_values: list[object]) -> list[object]:
    """A row from the data that it was made of."""
    return [*row_of(restored(model, str(own_values[-1])), columns), *own_values]


def restored(model: type[Model], data: str) -> Model:
    """The object that was kept."""
    with lenient_reading():
        return model.from_dict(json.loads(data))


def _make_list(database: sqlite3.Connection, name: str, columns: list[Column]) -> None:
    described = [(column.name, column.sql_type + " PRIMARY KEY" * (column.field == "id")) for column in columns]
    every = ", ".join(f"{quoted(column)} {sql_type}" for column, sql_type in [*described, *OWN_COLUMNS])
    database.execute(f"CREATE TABLE {all_rows(name)} ({every})")
    for column in columns:
        if column.name.endswith("_id"):  # what objects are looked up by
            index = quoted(f"{name}_by_{column.name}")
            database.execute(f"DROP INDEX IF EXISTS {index}")
            database.execute(f"CREATE INDEX {index} ON {all_rows(name)} ({quoted(column.name)})")
    shown = ", ".join(quoted(column) for column in [*(column.name for column in columns), *SHOWN])
    database.execute(
        f"CREATE VIEW {quoted(name)} AS SELECT {shown} FROM {all_rows(name)} WHERE removed_at IS NULL"  # noqa: S608
    )

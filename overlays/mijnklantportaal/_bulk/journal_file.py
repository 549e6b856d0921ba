"""A journal in a file of SQLite, or in memory: made, locked, checked, and with errors that say what to do."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from .._private_files import remedy_for_path
from .._process_lock import ProcessLock
from .._sqlite_files import MEMORY, OF_ANOTHER_PROGRAM, explained, open_database, transaction
from .._sqlite_gate import using_sqlite
from .errors import JournalError, JournalInUseError
from .journal_database import DAMAGED, INDEX, JOURNAL_MARK, VERSION, WRITES, check_owner, check_version, damaged

_TABLES = (
    "CREATE TABLE portal (base_url TEXT NOT NULL, runs INTEGER NOT NULL)",
    f"CREATE TABLE {WRITES} WITHOUT ROWID",
    f"CREATE INDEX {INDEX}",
)

_REMEDIES = (
    ("SQLITE_FULL", "the disk is full; free some space and run it again: what was written is safe"),
    ("SQLITE_PERM", "this program may not use the file; change its permissions"),
    ("SQLITE_NOTADB", "this is not a journal, or it is damaged; give another path"),
    ("SQLITE_CORRUPT", DAMAGED),
    ("SQLITE_BUSY", "another program has the file open; close that program and run it again"),
    ("SQLITE_IOERR", "the disk fails; check it, then run it again: what was written is safe"),
)


class JournalFile:
    """The database of a journal for the portal at this URL; made if there is none.

    Args:
        path: the file; None for memory
        base_url: the URL of the portal

    Attributes:
        path: the file, as messages show it

    Raises:
        JournalInUseError: another run uses it.
        JournalError: it can't be used, is something else, or belongs to another portal or a newer version.
    """

    def __init__(self, path: Path | None, base_url: str) -> None:
        self.path = MEMORY if path is None else os.fspath(path)
        self._lock = None if path is None else _locked(path)
        try:
            with _explained_errors(self.path):
                prepare = partial(_prepare, path=self.path, base_url=base_url)
                self._connection = open_database(self.path, 5.0, prepare)
        except BaseException:
            self._unlock()
            raise

    def first(self, statement: str, values: Mapping[str, object]) -> tuple[Any, ...] | None:
        """The first row that a query finds."""
        with using_sqlite(), _explained_errors(self.path):
            row: tuple[Any, ...] | None = self._connection.execute(statement, values).fetchone()
        return row

    def change(self, statement: str, values: Mapping[str, object]) -> int:
        """The number of rows that a statement has changed."""
        with using_sqlite(), _explained_errors(self.path):
            return self._connection.execute(statement, values).rowcount

    def close(self) -> None:
        """Close it, and let others use it."""
        with using_sqlite():
            self._connection.close()
        self._unlock()

    def _unlock(self) -> None:
        if self._lock:
            self._lock.release()


@contextmanager
def _explained_errors(path: str) -> Generator[None]:
    """Let an error of SQLite say what to do."""
    try:
        with explained(path, _REMEDIES, lambda message: JournalError(message, path)):
            yield
    except UnicodeDecodeError as error:
        raise damaged(path, error) from error


def _locked(path: Path) -> ProcessLock:
    lock = ProcessLock(path.with_name(path.name + ".lock"))
    try:
        if lock.acquire():
            return lock
    except OSError as error:
        raise JournalError(
            f"it can't be locked ({error.strerror}); {remedy_for_path(path)}", os.fspath(path)
        ) from error
    owner = "another process" if lock.owner is None else f"process {lock.owner}"
    raise JournalInUseError(f"{owner} uses it; wait until that run has ended", os.fspath(path), lock.owner)


def _prepare(database: sqlite3.Connection, path: str, base_url: str) -> None:
    (application,) = database.execute("PRAGMA application_id").fetchone()
    (schema,) = database.execute("PRAGMA user_version").fetchone()
    (tables,) = database.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if tables and application != JOURNAL_MARK:
        raise JournalError(OF_ANOTHER_PROGRAM, path)
    check_version(schema, path)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    if not tables:
        _change(database, *_TABLES, base_url=base_url)
    elif schema < VERSION:
        _change(database, "ALTER TABLE writes ADD COLUMN natural_key TEXT", f"CREATE INDEX {INDEX}")
    check_owner(database.execute("SELECT base_url FROM portal").fetchone(), base_url, path)


def _change(database: sqlite3.Connection, *statements: str, base_url: str | None = None) -> None:
    """Make the tables, for the portal at this URL, or bring those of an older version up to date."""
    with transaction(database):
        for statement in statements:
            database.execute(statement)
        if base_url is not None:
            database.execute("INSERT INTO portal VALUES (?, 0)", (base_url,))
        database.execute(f"PRAGMA application_id = {JOURNAL_MARK}")
        database.execute(f"PRAGMA user_version = {VERSION}")

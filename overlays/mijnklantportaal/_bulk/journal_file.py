"""Opening the database of a journal: made, checked, and with errors that say what to do."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from .errors import JournalError

MEMORY = ":memory:"

_APPLICATION = 0x4D4B5042
"""Marks the file as a journal, in the header that SQLite has for it."""

_SCHEMA = 2
"""The version of the tables."""

_INDEX = "CREATE INDEX writes_by_natural_key ON writes (natural_key)"

_TABLES = (
    "CREATE TABLE portal (base_url TEXT NOT NULL, runs INTEGER NOT NULL)",
    """CREATE TABLE writes (
        identity TEXT PRIMARY KEY,
        arguments TEXT NOT NULL,
        run INTEGER NOT NULL,
        begun_at REAL NOT NULL,
        verdict TEXT,
        value TEXT,
        error TEXT,
        natural_key TEXT
    ) WITHOUT ROWID""",
    _INDEX,
)

_DAMAGED = (
    "the file is damaged; restore it from a backup, or look in the portal which writes took effect and begin with "
    "another journal"
)

_REMEDIES = (
    ("SQLITE_FULL", "the disk is full; free some space and run it again: what was written is safe"),
    ("SQLITE_READONLY", "the file or its folder is read-only; allow this program to write there"),
    ("SQLITE_CANTOPEN", "it can't be opened or made; check the path, and that this program may write in its folder"),
    ("SQLITE_PERM", "this program may not use the file; change its permissions"),
    ("SQLITE_NOTADB", "this is not a journal, or it is damaged; give another path"),
    ("SQLITE_CORRUPT", _DAMAGED),
    ("SQLITE_BUSY", "another program has the file open; close that program and run it again"),
    ("SQLITE_IOERR", "the disk fails; check it, then run it again: what was written is safe"),
)


def damaged(path: str, error: object) -> JournalError:
    """The error for a journal that holds something else than what was written to it."""
    return JournalError(f"{_DAMAGED} ({error})", path)


@contextmanager
def telling(path: str) -> Generator[None]:
    """Let an error of SQLite say what to do."""
    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "")
        remedy = next((text for start, text in _REMEDIES if name.startswith(start)), "it can't be used")
        raise JournalError(f"{remedy} ({error})", path) from error
    except UnicodeDecodeError as error:
        raise damaged(path, error) from error


def opened(path: str, base_url: str) -> sqlite3.Connection:
    """The database of a journal for the portal at this URL; made if there is none.

    Raises:
        JournalError: it can't be used, is something else, or belongs to another portal or a newer version.
    """
    if path != MEMORY:
        _make_file(path)
    with telling(path):
        database = sqlite3.connect(path, timeout=5.0, isolation_level=None, check_same_thread=False)
        try:
            _prepare(database, path, base_url)
        except BaseException:
            database.close()
            raise
        return database


def _make_file(path: str) -> None:
    """Make the file, readable for its owner alone: it holds what was written to the portal."""
    if not Path(path).parent.is_dir():
        raise JournalError("its folder does not exist; make the folder first", path)
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise JournalError(
            f"{error.strerror}; give the path of a file that this program may write, in a folder where it may write",
            path,
        ) from error


def _prepare(database: sqlite3.Connection, path: str, base_url: str) -> None:
    (application,) = database.execute("PRAGMA application_id").fetchone()
    (schema,) = database.execute("PRAGMA user_version").fetchone()
    (tables,) = database.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if tables and application != _APPLICATION:
        raise JournalError("this is the database of another program; give another path", path)
    if schema > _SCHEMA:
        raise JournalError(
            "a newer version of mijnklantportaal wrote it; update with pip install --upgrade mijnklantportaal", path
        )
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    if not tables:
        _change(database, *_TABLES, base_url=base_url)
    elif schema < _SCHEMA:
        _change(database, "ALTER TABLE writes ADD COLUMN natural_key TEXT", _INDEX)
    row: tuple[str] | None = database.execute("SELECT base_url FROM portal").fetchone()
    if row is None:
        raise damaged(path, "it names no portal")
    (owner,) = row
    if owner != base_url:
        raise JournalError(f"it is of the portal at {owner}, and this one is at {base_url}; give another path", path)


def _change(database: sqlite3.Connection, *statements: str, base_url: str | None = None) -> None:
    """Make the tables, for the portal at this URL, or bring those of an older version up to date."""
    database.execute("BEGIN IMMEDIATE")  # all of it or nothing
    for statement in statements:
        database.execute(statement)
    if base_url is not None:
        database.execute("INSERT INTO portal VALUES (?, 0)", (base_url,))
    database.execute(f"PRAGMA application_id = {_APPLICATION}")
    database.execute(f"PRAGMA user_version = {_SCHEMA}")
    database.execute("COMMIT")

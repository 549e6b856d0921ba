"""The objects that a scan has read, and how far it is: an SQLite database, so that memory stays small."""

from __future__ import annotations

import errno
import json
import sqlite3
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from .._serialization import restored_value
from .._sqlite_files import MEMORY, open_database, transaction
from .._sqlite_gate import using_sqlite

_TABLES = """
CREATE TABLE IF NOT EXISTS objects (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    value TEXT,
    chain INTEGER NOT NULL DEFAULT 0,
    reading INTEGER NOT NULL DEFAULT 0,
    proven INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""

_AT_ONCE = 100
"""Objects that are read at once, so that memory stays small."""


class ScanStore:
    """What a scan has read. A page and the state after it are kept together or not at all.

    Args:
        path: the file, made if there is none; None keeps everything in memory
        source: which list of which portal it is

    Raises:
        ValueError: the file is that of another list, or damaged.
        OSError: the file can't be made; from all methods, it can no longer be read or written.
    """

    def __init__(self, path: Path | None = None, source: str = "") -> None:
        self._path = path
        with self._explained_errors():
            self._database = open_database(path or MEMORY, 5.0, partial(self._prepare, source=source))

    def _prepare(self, database: sqlite3.Connection, source: str) -> None:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        database.executescript(_TABLES)
        database.execute("INSERT OR IGNORE INTO state VALUES ('source', ?)", (source,))
        (found,) = database.execute("SELECT value FROM state WHERE name = 'source'").fetchone()
        if found != source:
            raise ValueError(
                f"path: {self._path} is the scan of another list, {found}; delete it, or give another path"
            )

    def load(self) -> dict[str, Any]:
        """The state; empty at the start."""
        with self._explained_errors():
            row: tuple[str] | None = self._database.execute("SELECT value FROM state WHERE name = 'scan'").fetchone()
            return {} if row is None else json.loads(row[0])

    def save(
        self, state: dict[str, Any], found: Sequence[tuple[str, str | None]] = (), reading: int | None = None
    ) -> list[str]:
        """Keep the state, and objects by their ids; the ids of those that are new.

        Args:
            state: how far the scan is
            found: ids and values
            reading: the number of the request that gave them in the chain of the state; None outside of a chain
        """
        with self._transaction() as database:
            new = [
                its_id
                for its_id, value in found
                if database.execute("INSERT OR IGNORE INTO objects (id, value) VALUES (?, ?)", (its_id, value)).rowcount
            ]
            if reading is not None:
                database.executemany(
                    "UPDATE objects SET chain = ?, reading = ? WHERE id = ?",
                    [(state["chain"], reading, its_id) for its_id, _ in found],
                )
            self._save_state(state)
        return new

    def prove(self, state: dict[str, Any], chain: int, reading: int) -> None:
        """Mark what a chain has read up to one of its requests, as what needs no second look."""
        with self._transaction():
            self._database.execute(
                "UPDATE objects SET proven = 1 WHERE chain = ? AND reading <= ? AND NOT proven", (chain, reading)
            )
            self._save_state(state)

    def has_proven(self, ids: Iterable[str]) -> bool:
        """Whether one of these objects is marked."""
        return self._has(ids, "proven")

    def has_of_chain(self, ids: Iterable[str], chain: int) -> bool:
        """Whether a chain has read one of these objects."""
        return self._has(ids, "chain = ?", chain)

    def _has(self, ids: Iterable[str], condition: str, *values: int) -> bool:
        query = f"SELECT 1 FROM objects WHERE id IN (SELECT value FROM json_each(?)) AND {condition}"  # noqa: S608 - ours
        with self._explained_errors():
            return self._database.execute(query, (json.dumps([*ids]), *values)).fetchone() is not None

    def objects(self, after: int) -> Iterator[tuple[int, str | None]]:
        """Positions and values of the objects after a position, in the order in which they were found."""
        while True:
            with self._explained_errors():
                rows = self._database.execute(
                    "SELECT position, value FROM objects WHERE position > ? ORDER BY position LIMIT ?",
                    (after, _AT_ONCE),
                ).fetchall()
            if not rows:
                return
            yield from rows
            after = rows[-1][0]

    def listed(self) -> Iterator[Any]:
        """The objects in the order of the list, as far as it has one; what is gone from it comes last.

        A chain reads from the end to the front, and those after it begin where it stopped.
        """
        with self._explained_errors():
            found = self._database.execute("SELECT value FROM objects ORDER BY chain DESC, reading DESC, position")
        while True:
            with self._explained_errors():
                rows = found.fetchmany(_AT_ONCE)
            if not rows:
                return
            for (value,) in rows:
                yield restored_value(value)

    def count(self) -> int:
        """How many objects there are."""
        with self._explained_errors():
            (last,) = self._database.execute("SELECT max(position) FROM objects").fetchone()  # none is ever removed
        return last or 0

    def found(self) -> FoundObjects:
        """The objects from the first one on, while others are added."""
        return FoundObjects(self)

    def close(self) -> None:
        """Close the database."""
        with using_sqlite():
            self._database.close()

    @contextmanager
    def _transaction(self) -> Generator[sqlite3.Connection]:
        with self._explained_errors(), transaction(self._database):
            yield self._database

    @contextmanager
    def _explained_errors(self) -> Generator[None]:
        """Use SQLite, and let an error of it say what to do."""
        try:
            with using_sqlite():
                yield
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorname", "").startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
                raise self.damaged() from error
            remedy = f"what was read can't be kept ({error}); free some space, and see that the file can be written"
            raise OSError(errno.EIO, remedy, str(self._path)) from error
        except (json.JSONDecodeError, UnicodeDecodeError, KeyError) as error:
            raise self.damaged() from error

    def damaged(self) -> ValueError:
        """The error for a file that can't be understood."""
        return ValueError(f"path: {self._path} is damaged; delete it, or give another path")

    def _save_state(self, state: dict[str, Any]) -> None:
        self._database.execute("INSERT OR REPLACE INTO state VALUES ('scan', ?)", (json.dumps(state),))


class FoundObjects:
    """The objects of a scan, read in pieces.

    Args:
        store: has them
    """

    def __init__(self, store: ScanStore) -> None:
        self._store = store
        self._position = 0

    def further(self) -> Iterator[Any]:
        """Those that were found since the last call."""
        for position, value in self._store.objects(self._position):
            self._position = position
            yield restored_value(value)

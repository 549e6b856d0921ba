"""The objects that a scan has read, and how far it is: an SQLite database, so that memory stays small."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from .._stored import restored_value

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


class ScanStore:
    """What a scan has read. A page and the state after it are kept together or not at all.

    Args:
        path: the file, made if there is none; None keeps everything in memory
        source: which list of which portal it is

    Raises:
        ValueError: the file is that of another list.
        OSError: the file can't be made.
    """

    def __init__(self, path: Path | None = None, source: str = "") -> None:
        if path is not None:  # readable for its owner alone: it holds what the list shows
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        self._database = sqlite3.connect(
            ":memory:" if path is None else path, isolation_level=None, check_same_thread=False
        )
        self._database.execute("PRAGMA journal_mode = WAL")
        self._database.execute("PRAGMA synchronous = NORMAL")
        self._database.executescript(_TABLES)
        self._database.execute("INSERT OR IGNORE INTO state VALUES ('source', ?)", (source,))
        (found,) = self._database.execute("SELECT value FROM state WHERE name = 'source'").fetchone()
        if found != source:
            self._database.close()
            raise ValueError(f"path: {path} is the scan of another list, {found}; give another path")

    def load(self) -> dict[str, Any]:
        """The state; empty at the start."""
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
        query = f"SELECT 1 FROM objects WHERE id = ? AND {condition}"  # noqa: S608 - of this module
        return any(self._database.execute(query, (its_id, *values)).fetchone() for its_id in ids)

    def objects(self, after: int) -> Iterator[tuple[int, str | None]]:
        """Positions and values of the objects after a position, in the order in which they were found."""
        while rows := self._database.execute(
            "SELECT position, value FROM objects WHERE position > ? ORDER BY position LIMIT 100", (after,)
        ).fetchall():
            yield from rows
            after = rows[-1][0]

    def found(self) -> FoundObjects:
        """The objects from the first one on, while others are added."""
        return FoundObjects(self)

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    def _transaction(self) -> sqlite3.Connection:
        self._database.execute("BEGIN IMMEDIATE")
        return self._database  # as a context manager, it ends the transaction

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

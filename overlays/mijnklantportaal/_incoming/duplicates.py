"""Events that were handled before: the portal may send one twice, and gives none an id."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Literal, Protocol, TypeAlias

from mijnklantportaal_api.runtime.argument_checks import check_count
from mijnklantportaal_api.runtime.public import public
from mijnklantportaal_api.runtime.upload_content import checked_path

from .._fork_lock import ForkLock
from .._sqlite_files import OF_ANOTHER_PROGRAM, explained, open_database, transaction
from .._sqlite_gate import using_sqlite

Claim: TypeAlias = Literal["new", "running", "done"]
"""Of an event: nobody has handled it, somebody does now, or somebody has."""


@public
class DuplicateStore(Protocol):
    """Remembers events. `WebhookReceiver` calls `claim`, then your function, then `finish`, or `forget` if it raised.

    `MemoryDuplicateStore` is for one process, `FileDuplicateStore` for those of a machine, `RedisDuplicateStore` for
    several machines. One of your own may raise anything: the event is then handled, and the error is logged.

    Their arguments:

    - `digest` is the event: a text of 64 characters, the same when it is sent again.
    - `now` is the time by the receiver's clock, in seconds since 1970. A store goes by it: what was kept until then or
      earlier is forgotten, and `until - now` is for how long to keep something.
    - `until` is when to forget the event, in seconds since 1970.

    Threads and processes may claim the same event at once: only one of them may be told `"new"`.
    """

    def claim(self, digest: str, now: float, until: float) -> Claim:
        """Begin with an event.

        Returns:
            `"new"` if it is not known, which then counts as running until that time; `"running"` if somebody handles it
            now, `"done"` if somebody has.
        """
        ...

    def finish(self, digest: str, now: float, until: float) -> None:
        """Remember until that time that an event was handled."""
        ...

    def forget(self, digest: str) -> None:
        """An event could not be handled; the next one counts as new."""
        ...


@public
class MemoryDuplicateStore:
    """Remembers events in memory: at most `max_entries`, then the oldest are forgotten. Threads may share it.

    Raises `ValueError` or `TypeError` if `max_entries` is not a number from 1 up.
    """

    def __init__(self, max_entries: int = 100_000) -> None:
        check_count("max_entries", max_entries, 1)
        self._max_entries = max_entries
        self._threads = ForkLock()
        self._known: dict[str, tuple[Claim, float]] = {}

    def claim(self, digest: str, now: float, until: float) -> Claim:
        """Begin with an event."""
        with self._threads.lock:
            state, end = self._known.get(digest, ("new", now))
            if end > now:
                return state
            self._keep(digest, "running", until)
            return "new"

    def finish(self, digest: str, now: float, until: float) -> None:
        """Remember that an event was handled."""
        with self._threads.lock:
            self._keep(digest, "done", until)

    def forget(self, digest: str) -> None:
        """The next such event counts as new."""
        with self._threads.lock:
            self._known.pop(digest, None)

    def _keep(self, digest: str, state: Claim, until: float) -> None:
        self._known.pop(digest, None)  # so that it is the newest
        self._known[digest] = (state, until)
        while len(self._known) > self._max_entries:
            del self._known[next(iter(self._known))]


_APPLICATION = 0x4D4B5045
"""Marks the file as one of events, in the header that SQLite has for it."""
_TABLE = "CREATE TABLE events (digest TEXT PRIMARY KEY, state TEXT NOT NULL, until REAL NOT NULL)"
_SECONDS = 2.0
"""How long to wait for a locked file: the portal waits meanwhile."""
_REMEDIES = (
    ("SQLITE_NOTADB", "this is not a file of events, or it is damaged; delete it, or give another path"),
    ("SQLITE_CORRUPT", "the file is damaged; delete it"),
    ("SQLITE_BUSY", "others have it locked for too long; try again, or close the program that keeps it locked"),
)


def _failure(file: Path, message: str) -> OSError:
    return OSError(f"file: {file}: {message}")


def _prepare(connection: sqlite3.Connection, file: Path) -> None:
    connection.execute("PRAGMA synchronous = OFF")  # what a power failure loses, is handled again
    if _application(connection) == _APPLICATION:
        return
    with transaction(connection):  # each time: somebody may have removed the file
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if tables and _application(connection) != _APPLICATION:  # of two that begin at once, one has made the table
            raise _failure(file, OF_ANOTHER_PROGRAM)
        if not tables:
            connection.execute(_TABLE)
            connection.execute(f"PRAGMA application_id = {_APPLICATION}")


def _application(connection: sqlite3.Connection) -> int:
    (found,) = connection.execute("PRAGMA application_id").fetchone()
    return int(found)


@public
class FileDuplicateStore:
    """Remembers events in an SQLite file that threads and processes of one machine share. Only its owner can read it.

    Raises `OSError`, also when it is used later, if the file can't be used, or is something else, and `ValueError` or
    `TypeError` if it is not a path.
    """

    def __init__(self, file: os.PathLike[str] | str) -> None:
        self._file = checked_path("file", file)
        with self._connected():
            pass

    @contextmanager
    def _connected(self) -> Generator[sqlite3.Connection]:
        # one for each use: threads and forked processes can't share one
        with (
            using_sqlite(),
            explained(self._file, _REMEDIES, partial(_failure, self._file)),
            closing(open_database(self._file, _SECONDS, partial(_prepare, file=self._file))) as connection,
        ):
            yield connection

    def claim(self, digest: str, now: float, until: float) -> Claim:
        """Begin with an event."""
        with self._connected() as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("DELETE FROM events WHERE until <= ?", (now,))
            known = connection.execute("SELECT state FROM events WHERE digest = ?", (digest,)).fetchone()
            if known is None:
                connection.execute("INSERT INTO events VALUES (?, 'running', ?)", (digest, until))
            connection.execute("COMMIT")
        found: Claim = "new" if known is None else known[0]
        return found

    def finish(self, digest: str, now: float, until: float) -> None:
        """Remember that an event was handled."""
        with self._connected() as connection:
            connection.execute("INSERT OR REPLACE INTO events VALUES (?, 'done', ?)", (digest, until))

    def forget(self, digest: str) -> None:
        """The next such event counts as new."""
        with self._connected() as connection:
            connection.execute("DELETE FROM events WHERE digest = ?", (digest,))

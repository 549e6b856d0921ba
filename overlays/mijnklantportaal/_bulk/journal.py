"""The journal of a bulk run: what is to be sent is on the disk before it is sent, and what came of it after."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import NamedTuple

from .errors import JournalError
from .journal_database import JournalDatabase, damaged
from .journal_file import JournalFile


class Entry(NamedTuple):
    """What a journal knows of a write."""

    arguments: str
    """The fingerprint of what was sent; empty if it could not be made."""
    run: int
    begun_at: float
    """In seconds since 1970."""
    outcome: str | None
    """None if the outcome is not known: the write is under way, or its process ended."""
    value: str | None
    error: str | None


class Journal:
    """The writes of the runs so far, in a database; threads may share it, processes may not.

    Args:
        place: a file, made if there is none, or the address of a PostgreSQL database; None keeps everything in memory
        base_url: the URL of the portal

    Raises:
        JournalInUseError: another run uses it.
        JournalError: it can't be used, or belongs to something else.
    """

    def __init__(self, place: Path | str | None, base_url: str) -> None:
        self._pid = os.getpid()
        self._lock = threading.Lock()
        self._database = _opened(place, base_url)

    def begin_run(self) -> int:
        """The number of a new run."""
        with self._use():
            self._database.change("UPDATE portal SET runs = runs + 1", {})
            row = self._database.first("SELECT runs FROM portal", {})
        if row is None:
            raise damaged(self._database.path, "it names no portal")
        number: int = row[0]
        return number

    def find(self, identity: str) -> Entry | None:
        """What is known of a write."""
        with self._use():
            row = self._database.first(
                "SELECT arguments, run, begun_at, outcome, value, error FROM writes WHERE identity = :identity",
                {"identity": identity},
            )
        return None if row is None else Entry(*row)

    def is_open(self, natural_key: str, run: int) -> bool:
        """Whether another run has begun to write this object, with any arguments, and its outcome is not known."""
        with self._use():
            row = self._database.first(
                "SELECT 1 FROM writes WHERE natural_key = :natural_key AND run != :run "
                "AND (outcome IS NULL OR outcome = 'ambiguous')",
                {"natural_key": natural_key, "run": run},
            )
        return row is not None

    def begin(self, identity: str, arguments: str, run: int, now: float, natural_key: str | None = None) -> None:
        """Put on the disk that a write is about to be sent; the natural key is that of what `ensure` methods write."""
        with self._use():
            self._database.change(
                "INSERT INTO writes (identity, arguments, run, begun_at, natural_key) "
                "VALUES (:identity, :arguments, :run, :begun_at, :natural_key) "
                "ON CONFLICT (identity) DO UPDATE SET arguments = excluded.arguments, run = excluded.run, "
                "begun_at = excluded.begun_at, natural_key = excluded.natural_key, "
                "outcome = NULL, value = NULL, error = NULL",
                {
                    "identity": identity,
                    "arguments": arguments,
                    "run": run,
                    "begun_at": now,
                    "natural_key": natural_key,
                },
            )

    def end(self, identity: str, outcome: str, value: str | None, error: str | None) -> bool:
        """Put on the disk what came of a write; whether it was there."""
        with self._use():
            changed = self._database.change(
                "UPDATE writes SET outcome = :outcome, value = :value, error = :error WHERE identity = :identity",
                {"identity": identity, "outcome": outcome, "value": value, "error": error},
            )
        return changed > 0

    def forget(self, identity: str) -> bool:
        """Remove a write; whether it was there."""
        with self._use():
            return self._database.change("DELETE FROM writes WHERE identity = :identity", {"identity": identity}) > 0

    def check(self) -> None:
        """Find out whether it can still be used."""
        with self._use():
            self._database.first("SELECT 1", {})

    def damaged(self, error: Exception) -> JournalError:
        """The error for an entry that can't be read."""
        return damaged(self._database.path, error)

    def check_process(self) -> None:
        """Refuse a process that was forked: it has none of the threads at work.

        Raises:
            RuntimeError: this is such a process.
        """
        if os.getpid() != self._pid:
            raise RuntimeError("the journal belongs to the process that forked this one; open another one here")

    def close(self) -> None:
        """Close it, and let others use it."""
        if os.getpid() == self._pid:  # otherwise it is the parent's
            with self._lock:
                self._database.close()

    def _use(self) -> threading.Lock:
        """For one thread at a time; a lock itself, since an interrupt could leave one held that a function takes."""
        self.check_process()
        return self._lock


def _opened(place: Path | str | None, base_url: str) -> JournalDatabase:
    if isinstance(place, str):
        from .journal_server import JournalServer  # late: SQLAlchemy is an extra, and takes long to load

        return JournalServer(place, base_url)
    return JournalFile(place, base_url)

"""The journal of a bulk run: what is to be sent is on the disk before it is sent, and what came of it after."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from .._process_lock import ProcessLock
from .errors import JournalError, JournalInUseError
from .journal_file import MEMORY, damaged, opened, telling


class Entry(NamedTuple):
    """What a journal knows of a write."""

    arguments: str
    """The fingerprint of what was sent; empty if it could not be made."""
    run: int
    begun_at: float
    """In seconds since 1970."""
    verdict: str | None
    """None if the outcome is not known: the write is under way, or its process ended."""
    value: str | None
    error: str | None


class Journal:
    """The writes of the runs so far, in an SQLite database; threads may share it, processes may not.

    Args:
        path: the file, made if there is none; None keeps everything in memory
        base_url: the URL of the portal

    Raises:
        JournalInUseError: another run uses it.
        JournalError: it can't be used, or belongs to something else.
    """

    def __init__(self, path: Path | None, base_url: str) -> None:
        self._path = MEMORY if path is None else os.fspath(path)
        self._pid = os.getpid()
        self._thread_lock = threading.Lock()
        self._process_lock = None if path is None else self._locked(path)
        try:
            self._database: sqlite3.Connection = opened(self._path, base_url)
        except BaseException:
            self._unlock()
            raise

    def _locked(self, path: Path) -> ProcessLock:
        lock = ProcessLock(path.with_name(path.name + ".lock"))
        try:
            if lock.acquire():
                return lock
        except OSError as error:
            raise JournalError(
                f"it can't be locked ({error.strerror}); give a path in a folder that exists, and where this program "
                "may write",
                self._path,
            ) from error
        owner = "another process" if lock.owner is None else f"process {lock.owner}"
        raise JournalInUseError(
            f"{owner} uses it; wait until that run has ended",
            self._path,
            lock.owner,
        )

    def begin_run(self) -> int:
        """The number of a new run."""
        with self._use() as database:
            database.execute("UPDATE portal SET runs = runs + 1")
            row: tuple[int] = database.execute("SELECT runs FROM portal").fetchone()
        return row[0]

    def find(self, identity: str) -> Entry | None:
        """What is known of a write."""
        with self._use() as database:
            row = database.execute(
                "SELECT arguments, run, begun_at, verdict, value, error FROM writes WHERE identity = ?", (identity,)
            ).fetchone()
        return None if row is None else Entry(*row)

    def is_open(self, natural_key: str, run: int) -> bool:
        """Whether another run has begun to write this object, with any arguments, and its outcome is not known."""
        with self._use() as database:
            row = database.execute(
                "SELECT 1 FROM writes WHERE natural_key = ? AND run != ? "
                "AND (verdict IS NULL OR verdict = 'ambiguous')",
                (natural_key, run),
            ).fetchone()
        return row is not None

    def begin(self, identity: str, arguments: str, run: int, now: float, natural_key: str | None = None) -> None:
        """Put on the disk that a write is about to be sent; the natural key is that of what `ensure` methods write."""
        with self._use() as database:
            database.execute(
                "INSERT OR REPLACE INTO writes (identity, arguments, run, begun_at, natural_key) "
                "VALUES (?, ?, ?, ?, ?)",
                (identity, arguments, run, now, natural_key),
            )

    def end(self, identity: str, verdict: str, value: str | None, error: str | None) -> None:
        """Put on the disk what came of a write."""
        with self._use() as database:
            database.execute(
                "UPDATE writes SET verdict = ?, value = ?, error = ? WHERE identity = ?",
                (verdict, value, error, identity),
            )

    def forget(self, identity: str) -> bool:
        """Remove a write; whether it was there."""
        with self._use() as database:
            return database.execute("DELETE FROM writes WHERE identity = ?", (identity,)).rowcount > 0

    def damaged(self, error: Exception) -> JournalError:
        """The error for an entry that can't be read."""
        return damaged(self._path, error)

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
            with self._thread_lock:
                self._database.close()
            self._unlock()

    def _unlock(self) -> None:
        if self._process_lock:
            self._process_lock.release()

    @contextmanager
    def _use(self) -> Generator[sqlite3.Connection]:
        """The database, for one thread at a time; every statement is committed by itself."""
        self.check_process()
        with self._thread_lock, telling(self._path):
            yield self._database

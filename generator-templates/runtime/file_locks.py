"""Locks for open files, so that several calls may send the same one at once."""

from __future__ import annotations

from threading import RLock
from typing import IO, Any
from weakref import WeakKeyDictionary

from .forking import renew_after_fork


class FileLocks:
    """A lock for each file: going to a position and reading there is one step."""

    def __init__(self) -> None:
        self.renew()
        renew_after_fork(self)

    def of(self, file: IO[bytes]) -> Any:
        """The lock of a file; one of its own if the file can't be remembered."""
        try:
            return self._locks.setdefault(file, RLock())
        except TypeError:
            return RLock()

    def renew(self) -> None:
        """Drop the locks that threads of the parent process may hold."""
        self._locks: WeakKeyDictionary[IO[bytes], Any] = WeakKeyDictionary()


file_locks: FileLocks = FileLocks()

"""A lock that one process holds, and that the system frees when that process ends, however it does."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO

from mijnklantportaal_api.runtime.forking import renew_after_fork

_LOCKED_BYTE = 1 << 30
"""On Windows nobody can read a locked byte, so it is one far behind the process number."""

_NO_LINK: int = getattr(os, "O_NOFOLLOW", 0)
"""The file is written to, so a link that somebody put in its place must not lead to another."""


class ProcessLock:
    """A lock that is a file, beside what one process alone may use.

    Attributes:
        owner: the number of the process that holds it, where another one does
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[bytes] | None = None
        self.owner: int | None = None
        renew_after_fork(self)

    def acquire(self) -> bool:
        """Whether this process has the lock now.

        Raises:
            OSError: the file of the lock can't be made.
        """
        while True:
            file = os.fdopen(os.open(self._path, os.O_RDWR | os.O_CREAT | _NO_LINK, 0o600), "r+b", buffering=0)
            if not _lock(file):
                text = file.read(20)
                self.owner = int(text) if text.isdigit() else None
                file.close()
                return False
            if _is_at(self._path, file):
                file.truncate()
                file.write(str(os.getpid()).encode())
                self._file = file
                return True
            file.close()  # the owner removed it meanwhile

    def release(self) -> None:
        """Free the lock, and leave nothing behind."""
        if self._file is not None:
            if sys.platform != "win32":  # Windows removes no open file
                with suppress(OSError):
                    self._path.unlink()
            self._file.close()
            self._file = None

    def renew(self) -> None:
        """Leave the lock to the parent process alone."""
        if self._file is not None:
            self._file.close()
            self._file = None


def _is_at(path: Path, file: IO[bytes]) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(file.fileno()))
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> bool:
        file.seek(_LOCKED_BYTE)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            file.seek(0)
        return True
else:
    import fcntl

    def _lock(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

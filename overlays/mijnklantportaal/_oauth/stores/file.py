"""`FileTokenStore`: tokens in a file that only its owner can read, for the processes of one machine."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from mijnklantportaal_api.runtime.public import public
from mijnklantportaal_api.runtime.upload_content import checked_path

from ..._private_files import is_private, remedy_for_path, written_aside
from ..._process_lock import ProcessLock
from ..tokens import OAuthTokens
from .failures import StoreFailures

_MAX_BYTES = 1 << 20
"""In bytes; what is larger is something else, and is not read to its end."""


_OF_THE_PATH = (FileNotFoundError, IsADirectoryError, NotADirectoryError, PermissionError)
"""The errors of a path that can't be right, and not of the disk."""


class FileLock:
    """A lock that is a file; the system frees it when its process ends, however it does.

    Args:
        path: the file, which is made, and removed when the lock is freed
        failures: raises the errors of the store
    """

    def __init__(self, path: Path, failures: StoreFailures) -> None:
        self._lock = ProcessLock(path)
        self._failures = failures

    @property
    def owner(self) -> int | None:
        """The number of the process that holds it, where another one does."""
        return self._lock.owner

    def acquire(self) -> bool:
        """Take the lock if nobody has it."""
        with self._failures:
            return self._lock.acquire()

    def release(self) -> None:
        """Free the lock."""
        with self._failures:
            self._lock.release()


@public
class FileTokenStore:
    """Keeps tokens in a file, for all processes of this machine that have the path.

    The file is written aside and renamed, so nobody reads half of it, and only its owner can read it. A file beside it,
    with `.lock` at its end, is the lock.

    Args:
        path: The file; its folder must exist.

    Raises:
        ValueError, TypeError: The path is not one, its folder is missing, or it is a link that leads to itself.

    Example: `OAuthTokenSource(application, FileTokenStore("tokens.json"))`
    """

    def __init__(self, path: os.PathLike[str] | str) -> None:
        given = checked_path("path", path)
        try:
            # of a link, the file itself: whoever has the one or the other shares its lock, and a rename keeps the link
            self.path: Path = given.resolve()
        except (OSError, RuntimeError) as error:
            raise ValueError(f"path: {error}") from None
        if not self.path.parent.is_dir():
            raise ValueError(f"path: {self.path}: {remedy_for_path(self.path)}")
        self._failures = StoreFailures(f"the file of tokens {self.path}", OSError, ValueError, remedy=self._remedy)

    def __repr__(self) -> str:
        return f"FileTokenStore({str(self.path)!r})"

    def _remedy(self, error: Exception) -> str:
        return remedy_for_path(self.path) if isinstance(error, _OF_THE_PATH) else ""

    def load(self) -> OAuthTokens | None:
        """The tokens in the file; None if there is no file.

        Raises:
            TokenStoreError: The file can't be read, is not one of tokens, or others can read it.
        """
        with self._failures, suppress(FileNotFoundError), open(self.path, "rb", opener=_without_waiting) as file:
            mode = os.fstat(file.fileno()).st_mode
            if not stat.S_ISREG(mode):
                raise ValueError("it is a pipe or a device; name a file")
            if not is_private(mode):
                raise ValueError(f"others can read it; run: chmod 600 '{self.path}', and log in again")
            return OAuthTokens.from_json(file.read(_MAX_BYTES))
        return None

    def save(self, tokens: OAuthTokens) -> None:
        """Write the file in one step.

        Raises:
            TokenStoreError: It can't be written.
        """
        with self._failures, written_aside(self.path) as descriptor, os.fdopen(descriptor, "wb") as file:
            file.write(tokens.to_json().encode())
            file.flush()
            os.fsync(descriptor)  # a refresh token that is lost costs a log-in

    def clear(self) -> None:
        """Remove the file.

        Raises:
            TokenStoreError: It can't be removed.
        """
        with self._failures:
            self.path.unlink(missing_ok=True)

    def lock(self) -> FileLock:
        """A lock for all processes of this machine."""
        return FileLock(self.path.with_name(f"{self.path.name}.lock"), self._failures)


def _without_waiting(path: str, flags: int) -> int:
    """Open a file; a pipe in its place would wait for somebody who writes."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))

"""What files of SQLite have in common: only their owner reads them, changes are whole, and errors say what to do."""

import errno
import os
import sqlite3
import threading
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager, suppress
from pathlib import Path

from ._private_files import remedy_for_path
from ._sqlite_gate import using_sqlite

MEMORY = ":memory:"

_making = threading.Lock()  # until a new file is closed, no other thread may use it


def open_database(
    path: str | os.PathLike[str], timeout: float, prepare: Callable[[sqlite3.Connection], None]
) -> sqlite3.Connection:
    """The database in a file, which is made if there is none, or in memory.

    Args:
        path: the file, or `MEMORY`
        timeout: seconds to wait for others that have it locked
        prepare: checks it, and makes its tables

    Raises:
        OSError: the file can't be made.
        sqlite3.Error: it can't be used.
    """
    with using_sqlite():
        if path != MEMORY:
            _make(os.path.realpath(path))
        database = sqlite3.connect(path, timeout=timeout, isolation_level=None, check_same_thread=False)
        try:
            prepare(database)
        except BaseException:
            database.close()
            raise
        return database


def _make(path: str) -> None:
    """Make a file if there is none. One that is there is not opened: closing it would end all locks that this process
    has on it, also those of other connections."""
    if Path(path).is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), path)
    with _making, suppress(FileExistsError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))


OF_ANOTHER_PROGRAM = "this is the database of another program; give another path"


@contextmanager
def transaction(database: sqlite3.Connection) -> Generator[None]:
    """All of what is written in this block, or nothing."""
    with database:  # an interrupt right after the beginning must not leave a transaction open
        database.execute("BEGIN IMMEDIATE")
        yield


@contextmanager
def explained(
    path: str | os.PathLike[str], remedies: Iterable[tuple[str, str]], failure: Callable[[str], Exception]
) -> Generator[None]:
    """A block whose errors of the file say what to do.

    Args:
        path: the file
        remedies: what to do that depends on what the file is for, by the beginnings of the names of SQLite's errors
        failure: the error with a message
    """
    try:
        yield
    except OSError as error:
        if error.errno is None:  # what `failure` has made, such as one of `OF_ANOTHER_PROGRAM`, says it already
            raise
        raise failure(f"{error.strerror}; {remedy_for_path(path)}") from error
    except sqlite3.Error as error:
        remedy = remedy_for(error, path, remedies) or "it can't be used"
        raise failure(f"{remedy} ({error})") from error


def remedy_for(
    error: sqlite3.Error, path: str | os.PathLike[str], remedies: Iterable[tuple[str, str]] = ()
) -> str | None:
    """What to do about an error, by the beginning of its name; None if that is not known.

    Args:
        error: what SQLite says
        path: the file
        remedies: what to do that depends on what the file is for
    """
    name = getattr(error, "sqlite_errorname", "")
    if name == "SQLITE_IOERR_SHMSIZE":  # so it says where there is no room for what it shares with other processes
        name = "SQLITE_FULL"
    of_any_file = (
        ("SQLITE_READONLY", "the file or its folder is read-only; allow this program to write there"),
        ("SQLITE_CANTOPEN", f"it can't be opened or made; {remedy_for_path(path)}"),
    )
    return next((text for start, text in (*remedies, *of_any_file) if name.startswith(start)), None)

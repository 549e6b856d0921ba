"""The open database of a mirror: one thread uses it at a time, and no forked process inherits it."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from mijnklantportaal_api.runtime.forking import close_before_fork
from mijnklantportaal_api.runtime.model import Model

from .._sqlite_files import transaction
from .._sqlite_gate import using_sqlite
from .database import explained_errors, opened
from .errors import MirrorError


class MirrorFile:
    """The database of a mirror, open.

    A forked process that uses the connection of its parent, or knows of its locks, can damage the file. So it is closed
    before a fork, and each process opens it again when it needs it.

    Args:
        path: the file
        base_url: the address of the portal's API
        models: the classes of the objects in the lists, by the names of the lists

    Raises:
        MirrorError: it can't be used, is something else, or belongs to another portal or a newer version.
    """

    def __init__(self, path: str, base_url: str, models: dict[str, type[Model]]) -> None:
        self._path = path
        self._base_url = base_url
        self._models = models
        self._guard = threading.RLock()
        self._is_closed = False
        self._database: sqlite3.Connection | None = None
        with self.reading():
            close_before_fork(self)

    @contextmanager
    def reading(self) -> Generator[sqlite3.Connection]:
        """The database, for this block.

        Raises:
            MirrorError: it can't be used, is closed, or was deleted or replaced since it was opened.
        """
        with using_sqlite(), self._guard, explained_errors(self._path):
            if self._is_closed:
                raise MirrorError("it is closed; open another one", self._path)
            if self._database is None:
                self._database = opened(self._path, self._base_url, self._models)
                self._opened = Path(self._path).stat()
            elif not self._is_there():
                raise MirrorError("the file was deleted or replaced while it was open; open it again", self._path)
            yield self._database

    @contextmanager
    def changing(self) -> Generator[sqlite3.Connection]:
        """The database; all of what is written in this block, or nothing.

        Raises:
            MirrorError: as for reading.
        """
        with self.reading() as database, transaction(database):
            yield database

    def close(self) -> None:
        """Close it. Closing twice is fine."""
        with using_sqlite(), self._guard:
            self._is_closed = True
            self._leave()

    def before_fork(self) -> None:
        """Close it until the fork is done."""
        self._guard.acquire()
        self._leave()

    def after_fork(self) -> None:
        """Allow to open it again."""
        self._guard.release()

    def _leave(self) -> None:
        if self._database is not None:
            self._database.close()
            self._database = None

    def _is_there(self) -> bool:
        try:
            return os.path.samestat(Path(self._path).stat(), self._opened)
        except FileNotFoundError:
            return False

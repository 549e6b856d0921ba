"""Where a journal is kept: what a file and a server have in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from .._kept_data import OF_A_NEWER_VERSION, of_another_portal
from .errors import JournalError

VERSION = 2
"""The version of the tables."""

JOURNAL_MARK = 0x4D4B5042
"""Tells journals from what is of other programs: in the header of a file of SQLite, and in locks of a server."""

WRITES = """writes (
    identity TEXT PRIMARY KEY,
    arguments TEXT NOT NULL,
    run INTEGER NOT NULL,
    begun_at DOUBLE PRECISION NOT NULL,
    outcome TEXT,
    value TEXT,
    error TEXT,
    natural_key TEXT
)"""

INDEX = "writes_by_natural_key ON writes (natural_key)"


DAMAGED = (
    "it is damaged; restore it from a backup, or look in the portal which writes took effect and begin with another "
    "journal"
)


class JournalDatabase(Protocol):
    """A database that one process has for itself; each statement is committed by itself.

    Raises:
        JournalError: it can't be used; the message says what to do.
    """

    path: str
    """Where it is, as messages show it."""

    def first(self, statement: str, values: Mapping[str, object]) -> tuple[Any, ...] | None:
        """The first row that a query finds."""
        ...

    def change(self, statement: str, values: Mapping[str, object]) -> int:
        """The number of rows that a statement has changed."""
        ...

    def close(self) -> None:
        """Close it, and let others use it."""
        ...


def check_version(version: int, path: str) -> None:
    """Refuse the journal of a newer version of this package.

    Raises:
        JournalError: it is one.
    """
    if version > VERSION:
        raise JournalError(OF_A_NEWER_VERSION, path)


def check_owner(row: Sequence[Any] | None, base_url: str, path: str) -> None:
    """Refuse the journal of another portal.

    Args:
        row: begins with the URL of its portal
        base_url: the URL of this portal
        path: where the journal is

    Raises:
        JournalError: it is one.
    """
    if row is None:
        raise damaged(path, "it names no portal")
    if row[0] != base_url:
        raise JournalError(of_another_portal(row[0], base_url), path)


def damaged(path: str, error: object) -> JournalError:
    """The error for a journal that holds something else than what was written to it."""
    return JournalError(f"{DAMAGED} ({error})", path)

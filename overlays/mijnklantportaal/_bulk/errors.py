"""What goes wrong with a journal."""

from __future__ import annotations

from mijnklantportaal_api.runtime.public import public


@public
class JournalError(Exception):
    """The journal of a bulk run can't be used: the message says why, and what to do.

    Attributes:
        message: what happened, and what to do about it
        path: the journal
    """

    def __init__(self, message: str, path: str, *details: object) -> None:
        super().__init__(message, path, *details)  # pickles are made of these
        self.message = message
        self.path = path

    def __str__(self) -> str:
        return f"journal {self.path}: {self.message}"


@public
class JournalInUseError(JournalError):
    """Another run uses the journal.

    Attributes:
        pid: the number of the process that uses it; None if it is not known
    """

    def __init__(self, message: str, path: str, pid: int | None = None) -> None:
        super().__init__(message, path, pid)
        self.pid = pid

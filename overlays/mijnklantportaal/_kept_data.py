"""Why data that an earlier run has kept, such as a journal or a mirror, can't be used by this one."""

from __future__ import annotations

from typing import ClassVar

OF_A_NEWER_VERSION = "a newer version of mijnklantportaal wrote it; update with pip install --upgrade mijnklantportaal"


def of_another_portal(owner: str, base_url: str) -> str:
    """The reason to refuse the data of the portal at one URL for the portal at another one."""
    return f"it belongs to the portal at {owner}, and this one is at {base_url}; give another path"


class KeptDataError(Exception):
    """Base of the errors of each kind of such data.

    Attributes:
        message: what happened, and what to do about it
        path: where the data is
    """

    _kind: ClassVar[str]
    """What the data is called in messages."""

    def __init__(self, message: str, path: str, *details: object) -> None:
        super().__init__(message, path, *details)  # pickles are made of these
        self.message = message
        self.path = path

    def __str__(self) -> str:
        return f"{self._kind} {self.path}: {self.message}"


class KeptDataInUseError(KeptDataError):
    """Base of the errors that somebody else uses the data.

    Attributes:
        pid: the number of the process that uses it; None if it is not known
    """

    def __init__(self, message: str, path: str, pid: int | None = None) -> None:
        super().__init__(message, path, pid)
        self.pid = pid

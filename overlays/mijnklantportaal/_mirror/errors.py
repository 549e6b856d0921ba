"""What goes wrong with a mirror."""

from __future__ import annotations

from mijnklantportaal_api.runtime.public import public

from .._kept_data import KeptDataError, KeptDataInUseError


@public
class MirrorError(KeptDataError):
    """A mirror can't be used: the message says why, and what to do.

    Attributes:
        message: what happened, and what to do about it
        path: the file of the mirror
    """

    _kind = "mirror"


@public
class MirrorInUseError(KeptDataInUseError, MirrorError):
    """Another refresh of the mirror is under way.

    Attributes:
        pid: the number of the process that makes it; None if it is not known
    """


@public
class StaleMirrorError(MirrorError):
    """What the mirror knows is older than `max_age`, or was never read completely.

    Attributes:
        age: how old it is, in seconds; None if it was never read completely
    """

    def __init__(self, message: str, path: str, age: float | None = None) -> None:
        super().__init__(message, path, age)
        self.age = age

"""Objects that must not share a connection or a lock with the process that forked."""

from __future__ import annotations

import os
import weakref
from threading import get_ident
from typing import TYPE_CHECKING

# What the functions below refer to lives until the process ends, with all that it refers to in turn: with
# the module `typing`, a program takes 9 million instructions more, of some 700 from its start to its end.
if TYPE_CHECKING:
    from typing import Protocol

    class Renewable(Protocol):
        """An object that begins anew in a forked process."""

        def renew(self) -> None:
            """Drop what belongs to the parent process, without closing it."""
            ...

    class Inherited(Protocol):
        """An object that has what a forked process must not inherit, even if it never uses it."""

        def before_fork(self) -> None:
            """Close it, and let nobody open it again until the fork is done."""
            ...

        def after_fork(self) -> None:
            """Allow to open it again; in both processes."""
            ...


_objects: weakref.WeakSet[Renewable] = weakref.WeakSet()


def renew_after_fork(item: Renewable) -> None:
    """Call `renew` in every process that is forked from this one, for as long as the object exists."""
    _objects.add(item)


def _renew_all() -> None:
    for item in list(_objects):
        item.renew()


_inherited: weakref.WeakSet[Inherited] = weakref.WeakSet()
_closed: dict[int, list[Inherited]] = {}
"""What each thread that forks has closed: while one allows to open it again, another one may have closed it anew."""


def close_before_fork(item: Inherited) -> None:
    """Call `before_fork` before each fork of this process, and `after_fork` after it, as long as the object exists."""
    _inherited.add(item)


def close_all() -> None:
    """Close what a forked process must not inherit, before each fork."""
    closing = list(_inherited)
    for item in closing:
        item.before_fork()
    _closed[get_ident()] = closing


def allow_all() -> None:
    """Allow to open again what this thread has closed, after its fork; in both processes."""
    for item in _closed.pop(get_ident(), ()):
        item.after_fork()


if hasattr(os, "register_at_fork"):  # not on Windows, which can't fork
    os.register_at_fork(before=close_all, after_in_parent=allow_all, after_in_child=allow_all)
    os.register_at_fork(after_in_child=_renew_all)

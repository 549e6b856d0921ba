"""Objects that must not share a connection or a lock with the process that forked."""

from __future__ import annotations

import os
import weakref
from typing import Protocol


class Renewable(Protocol):
    """An object that begins anew in a forked process."""

    def renew(self) -> None:
        """Drop what belongs to the parent process, without closing it."""
        ...


_objects: weakref.WeakSet[Renewable] = weakref.WeakSet()


def renew_after_fork(item: Renewable) -> None:
    """Call `renew` in every process that is forked from this one, for as long as the object exists."""
    _objects.add(item)


def _renew_all() -> None:
    for item in list(_objects):
        item.renew()


if hasattr(os, "register_at_fork"):  # not on Windows, which can't fork
    os.register_at_fork(after_in_child=_renew_all)

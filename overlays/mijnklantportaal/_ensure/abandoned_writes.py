"""Writes that a call has sent and lost sight of: they may take effect after the call has ended."""

import datetime
from collections.abc import Callable
from typing import NamedTuple

from .matching import Key


class AbandonedWrite(NamedTuple):
    """A write whose outcome was unknown when it was last heard of."""

    again: datetime.datetime
    """What was created after this time must be read again, to see whether it took effect."""
    until: float
    """When it has taken effect, or no longer can, by the clock of this machine."""


class AbandonedWrites:
    """These writes by their keys, for as long as they may take effect; whoever uses a key has its lock.

    Args:
        monotonic: the clock of this machine
    """

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._writes: dict[Key, AbandonedWrite] = {}

    def add(self, key: Key, again: datetime.datetime, until: float) -> None:
        """Remember a write, and forget those that have settled."""
        now = self._monotonic()
        for other, write in list(self._writes.items()):
            if write.until <= now:
                self._writes.pop(other, None)
        earlier = self._writes.get(key)
        self._writes[key] = AbandonedWrite(again if earlier is None else min(again, earlier.again), until)

    def find(self, key: Key) -> AbandonedWrite | None:
        """The write of a key that may still take effect."""
        return self._writes.get(key)

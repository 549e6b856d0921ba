"""Writes that calls have sent: what was read before does not show them, and some take effect when the call is over."""

import datetime
import math
from collections.abc import Callable
from typing import NamedTuple

from .matching import Key
from .settings import VALID_FOR

_FEW = 100
"""So many writes are remembered before it is worth forgetting the old ones."""


class AbandonedWrite(NamedTuple):
    """A write that was sent; its outcome may have been unknown when it was last heard of."""

    again: datetime.datetime
    """What was created after this time must be read again, to see whether it took effect."""
    until: float
    """When it has taken effect, or no longer can, by the clock of this machine; a write that ended has at once."""


class AbandonedWrites:
    """These writes by their keys, for as long as what was read before them is used; whoever uses a key has its lock.

    Args:
        monotonic: the clock of this machine
    """

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._writes: dict[Key, AbandonedWrite] = {}
        self._max = _FEW

    def add(self, key: Key, again: datetime.datetime, until: float) -> None:
        """Remember a write, and forget those that settled before all that is used now was read."""
        if len(self._writes) > self._max:
            oldest = self._monotonic() - VALID_FOR
            for other, write in list(self._writes.items()):
                if write.until <= oldest:
                    self._writes.pop(other, None)
            self._max = 2 * len(self._writes) + _FEW
        earlier = self._writes.get(key)
        self._writes[key] = AbandonedWrite(again if earlier is None else min(again, earlier.again), until)

    def find(self, key: Key) -> AbandonedWrite | None:
        """The last write of a key, which may still take effect."""
        return self._writes.get(key)

    def settled_at(self, key: Key) -> float:
        """When the last write of a key has settled, or will have."""
        write = self._writes.get(key)
        return -math.inf if write is None else write.until

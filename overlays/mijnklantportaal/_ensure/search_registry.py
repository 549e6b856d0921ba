"""The searches of a client, one for each list. They cost nothing until an `ensure` method is called."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from .._clock import Clock

if TYPE_CHECKING:
    from mijnklantportaal_api.runtime.natural_keys import NaturalKey

    from .abandoned_writes import AbandonedWrites
    from .key_locks import FairTurns, KeyLocks
    from .shared_search import SharedSearch

T = TypeVar("T")


class Hints(Protocol):
    """Knows of objects that may be there, such as a mirror. What it gives is read again before it is trusted."""

    def find(self, path: str, fields: Mapping[str, object]) -> list[Any]:
        """Objects of the list at a path that had these values."""
        ...


class SearchRegistry:
    """What a client knows of its lists, and how it finds out more; each list by what is sent to read it.

    Args:
        new_lock: makes a lock for threads, or for tasks
        clock: the source of time
        max_wait: seconds that a request waits for the rate limit at most, unless its options say otherwise

    Attributes:
        hints: what else may know of objects
    """

    def __init__(self, new_lock: Callable[[], FairTurns], clock: Clock, max_wait: float) -> None:
        self.clock = clock
        self.hints: list[Hints] = []
        self.max_wait = max_wait
        self._new_lock = new_lock
        self._searches: dict[tuple[object, ...], SharedSearch[Any]] = {}
        self._writes: dict[tuple[object, ...], tuple[KeyLocks, AbandonedWrites]] = {}
        """What is being written, whatever headers it is sent with: a write takes effect for all of them."""

    def of(self, key: NaturalKey[T], headers: object) -> SharedSearch[T]:
        """The search of the list that has such objects, as requests with these headers see it."""
        from .abandoned_writes import AbandonedWrites
        from .key_locks import KeyLocks
        from .shared_search import SharedSearch

        place, monotonic = (key.read_list(1).path, key.fields), self.clock.monotonic
        writes = self._writes.setdefault(place, (KeyLocks(self._new_lock), AbandonedWrites(monotonic)))
        return self._searches.setdefault((place, headers), SharedSearch(key, self._new_lock, monotonic, *writes))

    def hinted(self, key: NaturalKey[T], sent: Mapping[str, object]) -> list[T]:
        """Objects that may be the one that a request would create, from the first that knows any."""
        fields = {attribute: sent.get(wire_name) for wire_name, attribute in key.fields}
        path = key.read_list(1).path
        for hints in list(self.hints):
            if found := hints.find(path, fields):
                return found
        return []

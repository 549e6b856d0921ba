"""What a client knows of all its lists. It costs nothing until an `ensure` method is called."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from .._clock import Clock

if TYPE_CHECKING:
    from mijnklantportaal_api.runtime.natural_keys import NaturalKey

    from .key_locks import FairTurns
    from .looking import Looker

T = TypeVar("T")


class Lookers:
    """What a client knows of its lists, each by what is sent to read it.

    Args:
        new_lock: makes a lock for threads, or for tasks
        clock: the source of time
        longest_wait: seconds that a request waits for the rate limit at most, unless its options say otherwise
    """

    def __init__(self, new_lock: Callable[[], FairTurns], clock: Clock, longest_wait: float) -> None:
        self.clock = clock
        self.longest_wait = longest_wait
        self._new_lock = new_lock
        self._lookers: dict[tuple[object, ...], Looker[Any]] = {}

    def of(self, key: NaturalKey[T], headers: object) -> Looker[T]:
        """What is known of the list that has such objects, as requests with these headers see it."""
        from .looking import Looker

        place = key.read_list(1).path, key.fields, headers
        return self._lookers.setdefault(place, Looker(key, self._new_lock, self.clock.monotonic))

"""Searches of a list, which share what they read.

One reading of a list is made at a time. Searches that begin meanwhile wait for it, and then share the next one: a
reading serves every search that began before it, and was complete for what that search needs.
"""

import datetime
import itertools
import math
from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

from mijnklantportaal_api.runtime.errors import PaginationError
from mijnklantportaal_api.runtime.flow import Acquire, Flow, Sleep
from mijnklantportaal_api.runtime.forking import renew_after_fork
from mijnklantportaal_api.runtime.natural_keys import NaturalKey

from .abandoned_writes import AbandonedWrites
from .key_locks import FairTurns, KeyLocks
from .list_index import Known, ListIndex
from .list_reader import ListReader, Need
from .page_reader import PageReader, TimedPage

T = TypeVar("T")

_MAX_PAGE_AGE = 3600.0
"""Seconds after which a page counts as unread: its objects may have got other names meanwhile."""


class _Done(NamedTuple):
    """The last reading that ended: its number, when it showed the newest objects, what was read again, and whether it
    missed nothing."""

    number: int
    shown_at: float
    again: datetime.datetime
    is_final: bool


class SharedSearch(Generic[T]):
    """What the client knows of one list, and the way to find out more.

    Args:
        key: how objects are found in the list
        new_lock: makes a lock for threads, or for tasks
        monotonic: the clock of this machine, for the age of what is known
        writing: the keys that are being written
        abandoned: writes that calls have lost sight of

    Attributes:
        index: what is known of the list
        writing, abandoned: as given
    """

    def __init__(
        self,
        key: NaturalKey[T],
        new_lock: Callable[[], FairTurns],
        monotonic: Callable[[], float],
        writing: KeyLocks,
        abandoned: AbandonedWrites,
    ) -> None:
        self.index: ListIndex[T] = ListIndex(key)
        self.writing = writing
        self.abandoned = abandoned
        self._lock = new_lock()
        self._monotonic = monotonic
        self._numbers = itertools.count(1)
        self._tickets = itertools.count(1)
        self._began = 0
        self._oldest_page_read_at = 0.0
        self.renew()
        renew_after_fork(self)

    def renew(self) -> None:
        """Forget the searches of the process that this one was forked from, and what they may have left half done."""
        self._done: _Done | None = None
        self._waiting: dict[int, Need] = {}

    @property
    def readings_begun(self) -> int:
        """The number of the last reading that has begun."""
        return self._began

    @property
    def shown_at(self) -> float:
        """When the page was asked for that showed the newest objects last, by the clock."""
        return -math.inf if self._done is None else self._done.shown_at

    def meeting_time(self, moment: float, spread: float) -> float:
        """When to search at that time or later: calls that wait at once search at the same time, to share a reading."""
        return moment if self.writing.count < 2 else math.ceil(moment / spread) * spread

    def is_fresh(self, since: datetime.datetime, within: float) -> bool:
        """Whether all objects created since a time are known as they were not longer ago than that."""
        return within > 0 and self._monotonic() - self.shown_at <= within and self.index.covers(since)

    def search(
        self,
        need: Need,
        read_page: Callable[[int], Flow[TimedPage[T]]],
        error: Callable[[str], PaginationError],
        within: float | None,
        gather: float = 0.0,
        shown_after: float = math.inf,
    ) -> Flow[list[Known[T]]]:
        """The objects with the wanted key, from a reading that began after this search, or has shown what is new later.

        Before it reads, it waits for so many seconds (`gather`) for other searches to share the reading. Where nothing
        must be read again, a reading will do that showed the newest objects after a time of the clock (`shown_after`).

        Raises:
            TimeoutError: other readings took longer than `within` seconds.
            PortalError: the list can't be read.
        """
        began, ticket = self._began, next(self._tickets)
        self._waiting[ticket] = need
        turn = self._lock.turn()
        try:
            yield Acquire(turn, within)
            is_shown = need.again is None and self.shown_at >= shown_after and self.index.covers(need.since)
            if not is_shown and not self._is_served(need, began):
                if gather:
                    yield Sleep(gather)
                yield from self._read(read_page, error)
            return self.index.matches(need.wanted)
        finally:
            self._waiting.pop(ticket, None)
            turn.release()

    def _is_served(self, need: Need, began: int) -> bool:
        """Whether a reading that began after the search has found out what it needs."""
        done = self._done
        return (
            done is not None
            and done.number > began
            and self.index.covers(need.since)
            and (need.again is None or done.again <= need.again)
            and (done.is_final or not need.is_final)
        )

    def _read(
        self, read_page: Callable[[int], Flow[TimedPage[T]]], error: Callable[[str], PaginationError]
    ) -> Flow[None]:
        began_at = self._monotonic()
        if began_at - self._oldest_page_read_at >= _MAX_PAGE_AGE:
            self.index.read_anew()
        needs = list(self._waiting.values())
        self._began = number = next(self._numbers)
        pages = PageReader(self.index, read_page, number, error)
        reader = ListReader(pages, needs)
        yield from reader.run()
        if not reader.is_joined:
            self._oldest_page_read_at = began_at
        if reader.is_complete:
            self._done = _Done(number, reader.shown_at, reader.again, reader.is_final)

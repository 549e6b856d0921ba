"""One run over an iterable of writes: when the next one is taken, and when a result is given. No threads, no tasks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .ledger import Endings
from .outcomes import BulkResult, stops_run
from .progress import ProgressCounter

MAX_CONCURRENCY = 100
"""Writes at work at once; the documented rate limit allows 60 requests a minute."""

_MAX_RESTING = 500
"""Writes that wait for something before they are sent again."""

_MAX_HELD = 1000
"""Results that wait for an earlier one, where they are given in order."""


class Run:
    """The state of a run.

    Args:
        max_concurrency: how many writes may be at work at once
        in_order: whether results are given in the order of the writes
        counter: counts the results

    Attributes:
        counter: as given
        is_stopped: whether no more writes are taken
        failure: what ends the run, besides its last result
    """

    def __init__(self, max_concurrency: int, in_order: bool, counter: ProgressCounter) -> None:
        self._max_concurrency = max_concurrency
        self._in_order = in_order
        self.counter = counter
        self._taken = 0
        self._ended = 0
        self._next_given = 0
        self._held: dict[int, BulkResult[Any] | None] = {}
        self.is_stopped = False
        self.failure: BaseException | None = None

    def stop(self, failure: BaseException | None = None) -> None:
        """Take no more writes, because there are none, or for a reason that ends the run."""
        self.is_stopped = True
        self.failure = self.failure or failure

    def may_take(self, resting: int) -> bool:
        """Whether to take another write now, while so many of those under way wait for long.

        As many as may be at work are taken ahead, so that no slot waits for the iterable.
        """
        under_way = self._taken - self._ended
        return (
            not self.is_stopped
            and under_way - resting < 2 * self._max_concurrency
            and under_way < 2 * self._max_concurrency + _MAX_RESTING
            and len(self._held) < _MAX_HELD
        )

    def take(self) -> int:
        """The number of a write that is taken now."""
        self._taken += 1
        return self._taken - 1

    @property
    def is_idle(self) -> bool:
        """Whether nothing is under way."""
        return self._ended == self._taken

    def end(self, endings: Endings) -> Iterator[BulkResult[Any]]:
        """Take what has ended, and give the results that are due."""
        for number, result, failure, _ in endings:
            self._ended += 1
            if failure is not None:
                self.stop(failure)
            if result is not None and result.error is not None and stops_run(result.error):
                self.stop(result.error)
            self._held[number] = result
        yield from self._due()

    def _due(self) -> Iterator[BulkResult[Any]]:
        while self._held:
            number = self._next_given if self._in_order else next(iter(self._held))
            if number not in self._held:
                return
            result = self._held.pop(number)
            self._next_given += 1
            if result is not None:
                self.counter.count(result)
                yield result

"""How far a bulk run is, and how long the rest takes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeAlias

import attrs

from mijnklantportaal_api.runtime.public import public

from .._policies.rate_limit import RateLimiter
from .outcomes import BulkResult


@public
@attrs.frozen(kw_only=True)
class BulkProgress:
    """How far a bulk run is; `progress=` of `portal.bulk` is called with one at the start and after each result."""

    done: int
    """The writes with a result, those of earlier runs and those that failed included."""
    failed: int
    """How many of them failed."""
    ambiguous: int
    """How many of them may have taken effect, and nobody knows."""
    total: int | None
    """How many writes there are; None if the run was given an iterator and no `total`."""
    seconds_left: float | None
    """How long the rest takes under the rate limit, at the pace so far, and until what an earlier run left has settled;
    None if `total` is not known. Writes that have ended are not part of the rest, also if their result is still to come
    because of `in_order`."""


ProgressCallback: TypeAlias = Callable[[BulkProgress], None]


class ProgressCounter:
    """Counts the writes of a run as they end, and their results as they are given; threads may share it.

    Args:
        limiter: knows the rate limit
        max_concurrency: how many writes are at work at once
        total: how many writes there are, if known
    """

    def __init__(self, limiter: RateLimiter, max_concurrency: int, total: int | None) -> None:
        self._limiter = limiter
        self._total = total
        self._max_concurrency = max_concurrency
        self._outcomes: dict[str, int] = {}
        self._lock = threading.Lock()
        self._ended = 0
        self._seconds = 0.0
        self._sent_writes = 0
        self._requests = 0
        self._waits_until = 0.0

    def count(self, result: BulkResult[object]) -> None:
        """Count a result that is given."""
        self._outcomes[result.outcome] = self._outcomes.get(result.outcome, 0) + 1

    def count_end(self, result: BulkResult[object] | None, seconds: float) -> None:
        """Count a write that has ended, and how long its requests took, without the waits between."""
        with self._lock:
            self._ended += 1
            self._seconds += seconds
            if result is not None and result.requests:
                self._sent_writes += 1
                self._requests += result.requests

    def count_wait(self, until: float) -> None:
        """Count a write that is not sent before a time of the limiter's clock."""
        self._waits_until = max(self._waits_until, until)

    def state(self) -> BulkProgress:
        """How far the run is now."""
        done = sum(self._outcomes.values())
        return BulkProgress(
            done=done,
            failed=self._outcomes.get("failed", 0),
            ambiguous=self._outcomes.get("ambiguous", 0),
            total=self._total,
            seconds_left=None if self._total is None else self._seconds_left(self._total),
        )

    def _seconds_left(self, total: int) -> float:
        """The rate limit, the server and waits bound the pace; the slowest of them counts."""
        with self._lock:
            left = total - self._ended
            if left <= 0:
                return 0.0
            waits = self._waits_until - self._limiter.clock.monotonic()
            share = left / self._sent_writes if self._sent_writes else None
            requests = left if share is None else round(share * self._requests)
            working = 0.0 if share is None else share * self._seconds / self._max_concurrency
        return max(self._limiter.seconds_until(requests), working, waits)

"""How far a bulk run is, and how long the rest takes."""

from __future__ import annotations

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
    """How long the rest takes under the rate limit, at the pace so far; None if `total` is not known."""


ProgressCallback: TypeAlias = Callable[[BulkProgress], None]


class ProgressCounter:
    """Counts the results of a run.

    Args:
        limiter: knows the rate limit
        most_at_once: how many writes are at work at once
        total: how many writes there are, if known
    """

    def __init__(self, limiter: RateLimiter, most_at_once: int, total: int | None) -> None:
        self._limiter = limiter
        self._total = total
        self._most_at_once = most_at_once
        self._seconds = 0.0
        self._verdicts: dict[str, int] = {}
        self._sent_writes = 0
        self._requests = 0

    def count(self, result: BulkResult[object]) -> None:
        """Count a result."""
        self._verdicts[result.verdict] = self._verdicts.get(result.verdict, 0) + 1
        if result.requests:
            self._sent_writes += 1
            self._requests += result.requests

    def state(self) -> BulkProgress:
        """How far the run is now."""
        done = sum(self._verdicts.values())
        return BulkProgress(
            done=done,
            failed=self._verdicts.get("failed", 0),
            ambiguous=self._verdicts.get("ambiguous", 0),
            total=self._total,
            seconds_left=None if self._total is None else self._seconds_for(max(0, self._total - done)),
        )

    def count_seconds(self, seconds: float) -> None:
        """Count how long the requests of a write took, without the waits between."""
        self._seconds += seconds

    def _seconds_for(self, writes: int) -> float:
        """The rate limit and the server bound the pace; the slower of the two counts."""
        if not self._sent_writes:
            return self._limiter.seconds_until(writes)
        share = writes / self._sent_writes
        return max(
            self._limiter.seconds_until(round(share * self._requests)), share * self._seconds / self._most_at_once
        )

"""How many requests the rate limit still allows: the client's own count, corrected by the API's headers.

The API allows 60 requests per minute for each token, and each response says how many are left. It does not say when a
slot becomes free, so the client keeps the times of its own requests. Requests of other processes with the same token
appear only in the API's numbers; the client assumes that they were spread evenly since the previous response.
"""

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from mijnklantportaal_api.runtime.public import public
from mijnklantportaal_api.runtime.retry_after import retry_after

WINDOW = 60.0
"""In seconds; the limit is stated per minute."""

DOCUMENTED_LIMIT = 60

MAX_COUNTED = 6000
"""The most requests per minute that are counted one by one, which bounds the memory.

A higher limit is scaled down to it: 20,000 requests of which 5,000 are left count as 6,000 of which 1,500 are left.
"""

_COUNT = re.compile(r"[0-9]{1,9}")


@public
class RateLimit(NamedTuple):
    """The rate limit as a response of the API states it, from `portal.last_rate_limit`."""

    limit: int
    """Requests allowed per minute, for all programs with the same token."""
    remaining: int
    """Requests left when the API responded."""

    @classmethod
    def from_headers(cls, headers: Mapping[str, str]) -> "RateLimit | None":
        """Read `X-RateLimit-Limit` and `X-RateLimit-Remaining`; None if they are missing or unreadable."""
        limit, remaining = headers.get("x-ratelimit-limit", ""), headers.get("x-ratelimit-remaining", "")
        if _COUNT.fullmatch(limit) and _COUNT.fullmatch(remaining) and int(limit) > 0:
            return cls(int(limit), int(remaining))
        return None


def scaled(latest: RateLimit) -> tuple[int, int]:
    """The limit and the requests made, as far as `MAX_COUNTED` allows."""
    made = max(0, latest.limit - latest.remaining)
    if latest.limit <= MAX_COUNTED:
        return latest.limit, made
    return MAX_COUNTED, -(-made * MAX_COUNTED // latest.limit)


class Slot(NamedTuple):
    """A request's slot in the window."""

    number: int
    """The number of requests so far, this one included."""
    time: float
    """When the slot was taken."""
    others_under_way: int
    """The number of requests without a response when the slot was taken."""
    aged: int
    """The number of requests that had left the window when the slot was taken."""


class SlidingWindow:
    """The requests that may still be made. It is not thread-safe: the caller holds a lock.

    All times are monotonic seconds, passed by the caller.

    Args:
        limit: the requests per minute at first; None for any number
        times: when requests were made so far, in order
    """

    def __init__(self, limit: int | None = DOCUMENTED_LIMIT, times: Iterable[float] = ()) -> None:
        self._limit = limit
        self._times = list(times)
        self._blocked_until = 0.0
        self._taken = 0
        self.under_way = 0
        """The number of requests without a response."""
        self._aged = 0
        self._corrected_at = float("-inf")
        self.last: RateLimit | None = None
        """The rate limit in the API's latest response that gave one."""

    def data(self) -> dict[str, Any]:
        """What the window knows besides the requests under way, as JSON can hold it."""
        return {
            "limit": self._limit,
            "times": self._times,
            "blocked_until": self._blocked_until,
            "taken": self._taken,
            "aged": self._aged,
            "corrected_at": max(self._corrected_at, 0.0),
            "last": self.last and [self.last.limit, self.last.remaining],
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any], under_way: int, now: float) -> "SlidingWindow":
        """A window that knows what another one knew, at a time that may be earlier: clocks can be set back."""
        window = cls(data["limit"], (min(time, now) for time in data["times"]))
        window._blocked_until = min(data["blocked_until"], now + WINDOW)
        window._taken = data["taken"]
        window._aged = data["aged"]
        window.under_way = under_way
        window._corrected_at = min(data["corrected_at"], now)
        window.last = data["last"] and RateLimit(*data["last"])
        return window

    def restart(self, limit: int | None, times: Iterable[float]) -> None:
        """Allow so many requests, and count those that were made at these times, in order, instead of the others."""
        self._limit = limit
        self._times = list(times)

    @property
    def limit(self) -> int | None:
        """The requests allowed per minute; None for any number."""
        return self._limit

    def times(self, now: float) -> list[float]:
        """When the requests of the last minute were made."""
        self._forget_until(now - WINDOW)
        return list(self._times)

    def count(self, time: float) -> None:
        """Count a request of which nothing is known but the time."""
        insort(self._times, time)

    def wait(self, now: float, ahead: int = 0) -> float:
        """Seconds until a request may be made; 0 if it may be made now.

        Args:
            now: the current time
            ahead: how many other requests are to be made first
        """
        self._forget_until(now - WINDOW)
        free_at = max(now, self._blocked_until)
        if self._limit is None:
            return free_at - now
        # the number of the request that must have aged; those from `len(self._times)` on are yet to be made
        number = len(self._times) + ahead - self._limit
        windows = max(0, (number - len(self._times)) // self._limit + 1)
        number -= windows * self._limit
        if number >= 0:
            free_at = max(free_at, self._times[number] + WINDOW)
        return free_at + windows * WINDOW - now

    def reason(self, now: float) -> str | None:
        """Why requests have to wait; None while the API has not said anything about a limit."""
        if self._blocked_until > now:
            return "the API has asked for a pause"
        return f"the rate limit of {self.last.limit} per minute is used up" if self.last else None

    def take(self, now: float) -> Slot:
        """Count a request that is made now."""
        slot = Slot(self._taken + 1, now, self.under_way, self._aged)
        self._taken += 1
        self.under_way += 1
        insort(self._times, now)
        return slot

    def give_back(self, slot: Slot) -> None:
        """Stop counting a request that did not reach the API."""
        self.under_way -= 1
        position = bisect_left(self._times, slot.time)
        if self._times[position : position + 1] == [slot.time]:
            del self._times[position]

    def keep(self, slot: Slot, now: float) -> None:
        """Count a request as made now, the latest time at which the API can have counted it."""
        self.give_back(slot)
        insort(self._times, now)

    def learn(self, slot: Slot, status: int, headers: Mapping[str, str], now: float, wall: float) -> None:
        """Correct the count by the response to a request."""
        self._forget_until(now - WINDOW)
        latest = RateLimit.from_headers(headers)
        made = 0
        if latest is not None:
            self.last = latest
            self._limit, made = scaled(latest)
        if status == 429:
            self.give_back(slot)
            asked = retry_after(headers, wall)
            self._blocked_until = max(self._blocked_until, now + min(1.0 if asked is None else asked, WINDOW))
            return
        self.keep(slot, now)
        if latest is not None:
            self._correct(slot, made, now)
        elif self.last is None and status < 500:  # a gateway's error says nothing about the API
            self._limit = None
            self._times.clear()

    def _correct(self, slot: Slot, counted: int, now: float) -> None:
        # the API may have counted these before or after it wrote the response
        unsure = self._taken - slot.number + slot.others_under_way
        # and it may have counted these, which have left the window since
        known = len(self._times) + self._aged - slot.aged
        if len(self._times) > counted + unsure:
            del self._times[: len(self._times) - counted - unsure]
        elif known < counted:
            self._add_others(counted - known, now)
        self._corrected_at = now

    def _add_others(self, count: int, now: float) -> None:
        """Count requests of other processes, made between the previous response and this one."""
        start = max(self._corrected_at, now - WINDOW)
        step = (now - start) / count
        self._times.extend(start + step * number for number in range(1, count + 1))
        self._times.sort()

    def _forget_until(self, time: float) -> None:
        count = bisect_right(self._times, time)
        self._aged += count
        del self._times[:count]

"""What the clients of a token know together: the window, the requests under way, and who waits. Without I/O.

All times are seconds of the clock of Redis.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from .._policies.sliding_window import WINDOW, SlidingWindow, Slot

LONGEST_LOOK = 5.0
"""In seconds; a client that waits looks again after this time, or when its turn is due."""

_GRACE = 2.0
"""In seconds; a client that looks no more loses its place in the line after this time."""

_MARGIN = 0.001
"""In seconds, for what is lost where times of different clocks are rounded."""

_LONGEST_UNDER_WAY = 600.0
"""In seconds; requests that are under way for longer are those of killed programs."""

SETTLING = WINDOW + 15.0
"""In seconds after Redis came back: requests that no client has reported by then count no more."""


class Outcome(NamedTuple):
    """How a request ended."""

    status: int | None = None
    """None if there is no response."""
    headers: Mapping[str, str] = MappingProxyType({})
    was_sent: bool = True


class Ended(NamedTuple):
    """The end of a request."""

    id: str
    epoch: str
    """Of the state that its slot is in; empty if it was made without Redis."""
    at: float
    wall: float
    """The time of its machine in seconds since 1970."""
    outcome: Outcome


class _Place(NamedTuple):
    client: str
    waiting: int
    until: float


def end_slot(window: SlidingWindow, slot: Slot, outcome: Outcome, now: float, wall: float) -> None:
    """Correct the count of a window by the end of a request."""
    if not outcome.was_sent:
        window.give_back(slot)
    elif outcome.status is None:
        window.keep(slot, now)
    else:
        window.learn(slot, outcome.status, outcome.headers, now, wall)


class SharedState:
    """What is in Redis, at a time.

    Args:
        text: what Redis holds; empty if there is nothing
        now: the time
    """

    def __init__(self, text: str, now: float) -> None:
        data: dict[str, Any] = json.loads(text) if text else {}
        self.now = now
        self.is_new = not text
        self.epoch: str = data.get("epoch") or secrets.token_hex(8)
        self.changed_at: float = data.get("changed_at", 0.0)
        self.share_until: float = min(data.get("share_until", 0.0), now + SETTLING)
        """Until then each client keeps to its share, because another one may have made requests that are not here."""
        self._under_way: dict[str, Slot] = {
            its_id: Slot(*slot)
            for its_id, slot in data.get("under_way", {}).items()
            if slot[1] > now - _LONGEST_UNDER_WAY
        }
        self._reported: dict[str, float] = {
            its_id: at for its_id, at in data.get("reported", {}).items() if at > now - WINDOW
        }
        """Requests that were made without Redis."""
        self._line = [_Place(*place) for place in data.get("line", []) if place[2] > now]
        self.window = SlidingWindow.from_data(data["window"], len(self._under_way), now) if data else SlidingWindow()

    def text(self, author: str) -> str:
        """The state for Redis.

        Args:
            author: what makes this text different from any other
        """
        data = {
            "author": author,
            "epoch": self.epoch,
            "changed_at": self.now,
            "share_until": self.share_until,
            "under_way": self._under_way,
            "reported": self._reported,
            "line": self._line,
            "window": self.window.data(),
        }
        return json.dumps(data, separators=(",", ":"))

    def ask(self, client: str, waiting: int, slot_id: str, patience: float) -> Slot | float:
        """A slot for a client, or the seconds until it may have one; in between, its place in the line is kept.

        Args:
            client: who asks
            waiting: how many of its requests wait
            slot_id: the slot's name; asking again after a lost answer gives the same slot
            patience: how many seconds the client waits at most
        """
        if slot_id in self._under_way:
            return self._under_way[slot_id]
        rank = next((rank for rank, place in enumerate(self._line) if place.client == client), len(self._line))
        seconds = self.window.wait(self.now - _MARGIN, ahead=rank)
        del self._line[rank : rank + 1]
        if seconds <= 0:
            self._under_way[slot_id] = self.window.take(self.now)
            return self._under_way[slot_id]
        if seconds <= patience:
            self._line.insert(rank, _Place(client, waiting, self.now + min(seconds, LONGEST_LOOK) + _GRACE))
        return seconds

    def ahead(self, client: str, own: int, now: float) -> int:
        """How many requests are before one of a client that has so many before it: the clients take turns."""
        others = (place for place in self._line if place.client != client and place.until > now)
        return own + sum(min(place.waiting, own + 1) for place in others)

    def end(self, ended: Ended) -> None:
        """Correct the count by the end of a request; by the same end twice as by one."""
        slot, at = self._under_way.pop(ended.id, None), min(ended.at, self.now)
        if slot is not None:
            end_slot(self.window, slot, ended.outcome, at, ended.wall)
        elif ended.epoch != self.epoch and ended.id not in self._reported and ended.outcome.was_sent:
            self._reported[ended.id] = at
            self.window.count(at)

    def worst_case(self, now: float) -> list[float]:
        """The times of as many requests as the limit allows, if the other clients made all those that are not known."""
        times = self.window.times(now)
        known = sorted([now] * len(self._under_way) + times[: max(0, len(times) - len(self._under_way))])
        unknown = (self.window.limit or 0) - len(known)
        return known + [now] * unknown

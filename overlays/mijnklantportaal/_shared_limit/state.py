"""What the clients of a token know together: the window, the requests under way, and who waits. Without I/O.

All times are seconds of the clock of Redis.
"""

from __future__ import annotations

import json
import secrets
import zlib
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from .._policies.sliding_window import WINDOW, SlidingWindow, Slot

_GRACE = 2.0
"""In seconds; a client that does not come when its turn is due loses its place in the line after this time."""

_SILENCE = 5.0
"""In seconds; after this time, any look is noted, so that a client that had lost Redis sees that the others had not."""

_MARGIN = 0.001
"""In seconds, for what is lost where times of different clocks are rounded."""

_MAX_UNDER_WAY = 600.0
"""In seconds; requests that are under way for longer are those of killed programs."""

_UNTOLD = 3
"""So many requests are under way at most until the API has said what it counts, where Redis can't know it."""

_SOON = 0.2
"""In seconds; a client that waits for that looks again after this time."""

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


class Answer(NamedTuple):
    """What a client that asks for a slot is told."""

    slot: Slot | None
    seconds: float
    """Until it may have a slot, the next one if there is one now; 0 if that is not known."""


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

    Attributes:
        is_changed: whether Redis does not hold this

    Raises:
        ValueError: The text is not of this program.
    """

    def __init__(self, text: str, now: float) -> None:
        data: dict[str, Any] = json.loads(_checked(text)) if text else {}
        self.is_changed = False
        self.now = now
        self.is_new = not text
        self.epoch: str = data.get("epoch") or secrets.token_hex(8)
        self.number: int = data.get("number", 0)
        """How many texts of its epoch there were, this one included."""
        self.changed_at: float = data.get("changed_at", 0.0)
        self.is_told: bool = data.get("is_told", False) and self.changed_at > now - WINDOW
        """Whether the API has said what it counts, since Redis was empty or unused, or was away without a trace."""
        self.share_until: float = min(data.get("share_until", 0.0), now + SETTLING)
        """Until then each client keeps to its share, because another one may have made requests that are not here."""
        self._under_way: dict[str, Slot] = {
            its_id: Slot(*slot) for its_id, slot in data.get("under_way", {}).items() if slot[1] > now - _MAX_UNDER_WAY
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
        self.number += 1
        data = {
            "author": author,
            "epoch": self.epoch,
            "number": self.number,
            "changed_at": self.now,
            "is_told": self.is_told,
            "share_until": self.share_until,
            "under_way": self._under_way,
            "reported": self._reported,
            "line": self._line,
            "window": self.window.data(),
        }
        body = json.dumps(data, separators=(",", ":"))
        return _checksum(body) + body

    def begin_anew(self) -> None:
        """Begin another epoch, because texts that followed this one are lost."""
        self.epoch, self.is_new = secrets.token_hex(8), True

    def ask(self, client: str, waiting: int, slot_id: str, patience: float) -> Answer:
        """A slot for a client, or the seconds until it may have one; in between, its place in the line is kept.

        Args:
            client: who asks
            waiting: how many of its requests wait
            slot_id: the slot's name; asking again after a lost answer gives the same slot
            patience: how many seconds the client waits at most
        """
        if slot_id in self._under_way:
            return Answer(self._under_way[slot_id], 0.0)
        rank, place = next(
            ((rank, place) for rank, place in enumerate(self._line) if place.client == client),
            (len(self._line), None),
        )
        seconds = self._seconds(rank)
        if seconds == 0 and patience >= _SOON and self._awaits_api():
            return Answer(None, _SOON)
        is_kept = place is not None and 0 < seconds <= min(patience, place.until - self.now)
        if is_kept and self.now - self.changed_at < _SILENCE:
            return Answer(None, seconds)
        self.is_changed = True
        del self._line[rank : rank + 1]
        if seconds > 0:
            self._line_up(rank, client, waiting, seconds, patience)
            return Answer(None, seconds)
        slot = self._under_way[slot_id] = self.window.take(self.now)
        if waiting == 1:
            return Answer(slot, 0.0)
        last = len(self._line)
        next_seconds = self._seconds(last)
        self._line_up(last, client, waiting - 1, next_seconds, patience)
        return Answer(slot, next_seconds)

    def _awaits_api(self) -> bool:
        recent = sum(slot.time > self.now - _GRACE for slot in self._under_way.values())
        return not self.is_told and recent >= _UNTOLD

    def _seconds(self, rank: int) -> float:
        return self.window.wait(self.now - _MARGIN, ahead=rank)

    def _line_up(self, rank: int, client: str, waiting: int, seconds: float, patience: float) -> None:
        if 0 < seconds <= patience:
            self._line.insert(rank, _Place(client, waiting, self.now + seconds + _GRACE))

    def ahead(self, client: str, own: int, now: float) -> int:
        """How many requests are before one of a client that has so many before it: the clients take turns."""
        others = (place for place in self._line if place.client != client and place.until > now)
        return own + sum(min(place.waiting, own + 1) for place in others)

    def end(self, ended: Ended) -> None:
        """Correct the count by the end of a request; by the same end twice as by one."""
        self.is_changed = True
        slot, at = self._under_way.pop(ended.id, None), min(ended.at, self.now)
        if slot is not None:
            end_slot(self.window, slot, ended.outcome, at, ended.wall)
            self.is_told = self.is_told or ended.outcome.status is not None
        elif ended.epoch != self.epoch and ended.id not in self._reported and ended.outcome.was_sent:
            self._reported[ended.id] = at
            self.window.count(at)

    def is_busy(self, now: float) -> bool:
        """Whether clients wait, or have used half of the limit, as far as that is known."""
        is_half_used = 2 * len(self.window.times(now)) >= (self.window.limit or 0)
        return is_half_used or self._awaits_api() or any(place.until > now for place in self._line)

    def worst_case(self, now: float) -> list[float]:
        """The times of as many requests as the limit allows, if the other clients made all those that are not known."""
        times = self.window.times(now)
        for slot in self._under_way.values():  # they may be counted until now
            if slot.time in times:
                times.remove(slot.time)
        limit = self.window.limit or 0
        times += [now] * max(limit - len(times), len(self._under_way))
        return times[len(times) - limit :]  # the others have to age before one more request may be made


def _checksum(body: str) -> str:
    return f"{zlib.crc32(body.encode()):08x}"


def _checked(text: str) -> str:
    """The text without its checksum, by which another program's can't be taken for ours.

    Raises:
        ValueError: It is another program's.
    """
    body = text[8:]
    if text[:8] != _checksum(body):
        raise ValueError("it holds what is not of this program")
    return body

"""Clients that share a rate limit, a Redis and an API, all simulated: hours of it take a moment."""

import heapq
import itertools
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch

from hypothesis import Phase

from mijnklantportaal import Clock, SharedRateLimit
from mijnklantportaal._policies.sliding_window import Slot
from mijnklantportaal._shared_limit import window
from mijnklantportaal._shared_limit.state import Outcome, SharedState
from mijnklantportaal._shared_limit.store import Latest, StoreError
from mijnklantportaal._shared_limit.window import SharedWindow
from tests.overlay.rate_limit_servers import RollingServer, Server, rate_limit_headers

UNSHRUNK = [Phase.explicit, Phase.generate]
"""For settings of hypothesis: a simpler history takes minutes to find, and tells no more."""

REDIS_EPOCH = 1_795_000_000.0


@dataclass
class World:
    """A time, and what happens in it.

    Attributes:
        slowest: how many seconds a request takes at most, to the API or back
        loses_answer: whether Redis takes the next text, and its answer is lost
        meanwhile: what another client does once Redis has the next text, before it answers
    """

    seed: int = 0
    slowest: float = 0.5
    server: Server = field(default_factory=RollingServer)
    now: float = 0.0
    is_redis_up: bool = True
    text: str = ""
    loses_answer: bool = False
    meanwhile: Callable[[], object] | None = None
    asked: int = 0
    sent: list[float] = field(default_factory=list[float])
    statuses: Counter[int] = field(default_factory=Counter[int])
    address = "redis://simulated"

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)  # noqa: S311 - no secret
        self._numbers = itertools.count()
        self._events: list[tuple[float, int, Callable[[], None]]] = []

    def after(self, seconds: float, event: Callable[[], None]) -> None:
        """Let something happen."""
        heapq.heappush(self._events, (self.now + seconds, next(self._numbers), event))

    def run(self, seconds: float) -> None:
        """Let so much time pass."""
        end = self.now + seconds
        while self._events and self._events[0][0] <= end:
            self.now, _, event = heapq.heappop(self._events)
            event()
        self.now = end

    def exchange(self, expected: str, text: str) -> Latest:
        """What the store does."""
        self.asked += 1
        if not self.is_redis_up:
            raise StoreError("connection refused")
        if self.text == expected:
            self.text = text
            if self.loses_answer:
                self.loses_answer = False
                raise StoreError("no answer")
            if self.meanwhile is not None:
                meanwhile, self.meanwhile = self.meanwhile, None
                meanwhile()
        return Latest(self.text, REDIS_EPOCH + self.now)

    def close(self) -> None:
        """Nothing is open."""

    def stop_redis(self, forgets: bool) -> None:
        """Redis is away, and may forget everything."""
        self.is_redis_up, self.text = False, "" if forgets else self.text

    def start_redis(self) -> None:
        """Redis is back."""
        self.is_redis_up = True

    @property
    def state(self) -> SharedState:
        """What Redis holds."""
        return SharedState(self.text, REDIS_EPOCH + self.now)

    @property
    def counted(self) -> int:
        """How many requests Redis counts."""
        return len(self.state.window.times(REDIS_EPOCH + self.now))

    def window(self, clients: int) -> SharedWindow:
        """The window of another client, whose clock is not that of the others."""
        offset = self.chance.uniform(0, 1e6)
        clock = Clock(monotonic=lambda: self.now + offset, wall=lambda: self.now + self.chance.uniform(0, 1e9))
        with patch.object(window, "Store", lambda url, key: self):
            return SharedWindow(SharedRateLimit("redis://simulated", clients=clients), "key", clock)


def slot_of(answer: Slot | float) -> Slot:
    """The slot that a client asked for, and has got."""
    assert isinstance(answer, Slot)
    return answer


def end(window: SharedWindow, slot: Slot, outcome: Outcome) -> None:
    """End a request, as a client does."""
    window.note(slot, outcome)
    window.tell()


def used_up(window: SharedWindow, limit: int) -> None:
    """Let a client use up the limit."""
    for number in range(limit):
        slot = slot_of(window.ask(1, 0))
        end(window, slot, Outcome(200, rate_limit_headers(limit, limit - 1 - number)))


def settling(world: World) -> float:
    """For how many more seconds each client keeps to its share."""
    return world.state.share_until - world.state.now


class Caller:
    """A client that sends requests, so many at once, without end."""

    def __init__(self, world: World, clients: int, at_once: int) -> None:
        self.world = world
        self.window = world.window(clients)
        self.ready = at_once
        self.served = 0
        world.after(world.chance.uniform(0, 1), self.send)

    def _clock(self) -> float:
        return self.window._clock.monotonic()

    def send(self) -> None:
        """Send the next request, or wait for a slot as a client does."""
        if self.ready == 0:
            self.world.after(0.2, self.send)
            return
        answer: Any = self.window.known_wait(self._clock())
        if answer is None:
            answer = self.window.ask(self.ready, 1e9)
        if not isinstance(answer, Slot):
            self.world.after(min(answer, 2.0), self.send)
            return
        self.ready -= 1
        self.world.after(self.world.chance.uniform(0, self.world.slowest), lambda: self._arrive(answer))
        self.world.after(0.001, self.send)

    def _arrive(self, slot: Slot) -> None:
        status, headers = self.world.server.ask(self.world.now)
        self.world.sent.append(self.world.now)
        self.world.statuses[status] += 1
        outcome = Outcome(status, headers)
        self.world.after(self.world.chance.uniform(0, self.world.slowest), lambda: self._end(slot, outcome))

    def _end(self, slot: Slot, outcome: Outcome) -> None:
        self.window.note(slot, outcome)
        if outcome.status == 429 or self.ready == 0:
            self.window.tell()
        self.served += 1
        self.ready += 1

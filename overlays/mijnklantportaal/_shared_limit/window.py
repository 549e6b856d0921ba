"""A client's view of the common window: in Redis, and its share alone while Redis is away. Each call takes a moment."""

from __future__ import annotations

import random
import secrets
import threading
from collections.abc import Callable
from functools import partial
from math import inf
from typing import TypeVar

from mijnklantportaal_api.runtime.forking import renew_after_fork

from .._clock import Clock
from .._log import logger
from .._policies.sliding_window import WINDOW, RateLimit, SlidingWindow, Slot, scaled
from .settings import SharedRateLimit
from .state import SETTLING, Answer, Ended, Outcome, SharedState, end_slot
from .store import READ, Latest, Store, StoreError

_LOOKS = 5.0, 10.0
"""In seconds; a client that waits looks again after a time between these, or when its turn is due."""

_NEXT_ATTEMPT = 5.0
"""In seconds; while Redis is away, it is tried again after this time."""

_MAX_ATTEMPTS = 1000
"""Each time another client was quicker, so this ends only if something is wrong."""

T = TypeVar("T")


class SharedWindow:
    """The requests that may still be made by this client; threads may share it.

    Args:
        settings: what the user has given
        key: the place in Redis
        clock: the source of time

    Attributes:
        last: the rate limit in the latest response that gave one
    """

    def __init__(self, settings: SharedRateLimit, key: str, clock: Clock) -> None:
        self._clients = settings.clients
        self._clock = clock
        self._store = Store(settings.redis, key)
        self.last: RateLimit | None = None
        self.renew()
        renew_after_fork(self)

    def renew(self) -> None:
        """Begin as another client: a forked process takes turns with its parent."""
        self._exchanging = threading.Lock()
        self._lock = threading.Lock()  # never held while Redis is asked: an event loop waits for it
        self._client = secrets.token_hex(8)
        self._view: SharedState | None = None
        self._heard_at = 0.0
        self._away_since: float | None = None
        self._failed_at = 0.0
        self._due = self._next_look = 0.0
        self._share = SlidingWindow(self._share_of(SlidingWindow().limit))
        self._assumed: list[float] = []
        self._assumed_at = 0.0
        self._asks_api = False
        self._held: dict[Slot, tuple[str, str]] = {}
        self._ended: dict[str, Ended] = {}
        self._unclaimed: Slot | None = None

    @property
    def under_way(self) -> int:
        """The number of requests that have a slot."""
        return len(self._held)

    def known_wait(self, now: float) -> float | None:
        """Seconds until a request may be made, as far as that is known; None if it is time to ask."""
        with self._lock:
            return self._due - now if now < self._next_look else None

    def expected_wait(self, now: float, ahead: int) -> tuple[float, str | None]:
        """Seconds until a request may be made with so many of this client before it, and why; nobody is asked."""
        with self._lock:
            share = self._share.wait(now, ahead)
            if self._away_since is not None:
                return share, "this client's share of the rate limit is used up, and Redis is away"
            if self._view is None:
                return 0.0, None
            then = self._view.now + now - self._heard_at
            seconds = self._view.window.wait(then, self._view.ahead(self._client, ahead, then))
            return (
                max(seconds, share) if then < self._view.share_until else seconds,
                self._view.window.reason(then),
            )

    def ask(self, waiting: int, patience: float) -> Slot | float:
        """A slot, or the seconds until there is one.

        Args:
            waiting: how many requests of this client wait
            patience: how many seconds they wait at most
        """
        slot_id = secrets.token_hex(8)
        with self._exchanging:
            self._unclaimed = None
            together = self._changed(partial(self._ask_together, waiting, slot_id, patience))
            with self._lock:
                now = self._clock.monotonic()
                slot, seconds = together or Answer(None, self._share.wait(now))
                next_look = random.uniform(*_LOOKS)  # noqa: S311 - not all at once
                self._due, self._next_look = now + seconds, now + min(seconds, next_look)
                if slot is None and seconds > 0:
                    return seconds
                epoch = self._view.epoch if self._view and slot else ""
                self._unclaimed = own = self._share.take(now)
                self._held[own] = slot_id, epoch
                return own

    def _ask_together(self, waiting: int, slot_id: str, patience: float, state: SharedState) -> Answer:
        if state.now < state.share_until:
            waiting = 1  # the next one may have to wait for this client's share
            with self._lock:
                seconds = self._share.wait(self._clock.monotonic())
            if seconds > 0:
                return Answer(None, seconds)
        return state.ask(self._client, waiting, slot_id, patience)

    def claim(self) -> None:
        """The slot that was asked for has a request."""
        self._unclaimed = None

    def drop(self) -> None:
        """Give back the slot that was asked for, if there is one: its request was cancelled meanwhile."""
        if self._unclaimed is not None:
            self.note(self._unclaimed, Outcome(was_sent=False))
            self._unclaimed = None

    def note(self, slot: Slot, outcome: Outcome) -> None:
        """Note the end of a request, for the next time that Redis is asked."""
        with self._lock:
            now = self._clock.monotonic()
            its_id, epoch = self._held.pop(slot)
            self.last = RateLimit.from_headers(outcome.headers) or self.last
            # an end that is not told in time no longer says anything
            self._ended = {key: end for key, end in self._ended.items() if end.at > now - WINDOW}
            self._ended[its_id] = Ended(its_id, epoch, now, self._clock.wall(), outcome)
            if slot.time >= self._assumed_at:
                # what the API counts is about all clients, and not about this one's share
                alone = outcome if outcome.status == 429 else Outcome(was_sent=outcome.was_sent)
                limit = self._share.limit
                end_slot(self._share, slot, alone, now, self._clock.wall())
                self._share.restart(limit, self._share.times(now))
                if self._asks_api and outcome.status != 429:
                    self._assume(RateLimit.from_headers(outcome.headers), now)

    def tell(self) -> None:
        """Tell the other clients of the requests that have ended."""
        with self._exchanging:
            self._changed(lambda state: None)

    def close(self) -> None:
        """Close the connections."""
        self._store.close()

    def _changed(self, change: Callable[[SharedState], T]) -> T | None:
        """The result of a change of what Redis holds; None while Redis is away."""
        if self._away_since is not None and self._clock.monotonic() < self._failed_at + _NEXT_ATTEMPT:
            return None
        try:
            return self._change(change)
        except StoreError as error:
            with self._lock:
                self._go_on_alone(error)
            return None

    def _change(self, change: Callable[[SharedState], T]) -> T:
        asked_at = self._clock.monotonic()
        latest = self._store.exchange(READ, "")
        for _ in range(_MAX_ATTEMPTS):
            state = _state_in(latest)
            with self._lock:
                ended = list(self._ended.values())
                self._rejoin(state, asked_at)
            for end in ended:
                # a slow answer makes this too late rather than too early
                state.end(end._replace(at=end.at + state.now - asked_at))
            result = change(state)
            if state.is_changed:
                text, asked_at = state.text(author=secrets.token_hex(8)), self._clock.monotonic()
                latest = self._store.exchange(latest.text, text)
                if latest.text != text:
                    continue
            with self._lock:
                self._accept(state, ended)
            return result
        raise StoreError("other clients were quicker each time")

    def _rejoin(self, state: SharedState, now: float) -> None:
        """Make up for what the others may have done without Redis, and for what Redis has lost."""
        view = self._view
        is_recent = now - self._heard_at < SETTLING
        if view and is_recent and state.epoch == view.epoch and state.number < view.number:
            state.begin_anew()
        is_lost = state.is_new or (view and state.epoch != view.epoch)
        if self._away_since is None:
            # another client that knew it may have put it back
            if view and is_recent and is_lost and (state.is_new or state.share_until <= state.now):
                raise StoreError("it has lost what the clients knew")
            return
        gone_at, failed_at = (state.now - (now - time) for time in (self._away_since, self._failed_at))
        # if others came back meanwhile, Redis may have been away once more
        is_first = state.changed_at <= (failed_at if state.share_until > gone_at else gone_at)
        if is_first or (is_lost and state.share_until <= state.now):
            state.is_changed = True
            state.share_until = state.now + SETTLING
            for time in self._assumed if is_lost else ():
                state.window.count(time + state.now - now)

    def _accept(self, state: SharedState, ended: list[Ended]) -> None:
        now = self._clock.monotonic()
        if self._away_since is not None:
            logger.warning("Redis at %s is back", self._store.address)
            self._asks_api, self._next_look = False, 0.0
        if self._view is None or state.window.limit != self._view.window.limit:
            self._next_look = 0.0
            self._share.restart(self._share_of(state.window.limit), self._share.times(now))
        self._view, self._heard_at, self._away_since = state, now, None
        for end in ended:
            self._ended.pop(end.id, None)

    def _go_on_alone(self, error: StoreError) -> None:
        self._failed_at = now = self._clock.monotonic()
        if self._away_since is not None:
            return
        self._away_since = now
        view, heard_at = (self._view, self._heard_at) if self._view else (SharedState("", now), now)
        then = view.now + now - heard_at
        self._assumed = [time - then + now for time in view.worst_case(then)]
        limit = self._share_of(view.window.limit)
        if then >= view.share_until:  # before, all keep to their shares already
            self._share.restart(limit, self._assumed_of_share(view, limit, now, is_busy=view.is_busy(then)))
            self._assumed_at = now
        else:  # of what was left when that began
            began = view.share_until - SETTLING - then + now
            before = [time - then + now for time in view.window.times(then)]
            own = self._share.times(now)
            left = self._part_of([time for time in before if time <= began]) + [time for time in own if time > began]
            self._share.restart(limit, _at_least(left, own))
        logger.warning(
            "Redis at %s can't be used (%s)%s",
            self._store.address,
            error,
            "" if limit is None else f". Until it is back, this client makes at most {limit} requests per minute",
        )

    def _assumed_of_share(self, view: SharedState, limit: int | None, now: float, *, is_busy: bool) -> list[float]:
        """The requests in the worst case that count against this client's share."""
        times = self._part_of(self._assumed)
        if view.now < view.share_until:  # the end of that is not known to all
            times = _at_least(times, self._share.times(now))
        elif limit is not None and not is_busy:
            self._asks_api = True
            return times[: limit - 1]
        # a Redis that has just been restarted should not miss any request
        return [max(time, now + _NEXT_ATTEMPT - WINDOW) for time in times]

    def _assume(self, latest: RateLimit | None, now: float) -> None:
        """Take from the API what all clients have used, in the place of the worst case."""
        if latest is None:
            return
        self._asks_api, self._next_look = False, 0.0
        limit, made = scaled(latest)
        made = min(made, limit)
        self._assumed = [now] * (made - 1)  # Redis will be told of this one
        used = limit // self._clients - (limit - made) // self._clients
        self._share.restart(self._share_of(limit), [now] * max(1, used))

    def _part_of(self, times: list[float]) -> list[float]:
        """This client's part of the requests that all have made."""
        return times[self._clients - 1 :: self._clients] or times[-1:]

    def _share_of(self, limit: int | None) -> int | None:
        return None if limit is None else max(1, limit // self._clients)


def _at_least(first: list[float], second: list[float]) -> list[float]:
    """Times of requests that leave no more room than either of these."""
    longest = max(len(first), len(second))
    return [*map(max, *([-inf] * (longest - len(times)) + times for times in (first, second)))]


def _state_in(latest: Latest) -> SharedState:
    try:
        return SharedState(latest.text, latest.now)
    except ValueError as error:
        raise StoreError(str(error)) from error

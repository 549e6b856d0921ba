"""Waits inside calls, for the rate limit or a retry: they can be cancelled, and leave a slot to others meanwhile."""

import math
import threading
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from inspect import isawaitable
from typing import Any, NamedTuple, Protocol

from mijnklantportaal_api.runtime.operation import RequestOptions

from ._clock import Clock

PATIENT = RequestOptions(max_rate_limit_wait=math.inf, max_retries=5)
"""The options of many calls that have time: they wait for the rate limit, also where another program uses it up,
whatever single calls do."""

_MAX_NAP = 0.1
"""In seconds; after each nap, a wait checks whether it was cancelled."""


class CancelledWait(Exception):
    """The result of this thread or task is no longer needed, and nothing of its request is under way."""


class Slot(Protocol):
    """A place among the calls that may be under way at once."""

    def leave(self) -> None:
        """Leave the place to others."""
        ...

    def come_back(self) -> Any:
        """Take a place again, or go on without one: what waits may hold a lock for which the others wait.

        In a task, the result is awaited.
        """
        ...


class _Rules(NamedTuple):
    cancelled: threading.Event
    slot: Slot | None


_rules: ContextVar[_Rules | None] = ContextVar("rules", default=None)


@contextmanager
def cancelled_by(event: threading.Event, slot: Slot | None = None) -> Generator[None, None, None]:
    """In this block, waits end as soon as the event is set, and long ones leave the slot to others.

    Raises:
        CancelledWait: the event was already set, or was set during a wait.
    """
    token = _rules.set(_Rules(event, slot))
    try:
        _check(event)
        yield
    finally:
        _rules.reset(token)


def sleep(clock: Clock, seconds: float) -> None:
    """Wait in a thread, in short naps if the wait may be cancelled.

    Raises:
        CancelledWait: the event of `cancelled_by` was set.
    """
    rules = _rules.get()
    if rules is None:
        clock.sleep(seconds)
        return
    slot = _slot_to_leave(rules, seconds)
    if slot:
        slot.leave()
    for nap in _naps(rules, clock, seconds):
        clock.sleep(nap)
    if slot:
        slot.come_back()


async def async_sleep(clock: Clock, seconds: float) -> None:
    """Wait in a task, in short naps if `cancelled_by` is in force.

    Raises:
        CancelledWait: the event of `cancelled_by` was set.
    """
    rules = _rules.get()
    if rules is None:
        await _nap(clock, seconds)
        return
    slot = _slot_to_leave(rules, seconds)
    if slot:
        slot.leave()
    for nap in _naps(rules, clock, seconds):
        await _nap(clock, nap)
    if slot:
        await slot.come_back()


async def _nap(clock: Clock, seconds: float) -> None:
    waiting: object = clock.async_sleep(seconds)
    if not isawaitable(waiting):
        found = type(waiting).__name__
        raise TypeError(f"async_sleep: expected a function to await, such as asyncio.sleep, got one that gives {found}")
    await waiting


def _slot_to_leave(rules: _Rules, seconds: float) -> Slot | None:
    # the wait for the rate limit is one of short naps, in which all calls wait for the same
    return rules.slot if seconds > _MAX_NAP else None


def _naps(rules: _Rules, clock: Clock, seconds: float) -> Generator[float]:
    ends_at = clock.monotonic() + seconds
    while seconds > 0:
        yield min(seconds, _MAX_NAP)
        seconds = min(seconds - _MAX_NAP, ends_at - clock.monotonic())  # each nap is a little longer than asked
        _check(rules.cancelled)


def _check(event: threading.Event) -> None:
    if event.is_set():
        raise CancelledWait

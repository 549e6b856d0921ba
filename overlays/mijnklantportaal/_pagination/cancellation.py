"""Waits of threads that end early once nobody wants their outcome, as when a list that reads ahead is left."""

import threading
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar

from .._clock import Clock

_LONGEST_NAP = 0.1
"""Seconds; after each nap a wait looks whether it has been cancelled."""

_cancelled: ContextVar[threading.Event | None] = ContextVar("cancelled", default=None)


class CancelledWait(Exception):
    """Nobody wants the outcome any more."""


@contextmanager
def cancelled_by(event: threading.Event) -> Generator[None, None, None]:
    """What runs in this block in this thread waits only until the event is set.

    Raises:
        CancelledWait: the event is set already, or was while something waited.
    """
    token = _cancelled.set(event)
    try:
        _check(event)
        yield
    finally:
        _cancelled.reset(token)


def sleep(clock: Clock, seconds: float) -> None:
    """Sleep; in short naps where the wait may be cancelled.

    Raises:
        CancelledWait: nobody wants the outcome any more.
    """
    event = _cancelled.get()
    if event is None:
        clock.sleep(seconds)
        return
    while seconds > 0:
        clock.sleep(min(seconds, _LONGEST_NAP))
        seconds -= _LONGEST_NAP
        _check(event)


def _check(event: threading.Event) -> None:
    if event.is_set():
        raise CancelledWait

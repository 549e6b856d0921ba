"""Waits of threads that can be cancelled, as when a program leaves the loop over a list that reads ahead."""

import threading
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar

from .._clock import Clock

_LONGEST_NAP = 0.1
"""In seconds; after each nap, a wait checks whether it was cancelled."""

_cancelled: ContextVar[threading.Event | None] = ContextVar("cancelled", default=None)


class CancelledWait(Exception):
    """The result of this thread is not needed any more."""


@contextmanager
def cancelled_by(event: threading.Event) -> Generator[None, None, None]:
    """In this block, `sleep` ends as soon as the event is set.

    Raises:
        CancelledWait: the event was already set, or was set during a wait.
    """
    token = _cancelled.set(event)
    try:
        _check(event)
        yield
    finally:
        _cancelled.reset(token)


def sleep(clock: Clock, seconds: float) -> None:
    """Sleep, in short naps if the wait may be cancelled.

    Raises:
        CancelledWait: the event of `cancelled_by` was set.
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

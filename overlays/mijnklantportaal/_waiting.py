"""Waiting that ends early where nobody wants the outcome any more, as when a list that reads ahead is left."""

import threading
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar

from ._clock import Clock

_LONGEST_NAP = 0.1
"""Seconds; so soon a wait notices that it is in vain."""

_unwanted: ContextVar[threading.Event | None] = ContextVar("unwanted", default=None)


class UnwantedError(Exception):
    """Nobody wants the outcome any more; it reaches nobody either."""


@contextmanager
def until(unwanted: threading.Event) -> Generator[None, None, None]:
    """What runs in this block in this thread waits only until the event is set.

    Raises:
        UnwantedError: the event is set already, or was while something waited.
    """
    token = _unwanted.set(unwanted)
    try:
        _check(unwanted)
        yield
    finally:
        _unwanted.reset(token)


def wait(clock: Clock, seconds: float) -> None:
    """Sleep; in short naps where somebody may lose interest.

    Raises:
        UnwantedError: nobody wants the outcome any more.
    """
    unwanted = _unwanted.get()
    if unwanted is None:
        clock.sleep(seconds)
        return
    while seconds > 0:
        clock.sleep(min(seconds, _LONGEST_NAP))
        seconds -= _LONGEST_NAP
        _check(unwanted)


def _check(unwanted: threading.Event) -> None:
    if unwanted.is_set():
        raise UnwantedError

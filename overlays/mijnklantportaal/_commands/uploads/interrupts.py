"""Ctrl-C while rows are sent: the first one lets those under way end, the second one leaves them."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from types import FrameType

import attrs


@attrs.define
class Interruption:
    """Whether the run was interrupted."""

    happened: bool = False


@contextmanager
def stopping_softly(stop: Callable[[], None]) -> Generator[Interruption]:
    """Call `stop` at the first Ctrl-C or SIGTERM of this block; the next one interrupts as usual."""
    interruption = Interruption()

    def handle(number: int, frame: FrameType | None) -> None:
        if interruption.happened:
            raise KeyboardInterrupt
        interruption.happened = True
        stop()

    if threading.current_thread() is not threading.main_thread():  # only the main thread gets signals
        yield interruption
        return
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(number, handle) for number in numbers]
    try:
        yield interruption
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)

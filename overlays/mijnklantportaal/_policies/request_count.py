"""How many requests a piece of work sends, retries included, when, and how long they take without the waits between."""

import math
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar

from mijnklantportaal_api.runtime.flow import CallNext, Flow, Policy
from mijnklantportaal_api.runtime.http import Request
from mijnklantportaal_api.runtime.response import RawResponse

from .._clock import Clock


class RequestCount:
    """The requests of one piece of work so far."""

    def __init__(self) -> None:
        self.number = 0
        self.seconds = 0.0
        """How long they took."""
        self.sent_at = -math.inf
        """When the last one was sent, by the clock."""


_count: ContextVar[RequestCount | None] = ContextVar("count", default=None)


@contextmanager
def counted_requests() -> Generator[RequestCount]:
    """Count the requests that are sent in this block; a block around it has them, too, once this one has ended."""
    around, count = _count.get(), RequestCount()
    token = _count.set(count)
    try:
        yield count
    finally:
        _count.reset(token)
        if around is not None:
            around.number += count.number
            around.seconds += count.seconds
            around.sent_at = max(around.sent_at, count.sent_at)


def count_requests(clock: Clock) -> Policy:
    """Count each request, where somebody wants to know."""

    def count(request: Request, call_next: CallNext) -> Flow[RawResponse]:
        counter = _count.get()
        return call_next(request) if counter is None else _counted(request, call_next, counter)

    def _counted(request: Request, call_next: CallNext, counter: RequestCount) -> Flow[RawResponse]:
        counter.number += 1
        counter.sent_at = sent_at = clock.monotonic()
        try:
            return (yield from call_next(request))
        finally:
            counter.seconds += clock.monotonic() - sent_at

    return count

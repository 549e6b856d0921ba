"""Faults that wait for what they apply to: requests, or calls of webhooks."""

import itertools
import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Generic, Protocol, TypeVar, cast

from mijnklantportaal_api.runtime.argument_checks import check_count


class _Counted(Protocol):
    """What waits: a frozen dataclass with a number, and how often it still applies; None is always."""

    @property
    def number(self) -> int: ...
    @property
    def count(self) -> int | None: ...


F = TypeVar("F", bound=_Counted)


class FaultQueue(Generic[F]):
    """The faults still to come, the oldest first. Threads may share it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._numbers = itertools.count(1)
        self._waiting: dict[int, F] = {}

    def all(self) -> tuple[F, ...]:
        """The faults still to come, the oldest first."""
        with self._lock:
            return tuple(self._waiting.values())

    def remove(self, number: int) -> bool:
        """Remove a fault; returns whether there was one."""
        check_count("number", number, 0)
        with self._lock:
            return self._waiting.pop(number, None) is not None

    def clear(self) -> None:
        """Remove all faults."""
        with self._lock:
            self._waiting.clear()

    def _keep(self, fault: F) -> F:
        """Keep a fault, and give it its number."""
        with self._lock:
            fault = _changed(fault, number=next(self._numbers))
            self._waiting[fault.number] = fault
            return fault

    def _take(self, applies: Callable[[F], bool]) -> F | None:
        """The oldest fault that applies, if any; its count goes down by one."""
        with self._lock:
            for number, fault in self._waiting.items():
                if applies(fault):
                    if fault.count == 1:
                        del self._waiting[number]
                    elif fault.count is not None:
                        self._waiting[number] = _changed(fault, count=fault.count - 1)
                    return fault
        return None


def _changed(fault: F, **changes: int) -> F:
    changed: F = replace(cast("Any", fault), **changes)
    return changed

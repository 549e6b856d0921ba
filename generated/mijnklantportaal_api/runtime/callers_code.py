"""Code of the caller that runs during a call, such as a progress callback."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from types import TracebackType
from typing import Any


def is_asynchronous(function: Callable[..., Any]) -> bool:
    """Whether calling it gives something to await; an object may have an asynchronous `__call__`."""
    return inspect.iscoroutinefunction(function) or inspect.iscoroutinefunction(type(function).__call__)


def has_yield(function: Callable[..., Any]) -> bool:
    """Whether calling it runs nothing of it, only makes what can be iterated over."""
    return inspect.isgeneratorfunction(function) or inspect.isasyncgenfunction(function)


def check_function(name: str, value: object, expected: str = "a function") -> None:
    """Refuse what is not a function that runs when it is called.

    Raises:
        TypeError: it is something else, or only begins to run when its result is awaited or iterated over.
    """
    if not callable(value):
        found = type(value).__name__
    elif is_asynchronous(value):
        found = "an asynchronous one; leave out the async"
    elif has_yield(value):
        found = "one with a yield, so calling it would do nothing"
    else:
        return
    raise TypeError(f"{name}: expected {expected}, got {found}")


class CallersCode:
    """A block around such code, which keeps its error: no error of it is one of the network, whatever its type."""

    def __init__(self) -> None:
        self.error: BaseException | None = None

    def __enter__(self) -> None:
        self.error = None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.error = error

"""Marks what people import from `mijnklantportaal`: tracebacks, pickles and `help` then name that package."""

from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T", bound=Callable[..., Any])


def public(thing: T) -> T:
    """Make a class or function say that it lives where people import it from."""
    thing.__module__ = "mijnklantportaal"
    return thing

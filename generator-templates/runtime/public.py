"""Marks the public names of `mijnklantportaal`: tracebacks, pickles and `help` then show that package."""

from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T", bound=Callable[..., Any])


def public(thing: T) -> T:
    """Set the module of a class or function to the one that users import it from."""
    thing.__module__ = "mijnklantportaal"
    return thing

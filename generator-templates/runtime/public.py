"""Marks what people import from `mijnklantportaal`: tracebacks, pickles and `help` then name that package."""

from typing import TypeVar

T = TypeVar("T", bound=type)


def public(kind: T) -> T:
    """Make a class say that it lives where people import it from."""
    kind.__module__ = "mijnklantportaal"
    return kind

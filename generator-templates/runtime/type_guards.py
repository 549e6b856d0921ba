"""What JSON data is: checks that tell type checkers, and what makes a page of a list."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeGuard

ESSENTIAL_TO_PAGES = frozenset(("data", "next_page_url"))
"""Without these fields a list would seem to end, or to be empty."""


def is_page(fields: Iterable[str]) -> bool:
    """Whether objects with these fields are pages of a list."""
    return ESSENTIAL_TO_PAGES.issubset(fields)


def is_list(value: object) -> TypeGuard[list[Any]]:
    """Whether a value is a JSON array."""
    return isinstance(value, list)


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether a value is a JSON object."""
    return isinstance(value, dict)


def is_mapping(value: object) -> TypeGuard[Mapping[str, Any]]:
    """Whether a value maps names to values."""
    return isinstance(value, Mapping)


def is_iterable(value: object) -> TypeGuard[Iterable[Any]]:
    """Whether a value can be iterated over."""
    return isinstance(value, Iterable)

"""The numbers that callers give for lists, refused before any request if they can't be right."""

import reprlib

MOST_PREFETCH = 100
"""Pages at once; the documented rate limit allows 60 requests a minute."""


def check_page_number(number: int) -> None:
    """Refuse a page number below 1.

    Raises:
        TypeError: it is not an integer.
        ValueError: it is below 1.
    """
    _check_integer("page", number)
    if number < 1:
        raise ValueError(f"page: numbers start at 1, got {number}")


def check_list_arguments(limit: int | None, prefetch: int) -> None:
    """Refuse a `limit` or `prefetch` that can't be right.

    Raises:
        TypeError: one of them is not an integer.
        ValueError: `limit` is below 0, or `prefetch` is below 1 or above `MOST_PREFETCH`.
    """
    if limit is not None:
        _check_integer("limit", limit)
        if limit < 0:
            raise ValueError(f"limit: expected 0 or more, got {limit}")
    _check_integer("prefetch", prefetch)
    if prefetch < 1:
        raise ValueError(f"prefetch: expected 1 or more pages at once, got {prefetch}")
    if prefetch > MOST_PREFETCH:
        raise ValueError(f"prefetch: expected {MOST_PREFETCH} pages at once or fewer, got {prefetch}")


def _check_integer(name: str, value: object) -> None:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"{name}: expected an integer, got {reprlib.repr(value)}")

"""Numbers of seconds that a caller gives."""

from __future__ import annotations

import reprlib


def check_seconds(name: str, value: object) -> None:
    """Refuse what is not a number of seconds from 0 on; infinity is one.

    Raises:
        TypeError: it is not a number.
        ValueError: it is below 0, or not a number in the sense of floats.
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{name}: expected seconds, got {reprlib.repr(value)}")
    if not value >= 0:
        raise ValueError(f"{name}: expected 0 or more seconds, got {value}")


def check_interval(name: str, value: object) -> None:
    """Refuse what is not a number of seconds above 0; infinity is one.

    Raises:
        TypeError: it is not a number.
        ValueError: it is not above 0, or not a number in the sense of floats.
    """
    check_seconds(name, value)
    if value == 0:
        raise ValueError(f"{name}: expected seconds above 0, got 0")

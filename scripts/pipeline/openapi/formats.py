"""What the formats of the document mean, checked against the calendar and not only by pattern."""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from urllib.parse import urlsplit
from uuid import UUID

from jsonschema import FormatChecker

_CHECKS: dict[str, tuple[str, Callable[[str], object]]] = {
    "date": (r"\d{4}-\d{2}-\d{2}", date.fromisoformat),
    "date-time": (r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})", datetime.fromisoformat),
    "portal-date-time": (r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}", datetime.fromisoformat),
    "portal-date-minute": (r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}", datetime.fromisoformat),
    "decimal": (r"-?\d+(\.\d+)?", Decimal),
    "email": (r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+", str),
    "uri": (r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+", urlsplit),
    "uuid": (r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", UUID),
}

FORMATS = tuple(_CHECKS)
"""The formats that are known here."""


def has_format(text: str, name: str) -> bool:
    """Tell whether a text has one of the formats; a format that is not known here fits every text."""
    if name not in _CHECKS:
        return True
    pattern, parse = _CHECKS[name]
    if not re.fullmatch(pattern, text):
        return False
    try:
        parse(text)
    except ValueError:
        return False
    return True


@cache
def format_checker() -> FormatChecker:
    """Return a checker of these formats for jsonschema, which lets everything but text pass."""
    checker = FormatChecker(formats=())
    for name in _CHECKS:
        checker.checks(name)(_test_of(name))
    return checker


def _test_of(name: str) -> Callable[[object], bool]:
    return lambda value: not isinstance(value, str) or has_format(value, name)

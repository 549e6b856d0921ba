"""What JSON can hold. Where the documentation leaves a value open, it is sent as the caller gives it."""

from __future__ import annotations

import math

from .argument_checks import sendable
from .type_guards import is_list, is_object

_JSON = "str, a number, a boolean, None, or a list or dict of these"


def check_json(place: str, value: object) -> None:
    """Refuse what is not JSON data.

    Raises:
        TypeError: a name is not a text, or a value has another type.
        ValueError: a name or a value can't be sent, or the data holds itself.
    """
    try:
        _check_data(place, value)
    except RecursionError:
        raise ValueError(f"{place}: the value holds itself, or is nested too deeply") from None


def check_name(place: str, name: object) -> None:
    """Refuse what can't be the name of a field.

    Raises:
        TypeError: it is not a text.
        ValueError: it can't be sent.
    """
    if not isinstance(name, str):
        raise TypeError(f"{place}: expected names as str, got {type(name).__name__}")
    sendable(place, name)


def check_scalar(place: str, value: object, wanted: str = _JSON) -> None:
    """Refuse what is not a text, a number, a boolean or None.

    Raises:
        TypeError: it has another type; the message says what is wanted.
        ValueError: it can't be sent.
    """
    if isinstance(value, str):
        sendable(place, value)
    elif isinstance(value, float) and not math.isfinite(value):
        raise ValueError(f"{place}: {value} can't be sent; give a finite number")
    elif value is not None and not isinstance(value, bool | int | float):
        kind = type(value).__name__
        raise TypeError(f"{place}: expected {wanted}, got {kind}; write it as the text that the API expects")


def _check_data(place: str, value: object) -> None:
    if is_object(value):
        for name, item in value.items():
            check_name(place, name)
            _check_data(f"{place}.{name}", item)
    elif is_list(value):
        for position, item in enumerate(value):
            _check_data(f"{place}[{position}]", item)
    else:
        check_scalar(place, value)

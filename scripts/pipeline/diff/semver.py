"""Which step of semantic versioning a change asks for, by the direction in which the values travel."""

from collections.abc import Mapping
from enum import IntEnum, StrEnum
from typing import Any


class Step(IntEnum):
    """The step of semantic versioning that a change asks for."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3


class Direction(StrEnum):
    """Which way a value travels: what narrows a request widens a response. No class is made for errors."""

    REQUEST = "request"
    RESPONSE = "response"
    ERROR = "error"


_LOWER_BOUNDS = frozenset({"minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"})
_UPPER_BOUNDS = frozenset(
    {"maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties", "x-max-total-bytes"}
)
# They describe, or say how the client writes and reads what keeps its type in Python.
_HINTS = frozenset({"default", "deprecated", "readOnly", "writeOnly", "x-also-text", "style", "explode"})
_SAME_IN_PYTHON = frozenset({"date-time", "portal-date-time", "portal-date-minute"})
# A request that took the first also takes the second.
_WIDER = frozenset({("int", "float"), ("int", "Decimal")})


def rate_keyword(keyword: str, old: Any, new: Any, direction: Direction) -> Step:
    """Return the step for a keyword that changed; None means that it is missing. The type in Python is the same."""
    if keyword == "format" and {old, new} <= _SAME_IN_PYTHON:
        return Step.MINOR
    if direction is not Direction.REQUEST or keyword in _HINTS:
        return Step.MINOR
    return Step.MAJOR if _narrows(keyword, old, new) else Step.MINOR


def rate_types(old: frozenset[str], new: frozenset[str], direction: Direction) -> Step:
    """Return the step for other types in Python; none at all means anything."""
    if direction is Direction.ERROR:
        return Step.MINOR
    # A request may take more than before, and a response hold less, without breaking a caller.
    narrower, wider = (old, new) if direction is Direction.REQUEST else (new, old)
    if direction is Direction.REQUEST and not wider:
        return Step.MINOR
    holds = all(kind in wider or any((kind, other) in _WIDER for other in wider) for kind in narrower)
    if direction is Direction.RESPONSE and not narrower <= wider:
        # mypy takes a whole number for a float, but no other type for another
        holds = holds and (narrower, wider) == (frozenset({"int"}), frozenset({"float"}))
    return Step.MINOR if holds and narrower else Step.MAJOR


def rate_choices(removed: bool, direction: Direction) -> Step:
    """Return the step for other choices: requests must be among them, responses may hold new ones anyway."""
    return Step.MAJOR if removed and direction is Direction.REQUEST else Step.MINOR


def rate_presence(old: tuple[bool, bool], new: tuple[bool, bool], direction: Direction) -> Mapping[str, Step]:
    """Return the step for each change in whether a field is required, and in whether it may be null."""
    (was_required, was_nullable), (is_required, is_nullable) = old, new
    worse = {"required": is_required, "null": not is_nullable}
    if direction is Direction.RESPONSE:
        # What may be missing is None when it is read, as null is.
        gains_none = (is_nullable or not is_required) and was_required and not was_nullable
        worse = {"required": gains_none, "null": gains_none}
    harmful = direction is not Direction.ERROR
    changed = {"required": was_required != is_required, "null": was_nullable != is_nullable}
    return {key: Step.MAJOR if worse[key] and harmful else Step.MINOR for key in changed if changed[key]}


def _narrows(keyword: str, old: Any, new: Any) -> bool:
    if new is None:
        return False
    if keyword == "additionalProperties":
        return new is False
    if old is None:
        return True
    if keyword == "enum":
        return any(value not in new for value in old)
    if keyword in _LOWER_BOUNDS:
        return bool(new > old)
    if keyword in _UPPER_BOUNDS:
        return bool(new < old)
    return bool(new)

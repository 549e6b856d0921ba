"""How much a change of one keyword means to users of a client, by the direction of the field."""

from enum import IntEnum
from typing import Any

from pipeline.diff.inventory import Direction
from pipeline.openapi.json_data import is_list


class Step(IntEnum):
    """The step of semantic versioning that a change asks for."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3


_LOWER_BOUNDS = frozenset({"minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"})
_UPPER_BOUNDS = frozenset({"maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"})
# What decides the type that a client has for the field, whichever way it travels.
_TYPES = frozenset({"format", "allOf", "anyOf", "oneOf", "contentEncoding", "contentMediaType"})
_HINTS = frozenset({"default", "deprecated", "readOnly", "writeOnly"})


def rate(keyword: str, old: Any, new: Any, direction: Direction) -> Step:
    """Return the step for a keyword that changed; None means that the keyword is missing."""
    if keyword == "type":
        return _rate_type(old, new, direction)
    if keyword in _TYPES:
        return Step.MAJOR
    if direction is Direction.RESPONSE or keyword in _HINTS:
        return Step.MINOR
    return Step.MAJOR if _narrows(keyword, old, new) else Step.MINOR


def _rate_type(old: Any, new: Any, direction: Direction) -> Step:
    before, after = _types(old), _types(new)
    # A request may take more than before, and a response hold less, without breaking a caller.
    harmless = before < after if direction is Direction.REQUEST else after < before
    return Step.MINOR if harmless and before and after else Step.MAJOR


def _types(value: Any) -> frozenset[str]:
    return frozenset(value if is_list(value) else [] if value is None else [value])


def _narrows(keyword: str, old: Any, new: Any) -> bool:
    if new is None:
        return False
    if old is None:
        return True
    if keyword == "enum":
        return any(value not in new for value in old)
    if keyword in _LOWER_BOUNDS:
        return bool(new > old)
    if keyword in _UPPER_BOUNDS:
        return bool(new < old)
    return True

"""The names of form fields: `lines[0][vatRate]` and `documents[]` are paths into nested data."""

import re
from collections.abc import Iterable
from typing import Any

from ._validation import Refusal

_NAME = re.compile(r"([^\[\]]+)((?:\[[^\[\]]*\])*)")
_KEY = re.compile(r"\[([^\[\]]*)\]")
_MAX_ITEMS = 1_000
_MAX_DEPTH = 5


def split_name(name: str) -> list[str]:
    """The steps of a name: `signers`, `0`, `firstName`. A name of any other form is a single step."""
    found = _NAME.fullmatch(name)
    return [found[1], *_KEY.findall(found[2])] if found else [name]


def nest(fields: Iterable[tuple[list[str], Any]]) -> dict[str, Any]:
    """Build nested data from fields and their steps; an empty step appends to a list.

    Raises `Refusal` with 422 if a field was sent twice, or is both a value and a container.
    """
    found: dict[str, Any] = {}
    for steps, value in fields:
        if len(steps) > _MAX_DEPTH:
            raise Refusal(422, f"{steps[0]}: this field is nested too deeply")
        _put(found, steps, value)
    return {name: _with_lists(value, name) for name, value in found.items()}


def _put(found: dict[str, Any], steps: list[str], value: Any) -> None:
    place = found
    for position, step in enumerate(steps):
        key = step if step or not position else str(len(place))
        if position == len(steps) - 1:
            if key in place:
                raise Refusal(422, f"{steps[0]}: this field was sent twice")
            place[key] = value
        else:
            place = place.setdefault(key, _Container())
            if not isinstance(place, _Container):
                raise Refusal(422, f"{steps[0]}: this field was sent twice")


class _Container(dict[str, Any]):
    """Fields below a step; a list if all their keys are indexes."""


def _with_lists(value: Any, name: str) -> Any:
    if not isinstance(value, _Container):
        return value
    if not all(key.isdecimal() and key.isascii() for key in value):
        return {key: _with_lists(part, name) for key, part in value.items()}
    if len(value) > _MAX_ITEMS:
        raise Refusal(422, f"{name}: too many items")
    places = sorted(value, key=lambda key: (len(key), key))
    return [_with_lists(value[place], name) for place in places]

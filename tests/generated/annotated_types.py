"""Whether an object of a response holds what its annotations say."""

import types
from collections.abc import Iterator
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from mijnklantportaal import UnreadableFieldError
from mijnklantportaal_api import models
from mijnklantportaal_api.runtime.model import Model, wire_fields


def mismatches(model: Model) -> Iterator[str]:
    """The fields that can be read and hold something else, at any depth."""
    hints = get_type_hints(type(model), vars(models))
    for field in wire_fields(type(model)):
        try:
            value = getattr(model, field.name)
        except UnreadableFieldError:
            continue
        if not _fits(value, hints[field.name]):
            yield f"{type(model).__name__}.{field.name} is {value!r}"
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, Model):
                yield from mismatches(inner)


def unreadable(model: Model) -> Iterator[str]:
    """The fields that can't be read, at any depth."""
    for field in wire_fields(type(model)):
        try:
            value = getattr(model, field.name)
        except UnreadableFieldError:
            yield f"{type(model).__name__}.{field.name}"
            continue
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, Model):
                yield from unreadable(inner)


def _fits(value: object, kind: Any) -> bool:
    origin, arguments = get_origin(kind), get_args(kind)
    if kind is Any:
        return True
    if origin in (Union, types.UnionType):
        return any(_fits(value, argument) for argument in arguments)
    if origin is Literal:
        return value in arguments
    if origin is list:
        return isinstance(value, list) and all(_fits(item, arguments[0]) for item in value)
    if origin is dict:
        return isinstance(value, dict) and all(_fits(item, arguments[1]) for item in value.values())
    return type(value) is kind or (kind is float and type(value) is int)

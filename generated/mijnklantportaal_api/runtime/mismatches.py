"""Errors for values of a response that do not fit their model."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .model import Model, ModelMismatchError, WireField, wire_fields
from .type_guards import is_mapping


def mismatch(model: Model, data: object, error: Exception) -> ModelMismatchError:
    """The error for the field that did not fit: fields are set in order, so it is the first one without a value."""
    if not is_mapping(data):
        return ModelMismatchError((), f"expected an object, found {json_type(data)}")
    for field in wire_fields(type(model)):
        if not hasattr(model, field.name):
            return mismatch_at((field.name,), _reason(field, data) or error)
    return mismatch_at((), error)


def _reason(field: WireField, data: Mapping[str, Any]) -> Exception | None:
    """What the field's own reader says; generated code has faster ways to find that a value does not fit."""
    if field.wire_name in data:
        try:
            field.received(data)
        except Exception as error:
            return error
    return None


def mismatch_at(path: tuple[str | int, ...], error: Exception) -> ModelMismatchError:
    """The error for the value at a path."""
    if isinstance(error, ModelMismatchError):
        return ModelMismatchError((*path, *error.path), error.reason)
    if isinstance(error, KeyError):
        return ModelMismatchError(path, f"the key {error.args[0]!r} is missing")
    return ModelMismatchError(path, f"unreadable value ({str(error) or type(error).__name__})")


def json_type(value: object) -> str:
    """What JSON calls the type of a value, with its article."""
    match value:
        case None:
            return "null"
        case dict():
            return "an object"
        case list():
            return "a list"
        case str():
            return "a string"
        case bool():
            return "a boolean"
        case _:
            return "a number"

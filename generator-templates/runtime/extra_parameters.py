"""Parameters and fields that the documentation does not know, which a caller adds to a call."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from .json_data import check_json, check_name, check_scalar
from .operation import Operation
from .type_guards import is_list, is_mapping, is_object

T = TypeVar("T")

_SCALARS = "str, a number, a boolean, None, which is left out, or a list of these"


def check_extra_query(extra: object) -> None:
    """Refuse additional query parameters that can't be sent.

    Raises:
        TypeError: they are not a mapping of names to texts, numbers, booleans, None or lists of them.
        ValueError: a name or a value can't be sent.
    """
    for name, value in _checked_names("extra_query", extra, "{'include': 'lines'}"):
        for item in value if is_list(value) else [value]:
            check_scalar(f"extra_query: {name}", item, _SCALARS)


def check_extra_body(extra: object) -> None:
    """Refuse additional fields of a body that can't be sent.

    Raises:
        TypeError: they are not a mapping of names to JSON data.
        ValueError: a name or a value can't be sent.
    """
    for name, value in _checked_names("extra_body", extra, "{'reference': '42'}"):
        check_json(f"extra_body: {name}", value)


def check_no_conflict(operation: Operation[object], query: Mapping[str, Any], body: Mapping[str, Any]) -> None:
    """Refuse additional parameters and fields that a call has no place for, or that it sets already.

    Raises:
        ValueError: the call has no body, or a name is taken.
    """
    _check_free("extra_query", query, dict(operation.query))
    if body:
        own = getattr(operation, _place_of_fields(operation) or "json")
        if not is_object(own):
            raise ValueError("extra_body: this call has no body to add fields to; leave it out, or use extra_query")
        _check_free("extra_body", body, own)


def check_headers_are_free(operation: Operation[object], headers: Mapping[str, str]) -> None:
    """Refuse additional headers that a call sets already.

    Raises:
        ValueError: a name is taken.
    """
    taken = {name.lower() for name, _ in operation.headers}
    for name in headers:
        if name.lower() in taken:
            raise ValueError(f"headers: this call sets {name!r} itself; remove it, and use the call's argument")


def with_extra_body(operation: Operation[T], extra: Mapping[str, Any]) -> Operation[T]:
    """The operation with additional fields in its JSON object or form."""
    if not extra:
        return operation
    place = _place_of_fields(operation)
    changed: Any = {place: {**getattr(operation, place), **extra}}
    return operation._replace(**changed)


def _place_of_fields(operation: Operation[Any]) -> str:
    """The kind of body that the call has; empty if it has none with fields."""
    return next((place for place in ("json", "form", "encoded_form") if getattr(operation, place) is not None), "")


def _check_free(option: str, extra: Mapping[str, Any], own: Mapping[str, Any]) -> None:
    taken = {_outermost(name) for name in own}
    for name in extra:
        if (outermost := _outermost(name)) in taken:
            raise ValueError(
                f"{option}: this call sets {outermost!r} itself; remove {name!r}, and use the call's argument"
            )


def _outermost(name: str) -> str:
    """The field that a name of a form or a query belongs to: `lines` for `lines[0][amount]` and `lines[]`."""
    return name.partition("[")[0] or name


def _checked_names(option: str, extra: object, example: str) -> list[tuple[str, Any]]:
    if not is_mapping(extra):
        raise TypeError(f"{option}: expected a mapping, such as {example}, got {type(extra).__name__}")
    for name in extra:
        check_name(option, name)
        if not name:
            raise ValueError(f"{option}: a name is empty; give the name that the API expects")
    return list(extra.items())

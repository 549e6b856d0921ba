"""Values of a list as columns of a file: which kind each column has, and its values as Python has them."""

import datetime
import json
import typing
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from types import UnionType
from typing import Any, NamedTuple

from mijnklantportaal_api.runtime.model import Model, wire_fields
from mijnklantportaal_api.runtime.reading import amsterdam

from ..._json_data import json_data
from ..output.fields import Column, value_at

_KINDS: tuple[type, ...] = (Decimal, bool, int, float, datetime.datetime, datetime.date)


class TypedColumn(NamedTuple):
    """A column, and the type of its values; texts stand for everything that has no form of its own in a file."""

    column: Column
    kind: type


def typed_columns(model: type[Model], columns: Sequence[Column]) -> list[TypedColumn]:
    """The columns with the types of their values."""
    return [TypedColumn(column, _kind(model, column.path)) for column in columns]


def rows(items: Iterable[Model], columns: Sequence[TypedColumn], *, shows_secrets: bool) -> Iterator[list[Any]]:
    """The values of each object; one that is not of its column's type is a text, or None where there is none."""
    for item in items:
        yield [
            _cell(value_at(item, column, shows_secrets=shows_secrets), kind, shows_secrets=shows_secrets)
            for column, kind in columns
        ]


def _kind(model: type[Model], path: Sequence[str]) -> type:
    for name in path[:-1]:
        (model,) = (field.model for field in wire_fields(model) if field.name == name and field.model)
    annotation = next(field.type for field in getattr(model, "__attrs_attrs__", ()) if field.name == path[-1])
    named = typing.get_args(annotation) if isinstance(annotation, UnionType) else (annotation,)
    return next((kind for kind in _KINDS if kind in named), str)


def _cell(value: object, kind: type, *, shows_secrets: bool) -> Any:
    if value is None:
        return None
    if kind is datetime.datetime and isinstance(value, datetime.datetime):
        return value.astimezone(amsterdam())
    if kind is not str and type(value) is kind:
        return value
    if kind is float and type(value) is int:
        return float(value)
    if kind is not str:
        return None  # a value that no other row of the column is like would make it a column of texts
    data = json_data(value, shows_secrets=shows_secrets)
    return data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)

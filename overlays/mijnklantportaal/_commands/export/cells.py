"""Values of a list as columns of a file: which kind each column has, and its values as Python has them."""

import datetime
import json
import typing
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from types import UnionType
from typing import Any, NamedTuple

from mijnklantportaal_api.runtime.leniency import lenient_reading
from mijnklantportaal_api.runtime.model import Model, wire_fields
from mijnklantportaal_api.runtime.reading import amsterdam

from ..output.fields import Column, json_data, value_at

_KINDS: tuple[type, ...] = (Decimal, bool, int, float, datetime.datetime, datetime.date)


class TypedColumn(NamedTuple):
    """A column, and the type of its values; texts stand for everything that has no form of its own in a file."""

    column: Column
    kind: type


def typed_columns(model: type[Model], columns: Sequence[Column]) -> list[TypedColumn]:
    """The columns with the types of their values."""
    return [TypedColumn(column, _kind(model, column.path)) for column in columns]


def rows(data: Iterable[Any], model: type[Model], columns: Sequence[TypedColumn]) -> Iterator[list[Any]]:
    """The values of each object; one that is not of its column's type is a text, or None where there is none."""
    for item in data:
        with lenient_reading():
            read = model.from_dict(item)
        # what secrets there are was masked when they were read
        yield [_cell(value_at(read, column, shows_secrets=True), kind) for column, kind in columns]


def _kind(model: type[Model], path: Sequence[str]) -> type:
    for name in path[:-1]:
        (model,) = (field.model for field in wire_fields(model) if field.name == name and field.model)
    annotation = next(field.type for field in getattr(model, "__attrs_attrs__", ()) if field.name == path[-1])
    named = typing.get_args(annotation) if isinstance(annotation, UnionType) else (annotation,)
    return next((kind for kind in _KINDS if kind in named), str)


def _cell(value: object, kind: type) -> Any:
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
    data = json_data(value, shows_secrets=True)
    return data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)

"""The columns of a list: which ones its model has, and values as SQLite has them.

| Python | SQLite |
| --- | --- |
| str and choices | TEXT |
| Decimal | INTEGER, in hundredths, in a column whose name ends in `_cents`: sums and comparisons are exact |
| bool, int | INTEGER |
| date | TEXT, as `2026-11-20` |
| datetime | TEXT in UTC, as `2026-11-20T20:00:00+00:00`, so that texts sort as times do |
| objects and lists | TEXT, as JSON |
"""

from __future__ import annotations

import datetime
import json
import typing
from collections.abc import Iterator
from contextlib import suppress
from decimal import Decimal
from types import UnionType
from typing import Any, NamedTuple

from mijnklantportaal_api.runtime.model import Model, Unset
from mijnklantportaal_api.runtime.type_guards import is_list

from .._json_data import json_data
from .._surrogates import without_surrogates

OWN_COLUMNS = (
    ("read_at", "TEXT NOT NULL"),
    ("changed_at", "TEXT NOT NULL"),
    ("removed_at", "TEXT"),
    ("mirror_reading", "INTEGER NOT NULL"),
    ("mirror_update", "INTEGER NOT NULL"),
    ("mirror_data", "TEXT NOT NULL"),
)
"""The columns that every list has beside those of its model, and their types."""

SHOWN = ("read_at", "changed_at")
"""Those that the objects show which are there."""

_OWN_NAMES = frozenset(name for name, _ in OWN_COLUMNS)
_SCALARS = (str, int, float, Decimal, datetime.date)
MAX_INTEGER = 2**63 - 1


class Column(NamedTuple):
    """A column for a field of a model."""

    name: str
    field: str
    sql_type: str


def columns_of(model: type[Model]) -> list[Column]:
    """The columns for the fields of a model, the id first."""
    found = [_column(field.name, field.type) for field in getattr(model, "__attrs_attrs__", ())]
    return sorted(found, key=lambda column: column.field != "id")


def row_of(item: Model, columns: list[Column]) -> list[Any]:
    """The values of an object; None for what is not there, or can't be read."""
    return [sql_value(getattr(item, column.field, None)) for column in columns]


def sql_value(value: object) -> Any:
    """A value as SQLite has it."""
    match value:
        case None | Unset():
            return None
        case bool():
            return int(value)
        case Decimal():
            cents = value * 100
            is_whole = cents.is_finite() and cents == cents.to_integral_value()
            return sql_value(int(cents)) if is_whole else float(cents)
        case datetime.datetime():
            return utc_text(value)
        case datetime.date():
            return value.isoformat()
        case str():
            return without_surrogates(value)
        case float():
            return value
        case int():
            return value if abs(value) <= MAX_INTEGER else float(value)
        case _:
            return json.dumps(plain(value))


def compared_value(name: str, value: object, annotation: Any) -> Any:
    """A value that a field is compared with, as SQLite has it.

    Raises:
        TypeError: no value of the field is of this type, so that it would be equal to none, or by chance.
    """
    kinds = kinds_of(annotation)
    if Decimal in kinds and type(value) is int:
        value = Decimal(value)
    scalar = {kind for kind in kinds if isinstance(kind, type) and issubclass(kind, _SCALARS)}  # pyright: ignore[reportUnnecessaryIsInstance]
    scalar |= {str for kind in scalar if issubclass(kind, str)}  # choices are texts, too
    is_of_one = isinstance(value, tuple(scalar))
    if isinstance(value, datetime.datetime):  # Python takes it for a date
        is_of_one = datetime.datetime in scalar
    if value is not None and scalar >= kinds and not is_of_one:
        expected = " or ".join(sorted({kind.__name__ for kind in scalar}))
        raise TypeError(f"{name}: expected {expected}, got {type(value).__name__}")
    try:
        return sql_value(value)
    except TypeError as error:
        raise TypeError(f"{name}: {error}") from error


def utc_text(time: datetime.datetime) -> str:
    """A time in UTC, in ISO 8601; as it is where UTC has no such year."""
    with suppress(OverflowError):
        time = time.astimezone(datetime.UTC)
    return time.isoformat()


def _column(name: str, annotation: Any) -> Column:
    kinds = kinds_of(annotation)
    if kinds == {Decimal}:
        return Column(f"{name}_cents", name, "INTEGER")
    sql_type = "INTEGER" if kinds and kinds <= {int, bool} else "REAL" if kinds == {float} else "TEXT"
    return Column(f"{name}_" if name in _OWN_NAMES else name, name, sql_type)


def kinds_of(annotation: Any) -> set[type]:
    """The types that a field may have, but for None and what stands for no value."""
    return set(_kinds_in(annotation)) - {type(None), Unset}


def _kinds_in(annotation: Any) -> Iterator[type]:
    origin = typing.get_origin(annotation)
    if origin is typing.Literal:
        yield from map(type, typing.get_args(annotation))
    elif origin in (typing.Union, UnionType):
        for part in typing.get_args(annotation):
            yield from _kinds_in(part)
    else:
        yield annotation


def plain(value: object) -> Any:
    """Objects and lists as JSON data, also those that the API would not take back."""
    if isinstance(value, Model):
        return {**value.extra, **json_data(value, shows_secrets=True)}
    return [plain(item) for item in value] if is_list(value) else value

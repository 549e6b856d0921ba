"""Parquet files with the types of the API, written group by group."""

import datetime
import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import IO, Any

import pyarrow as arrow
from pyarrow.parquet import ParquetWriter

from .cells import TypedColumn

_GROUP = 10_000
"""Rows that are in memory at the same time."""
_DIGITS = 38


def write_parquet(to: IO[bytes], columns: Sequence[TypedColumn], rows: Callable[[], Iterable[Sequence[Any]]]) -> int:
    """Write a Parquet file, and return the number of rows, which are read twice: for the decimals of amounts, too."""
    schema = arrow.schema(
        [
            arrow.field(typed.column.name, _type(typed.kind, decimals))
            for typed, decimals in zip(columns, _decimals(columns, rows()), strict=True)
        ]
    )
    count = 0
    with ParquetWriter(to, schema) as writer:
        for group in _groups(rows()):
            values = zip(*group, strict=True)
            arrays = [arrow.array(list(column), field.type) for column, field in zip(values, schema, strict=True)]
            writer.write_table(arrow.Table.from_arrays(arrays, schema=schema))
            count += len(group)
    return count


def _decimals(columns: Sequence[TypedColumn], rows: Iterable[Sequence[Any]]) -> list[int]:
    """The most decimals of the amounts in each column, at least two."""
    found = [2] * len(columns)
    places = [place for place, typed in enumerate(columns) if typed.kind is Decimal]
    if places:
        for row in rows:
            for place in places:
                if row[place] is not None:
                    exponent = row[place].as_tuple().exponent
                    found[place] = max(found[place], -exponent)
    return found


def _type(kind: type, decimals: int) -> Any:
    types: dict[type, Any] = {
        bool: arrow.bool_(),
        int: arrow.int64(),
        float: arrow.float64(),
        Decimal: arrow.decimal128(_DIGITS, decimals),
        datetime.date: arrow.date32(),
        datetime.datetime: arrow.timestamp("us", tz="Europe/Amsterdam"),
    }
    return types.get(kind, arrow.string())


def _groups(rows: Iterable[Sequence[Any]]) -> Iterator[list[Sequence[Any]]]:
    iterator = iter(rows)
    while group := list(itertools.islice(iterator, _GROUP)):
        yield group

"""Rows for dlt, and the types of their columns."""

from __future__ import annotations

import datetime
import json
from decimal import Decimal
from typing import Any

from mijnklantportaal_api.runtime.model import Model, Unset

from .._mirror.columns import MAX_INTEGER, kinds_of, plain
from .._surrogates import without_surrogates

_TYPES: dict[type, str] = {
    Decimal: "decimal",
    bool: "bool",
    int: "bigint",
    float: "double",
    str: "text",
    datetime.datetime: "timestamp",
    datetime.date: "date",
}

_TOO_LARGE_AMOUNT = Decimal(10) ** 29
"""Decimals of dlt have 38 digits, 9 of them after the point."""


def hints_of(model: type[Model]) -> dict[str, Any]:
    """The columns of a model as dlt describes them."""
    return {field.name: _hint(field.name, field.type) for field in getattr(model, "__attrs_attrs__", ())}


def row_of(item: Model) -> dict[str, Any]:
    """The values of an object by the names of its fields; None for what is not there, or can't be read or loaded."""
    return {field.name: _value(getattr(item, field.name, None)) for field in getattr(item, "__attrs_attrs__", ())}


def _hint(name: str, annotation: object) -> dict[str, Any]:
    kinds = [_TYPES.get(kind, "json") for kind in kinds_of(annotation)]
    return {"data_type": kinds[0] if len(kinds) == 1 else "json", "nullable": name != "id"}


def _value(value: object) -> Any:
    """A value as warehouses take it: one that they can't would end the load of the whole table."""
    match value:
        case None | Unset():
            return None
        case Decimal():
            return value if value.is_finite() and abs(value) < _TOO_LARGE_AMOUNT else None
        case datetime.datetime():
            try:
                return value.astimezone(datetime.UTC)
            except OverflowError:
                return None
        case bool() | float() | datetime.date():
            return value
        case int():
            return value if abs(value) <= MAX_INTEGER else None
        case str():
            return without_surrogates(value)
        case _:
            return json.loads(without_surrogates(json.dumps(plain(value), ensure_ascii=False)))

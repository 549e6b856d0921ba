"""Rows for dlt, and the types of their columns."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from mijnklantportaal_api.runtime.model import Model, Unset

from .._mirror.columns import kinds_of, plain

_TYPES: dict[type, str] = {
    Decimal: "decimal",
    bool: "bool",
    int: "bigint",
    float: "double",
    str: "text",
    datetime.datetime: "timestamp",
    datetime.date: "date",
}


def hints_of(model: type[Model]) -> dict[str, Any]:
    """The columns of a model as dlt describes them."""
    return {field.name: _hint(field.name, field.type) for field in getattr(model, "__attrs_attrs__", ())}


def row_of(item: Model) -> dict[str, Any]:
    """The values of an object by the names of its fields; None for what is not there, or can't be read."""
    return {field.name: _value(getattr(item, field.name, None)) for field in getattr(item, "__attrs_attrs__", ())}


def _hint(name: str, annotation: object) -> dict[str, Any]:
    kinds = [_TYPES.get(kind, "json") for kind in kinds_of(annotation)]
    return {"data_type": kinds[0] if len(kinds) == 1 else "json", "nullable": name != "id"}


def _value(value: object) -> Any:
    if isinstance(value, Unset):
        return None
    return value if type(value) in _TYPES else plain(value)

"""Objects of the API as JSON data: with the API's own names, and whatever a response held."""

import datetime
import math
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from mijnklantportaal_api.runtime.mismatches import UnreadableFieldError
from mijnklantportaal_api.runtime.model import UNSET, Model, wire_fields
from mijnklantportaal_api.runtime.type_guards import is_list

MASK = "***"
"""What stands for a secret."""


def json_data(value: object, *, shows_secrets: bool) -> Any:
    """A value as JSON data. Amounts are texts with all their decimals, so that no program rounds them."""
    if isinstance(value, Model):
        hidden = frozenset[str]() if shows_secrets else secrets_of(type(value))
        return {
            wire_name: MASK if name in hidden and inner is not None else json_data(inner, shows_secrets=shows_secrets)
            for name, wire_name, inner in _fields(value)
        }
    if is_list(value):
        return [json_data(item, shows_secrets=shows_secrets) for item in value]
    if isinstance(value, Mapping):
        return {str(key): json_data(item, shows_secrets=shows_secrets) for key, item in value.items()}  # pyright: ignore
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)  # JSON has no such numbers
    return format(value, "f") if isinstance(value, Decimal) else value


def secrets_of(model: type[Model]) -> frozenset[str]:
    """The names of fields that are shown only if they are asked for."""
    return frozenset(field.name for field in getattr(model, "__attrs_attrs__", ()) if not field.repr)


def _fields(model: Model) -> Iterator[tuple[str, str, object]]:
    """The fields that are set, by both names; what can't be read is as it came."""
    for field in wire_fields(type(model)):
        try:
            value = getattr(model, field.name)
        except UnreadableFieldError as error:
            value = error.raw
        if value is not UNSET:
            yield field.name, field.wire_name, value

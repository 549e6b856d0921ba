"""Reading responses: the values of models, and whole bodies."""

from __future__ import annotations

import datetime
import functools
import json
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, NoReturn, TypeVar

import attrs

from .model import Model, ModelMismatchError, wire_fields
from .type_guards import is_list, is_object

T = TypeVar("T")


@functools.cache
def amsterdam() -> datetime.tzinfo:
    """The portal's time zone. It is inferred: the service is Dutch, and its documentation names none."""
    import zoneinfo  # late: many programs never need it, and it takes a tenth of the import

    return zoneinfo.ZoneInfo("Europe/Amsterdam")


read_date: Callable[[str], datetime.date] = datetime.date.fromisoformat


_parse_time = datetime.datetime.fromisoformat  # looked up once: responses hold many times


def read_time(text: str) -> datetime.datetime:
    """Read a time; the result is always aware, and a text without an offset is Amsterdam time."""
    value = _parse_time(text)
    return value if value.tzinfo is not None else value.replace(tzinfo=amsterdam())


def read_local_time(text: str) -> datetime.datetime:
    """Read the time of a request, `YYYY-mm-dd HH:mm:ss` in Amsterdam."""
    return _parse_time(text).replace(tzinfo=amsterdam())


def read_decimal(value: str | float) -> Decimal:
    """Read an amount from a text, or from a JSON number exactly as it prints."""
    try:
        number = Decimal(value if type(value) is str else str(value))
    except InvalidOperation:
        raise ValueError(f"{value!r} is not an amount") from None
    if number.is_finite():
        return number
    raise ValueError(f"{value!r} is not an amount")


def read_integer(value: str | int) -> int:
    """Read a whole number that the API may also write as text."""
    return int(value)


def read_list(values: object) -> list[Any]:
    """Read a list and keep its items as they are."""
    if is_list(values):
        return values
    raise ModelMismatchError((), f"expected a list, found {_json_type(values)}")


def read_each(read: Callable[[Any], T], values: object) -> list[T]:
    """Read every item of a list; a mismatch names the item's position."""
    items = read_list(values)
    try:
        return [read(item) for item in items]
    except Exception:
        for position, item in enumerate(items):
            try:
                read(item)
            except Exception as error:
                raise _mismatch_at((position,), error) from error
        raise


def read_mapping(values: object) -> dict[str, Any]:
    """Read an object whose names are not known in advance."""
    if is_object(values):
        return values
    raise ModelMismatchError((), f"expected an object, found {_json_type(values)}")


def keep_extra(model: Model, data: Mapping[str, Any]) -> None:
    """Keep what the data has beyond the fields of the model."""
    known = {field.wire_name for field in wire_fields(type(model))}
    model._extra = {name: value for name, value in data.items() if name not in known}


def mismatch(model: Model, data: object, error: Exception) -> ModelMismatchError:
    """The error for the field that did not fit: fields are set in order, so it is the first one without a value."""
    if not isinstance(data, Mapping):
        return ModelMismatchError((), f"expected an object, found {_json_type(data)}")
    fields: tuple[attrs.Attribute[Any], ...] = getattr(type(model), "__attrs_attrs__", ())
    for field in fields:
        if not hasattr(model, field.name):
            return _mismatch_at((field.name,), error)
    return _mismatch_at((), error)


def _mismatch_at(path: tuple[str | int, ...], error: Exception) -> ModelMismatchError:
    if isinstance(error, ModelMismatchError):
        return ModelMismatchError((*path, *error.path), error.reason)
    if isinstance(error, KeyError):
        return ModelMismatchError(path, f"the key {error.args[0]!r} is missing")
    return ModelMismatchError(path, f"unreadable value ({str(error) or type(error).__name__})")


def _json_type(value: object) -> str:
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


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


_decoder = json.JSONDecoder(parse_constant=_refuse_constant)


def _read_json_plainly(body: bytes) -> Any:
    return _decoder.decode(body.decode("utf-8"))


@functools.cache
def _json_reader() -> Callable[[bytes], Any]:
    try:
        from orjson import loads
    except ImportError:
        return _read_json_plainly
    return loads


def read_json(body: bytes) -> Any:
    """Read JSON: with orjson if it is installed (the extra `fast`), otherwise with the standard library."""
    return _json_reader()(body)


def read_with(read: Callable[[Any], T]) -> Callable[[bytes], T]:
    """A function that reads a JSON body. It raises `ModelMismatchError`, or `ValueError` if the body is not JSON."""

    def read_body(body: bytes) -> T:
        data = read_json(body)
        try:
            return read(data)
        except Exception as error:
            raise _mismatch_at((), error) from error

    return read_body


def read_nothing(body: bytes) -> None:
    """For responses without content."""


def read_bytes(body: bytes) -> bytes:
    """For responses that are a file."""
    return body

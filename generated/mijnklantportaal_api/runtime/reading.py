"""Reading responses: the values of models, and whole bodies."""

from __future__ import annotations

import codecs
import datetime
import functools
import json
import math
import re
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, NoReturn, TypeVar

from .lenient_reading import is_lenient, nothing_of, read_what_fits
from .mismatches import ModelMismatchError, json_type, mismatch_at
from .model import Model, WireField, model_read_by, wire_fields
from .type_guards import is_list, is_mapping, is_object

M = TypeVar("M", bound=Model)
T = TypeVar("T")


@functools.cache
def amsterdam() -> datetime.tzinfo:
    """The portal's time zone. It is inferred: the service is Dutch, and its documentation names none."""
    import zoneinfo  # late: many programs never need it, and it takes a tenth of the import

    return zoneinfo.ZoneInfo("Europe/Amsterdam")


read_date: Callable[[str], datetime.date] = datetime.date.fromisoformat


parse_time: Callable[[str], datetime.datetime] = datetime.datetime.fromisoformat
"""Looked up once: responses hold many times."""


def read_time(text: str) -> datetime.datetime:
    """Read a time; the result is always aware, and a text without an offset is Amsterdam time."""
    value = parse_time(text)
    if value.tzinfo is not None:
        return value
    if re.fullmatch(_TIME_WITHOUT_OFFSET_PATTERN, text):
        return value.replace(tzinfo=amsterdam())
    raise ValueError(f"{text!r} is not a time")


# Python takes a date for its midnight, and the offset of a date, as in `2026-11-20+01:00`, for its time. The pattern is
# compiled when it is first needed, which is never in most programs.
_TIME_WITHOUT_OFFSET_PATTERN = r"(?a)\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d([.,]\d+)?)?"


def read_decimal(value: Any) -> Decimal:
    """Read an amount from a text of digits, or from a JSON number as it prints.

    A JSON number with decimals has been a float by then, which holds 15 digits.
    """
    try:
        if value.__class__ is str:
            # `Decimal` takes more: underscores, spaces, digits of other scripts, names of infinity
            if value.strip("-0123456789") in (".", ""):
                return Decimal(value)
        elif (number := Decimal(str(value))).is_finite():
            return number
    except InvalidOperation:
        pass
    raise ValueError(f"{value!r} is not an amount")


def read_text(value: object) -> str:
    """Read a text. Generated code has a faster way, and comes here when that has failed."""
    return _of_type(str, "a string", value)


def read_flag(value: object) -> bool:
    """Read a boolean; 0, 1 and texts are none."""
    return _of_type(bool, "a boolean", value)


def read_integer(value: object) -> int:
    """Read a whole number. JSON does not tell 3.0 from 3."""
    if isinstance(value, float) and value.is_integer() and abs(value) <= _MAX_EXACT:
        return int(value)
    if isinstance(value, bool):
        raise _mismatch("a whole number", value)
    return _of_type(int, "a whole number", value)


_MAX_EXACT = 2**53
"""Up to here a float holds every whole number."""


def read_integer_or_text(value: object) -> int:
    """Read a whole number that the API may also write as text."""
    if isinstance(value, str):
        if not re.fullmatch(r"-?[0-9]+", value):
            raise ValueError(f"{value!r} is not a whole number")
        return int(value)
    return read_integer(value)


def read_number(value: object) -> float:
    """Read a number."""
    if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
        return value
    raise _mismatch("a finite number", value)


def _of_type(kind: type[T], name: str, value: object) -> T:
    if isinstance(value, kind):
        return value
    raise _mismatch(name, value)


def _mismatch(expected: str, value: object) -> ModelMismatchError:
    return ModelMismatchError((), f"expected {expected}, found {json_type(value)}")


def read_list(values: object) -> list[Any]:
    """Read a list and keep its items as they are."""
    if is_list(values):
        return values
    raise _mismatch("a list", values)


def read_each(read: Callable[[Any], T], values: object) -> list[T]:
    """Read every item of a list; a mismatch names the item's position."""
    items = read_list(values)
    try:
        return [read(item) for item in items]
    except Exception:
        if is_lenient() and (model := model_read_by(read)):
            found: list[Any] = [read(item) if is_object(item) else nothing_of(model, item) for item in items]
            return found
        for position, item in enumerate(items):
            try:
                read(item)
            except Exception as error:
                raise mismatch_at((position,), error) from error
        raise


def read_mapping(values: object, read: Callable[[Any], Any] | None = None) -> dict[str, Any]:
    """Read an object whose names are not known in advance; `read` is for its values."""
    if not is_object(values):
        raise _mismatch("an object", values)
    if read is None:
        return values
    model = model_read_by(read) if is_lenient() else None
    found: dict[str, Any] = {}
    for name, value in values.items():
        try:
            found[name] = nothing_of(model, value) if model and not is_object(value) else read(value)
        except Exception as error:
            raise mismatch_at((name,), error) from error
    return found


def read_rest(model: M, data: Mapping[str, Any], error: Exception) -> M:
    """What to do when a field can't be read: in a lenient reading that field alone is lost.

    Raises:
        ModelMismatchError: the reading is strict, or the data is that of something else.
    """
    if is_lenient() and read_what_fits(model, data):
        return model
    raise first_mismatch(model, data, error) from error


def first_mismatch(model: Model, data: object, error: Exception) -> ModelMismatchError:
    """The error for the field that did not fit: fields are set in order, so it is the first one without a value."""
    if not is_mapping(data):
        return ModelMismatchError((), f"expected an object, found {json_type(data)}")
    for field in wire_fields(type(model)):
        if not hasattr(model, field.name):
            return mismatch_at((field.name,), _reason_of(field, data) or error)
    return mismatch_at((), error)


def _reason_of(field: WireField, data: Mapping[str, Any]) -> Exception | None:
    """What the field's own reader says; generated code has faster ways to find that a value does not fit."""
    if field.wire_name in data:
        try:
            field.received(data)
        except Exception as error:
            return error
    return None


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
    """Read JSON: with orjson if it is installed (the extra `fast`), otherwise with the standard library.

    What orjson refuses the standard library reads where it can, such as half a surrogate pair or 1e400, so that the
    extra never makes a difference. A byte order mark at the start is skipped.
    """
    body = body.removeprefix(codecs.BOM_UTF8)
    try:
        return _json_reader()(body)
    except ValueError:
        return _read_json_plainly(body)


def read_with(read: Callable[[Any], T]) -> Callable[[bytes], T]:
    """A function that reads a JSON body. It raises `ModelMismatchError`, or `ValueError` if the body is not JSON."""

    def read_body(body: bytes) -> T:
        data = read_json(body)
        try:
            return read(data)
        except Exception as error:
            raise mismatch_at((), error) from error

    return read_body


def read_nothing(body: bytes) -> None:
    """For responses without content."""


def read_text_body(body: bytes) -> str:
    """For responses that are text in UTF-8."""
    try:
        return body.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        raise ModelMismatchError((), f"expected text in UTF-8 ({error})") from error


def read_if_any(read: Callable[[bytes], T]) -> Callable[[bytes], T | None]:
    """A function that reads a body which may be empty; then the result is None."""
    return lambda body: read(body) if body else None


def read_bytes(body: bytes) -> bytes:
    """For responses that are a file."""
    return body

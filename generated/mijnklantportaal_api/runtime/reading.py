"""Reading responses: the values of models, and whole bodies."""

from __future__ import annotations

import codecs
import datetime
import functools
import json
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, NoReturn, TypeVar

from .leniency import is_lenient, nothing_of, read_what_fits
from .mismatches import json_type, mismatch, mismatch_at
from .model import Model, ModelMismatchError
from .type_guards import is_list, is_object

M = TypeVar("M", bound=Model)
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
    raise ModelMismatchError((), f"expected a list, found {json_type(values)}")


def read_each(read: Callable[[Any], T], values: object) -> list[T]:
    """Read every item of a list; a mismatch names the item's position."""
    items = read_list(values)
    try:
        return [read(item) for item in items]
    except Exception:
        model = getattr(read, "__self__", None)
        if is_lenient() and isinstance(model, type) and issubclass(model, Model):
            found: list[Any] = [read(item) if is_object(item) else nothing_of(model, item) for item in items]
            return found
        for position, item in enumerate(items):
            try:
                read(item)
            except Exception as error:
                raise mismatch_at((position,), error) from error
        raise


def read_mapping(values: object) -> dict[str, Any]:
    """Read an object whose names are not known in advance."""
    if is_object(values):
        return values
    raise ModelMismatchError((), f"expected an object, found {json_type(values)}")


def read_values(read: Callable[[Any], T], values: object) -> dict[str, T]:
    """Read every value of an object whose names are not known in advance; a mismatch gives the name."""
    found: dict[str, T] = {}
    for name, value in read_mapping(values).items():
        try:
            found[name] = read(value)
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
    raise mismatch(model, data, error) from error


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


def read_text(body: bytes) -> str:
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

"""Writing requests: every value is checked, and written in the one form that the API documents."""

from __future__ import annotations

import datetime
import math
import reprlib
from collections.abc import Callable
from decimal import Context, Decimal, InvalidOperation
from typing import Any

from .argument_checks import check_names, checked_flag, sendable
from .json_data import check_name
from .model import UNSET, Model, remainder_of, wire_fields
from .reading import amsterdam
from .type_guards import is_iterable, is_mapping

_NO_ID = frozenset("/\\?#%" + "".join(map(chr, range(33))) + "\x7f")
"""What servers, or proxies on the way, could take for another path, even where it is escaped."""


_MAX_ID_LENGTH = 200
_TOO_LARGE = 10**18
"""Other programs have no integer of this size."""


def write_text(name: str, value: object, *prefixes: str) -> str:
    """A string as it is; an id must start with one of the prefixes of its kind."""
    if not isinstance(value, str):
        raise TypeError(f"{name}: expected str, got {type(value).__name__}")
    if prefixes and (not value.startswith(prefixes) or value in prefixes):
        wanted = " or ".join(map(repr, prefixes))
        raise ValueError(f"{name}: expected an id that starts with {wanted}, got {value[:12]!r}")
    if prefixes and (len(value) > _MAX_ID_LENGTH or not _NO_ID.isdisjoint(value)):
        raise ValueError(f"{name}: {value[:40]!r} is not an id, and could lead elsewhere; take the `id` of an object")
    return sendable(name, value)


def write_flag(name: str, value: object) -> bool:
    """A boolean."""
    return checked_flag(name, value)


def write_integer(name: str, value: object) -> int:
    """A whole number."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{name}: expected int, got {type(value).__name__}")
    if not -_TOO_LARGE < value < _TOO_LARGE:
        raise ValueError(f"{name}: expected a number of at most 18 digits, got one of {value.bit_length()} bits")
    return value


def write_integer_text(name: str, value: object) -> str:
    """A whole number from 0 up, which the API takes as a string."""
    number = write_integer(name, value)
    if number < 0:
        raise ValueError(f"{name}: expected 0 or more, got {number}")
    return str(number)


def write_number(name: str, value: object) -> int | float:
    """A number."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError(f"{name}: expected int or float, got {type(value).__name__}")
    if isinstance(value, int):
        return write_integer(name, value)
    if not math.isfinite(value):
        raise ValueError(f"{name}: JSON has no form for {value}; give a finite number")
    return value


def write_choice(name: str, value: object, choices: tuple[object, ...]) -> Any:
    """One value of a closed list; an equal member of an enumeration is written as the plain value."""
    if value not in choices or isinstance(value, bool):
        raise ValueError(f"{name}: expected one of {', '.join(map(repr, choices))}, got {reprlib.repr(value)}")
    return choices[choices.index(value)]


CENT = Decimal("0.01")
_AMOUNTS = Context(prec=28, traps=[InvalidOperation])  # not the application's own decimal context


def write_decimal(name: str, value: object) -> str:
    """An amount in EUR with two decimals: `"12.95"`. More decimals are refused, not rounded."""
    if isinstance(value, bool) or not isinstance(value, (Decimal, int, str)):
        hint = "; a float can't hold 12.95 exactly: use Decimal('12.95') or '12.95'" if isinstance(value, float) else ""
        raise TypeError(f"{name}: expected Decimal, int or str, got {type(value).__name__}{hint}")
    try:
        number = Decimal(value)
        if number.is_nan():
            raise InvalidOperation
        cents = number.quantize(CENT, context=_AMOUNTS)
    except InvalidOperation:
        raise ValueError(f"{name}: {reprlib.repr(value)} is not an amount; write it like '12.95'") from None
    if cents != number:
        raise ValueError(f"{name}: {reprlib.repr(value)} has more than two decimals; round it first")
    return format(cents, "f")


def write_decimal_number(name: str, value: object) -> float:
    """An amount that the API takes as a JSON number."""
    return float(write_decimal(name, value))


def write_date(name: str, value: object) -> str:
    """A calendar date: `2026-11-20`."""
    if isinstance(value, datetime.datetime) or not isinstance(value, datetime.date):
        remedies = (str, "datetime.date.fromisoformat(...)"), (datetime.datetime, ".date()")
        raise TypeError(f"{name}: expected datetime.date, got {type(value).__name__}{_use(value, *remedies)}")
    return value.isoformat()


def _use(value: object, *remedies: tuple[type, str]) -> str:
    """What makes a value of a wrong type one of the right type; nothing if that is not known."""
    return next((f"; use {remedy}" for kind, remedy in remedies if isinstance(value, kind)), "")


def write_local_time(name: str, value: object, precision: str = "seconds") -> str:
    """A time as requests take it: `2026-11-20 14:30:00` in Amsterdam. A naive time is Amsterdam time.

    The form has no offset, so in the hour that comes twice in autumn it means the first one. A time in the second one
    is refused, whether it is aware or has `fold=1`.
    """
    time = _existing_time(name, value)
    try:
        local = time.astimezone(datetime.UTC).astimezone(amsterdam())
    except (OverflowError, ValueError) as error:
        raise ValueError(
            f"{name}: {value} is too close to the end of the calendar; give a later or an earlier time"
        ) from error
    if local.fold:
        raise ValueError(
            f"{name}: {local:%Y-%m-%d %H:%M} comes twice in Amsterdam, because the clocks go back, and the API's form "
            "of times can't say that this is the second one; give a time outside of that hour"
        )
    return local.replace(tzinfo=None).isoformat(" ", precision)


def write_local_minute(name: str, value: object) -> str:
    """A time to the minute: `2026-11-20 14:30` in Amsterdam. The rest is as for `write_local_time`."""
    return write_local_time(name, value, "minutes")


def write_time(name: str, value: object) -> str:
    """A time as responses hold it, in ISO 8601 with an offset. A naive time is Amsterdam time."""
    return _existing_time(name, value).isoformat()


def _existing_time(name: str, value: object) -> datetime.datetime:
    """An aware time, which the clocks do not leave out in spring."""
    if not isinstance(value, datetime.datetime):
        remedies = (str, "datetime.datetime.fromisoformat(...)"), (datetime.date, "datetime.datetime.combine(...)")
        raise TypeError(f"{name}: expected datetime.datetime, got {type(value).__name__}{_use(value, *remedies)}")
    time = value if value.utcoffset() is not None else value.replace(tzinfo=amsterdam())
    before, after = time.replace(fold=0).utcoffset(), time.replace(fold=1).utcoffset()
    if before is not None and after is not None and before < after:
        zone = "Amsterdam" if time is not value else str(time.tzinfo)
        raise ValueError(
            f"{name}: {value:%Y-%m-%d %H:%M} does not exist in {zone}, because the clocks go forward; "
            "give a time before or after that hour"
        )
    return time


def write_model(name: str, value: object, model: type[Model]) -> Any:
    """A model, or a mapping with its field names; what came in place of an object in a response is as it came."""
    if is_mapping(value):
        fields = {field.name: field for field in wire_fields(model)}
        check_names(f"{name}: {model.__name__}", "field", value, fields)
        if missing := [field.name for field in fields.values() if field.is_required and field.name not in value]:
            raise TypeError(f"{name}: {model.__name__} needs {' and '.join(missing)}")
        value = model(**value)
    if not isinstance(value, model):
        raise TypeError(f"{name}: expected {model.__name__} or a mapping, got {type(value).__name__}")
    instead = remainder_of(value).instead
    if instead is not UNSET:
        return instead
    try:
        return value.to_dict()
    except (TypeError, ValueError) as error:
        raise type(error)(f"{name}.{error}") from error


def write_each(
    name: str, values: object, write: Callable[[str, Any], Any], minimum: int = 0, maximum: int | None = None
) -> list[Any]:
    """Every item of a list."""
    if isinstance(values, (str, bytes)) or is_mapping(values) or not is_iterable(values):
        raise TypeError(f"{name}: expected a list, got {type(values).__name__}")
    items = [write(f"{name}[{position}]", item) for position, item in enumerate(values)]
    if len(items) < minimum or (maximum is not None and len(items) > maximum):
        wanted = f"{minimum} or more" if maximum is None else f"{minimum} to {maximum}"
        raise ValueError(f"{name}: expected {wanted} items, got {len(items) or 'none'}")
    return items


def write_mapping(name: str, value: object, write: Callable[[str, Any], Any] = lambda _, item: item) -> dict[str, Any]:
    """An object whose names are not known in advance; `write` is for its values."""
    if not is_mapping(value):
        raise TypeError(f"{name}: expected a mapping, got {type(value).__name__}")
    for key in value:
        check_name(name, key)
    return {key: write(f"{name}.{key}", item) for key, item in value.items()}


def check_one_of(model: Model, *groups: tuple[str, ...]) -> None:
    """Refuse a request that has no group of fields in full."""
    if not any(all(_is_given(model, name) for name in group) for group in groups):
        wanted = ", or ".join(" and ".join(group) for group in groups)
        raise ValueError(f"{wanted}: give at least one of these")


def check_needs(model: Model, name: str, *needed: str) -> None:
    """Refuse a field that needs others that are missing."""
    missing = [other for other in needed if not _is_given(model, other)]
    if _is_given(model, name) and getattr(model, name) is not False and missing:
        raise ValueError(f"{missing[0]}: {name} needs {' and '.join(needed)}")


def check_not_together(model: Model, *names: str) -> None:
    """Refuse fields that contradict each other."""
    given = [name for name in names if _is_given(model, name)]
    if len(given) > 1:
        raise ValueError(f"{given[1]}: give only one of {' and '.join(names)}")


def _is_given(model: Model, name: str) -> bool:
    return getattr(model, name) not in (None, UNSET)

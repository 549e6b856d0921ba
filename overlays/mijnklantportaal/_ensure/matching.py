"""Whether an object in a list is the one that a request would create, and in what it differs."""

import datetime
import unicodedata
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, TypeAlias

from mijnklantportaal_api.runtime.mismatches import UnreadableFieldError
from mijnklantportaal_api.runtime.model import UNSET
from mijnklantportaal_api.runtime.natural_keys import NaturalKey
from mijnklantportaal_api.runtime.reading import read_time

Key: TypeAlias = tuple[str, ...]
"""A natural key in a form that is the same for all spellings of it."""


def key_asked(key: NaturalKey[Any], sent: Mapping[str, object]) -> Key:
    """The key of the object that a request would create."""
    return tuple(_folded(sent.get(wire_name)) for wire_name, _ in key.fields)


def key_found(key: NaturalKey[Any], item: object) -> Key:
    """The key of an object in the list."""
    return tuple(_folded(value_of(item, attribute)) for _, attribute in key.fields)


def differences(key: NaturalKey[Any], sent: Mapping[str, object], item: object) -> dict[str, tuple[Any, Any]]:
    """The fields in which an object differs from what was asked for, with both values; what was not given is equal."""
    found: dict[str, tuple[Any, Any]] = {}
    for wire_name, attribute in (*key.fields, *key.others):
        if (asked := sent.get(wire_name)) is None:
            continue
        there = value_of(item, attribute)
        wanted = _like(asked, there)
        if not _is_same(wanted, there, without_case=attribute in key.without_case):
            found[attribute] = (wanted, there)
    return found


def value_of(item: object, attribute: str) -> Any:
    """The value of a field; what came in its place if that can't be read, and None if nothing came."""
    try:
        value = getattr(item, attribute)
    except UnreadableFieldError as error:
        value = error.raw
    except AttributeError:  # the whole object is something else
        value = None
    return None if value is UNSET else value


def _folded(value: object) -> str:
    """The value as text, without what servers may change: spaces around it, their number, and the case of letters."""
    return _text("" if value is None else value).casefold()


def _text(value: object) -> str:
    if isinstance(value, datetime.date):
        return value.isoformat()
    return " ".join(unicodedata.normalize("NFC", str(value)).split())


def _like(asked: object, there: object) -> object:
    """What was asked in the type of what is there; as it is where it has no such form."""
    try:
        match there:
            case bool():
                return asked
            case Decimal() | int():
                return type(there)(str(asked))
            case datetime.datetime():
                return read_time(str(asked))
            case datetime.date():
                return datetime.date.fromisoformat(str(asked))
            case _:
                return asked
    except (ValueError, InvalidOperation):
        return asked


def _is_same(asked: object, there: object, *, without_case: bool) -> bool:
    if isinstance(asked, datetime.datetime) and isinstance(there, datetime.datetime):
        return asked == there.replace(microsecond=0)
    if asked == there and isinstance(asked, bool) == isinstance(there, bool):
        return True
    if isinstance(there, Decimal | datetime.date | bool):
        return False
    if without_case:
        return _folded(asked) == _folded(there)
    return _text(asked) == _text("" if there is None else there)

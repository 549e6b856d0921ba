"""Lenient reading: a value of a response that does not fit costs its field only, and the rest is there.

Generated code reads models in one go. Only when that fails does it come here, and reads field by field.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from contextvars import ContextVar
from typing import Any, TypeVar

from .mismatches import UnreadableFieldError, json_type, mismatch_at
from .model import UNSET, Model, Remainder, WireField, remainder_of, wire_fields
from .surprises import say_once
from .type_guards import ESSENTIAL_TO_PAGES, is_mapping, is_page

M = TypeVar("M", bound=Model)

_is_lenient: ContextVar[bool] = ContextVar("is_lenient", default=False)


def is_lenient() -> bool:
    """Whether a value that does not fit costs its field only."""
    return _is_lenient.get()


def lenient_reading() -> AbstractContextManager[None]:
    """In this block, models keep what fits."""
    return _Reading(is_lenient=True)


def strict_reading() -> AbstractContextManager[None]:
    """In this block, a value that does not fit is an error."""
    return _Reading(is_lenient=False)


class _Reading(AbstractContextManager[None]):
    def __init__(self, *, is_lenient: bool) -> None:
        self._is_lenient = is_lenient

    def __enter__(self) -> None:
        self._token = _is_lenient.set(self._is_lenient)

    def __exit__(self, *_: object) -> None:
        _is_lenient.reset(self._token)


def keep_extra(model: Model, data: Mapping[str, Any]) -> None:
    """Keep what the data has beyond the fields of the model, if anything."""
    known = {field.wire_name for field in wire_fields(type(model))}
    extra = {name: value for name, value in data.items() if name not in known}
    if extra:
        _keep(model, Remainder(extra, remainder_of(model).unreadable))
    for name, value in extra.items():
        message = f"{type(model).__name__}: {name!r} ({json_type(value)}) is not documented; it is in `extra`"
        say_once(message, is_harmless=True)


def say_new_choice(model: Model, name: str) -> None:
    """Say that a field has a value that is not in its list; the value is kept."""
    message = f"{type(model).__name__}.{name} has a value that is not documented; it is kept"
    say_once(message, is_harmless=True)


def read_what_fits(model: Model, data: object) -> bool:
    """Set every field that can be read; False if the data is that of something else.

    Raises:
        ModelMismatchError: what a page can't do without does not fit.
    """
    fields = wire_fields(type(model))
    if not is_mapping(data) or not any(field.wire_name in data for field in fields):
        return False
    has_essentials = is_page(field.name for field in fields)
    unreadable: dict[str, UnreadableFieldError] = {}
    for field in fields:
        is_essential = has_essentials and field.name in ESSENTIAL_TO_PAGES
        try:
            value = field.received(data, is_needed=is_essential)
        except Exception as error:  # whatever a reader raises, the other fields are not to blame
            if is_essential:
                raise mismatch_at((field.name,), error) from error
            unreadable[field.name] = _unreadable(model, field, data.get(field.wire_name, UNSET), error)
        else:
            setattr(model, field.name, value)
            if field.is_required and field.wire_name not in data:
                say_once(f"{type(model).__name__}.{field.name}: {field.wire_name!r} is missing; it is read as None")
    if unreadable:
        _keep(model, Remainder(unreadable=unreadable))
    keep_extra(model, data)
    return True


def nothing_of(model: type[M], item: object) -> M:
    """The object for an item of a list or a map that is not an object: none of its fields can be read."""
    found = model.__new__(model)
    name, kind = model.__name__, json_type(item)
    say_once(f"{name}: an item of a list can't be read, found {kind}; using its fields is an error")
    reason = f"expected an object, found {kind}"
    unreadable = {
        field.name: UnreadableFieldError(name, field.name, field.wire_name, item, reason)
        for field in wire_fields(model)
    }
    _keep(found, Remainder(unreadable=unreadable, instead=item))
    return found


def _keep(model: Model, remainder: Remainder) -> None:
    model._remainder = remainder  # pyright: ignore[reportPrivateUsage] - this module does the work of `Model`


def _unreadable(model: Model, field: WireField, raw: object, error: Exception) -> UnreadableFieldError:
    name = type(model).__name__
    found = "no value" if raw is UNSET else json_type(raw)
    say_once(f"{name}.{field.name}: {field.wire_name!r} can't be read, found {found}; using the field is an error")
    return UnreadableFieldError(name, field.name, field.wire_name, raw, mismatch_at((), error).reason)

"""Records as plain data and back: what is zero or empty is left out, and anything else than a record is an error."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from pipeline.documents import PipelineError
from pipeline.observed.records import TRIALS
from pipeline.openapi.json_data import is_mapping
from pipeline.openapi.references import escape

T = TypeVar("T")

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_CALL = re.compile(r"(GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE) /\S*")
_NAMES = {
    "responses": (re.compile(r"[1-5]\d\d"), "this is not a status; write three digits such as '200'"),
    "trials": (re.compile("|".join(TRIALS)), f"there is no such trial; expected {', '.join(TRIALS)}"),
}
_TEXTS = {"seen_on": (_DAY, "a day such as 2026-11-26"), "call": (_CALL, "a method and a path such as GET /customers")}


def to_data(record: Any) -> Any:
    """Plain data of a record, the same for the same facts whatever their order."""
    if is_mapping(record):  # a pattern that nothing matched is a fact, too: its count of 0 stays
        return {name: to_data(record[name]) for name in sorted(record)}
    if is_dataclass(record):
        parts = ((part.name, to_data(getattr(record, part.name))) for part in fields(record))
        return {name: part for name, part in parts if part or name == "seen"}
    return record


def from_data(kind: type[T], data: Any, place: str) -> T:
    """The record that plain data is of; `place` is the file, and the field in it, for the error."""
    hints = get_type_hints(kind)
    if not is_mapping(data):
        raise PipelineError(f"{place.removesuffix(':')}: this is not a mapping; expected {', '.join(hints)}")
    for name in data:
        if name not in hints:
            raise PipelineError(f"{_below(place, name)}: there is no such field; expected {', '.join(hints)}")
    return kind(**{name: _part(hints[name], data[name], _below(place, name)) for name in data})


def _part(hint: Any, data: Any, place: str) -> Any:
    if hint is int:
        return _count(data, place)
    if hint is str:
        return _text(data, place)
    if get_origin(hint) is Counter:
        return Counter(_mapping(data, place, _count))
    if get_origin(hint) is dict:
        _, inner = get_args(hint)
        return dict(_mapping(data, place, lambda value, below: _part(inner, value, below)))
    return from_data(hint, data, place)


def _mapping(data: Any, place: str, read: Callable[[Any, str], T]) -> Mapping[str, T]:
    if not is_mapping(data):
        raise PipelineError(f"{place}: this is not a mapping")
    for name in data:
        if not isinstance(name, str):  # pyright: ignore[reportUnnecessaryIsInstance] - YAML has other keys, too
            raise PipelineError(f"{_below(place, name)}: this is not text; put it in quotes")
        pattern, remedy = _NAMES.get(place.rpartition("/")[2], (None, ""))
        if pattern and not pattern.fullmatch(name):
            raise PipelineError(f"{_below(place, name)}: {remedy}")
    return {name: read(value, _below(place, name)) for name, value in data.items()}


def _count(data: Any, place: str) -> int:
    if isinstance(data, bool) or not isinstance(data, int) or data < 0:
        raise PipelineError(f"{place}: this is not a count; write a whole number, 0 or more")
    return data


def _text(data: Any, place: str) -> str:
    pattern, expected = _TEXTS[place.rpartition("/")[2]]
    if not isinstance(data, str) or not pattern.fullmatch(data):
        raise PipelineError(f"{place}: write {expected}")
    return data


def _below(place: str, name: object) -> str:
    return f"{place}{' ' if place.endswith(':') else '/'}{escape(str(name))}"

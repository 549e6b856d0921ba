"""Which schemas a rule is for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.documents import Document
from pipeline.openapi.json_data import same, types_of
from pipeline.read.sample_schema import is_placeholder
from pipeline.rules.places import Place

_TEXTS = ("name", "description", "example", "example-if-any")


@dataclass(frozen=True)
class Condition:
    """All of it must hold: one of the types, patterns found in texts, keywords that are there, others that are not."""

    types: frozenset[str]
    texts: Mapping[str, re.Pattern[str]]
    has: Mapping[str, Any]
    absent: tuple[str, ...]

    def groups(self, place: Place) -> dict[str, str] | None:
        """The named groups of the patterns where the condition holds, else None."""
        schema = place.schema
        named = set(map(str, types_of(schema))) - {"null"}
        if self.types and not (named and named <= self.types):
            return None
        if any(key in schema for key in self.absent):
            return None
        if any(key not in schema or not same(schema[key], value) for key, value in self.has.items()):
            return None
        found: dict[str, str] = {}
        for key, pattern in self.texts.items():
            text = _text(place, key)
            if text is None and key == "example-if-any":
                continue
            match = None if text is None else pattern.search(text)
            if match is None:
                return None
            found |= {name: value for name, value in match.groupdict().items() if value is not None}
        return found


def condition_of(data: Document) -> Condition:
    """Read a condition that has the right shape; raises `re.error` for a pattern that is none."""
    return Condition(
        types=frozenset(data.get("types", ())),
        texts={key: re.compile(data[key]) for key in _TEXTS if key in data},
        has=data.get("has", {}),
        absent=tuple(data.get("absent", ())),
    )


def is_example(value: Any) -> bool:
    """Whether the value shows how a value looks, and does not only stand for one."""
    return value is not None and value != "string" and not is_placeholder(value)


def _text(place: Place, key: str) -> str | None:
    if key == "name":
        return place.name
    if key == "description":
        return place.description
    example = place.schema.get("example")
    if not isinstance(example, str) or (key == "example-if-any" and not is_example(example)):
        return None
    return example

"""Which removed thing and which added one are the same under another name."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

from pipeline.diff.shapes import Field, Shape
from pipeline.documents import Document
from pipeline.openapi.json_data import same

_Key = TypeVar("_Key")

_SAME_NAME = 0.65
_SAME_TEXT = 0.75
_SAME_CLASS = 0.7
_SAME_CHOICE = 0.8
_NEEDED_SIGNS = 2


def pairs(old: Iterable[_Key], new: Iterable[_Key], likeness: Callable[[_Key, _Key], float]) -> dict[_Key, _Key]:
    """Pair what is alike, the most alike first; what is not alike at all (0) stays alone."""
    news = list(new)
    scored = [(likeness(one, other), one, other) for one in old for other in news]
    found: dict[_Key, _Key] = {}
    for score, one, other in sorted(scored, key=lambda pair: -pair[0]):
        if score > 0 and one not in found and other not in found.values():
            found[one] = other
    return found


def renamed_fields(old: Mapping[str, Field], new: Mapping[str, Field], known: Mapping[str, str]) -> dict[str, str]:
    """The fields that have another name now: those known to, and those of one type with at least two other signs."""
    removed = [name for name in old if name not in new and name not in known]
    added = [name for name in new if name not in old and name not in known.values()]

    def likeness(one: str, other: str) -> float:
        if not _same_values(old[one].shape, new[other].shape):
            return 0
        before, after = old[one].described, new[other].described
        text = _ratio(before.get("description", ""), after.get("description", ""))
        signs = [
            _alike_names(one, other),
            "description" in before and text >= _SAME_TEXT,
            "example" in before and same(before["example"], after.get("example")),
            _neighbours(one, list(old), new) == _neighbours(other, list(new), old),
        ]
        return sum(signs) + text if sum(signs) >= _NEEDED_SIGNS else 0

    return {**known, **pairs(removed, added, likeness)}


def _same_values(old: Shape, new: Shape) -> bool:
    limits = [
        {key: value for key, value in shape.keywords.items() if key in ("pattern", "format", "enum")}
        for shape in (old, new)
    ]
    inner = [{mark: (part.kinds, part.choices) for mark, part in shape.inner.items()} for shape in (old, new)]
    return old.kinds == new.kinds and old.choices == new.choices and limits[0] == limits[1] and inner[0] == inner[1]


def _neighbours(name: str, names: Sequence[str], kept: Mapping[str, Field]) -> tuple[str, str]:
    """The nearest fields before and after one that are in both objects."""
    place = names.index(name)
    before = [other for other in names[:place] if other in kept]
    after = [other for other in names[place:] if other in kept]
    return before[-1] if before else "", after[0] if after else ""


def _alike_names(old: str, new: str) -> bool:
    words = [frozenset(re.findall(r"[a-z]+|[0-9]+", _spaced(name))) for name in (old, new)]
    return words[0] <= words[1] or words[1] <= words[0] or _ratio(old.lower(), new.lower()) >= _SAME_NAME


def _spaced(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name).lower()


def renamed_classes(
    old: Mapping[str, Document], new: Mapping[str, Document], removed: Iterable[str], added: Iterable[str]
) -> dict[str, str]:
    """The classes that have another name now: most of their fields, or of their choices, are the same."""

    def likeness(one: str, other: str) -> float:
        parts = [_parts(old[one]), _parts(new[other])]
        shared = len(parts[0] & parts[1]) / (len(parts[0] | parts[1]) or 1)
        return shared + _ratio(one, other) / 100 if shared >= _SAME_CLASS else 0

    return pairs(sorted(removed), sorted(added), likeness)


def _parts(schema: Document) -> frozenset[str]:
    if "enum" in schema:
        return frozenset(f"= {choice}" for choice in schema["enum"])
    return frozenset(schema.get("properties", {}))


def renamed_choices(removed: Iterable[str], added: Iterable[str]) -> dict[str, str]:
    """The choices that are only written in another way, such as `canceled` and `cancelled`."""

    def likeness(one: str, other: str) -> float:
        ratio = _ratio(one.lower(), other.lower())
        return ratio if ratio >= _SAME_CHOICE else 0

    return pairs(removed, added, likeness)


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()

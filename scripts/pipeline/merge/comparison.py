"""How two sources that describe the same thing are compared: where they differ, and where they contradict."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.documents import Document
from pipeline.openapi.json_data import is_list, is_mapping
from pipeline.openapi.references import escape, resolved
from pipeline.openapi.vocabulary import INFERRED, PROSE, is_inferred

_ABSENT = object()
_SETS = frozenset({"required", "enum", "tags", "type"})


@dataclass(frozen=True)
class Difference:
    """One place where two sources say different things; `None` also means that one lacks the part."""

    pointer: str
    left: Any
    right: Any


def differences(left: Any, right: Any, pointer: str = "") -> Iterator[Difference]:
    """Yield every place where two values differ; the order of lists matters, that of keys does not."""
    if is_mapping(left) and is_mapping(right):
        for key in (*left, *(key for key in right if key not in left)):
            step = f"{pointer}/{escape(str(key))}"
            yield from differences(left.get(key, _ABSENT), right.get(key, _ABSENT), step)
    elif is_list(left) and is_list(right) and len(left) == len(right):
        for index, (one, other) in enumerate(zip(left, right, strict=True)):
            yield from differences(one, other, f"{pointer}/{index}")
    elif type(left) is not type(right) or left != right:
        yield Difference(pointer, *(None if value is _ABSENT else value for value in (left, right)))


def contradictions(
    higher: Document, lower: Document, part: tuple[Any, Any], pointer: str, *, prose: bool
) -> Iterator[Difference]:
    """Yield where `part[1]`, taken from the document `lower`, says something else than `part[0]` of `higher`.

    What only one of them says does not contradict, except for the properties of an object. Left out are
    parts that were inferred, extensions, and with `prose=False` descriptions and examples. `nullable` and a
    list of types mean the same, a `$ref` the same as what it points to, and backticks in a text nothing.
    """
    return _Contradictions(higher, lower, prose).of(part[0], part[1], pointer)


class _Contradictions:
    def __init__(self, higher: Document, lower: Document, prose: bool) -> None:
        self._higher, self._lower, self._prose = higher, lower, prose
        self._open: set[tuple[str, str]] = set()

    def of(self, left: Any, right: Any, pointer: str) -> Iterator[Difference]:
        if is_mapping(left) and is_mapping(right):
            yield from self._of_mappings(left, right, pointer)
        elif is_list(left) and is_list(right):
            yield from self._of_lists(left, right, pointer)
        elif type(left) is not type(right) or left != right:
            yield Difference(pointer, left, right)

    def _of_mappings(self, left: Mapping[str, Any], right: Mapping[str, Any], pointer: str) -> Iterator[Difference]:
        references = (left.get("$ref"), right.get("$ref"))
        if references[0] == references[1] and references[0] is not None:
            return
        if any(references):
            pair = (str(references[0]), str(references[1]))
            if pair in self._open:
                return
            self._open.add(pair)
            yield from self.of(resolved(self._higher, left), resolved(self._lower, right), pointer)
            self._open.discard(pair)
            return
        if isinstance(right.get(INFERRED), str):
            return
        left, right = _normalised(left), _normalised(right)
        for key in left:
            if key.startswith("x-") or (key in PROSE and not self._prose and not pointer.endswith("/properties")):
                continue
            step = f"{pointer}/{escape(key)}"
            if key in right:
                yield from self._of_values(key, left[key], right[key], step)
            elif pointer.endswith("/properties"):
                yield Difference(step, left[key], None)
        if pointer.endswith("/properties"):
            for key in right:
                if key not in left and not is_inferred(right[key]):
                    yield Difference(f"{pointer}/{escape(key)}", None, right[key])

    def _of_values(self, key: str, left: Any, right: Any, step: str) -> Iterator[Difference]:
        if key in _SETS and is_list(left) and is_list(right):
            if sorted(map(repr, left)) != sorted(map(repr, right)):
                yield Difference(step, left, right)
        else:
            yield from self.of(left, right, step)

    def _of_lists(self, left: list[Any], right: list[Any], pointer: str) -> Iterator[Difference]:
        if pointer.endswith("/parameters"):
            named = [{(item.get("in"), item.get("name")): item for item in items} for items in (left, right)]
            for key in named[0].keys() & named[1].keys():
                yield from self.of(named[0][key], named[1][key], f"{pointer}/{key[1]}")
        elif len(left) != len(right):
            yield Difference(pointer, left, right)
        else:
            for index, (one, other) in enumerate(zip(left, right, strict=True)):
                yield from self.of(one, other, f"{pointer}/{index}")


def _normalised(part: Mapping[str, Any]) -> Mapping[str, Any]:
    result = {key: value for key, value in part.items() if not (key == "nullable" and isinstance(value, bool))}
    kind = result.get("type")
    if isinstance(kind, str):
        result["type"] = [kind, "null"] if part.get("nullable") is True else [kind]
    if isinstance(result.get("description"), str):
        result["description"] = " ".join(result["description"].replace("`", "").split())
    return result

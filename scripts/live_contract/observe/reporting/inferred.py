"""Which inferred facts of the document a run has shown to be true, which to be false, and which it can't show."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from live_contract.observe.calls.readable import readable_schemas
from pipeline.compare.confirmed import confirmed
from pipeline.compare.thresholds import THRESHOLDS
from pipeline.documents import Document
from pipeline.observed import assumptions
from pipeline.observed.kinds import types_allowed
from pipeline.observed.records import Operation, Place
from pipeline.observed.sightings import Evidence, Sighting, parts
from pipeline.openapi.formats import FORMATS
from pipeline.openapi.json_data import is_list, is_mapping, items, mapping
from pipeline.openapi.marks import split_marks
from pipeline.openapi.references import at_pointer, escape, unescape
from pipeline.openapi.vocabulary import INFERRED


class Verdict(StrEnum):
    """What a run says of an inferred fact."""

    OBSERVED = "observed"
    CONTRADICTED = "contradicted"
    TOO_FEW = "too few seen"
    NOT_BY_READING = "not by reading"


_OF_EACH_FIELD = {"types": "type", "fields": "type"}
"""The facts of an object that are seen where one of each of its fields is."""

Found = tuple[Verdict, str]
"""A verdict, and the reason for it."""


@dataclass(frozen=True)
class Judged:
    """An inferred fact: its place in the document, its name, the verdict and the reason for it."""

    place: str
    fact: str
    verdict: Verdict
    reason: str


def judge(evidence: Evidence) -> list[Judged]:
    """What the evidence says of every fact that the document marks as inferred, in the order of the document."""
    found = _Judge(evidence)
    return [Judged(place, fact, *found.verdict(place, fact)) for place, fact in inferred_facts(evidence.document)]


def inferred_facts(document: Document) -> Iterator[tuple[str, str]]:
    """The place of every mark, and each fact that it names."""

    def walk(part: Any, place: str) -> Iterator[tuple[str, str]]:
        if is_mapping(part):
            yield from ((place, fact) for fact in split_marks(part.get(INFERRED)))
            for key, value in part.items():
                if key != INFERRED:
                    yield from walk(value, f"{place}/{escape(str(key))}")
        elif is_list(part):
            for index, value in enumerate(part):
                yield from walk(value, f"{place}/{index}")

    return walk(document, "")


class _Judge:
    def __init__(self, evidence: Evidence) -> None:
        self._document = evidence.document
        self._operations = {operation.call: operation for operation in evidence.observations.operations.values()}
        self._readable = readable_schemas(evidence.document)
        self._confirmed = {
            (pointer, found.fact)
            for found in confirmed(evidence.document, evidence.observations)
            for pointer in found.pointers
        }
        self._found: dict[str, list[Sighting]] = {}
        self._owned: dict[str, list[Sighting]] = {}
        for sighting in evidence.sightings:
            for pointer in sighting.schemas:
                self._found.setdefault(pointer, []).append(sighting)
            for pointer in sighting.owners:
                self._owned.setdefault(pointer, []).append(sighting)

    def verdict(self, place: str, fact: str) -> Found:
        kind, *names = place.split("/")[1:]
        if kind == "paths" and len(names) == 2:
            return self._of_operation(unescape(names[0]), names[1], fact)
        if place == "/components/parameters/Page":
            pages = sum(sum(operation.pages.sizes.values()) for operation in self._operations.values())
            return _existing(pages, "pages after the first")
        if place == "/components/responses/Unauthorized":
            seen = sum(self._trials(operation, "wrong_token") for operation in self._operations.values())
            return _existing(seen, "401 for a wrong token")
        if place in self._found or place in self._readable:
            return self._of_schema(place, fact)
        return Verdict.NOT_BY_READING, "it is about requests that write" if kind == "components" else "it writes"

    def _trials(self, operation: Operation, kind: str) -> int:
        return operation.trials[kind][assumptions.TRIALS[kind]] if kind in operation.trials else 0

    def _of_operation(self, path: str, method: str, fact: str) -> Found:
        operation = self._operations.get(f"{method.upper()} {path}")
        if not fact.isdecimal():
            return Verdict.NOT_BY_READING, "no response tells it"
        if operation is not None:
            return _of_status(operation, fact)
        if method == "get":
            return Verdict.TOO_FEW, "the operation was not called"
        return Verdict.NOT_BY_READING, "it writes"

    def _of_schema(self, pointer: str, fact: str) -> Found:
        judges: dict[str, Callable[[str], Found]] = {
            "required": self._required,
            "types": self._types,
            "fields": self._fields,
            "null": lambda place: _existing(self._place(place).nulls, "null"),
            "pattern": self._pattern,
            "format": self._format,
        }
        if fact not in judges:
            return Verdict.NOT_BY_READING, "no response tells it"
        return judges[fact](pointer) if pointer in self._found else (Verdict.TOO_FEW, "nothing of it was seen")

    def _place(self, pointer: str) -> Place:
        total = Place()
        for sighting in self._found[pointer]:
            total.add(sighting.place)
        return total

    def _fields_of(self, pointer: str) -> list[Sighting]:
        """The fields of the objects of a schema, wherever such objects stand."""
        return self._owned.get(pointer, [])

    def _all(self, pointer: str, fact: str, count: int, others: int, what: str) -> Found:
        """The verdict on something that is said of all objects."""
        if others:
            return Verdict.CONTRADICTED, f"{what}: wrong for {others} of {count}"
        right = f"{what}: right for {count} of {count}"
        if (pointer, fact) in self._confirmed:
            return Verdict.OBSERVED, right
        needed = THRESHOLDS[_OF_EACH_FIELD.get(fact, fact)].least
        return Verdict.TOO_FEW, f"{right}; it takes {needed}{' of each field' if fact in _OF_EACH_FIELD else ''}"

    def _required(self, pointer: str) -> Found:
        schema = at_pointer(self._document, pointer)
        required = {name for part in (schema, *items(schema.get("allOf"))) for name in items(part.get("required"))}
        fields = [sighting for sighting in self._fields_of(pointer) if sighting.name in required]
        missing = sum(sighting.place.missing for sighting in fields)
        return self._all(
            pointer, "required", self._place(pointer).types["object"], missing, "every required field is there"
        )

    def _types(self, pointer: str) -> Found:
        others = 0
        for sighting in self._fields_of(pointer):
            allowed = types_allowed(parts(self._document, sighting.schemas))
            others += sum(count for kind, count in sighting.place.types.items() if allowed and kind not in allowed)
        return self._all(pointer, "types", self._place(pointer).types["object"], others, "every field is of its type")

    def _fields(self, pointer: str) -> Found:
        documented = mapping(at_pointer(self._document, pointer).get("properties"))
        seen = {sighting.name for sighting in self._fields_of(pointer) if sighting.place.seen}
        count = self._place(pointer).types["object"]
        others = sorted((documented.keys() ^ seen) if count else ())
        others += ["fields that are not named"] if self._place(pointer).unnamed_fields else []
        found = self._all(pointer, "fields", count, len(others), "the fields are those of the document")
        return (found[0], f"{found[1]}: {', '.join(others)}") if others else found

    def _pattern(self, pointer: str) -> Found:
        place, pattern = self._place(pointer), at_pointer(self._document, pointer).get("pattern")
        if pattern not in place.patterns:
            return Verdict.TOO_FEW, "nothing was compared with it"
        return self._all(
            pointer, "pattern", place.texts, place.texts - place.patterns[pattern], f"it matches {pattern}"
        )

    def _format(self, pointer: str) -> Found:
        place, name = self._place(pointer), at_pointer(self._document, pointer).get("format")
        if name not in FORMATS:
            return Verdict.NOT_BY_READING, "no response tells it"
        return self._all(pointer, "format", place.texts, place.texts - place.formats[name], f"it is a {name}")


def _existing(count: int, what: str) -> Found:
    """The verdict on something that one object shows."""
    return (Verdict.OBSERVED, f"{what}, {count} times") if count else (Verdict.TOO_FEW, f"{what}: never seen")


def _of_status(operation: Operation, status: str) -> Found:
    if status in operation.responses:
        return Verdict.OBSERVED, f"{status}, {operation.responses[status].seen} times"
    tried = [statuses for kind, statuses in operation.trials.items() if assumptions.TRIALS[kind] == status]
    successes = [known for known in operation.responses if known.startswith("2")]
    instead = tried[0] if tried else successes if status.startswith("2") else []
    if instead:
        return Verdict.CONTRADICTED, f"{', '.join(sorted(instead))} instead of {status}"
    if status.startswith("2"):
        return Verdict.TOO_FEW, "no call had success"
    return Verdict.NOT_BY_READING, "only a certain state of the portal leads to it"

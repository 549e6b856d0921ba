"""The facts of a document that were seen often enough."""

from collections import Counter
from collections.abc import Iterator

from pipeline.compare.envelopes import is_page
from pipeline.compare.findings import Confirmed, times
from pipeline.compare.operation_proposals import operation_pointer
from pipeline.compare.seen_places import SeenPlace, seen_places
from pipeline.compare.thresholds import THRESHOLDS, is_enough
from pipeline.documents import Document
from pipeline.observed.field_facts import field_differences
from pipeline.observed.kinds import types_allowed
from pipeline.observed.page_facts import page_evidence, page_facts, seen_page_facts
from pipeline.observed.places import response_at, status_key
from pipeline.observed.records import Observations, Operation, Place
from pipeline.observed.sightings import Evidence, Sighting, parts
from pipeline.openapi.json_data import items, mapping
from pipeline.openapi.marks import EVERYTHING
from pipeline.openapi.media_types import bare_media_type
from pipeline.openapi.references import at_pointer, escape, resolved


def confirmed(document: Document, observations: Observations) -> Iterator[Confirmed]:
    """Every fact of which enough was seen, and nothing against it."""
    fields = _Fields(document, observations)
    yield from fields.found()
    for observed in observations.operations.values():
        yield from _of_operation(document, observed)
    yield from _of_headers(document, observations)


class _Fields:
    def __init__(self, document: Document, observations: Observations) -> None:
        self._document = document
        self._seen = seen_places(Evidence(document, observations))
        self._of_pages = {
            pointer: seen
            for pointer, seen in self._seen.items()
            if any(is_page(owner) for owner in parts(document, seen.owners))
        }
        self._required: dict[str, Counter[str]] = {}
        self._typed: dict[str, Counter[str]] = {}
        self._days: dict[str, str] = {}

    def found(self) -> Iterator[Confirmed]:
        for seen in self._seen.values():
            if seen.schemas:
                against = {fact for fact, _ in field_differences(self._document, _sighting(seen))}
                yield from (
                    Confirmed(pointers, fact, f"{told}, until {seen.day}")
                    for pointers, fact, told in self._of_place(seen)
                    if fact not in against
                )
        yield from self._of_objects(self._required, "required", "required")
        yield from self._of_objects(self._typed, "types", "properties")
        others = self._with_other_fields()
        complete = {owner: fields for owner, fields in self._typed.items() if owner not in others}
        yield from self._of_objects(complete, "fields", "properties")

    def _with_other_fields(self) -> set[str]:
        """The objects that were seen with fields that the document does not have."""
        owners = {
            owner for seen in self._seen.values() if not seen.schemas and seen.place.seen for owner in seen.owners
        }
        return owners | {one for seen in self._seen.values() if seen.place.unnamed_fields for one in seen.schemas}

    def _of_place(self, seen: SeenPlace) -> Iterator[tuple[tuple[str, ...], str, str]]:
        place = seen.place
        schemas = parts(self._document, seen.schemas)
        requiring = list(seen.requiring(self._document))
        total = place.seen + place.missing
        count = self._count(seen)
        if requiring and not place.missing and is_enough("required", count):
            yield tuple(root for _, root in requiring), "required", f"in all of {count} objects"
            for owner, _ in requiring:
                self._note(self._required, owner, seen)
        if not requiring and is_enough("optional", place.missing):
            yield seen.roots, "optional", f"missing from {place.missing} of {total} objects"
        if is_enough("type", place.seen - place.nulls):
            yield seen.schemas, "type", times(place.seen - place.nulls)
            for root in seen.roots:
                if "/properties/" in root:
                    self._note(self._typed, root.rpartition("/properties/")[0], seen)
        if "null" in types_allowed(schemas) and is_enough("null", place.nulls):
            yield seen.schemas, "null", f"null in {place.nulls} of {place.seen}"
        for fact in (fact for schema in schemas for fact in _of_texts(schema, place)):
            yield seen.schemas, fact, times(place.texts)
        for schema in schemas:
            choices = [str(choice) for choice in items(schema.get("enum")) if choice is not None]
            if choices and all(is_enough("enum", place.values[choice]) for choice in choices):
                yield seen.schemas, "enum", "each of the values"

    def _count(self, seen: SeenPlace) -> int:
        """How often a field was there; those of pages count for all lists, whose pages have the same fields."""
        if seen.pointer not in self._of_pages:
            return seen.place.seen
        alike = [other for other in self._of_pages.values() if other.name == seen.name]
        return 0 if any(other.place.missing for other in alike) else sum(other.place.seen for other in alike)

    def _note(self, counts: dict[str, Counter[str]], owner: str, seen: SeenPlace) -> None:
        counts.setdefault(owner, Counter())[seen.name] += self._count(seen)
        self._days[owner] = max(self._days.get(owner, ""), seen.day)

    def _of_objects(self, counts: dict[str, Counter[str]], fact: str, keyword: str) -> Iterator[Confirmed]:
        """A fact that is about all fields of an object: each of them must be confirmed."""
        for owner, fields in counts.items():
            names = at_pointer(self._document, owner)[keyword]
            if set(names) <= fields.keys():
                told = f"in all of {min(fields.values())} objects" if fact == "required" else "each of the fields"
                yield Confirmed((owner, *_whole(owner)), fact, f"{told}, until {self._days[owner]}")


def _whole(pointer: str) -> Iterator[str]:
    """The schema whose marks speak of what a part of its `allOf` says."""
    whole, _, index = pointer.rpartition("/allOf/")
    if whole and index.isdecimal():
        yield whole


def _of_texts(schema: Document, place: Place) -> Iterator[str]:
    """The facts of a schema that all texts agree with."""
    counts = {"format": place.formats[schema.get("format", "")], "pattern": place.patterns[schema.get("pattern", "")]}
    for fact, count in counts.items():
        if count == place.texts and is_enough(fact, count):
            yield fact


def _sighting(seen: SeenPlace) -> Sighting:
    return Sighting(seen.schemas, seen.owners, seen.name, seen.place)


def _of_operation(document: Document, observed: Operation) -> Iterator[Confirmed]:
    pointer = operation_pointer(observed.call)
    operation = at_pointer(document, pointer)
    documented: Document = operation["responses"]
    until = f"until {observed.seen_on}"
    for status, response in observed.responses.items():
        key = status_key(documented, status)
        if key is None or not is_enough("status", response.seen):
            continue
        yield Confirmed((pointer,), key, f"{times(response.seen)}, {until}", is_always_told=True)
        method, _, path = observed.call.partition(" ")
        if (shared := response_at(document, path, method, status)) is not None:
            yield Confirmed((shared,), EVERYTHING, f"{times(response.seen)}, {until}")
        if status.startswith("2"):
            yield from (Confirmed((pointer,), fact, until) for fact in ("status", "method", "path"))
            kinds = set(map(bare_media_type, mapping(documented[key]).get("content", {})))
            if kinds and kinds >= (+response.media_types).keys() and is_enough("contentType", response.seen):
                yield Confirmed((pointer,), "contentType", until)
    if observed.pages.sizes.total():
        told = f"for pages of lists, {until}"
        yield from (Confirmed((parameter,), EVERYTHING, told) for parameter in _page_parameters(document, pointer))
    seen, counts = seen_page_facts(observed.pages), page_evidence(observed.pages)
    for fact, value in page_facts(operation).items():
        if seen.get(fact) == [value] and counts[fact] >= THRESHOLDS[fact].least:
            yield Confirmed((pointer,), fact, f"{value}, {until}", is_always_told=True)


def _page_parameters(document: Document, pointer: str) -> Iterator[str]:
    for index, parameter in enumerate(at_pointer(document, pointer).get("parameters", [])):
        if resolved(document, parameter).get("name") == "page":
            yield str(parameter.get("$ref", f"#{pointer}/parameters/{index}")).removeprefix("#")


def _of_headers(document: Document, observations: Observations) -> Iterator[Confirmed]:
    """Headers that every response had which promises them; most are shared by all responses."""
    found: dict[str, Place] = {}
    until = ""
    for observed in observations.operations.values():
        method, _, path = observed.call.partition(" ")
        until = max(until, observed.seen_on)
        for status, response in observed.responses.items():
            owner = response_at(document, path, method, status)
            promised = mapping(mapping(at_pointer(document, owner)).get("headers")) if owner is not None else {}
            for name, header in promised.items():
                pointer = str(header.get("$ref", f"#{owner}/headers/{escape(name)}")).removeprefix("#")
                found.setdefault(pointer, Place()).add(response.headers.get(name.lower(), Place(missing=response.seen)))
    for pointer, place in found.items():
        if not place.missing and is_enough("header", place.seen):
            yield Confirmed(
                (pointer,), "header", f"in all of {place.seen} responses, until {until}", is_always_told=True
            )

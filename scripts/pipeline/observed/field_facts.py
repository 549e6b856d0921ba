"""What one field or place in responses does otherwise than the document says, fact by fact."""

from collections.abc import Iterator
from typing import Any

from pipeline.documents import Document
from pipeline.observed.date_forms import date_form
from pipeline.observed.kinds import choices_of, name_of, text_kind, types_allowed
from pipeline.observed.records import Place
from pipeline.observed.sightings import Sighting, parts
from pipeline.openapi.formats import FORMATS
from pipeline.openapi.json_data import items, types_of

OPEN: Document = {"additionalProperties": True}
"""What a schema says whose objects have fields that it does not describe."""


def field_differences(document: Document, sighting: Sighting) -> Iterator[tuple[str, str]]:
    """Each fact that differs, by its name, and what was seen in words."""
    place = sighting.place
    if not sighting.schemas:
        if place.seen and not is_open(document, sighting):
            yield "field", f"the document does not have it; {_counted(place.types)}"
        return
    schemas = parts(document, sighting.schemas)
    if place.missing and is_required(document, sighting):
        yield "required", f"missing in {place.missing} of {place.seen + place.missing}"
    yield from _of_types(place, schemas)
    yield from _of_texts(place, schemas)
    yield from _of_values(place, schemas)
    yield from _of_numbers(place, schemas)
    if place.unnamed_fields and not _is_any_open(schemas):
        yield (
            "fields",
            f"{place.unnamed_fields} fields that the document does not have, with names that could be anything",
        )
    if place.unreadable:
        yield "value", f"programs could not read it {place.unreadable} times"


def is_open(document: Document, sighting: Sighting) -> bool:
    """Whether the document leaves the fields of the object around a place open, so that new ones don't differ."""
    return _is_any_open(parts(document, sighting.owners))


def _is_any_open(objects: list[Document]) -> bool:
    return any(part.items() >= OPEN.items() for part in objects)


def is_required(document: Document, sighting: Sighting) -> bool:
    """Whether every object that the document describes here has the field."""
    owners = [part for part in parts(document, sighting.owners) if "properties" in part]
    holders = [part for part in owners if sighting.name in part["properties"]]
    return bool(holders) and all(sighting.name in items(part.get("required")) for part in holders)


def _of_types(place: Place, schemas: list[Document]) -> Iterator[tuple[str, str]]:
    allowed = types_allowed(schemas)
    if not allowed:
        return
    others = {kind: count for kind, count in place.types.items() if kind not in allowed}
    if nulls := others.pop("null", 0):
        yield "null", f"null in {nulls} of {place.seen}"
    if others:
        yield "type", f"{_counted(others)} instead of {' or '.join(sorted(allowed))}"


def _of_texts(place: Place, schemas: list[Document]) -> Iterator[tuple[str, str]]:
    """The first fact that differs: of a text of another format, its form and its pattern differ as well."""
    kind = text_kind(schemas)
    name, pattern = str(kind.get("format")), str(kind.get("pattern"))
    if name in FORMATS and (others := place.texts - place.formats[name]) > 0:
        forms = f", but {_counted(place.date_forms)}" if place.date_forms else ""
        yield "format", f"{others} of {place.texts} not in the format {name}{forms}"
    elif pattern in place.patterns and (others := place.texts - place.patterns[pattern]) > 0:
        prefixes = {prefix: count for prefix, count in place.prefixes.items() if pattern != f"^{prefix}"}
        begun = f", but begin with {_counted(prefixes)}" if prefixes else ""
        yield "pattern", f"{others} of {place.texts} do not match {pattern}{begun}"
    elif name in FORMATS and (form := date_form(str(kind.get("example")))):
        forms_seen = {seen: count for seen, count in place.date_forms.items() if seen != form}
        if forms_seen:
            yield "date form", f"{_counted(forms_seen)}, and not {form} as the example"


def _of_values(place: Place, schemas: list[Document]) -> Iterator[tuple[str, str]]:
    documented = {name_of(choice) for choice in choices_of(schemas)}
    if not documented:
        return
    new = {value: count for value, count in place.values.items() if value not in documented}
    if new:
        yield "enum", f"new values: {_counted(new)}"
    if place.unnamed_values and not _of_other_types(place, schemas):
        yield "enum", f"{place.unnamed_values} values that are not listed, and could be anything"


def _of_other_types(place: Place, schemas: list[Document]) -> bool:
    return any(fact == "type" for fact, _ in _of_types(place, schemas))


def _of_numbers(place: Place, schemas: list[Document]) -> Iterator[tuple[str, str]]:
    """A number without a fraction counts something here, so it is not negative; an amount may be."""
    if place.signs["negative"] and not any(_may_be_negative(schema) for schema in schemas):
        yield "sign", f"negative in {place.signs['negative']} of {place.seen}"


def _may_be_negative(schema: Document) -> bool:
    if schema.get("format") == "decimal":
        return True
    if "minimum" in schema:
        return bool(schema["minimum"] < 0)
    return "number" in types_of(schema)


def _counted(counts: Any) -> str:
    return ", ".join(f"{count} {name}" for name, count in sorted(counts.items()))

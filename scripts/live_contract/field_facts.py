"""What one field or place in responses does otherwise than the document says, fact by fact."""

from collections.abc import Iterator
from typing import Any

from live_contract.date_forms import date_form
from live_contract.sightings import Sighting, parts
from pipeline.documents import Document
from pipeline.observed.records import Place
from pipeline.openapi.formats import FORMATS
from pipeline.openapi.json_data import items, types_of

_UNIONS = ("$ref", "anyOf", "oneOf")


def field_differences(document: Document, sighting: Sighting) -> Iterator[tuple[str, str]]:
    """Each fact that differs, by its name, and what was seen in words."""
    place = sighting.place
    if not sighting.schemas:
        if place.seen and not is_open(document, sighting):
            yield "field", f"the document does not have it; {_counted(place.types)}"
        return
    schemas = parts(document, sighting.schemas)
    if place.missing and _is_required(document, sighting):
        yield "required", f"missing in {place.missing} of {place.seen + place.missing}"
    yield from _of_types(place, schemas)
    yield from _of_texts(place, schemas)
    yield from _of_values(place, schemas)
    yield from _of_numbers(place, schemas)
    if place.unnamed_fields:
        yield (
            "fields",
            f"{place.unnamed_fields} fields that the document does not have, with names that could be anything",
        )
    if place.unreadable:
        yield "value", f"programs could not read it {place.unreadable} times"


def is_open(document: Document, sighting: Sighting) -> bool:
    """Whether the document leaves the fields of the object around a place open, so that new ones are no difference."""
    return any(part.get("additionalProperties") is True for part in parts(document, sighting.owners))


def _is_required(document: Document, sighting: Sighting) -> bool:
    owners = [part for part in parts(document, sighting.owners) if "properties" in part]
    holders = [part for part in owners if sighting.name in part["properties"]]
    return bool(holders) and all(sighting.name in items(part.get("required")) for part in holders)


def types_allowed(schemas: list[Document]) -> set[str]:
    """The types that the document allows; empty where it allows any."""
    bare = [schema for schema in schemas if not any(key in schema for key in _UNIONS)]
    named = [types_of(schema) or _types_of_choices(schema) for schema in bare]
    return {kind for kinds in named for kind in kinds} if all(named) else set()


def _types_of_choices(schema: Document) -> list[str]:
    return ["object"] if "properties" in schema or "allOf" in schema else []


def _of_types(place: Place, schemas: list[Document]) -> Iterator[tuple[str, str]]:
    allowed = types_allowed(schemas)
    if not allowed:
        return
    if "number" in allowed:
        allowed.add("integer")
    others = {kind: count for kind, count in place.types.items() if kind not in allowed}
    if nulls := others.pop("null", 0):
        yield "null", f"null in {nulls} of {place.seen}"
    if others:
        yield "type", f"{_counted(others)} instead of {' or '.join(sorted(allowed))}"


def _of_texts(place: Place, schemas: list[Document]) -> Iterator[tuple[str, str]]:
    """The first fact that differs: of a text of another format, its form and its pattern differ as well."""
    if not place.texts:
        return
    formats = [schema["format"] for schema in schemas if schema.get("format") in FORMATS]
    for name in formats:
        if (others := place.texts - place.formats[name]) > 0:
            forms = f", but {_counted(place.date_forms)}" if place.date_forms else ""
            yield "format", f"{others} of {place.texts} are no {name}{forms}"
            return
    patterns = [schema["pattern"] for schema in schemas if isinstance(schema.get("pattern"), str)]
    for pattern in patterns:
        if (others := place.texts - place.patterns[pattern]) > 0:
            prefixes = {prefix: count for prefix, count in place.prefixes.items() if pattern != f"^{prefix}"}
            begun = f", but begin with {_counted(prefixes)}" if prefixes else ""
            yield "pattern", f"{others} of {place.texts} do not match {pattern}{begun}"
            return
    documented = {date_form(str(example)) for schema in schemas if (example := schema.get("example"))}
    others_forms = {form: count for form, count in place.date_forms.items() if form not in documented}
    if formats and documented - {None} and others_forms:
        yield "date form", f"{_counted(others_forms)}, and not as the example"


def _of_values(place: Place, schemas: list[Document]) -> Iterator[tuple[str, str]]:
    documented = {str(choice) for schema in schemas for choice in items(schema.get("enum"))}
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

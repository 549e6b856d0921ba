"""The shape of a JSON body, counted place by place beside the document, without its values."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from live_contract.observe.counts.safe_names import (
    ENOUGH,
    MAX_FIELDS,
    MAX_VALUES,
    Words,
    choice_of,
    is_column,
    is_field_name,
    is_like,
)
from pipeline.documents import Document
from pipeline.observed.date_forms import date_form
from pipeline.observed.kinds import choices_of, name_of
from pipeline.observed.places import BODY, SchemaFinder, field_of, items_of, owner_of
from pipeline.observed.records import Place
from pipeline.openapi.formats import FORMATS, has_format
from pipeline.openapi.json_data import is_list, is_mapping, mapping, types_of
from pipeline.openapi.references import at_pointer, unescape

_PREFIX = re.compile(r"\^([a-z]+_)")
_ID = re.compile(r"([a-z]{2,5}_)(?=[A-Za-z]*\d)[A-Za-z0-9]+")
"""What made an id had digits; without any it could be a name."""

_TYPES: Mapping[type, str] = {
    type(None): "null",
    bool: "boolean",
    int: "integer",
    float: "number",
    str: "string",
    list: "array",
    dict: "object",
}


def json_type(value: Any) -> str:
    """The JSON type of a value; a number without a fraction is an integer, as in JSON Schema."""
    return "integer" if isinstance(value, float) and value.is_integer() else _TYPES[type(value)]


class Shapes:
    """Counts the shapes of bodies; `pointer` is the schema of a body in the document, None where it has none."""

    def __init__(self, document: Document, words: Words) -> None:
        self._document, self._words = document, words
        self._finder = SchemaFinder(document)

    def see(self, places: dict[str, Place], body: Any, pointer: str | None) -> None:
        """Count a body among those seen before."""
        self._see(places, BODY, body, pointer)

    def see_text(self, place: Place, text: str) -> None:
        """Count a header, which is a number where it looks like one."""
        place.seen += 1
        _count_type(place, int(text) if re.fullmatch(r"-?\d{1,18}", text) else text)

    def finish(self, places: dict[str, Place], pointer: str | None) -> None:
        """Say how often new fields were missing, and take back what could be a value of somebody."""
        self._finish_fields(places, pointer)
        for at, place in places.items():
            self._finish_values(place, self._schemas_below(pointer, at))

    def _finish_fields(self, places: dict[str, Place], pointer: str | None) -> None:
        new: dict[str, list[str]] = {}
        for at in places:
            owner = owner_of(at)
            is_field = at != BODY and not at.endswith(items_of(BODY))
            if is_field and self._schemas_below(pointer, owner) and not self._schemas_below(pointer, at):
                new.setdefault(owner, []).append(at)
        for owner, fields in new.items():
            count = places[owner].types["object"]
            for at in fields:
                places[at].missing = count - places[at].seen
            odd = [at for at in fields if not (self._is_known(at) or is_column(places[at].seen, count))]
            unnamed = fields if len(fields) > MAX_FIELDS else odd
            places[owner].unnamed_fields += sum(places[at].seen for at in unnamed)
            for at in [at for at in places for field in unnamed if at == field or at.startswith(f"{field}/")]:
                del places[at]

    def _is_known(self, at: str) -> bool:
        return self._words.is_field(unescape(at.rpartition("/")[2]))

    def _finish_values(self, place: Place, schemas: list[Document]) -> None:
        values = place.values.keys() - {name_of(choice) for choice in choices_of(schemas)}
        few = {value for value in values if place.values[value] < ENOUGH and not self._words.is_choice(value)}
        place.unnamed_values += sum(place.values.pop(value) for value in (values if len(values) > MAX_VALUES else few))
        for prefix in [prefix for prefix, count in place.prefixes.items() if count < ENOUGH]:
            if not self._words.is_prefix(prefix):
                del place.prefixes[prefix]

    def _schemas_below(self, pointer: str | None, place: str) -> list[Document]:
        found = self._finder.below(pointer, place) if pointer is not None else ()
        return [mapping(at_pointer(self._document, known)) for known in found]

    def _see(self, places: dict[str, Place], at: str, value: Any, pointer: str | None) -> None:
        place = places.setdefault(at, Place())
        place.seen += 1
        _count_type(place, value)
        schemas = self._schemas_below(pointer, at)
        _count_choice(place, value, schemas)
        if isinstance(value, str):
            _count_text(place, value, schemas)
        elif is_list(value) and (schemas or not at.endswith(items_of(BODY))):
            for item in value:
                self._see(places, items_of(at), item, pointer)
        elif is_mapping(value) and any(map(_is_object, schemas)):
            self._see_fields(places, at, value, pointer)

    def _see_fields(self, places: dict[str, Place], at: str, value: Document, pointer: str | None) -> None:
        schemas = self._schemas_below(pointer, at)
        is_map = any(is_mapping(schema.get("additionalProperties")) for schema in schemas)
        documented = _fields(schemas, value)
        # an object that is nothing like the documented one may be keyed by ids, or people
        is_alike = not documented or not value.keys().isdisjoint(documented)
        for name in documented:
            if name in value:
                self._see(places, field_of(at, name), value[name], pointer)
            else:
                places.setdefault(field_of(at, name), Place()).missing += 1
        for name, part in value.items():
            if name in documented:
                continue
            if is_map:
                self._see(places, items_of(at), part, pointer)
            elif self._words.is_field(name) or (is_alike and is_field_name(name)):
                self._see(places, field_of(at, name), part, pointer)
            else:
                places[at].unnamed_fields += 1


def _is_object(schema: Document) -> bool:
    """Whether a schema describes objects."""
    return "object" in types_of(schema) or any(key in schema for key in ("properties", "allOf", "additionalProperties"))


def _fields(schemas: list[Document], value: Document) -> list[str]:
    """The documented fields of an object; of several kinds of object, those of the one that it is most like."""
    kinds = [list(schema["properties"]) for schema in schemas if is_mapping(schema.get("properties"))]
    if any("allOf" in schema for schema in schemas):  # an object has the fields of all of them
        return list(dict.fromkeys(name for kind in kinds for name in kind))
    return max(kinds, key=lambda kind: len(value.keys() & set(kind))) if kinds else []


def _count_type(place: Place, value: Any) -> None:
    place.types[json_type(value)] += 1
    if value in ("", []):
        place.empty += 1
    if isinstance(value, int | float) and not isinstance(value, bool):
        place.signs[_sign(value)] += 1


def _sign(number: float) -> str:
    return "negative" if number < 0 else "positive" if number > 0 else "zero"


def _count_text(place: Place, text: str, schemas: list[Document]) -> None:
    for name in FORMATS:
        if has_format(text, name):
            place.formats[name] += 1
    if form := date_form(text):
        place.date_forms[form] += 1
    if any(schema.get("format") == "decimal" for schema in schemas) and has_format(text, "decimal"):
        place.signs[_sign(float(text))] += 1
    for pattern in _patterns(schemas):
        place.patterns[pattern] += re.search(pattern, text) is not None
        if _PREFIX.fullmatch(pattern) and (known := _ID.fullmatch(text)):
            place.prefixes[known[1]] += 1


def _patterns(schemas: list[Document]) -> Iterator[str]:
    yield from dict.fromkeys(schema["pattern"] for schema in schemas if isinstance(schema.get("pattern"), str))


def _count_choice(place: Place, value: Any, schemas: list[Document]) -> None:
    documented = choices_of(schemas)
    if not documented or value is None:
        return
    if (choice := choice_of(value, documented)) is not None:
        place.values[name_of(choice)] += 1
    elif isinstance(value, str) and is_like(value, documented):
        place.values[value] += 1
    else:
        place.unnamed_values += 1

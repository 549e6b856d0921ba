"""Unions: schemas of which a value must have one, and what tells their values apart."""

from collections.abc import Iterable, Sequence
from typing import Any

from pipeline.codegen.schemas import choices, described, members, referred_name
from pipeline.documents import Document
from pipeline.openapi.json_data import types_of
from pipeline.openapi.references import SCHEMAS

_OF_TYPE = {
    "object": ("properties", "required", "additionalProperties", "minProperties"),
    "array": ("items", "minItems", "maxItems"),
    "string": ("format", "pattern"),
}
"""The keywords that concern one type alone."""


def flattened(kinds: Iterable[Document], schemas: Document, inside: frozenset[str] = frozenset()) -> list[Document]:
    """The kinds, with those of unions among them in their place, and a kind of several types as several; each once."""
    found: list[Document] = []
    for kind in kinds:
        name = referred_name(kind)
        target = schemas[name] if name else kind
        if (inner := members(target)) and name not in inside:
            more = flattened(inner, schemas, inside | {name} if name else inside)
        else:
            more = [kind] if {"properties", "enum"}.intersection(target) else by_type(target) or [kind]
        found += (one for one in more if one not in found)
    return found


def by_type(schema: Document) -> list[Document]:
    """A schema of several types as one for each; empty if it has no more than one."""
    types = types_of(schema)
    if len(types) < 2:
        return []
    return [{"type": kind} | {key: schema[key] for key in _OF_TYPE.get(kind, ()) if key in schema} for kind in types]


def discriminator(schema: Document) -> str:
    """The field that names the kind of an object; empty where there is none."""
    return str(schema.get("discriminator", {}).get("propertyName", ""))


def tags_of(schema: Document, kind: Document) -> list[str]:
    """The values of the discriminator that mean one kind: those of the mapping, else the name of its schema."""
    mapping = schema["discriminator"].get("mapping", {})
    name = referred_name(kind)
    return [tag for tag, target in mapping.items() if target.removeprefix(SCHEMAS) == name] or [name]


def distinguishing(kinds: Sequence[Document], schemas: Document) -> list[dict[str, list[Any]]]:
    """For each kind, the fields with lists of values of which no other kind has one."""
    listed = [_listed(kind, schemas) for kind in kinds]
    return [
        {
            field: values
            for field, values in own.items()
            if all(not set(values).intersection(other.get(field, ())) for other in listed if other is not own)
            and any(field in other for other in listed if other is not own)
        }
        for own in listed
    ]


def _listed(kind: Document, schemas: Document) -> dict[str, list[Any]]:
    """The fields of a kind that have lists of values."""
    properties = described(kind, schemas).get("properties", {})
    found = {field: described(part, schemas) for field, part in properties.items()}
    return {field: choices(schema) for field, schema in found.items() if "enum" in schema}

"""Unions: schemas of which a value must have one, and what tells their values apart."""

from collections.abc import Iterable, Sequence
from typing import Any

from pipeline.codegen.schemas import choices, described, members, referred_name
from pipeline.documents import Document
from pipeline.openapi.references import SCHEMAS


def flattened(kinds: Iterable[Document], schemas: Document, inside: frozenset[str] = frozenset()) -> list[Document]:
    """The kinds, with those of unions among them in their place; each once."""
    found: list[Document] = []
    for kind in kinds:
        name = referred_name(kind)
        inner = members(schemas[name] if name else kind)
        more = flattened(inner, schemas, inside | {name}) if inner and name not in inside else [kind]
        found += (one for one in more if one not in found)
    return found


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

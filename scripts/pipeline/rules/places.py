"""The schemas of a page, with the name and the description that each has there."""

import re
from dataclasses import dataclass

from pipeline.documents import Document
from pipeline.openapi.json_data import mapping
from pipeline.openapi.references import at_pointer, unescape
from pipeline.openapi.walk import schemas


@dataclass(frozen=True)
class Place:
    """A schema; `name` is that of its field or parameter, empty where it has none."""

    schema: Document
    name: str
    description: str


def places(document: Document) -> list[Place]:
    """Every schema of the document, the outer ones first."""
    found: dict[str, Place] = {}
    for pointer, schema in schemas(document):
        found[pointer] = _place(document, pointer, schema, found)
    return list(found.values())


def _place(document: Document, pointer: str, schema: Document, found: dict[str, Place]) -> Place:
    outer, _, last = pointer.rpartition("/")
    name, inherited = "", ""
    if outer.endswith("/properties"):
        name = unescape(last)
    elif last == "schema":
        holder = mapping(at_pointer(document, outer))
        name, inherited = str(holder.get("name", "")), str(holder.get("description", ""))
    elif last == "items" and outer in found:
        # what an array says of its items is said of each of them
        name, inherited = found[outer].name, found[outer].description
    text = str(schema.get("description") or inherited)
    return Place(schema, name, re.sub(r"\s+", " ", text).strip())

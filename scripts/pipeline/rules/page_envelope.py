"""What surrounds the objects of a list, which is the same on every page and written out on each."""

from typing import Any

from pipeline.documents import Document
from pipeline.openapi.json_data import is_mapping, mapping, types_of

_FIELDS = {
    "current_page": {"integer"},
    "first_page_url": {"string"},
    "from": {"integer", "null"},
    "next_page_url": {"string", "null"},
    "path": {"string"},
    "per_page": {"integer"},
    "prev_page_url": {"string", "null"},
    "to": {"integer", "null"},
}
"""The types that each field of the envelope may have."""


def folded(schema: Document) -> Document:
    """The list as it is transcribed, with a mark for its envelope; unchanged where that is not the known one."""
    properties = mapping(schema.get("properties"))
    known = all(_has_type(properties.get(name), allowed) for name, allowed in _FIELDS.items())
    if not known or not _has_type(properties.get("data"), {"array"}):
        return schema
    others = {name: field for name, field in properties.items() if name not in _FIELDS}
    return {**schema, "properties": others, "x-envelope": "page"}


def _has_type(field: Any, allowed: set[str]) -> bool:
    return is_mapping(field) and bool(types_of(field)) and set(map(str, types_of(field))) <= allowed

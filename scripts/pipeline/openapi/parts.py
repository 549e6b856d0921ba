"""Walks through all objects of an OpenAPI document that the specification defines, whatever holds them."""

from collections.abc import Iterator
from typing import Any

from pipeline.documents import Document
from pipeline.openapi.json_data import is_list, is_mapping

_NAMED = frozenset(
    {
        *("schemas", "responses", "parameters", "requestBodies", "headers", "securitySchemes", "pathItems"),
        *("paths", "webhooks", "content", "encoding", "callbacks", "links"),
        *("properties", "patternProperties", "$defs", "dependentSchemas"),
    }
)
"""The keywords below which the keys are names that the document chose itself."""

_VALUES = frozenset({"example", "examples", "default", "enum", "const"})
"""The keywords below which there are no parts, but values."""


def parts(document: Document) -> Iterator[Document]:
    """Yield every object of a document, the document itself first; none of an example or another value."""
    yield document
    for key, value in document.items():
        if key in _VALUES or key.startswith("x-"):
            continue
        if key in _NAMED and is_mapping(value):
            for inner in value.values():
                yield from _parts(inner)
        else:
            yield from _parts(value)


def _parts(value: Any) -> Iterator[Document]:
    if is_mapping(value):
        yield from parts(value)
    elif is_list(value):
        for item in value:
            yield from _parts(item)

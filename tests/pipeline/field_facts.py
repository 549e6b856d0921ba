"""What a document says of the fields that an operation sends and receives, however its schemas are named."""

from collections.abc import Iterator, Sequence
from typing import Any

from pipeline.documents import Document
from pipeline.openapi.json_data import mapping
from pipeline.openapi.references import resolved

_KEYWORDS = ("type", "format", "pattern", "enum")
Facts = dict[str, Document]
"""Types and keywords by the place of a field, such as `201 lines[].amount`."""


def field_facts(document: Document, operation: Document) -> Facts:
    """The facts of every field in the body and in the successful responses."""
    facts: Facts = {}
    for place, content in _contents(document, operation):
        for media in content.values():
            facts |= dict(_facts(document, media["schema"], place, ()))
    return facts


def _contents(document: Document, operation: Document) -> Iterator[tuple[str, Document]]:
    yield "request", mapping(operation.get("requestBody")).get("content", {})
    for status, response in operation["responses"].items():
        if status.startswith("2"):
            yield "response", mapping(resolved(document, response).get("content"))


def _facts(document: Document, schema: Document, place: str, above: Sequence[str]) -> Iterator[tuple[str, Document]]:
    reference = schema.get("$ref", "")
    if reference in above:
        return
    above = (*above, reference) if reference else above
    whole = {**resolved(document, schema), **{key: value for key, value in schema.items() if key != "$ref"}}
    nulls: list[Any] = []
    for option in whole.pop("anyOf", ()):
        if option == {"type": "null"}:
            nulls = ["null"]
        else:
            whole = {**resolved(document, option), **whole}
            above = (*above, option.get("$ref", ""))
    found = {key: whole[key] for key in _KEYWORDS if key in whole}
    types = found.get("type", [])
    found["type"] = sorted({*([types] if isinstance(types, str) else types), *nulls})
    if "enum" in found:
        found["enum"] = [value for value in found["enum"] if value is not None]
    yield place, found
    for part in whole.get("allOf", ()):
        yield from _facts(document, part, place, above)
    for name, inner in whole.get("properties", {}).items():
        yield from _facts(document, inner, f"{place} {name}" if " " not in place else f"{place}.{name}", above)
    if "items" in whole:
        yield from _facts(document, whole["items"], f"{place}[]", above)

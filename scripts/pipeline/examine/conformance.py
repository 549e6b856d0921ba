"""A response beside the document: what was promised, and what came."""

import json
from collections.abc import Iterator
from typing import Any

from pipeline.documents import Document
from pipeline.openapi.formats import format_checker
from pipeline.openapi.json_data import is_list, is_mapping
from pipeline.openapi.references import resolved
from pipeline.openapi.validator import ValueValidator


def deviations(document: Document, verb: str, path: str, status: int, body: bytes) -> Iterator[str]:
    """What a response has that the document does not promise, and what it lacks."""
    responses = document["paths"][path][verb.lower()]["responses"]
    documented = next((key for key in (str(status), f"{status // 100}XX", "default") if key in responses), None)
    if documented is None:
        yield f"status {status} is not documented"
        return
    response = resolved(document, responses[documented])
    schema = response.get("content", {}).get("application/json", {}).get("schema")
    if schema is None:
        return
    try:
        data = json.loads(body)
    except ValueError:
        yield "the body is not JSON"
        return
    validator = ValueValidator({**schema, "components": document["components"]}, format_checker=format_checker())
    for error in validator.iter_errors(data):  # pyright: ignore[reportUnknownMemberType] - not completely typed
        yield f"{error.json_path}: {error.message[:120]}"
    yield from _unknown_fields(document, schema, data, "$")


def _unknown_fields(document: Document, schema: Document, value: Any, path: str) -> Iterator[str]:
    """Name the fields that the document does not have; they break no promise, but it could document them."""
    schema = resolved(document, schema)
    if kinds := schema.get("anyOf") or schema.get("oneOf"):
        # of a value of one kind, the others know less
        yield from min((list(_unknown_fields(document, kind, value, path)) for kind in kinds), key=len)
    if is_list(value):
        for item in value[:1]:
            yield from _unknown_fields(document, schema.get("items", {}), item, f"{path}[0]")
    if is_mapping(value) and "properties" in schema and "allOf" not in schema:
        for name, part in value.items():
            if name not in schema["properties"]:
                yield f"{path}.{name}: a field that the document does not have"
            else:
                yield from _unknown_fields(document, schema["properties"][name], part, f"{path}.{name}")

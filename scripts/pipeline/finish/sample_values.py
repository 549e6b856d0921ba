"""A value that shows what a schema means, made of the examples in it."""

from typing import Any

from pipeline.documents import Document
from pipeline.openapi.json_data import is_mapping, items, mapping, types_of
from pipeline.openapi.references import resolved

_BY_TYPE: dict[str, Any] = {"integer": 1, "number": 1, "boolean": True, "null": None, "array": [], "object": {}}
_MAX_DEPTH = 8


def sample_value(document: Document, schema: Document, depth: int = 0) -> Any:
    """The example of a schema or, where it has none, one made of the examples of its parts."""
    if not is_mapping(schema):
        return None
    target: Document = {**resolved(document, schema), **{key: schema[key] for key in ("examples",) if key in schema}}
    if examples := items(target.get("examples")):
        return examples[0]
    if "const" in target:
        return target["const"]
    if choices := items(target.get("enum")):
        return choices[0]
    if depth == _MAX_DEPTH:
        return None
    for part in [*items(target.get("anyOf")), *items(target.get("oneOf"))][:1]:
        return sample_value(document, part, depth + 1)
    kinds = types_of(target)
    if "properties" in target or "allOf" in target:
        return {
            name: sample_value(document, field, depth + 1)
            for part in (target, *map(mapping, items(target.get("allOf"))))
            for name, field in _fields(document, part).items()
            if not mapping(field).get("deprecated")
        }
    if kinds == ["array"] and is_mapping(target.get("items")):
        return [sample_value(document, target["items"], depth + 1)]
    return _BY_TYPE.get(kinds[0], "example") if kinds else {}


def _fields(document: Document, schema: Document) -> Document:
    """The fields of an object, those of what it extends included."""
    target = resolved(document, schema)
    inherited = [_fields(document, mapping(part)) for part in items(target.get("allOf"))]
    return {name: field for fields in (*inherited, mapping(target.get("properties"))) for name, field in fields.items()}

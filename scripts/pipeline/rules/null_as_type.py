"""`nullable: true`, which means nothing in OpenAPI 3.1, as a type."""

from pipeline.documents import Document
from pipeline.openapi.json_data import items, types_of
from pipeline.openapi.vocabulary import NULL

_PROSE = ("description", "title", "example", "examples", "default", "deprecated", "readOnly", "writeOnly")


def with_null_as_type(schema: Document) -> Document:
    """The schema without `nullable`, which allows null where that was true."""
    rest = {key: value for key, value in schema.items() if key != "nullable"}
    return _with_null(rest) if schema["nullable"] is True else rest


def _with_null(schema: Document) -> Document:
    if types := types_of(schema):
        schema = schema | {"type": types if "null" in types else [*types, "null"]}
    elif "properties" in schema or "items" in schema:
        schema = {"type": ["object" if "properties" in schema else "array", "null"], **schema}
    elif key := next((key for key in ("anyOf", "oneOf") if key in schema), None):
        options = items(schema[key])
        schema = schema | {key: options if NULL in options else [*options, NULL]}
    elif "$ref" in schema or "allOf" in schema:
        inner = {key: value for key, value in schema.items() if key not in _PROSE and not key.startswith("x-")}
        outer = {key: value for key, value in schema.items() if key not in inner}
        return {"anyOf": [inner, NULL], **outer}
    if "enum" in schema and None not in items(schema["enum"]):
        schema = schema | {"enum": [*items(schema["enum"]), None]}
    return schema

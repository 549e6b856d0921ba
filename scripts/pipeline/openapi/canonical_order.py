"""The one order in which a document is written: the same content gives the same bytes."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pipeline.documents import Document
from pipeline.openapi.json_data import is_mapping
from pipeline.openapi.vocabulary import METHODS

_ROOT = ("openapi", "info", "servers", "security", "tags", "paths", "components")
_OPERATION = ("tags", "summary", "description", "operationId", "parameters", "requestBody", "responses")
_BODY = ("description", "required", "headers", "content")
_PARAMETER = ("name", "in", "required", "description", "schema")
_MEDIA_TYPE = ("schema", "encoding", "example", "examples")
_SCHEMA = (
    "$ref",
    "type",
    "format",
    "pattern",
    "enum",
    "description",
    "example",
    "required",
    "properties",
    "items",
)


def in_canonical_order(document: Document) -> Document:
    """Return the document with its keys in a fixed order, paths and components sorted, fields as given."""
    result = _ordered(document, _ROOT)
    if "paths" in result:
        result["paths"] = {path: _path_item(item) for path, item in sorted(result["paths"].items())}
    if "components" in result:
        result["components"] = _components(result["components"])
    return result


def _ordered(part: Mapping[str, Any], first: Iterable[str]) -> Document:
    """Put the given keys first and extensions last."""
    known = [key for key in first if key in part]
    rest = sorted((key for key in part if key not in known), key=lambda key: key.startswith("x-"))
    return {key: part[key] for key in (*known, *rest)}


def _path_item(item: Mapping[str, Any]) -> Document:
    shared = [key for key in item if key not in METHODS]
    return {
        key: _operation(value) if key in METHODS else value
        for key, value in _ordered(item, (*shared, *METHODS)).items()
    }


def _operation(operation: Mapping[str, Any]) -> Document:
    result = _ordered(operation, _OPERATION)
    if "parameters" in result:
        result["parameters"] = [_parameter(parameter) for parameter in result["parameters"]]
    if "requestBody" in result:
        result["requestBody"] = _body(result["requestBody"])
    if "responses" in result:
        result["responses"] = {
            status: _body(response) for status, response in sorted(result["responses"].items())
        }
    return result


def _parameter(parameter: Mapping[str, Any]) -> Document:
    result = _ordered(parameter, _PARAMETER)
    if "schema" in result:
        result["schema"] = _schema(result["schema"])
    return result


def _body(body: Mapping[str, Any]) -> Document:
    result = _ordered(body, _BODY)
    if "content" in result:
        result["content"] = {kind: _media_type(value) for kind, value in result["content"].items()}
    return result


def _media_type(media_type: Mapping[str, Any]) -> Document:
    result = _ordered(media_type, _MEDIA_TYPE)
    if "schema" in result:
        result["schema"] = _schema(result["schema"])
    return result


def _schema(schema: Any) -> Any:
    if not is_mapping(schema):
        return schema
    result = _ordered(schema, _SCHEMA)
    if "properties" in result:
        result["properties"] = {name: _schema(value) for name, value in result["properties"].items()}
    if "items" in result:
        result["items"] = _schema(result["items"])
    return result


_COMPONENTS: dict[str, Callable[[Any], Any]] = {
    "schemas": _schema,
    "parameters": _parameter,
    "requestBodies": _body,
    "responses": _body,
}


def _components(components: Mapping[str, Any]) -> Document:
    kinds = sorted(components, key=lambda kind: (kind != "schemas", kind == "securitySchemes", kind))
    return {
        kind: {name: _COMPONENTS.get(kind, dict)(part) for name, part in sorted(components[kind].items())}
        for kind in kinds
    }

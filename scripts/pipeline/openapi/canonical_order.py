"""The one order of keys in which a document is written: the same content gives the same bytes."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pipeline.documents import Document
from pipeline.openapi.json_data import is_mapping
from pipeline.openapi.vocabulary import METHODS

_ROOT = ("openapi", "info", "servers", "security", "tags", "paths", "webhooks", "components")
_OPERATION = ("tags", "summary", "description", "operationId", "parameters", "requestBody", "responses", "security")
_BODY = ("description", "required", "headers", "content")
_PARAMETER = ("name", "in", "required", "description", "schema")
_MEDIA_TYPE = ("schema", "encoding", "example", "examples")
_SCHEMA = (
    *("$ref", "type", "format", "contentMediaType", "pattern", "enum", "description", "example", "examples"),
    *("required", "properties", "items", "allOf"),
)

_Order = Callable[[Any], Any]


def in_canonical_order(document: Document) -> Document:
    """Return the document with its keys in a fixed order, paths and components sorted, fields as given."""
    return _ordered(document, _ROOT, paths=_sorted(_path_item), webhooks=_each(_path_item), components=_components)


def _ordered(part: Mapping[str, Any], first: Iterable[str], **inner: _Order) -> Document:
    """Put the given keys first and extensions last, and order the values for which `inner` says how."""
    known = [key for key in first if key in part]
    rest = sorted((key for key in part if key not in known), key=lambda key: key.startswith("x-"))
    return {key: inner[key](part[key]) if key in inner else part[key] for key in (*known, *rest)}


def _sorted(order: _Order) -> _Order:
    return lambda parts: {name: order(part) for name, part in sorted(parts.items())}


def _each(order: _Order) -> _Order:
    return lambda parts: {name: order(part) for name, part in parts.items()}


def _all(order: _Order) -> _Order:
    return lambda parts: [order(part) for part in parts]


def _path_item(item: Mapping[str, Any]) -> Document:
    shared = [key for key in item if key not in METHODS]
    return _ordered(item, (*shared, *METHODS), **dict.fromkeys(METHODS, _operation))


def _operation(operation: Mapping[str, Any]) -> Document:
    return _ordered(
        operation,
        _OPERATION,
        parameters=lambda parameters: [_parameter(parameter) for parameter in parameters],
        requestBody=_body,
        responses=_sorted(_body),
    )


def _parameter(parameter: Mapping[str, Any]) -> Document:
    return _ordered(parameter, _PARAMETER, schema=_schema)


def _body(body: Mapping[str, Any]) -> Document:
    return _ordered(body, _BODY, content=_each(_media_type))


def _media_type(media_type: Mapping[str, Any]) -> Document:
    return _ordered(media_type, _MEDIA_TYPE, schema=_schema)


def _schema(schema: Any) -> Any:
    if not is_mapping(schema):
        return schema
    return _ordered(schema, _SCHEMA, properties=_each(_schema), items=_schema, allOf=_all(_schema))


_COMPONENTS: dict[str, _Order] = {
    "schemas": _schema,
    "parameters": _parameter,
    "requestBodies": _body,
    "responses": _body,
}


def _components(components: Mapping[str, Any]) -> Document:
    kinds = sorted(components, key=lambda kind: (kind != "schemas", kind == "securitySchemes", kind))
    return {kind: _sorted(_COMPONENTS.get(kind, dict))(components[kind]) for kind in kinds}

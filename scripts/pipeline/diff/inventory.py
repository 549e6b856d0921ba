"""What users of a document rely on, laid out flat: operations, and fields by direction."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from pipeline.documents import Document
from pipeline.openapi.json_data import is_mapping
from pipeline.openapi.references import resolved
from pipeline.openapi.vocabulary import is_prose
from pipeline.openapi.walk import operations

_STRUCTURE = frozenset({"properties", "items", "required"})
_COMBINATIONS = ("allOf", "anyOf", "oneOf")


class Direction(StrEnum):
    """Which way a field travels: what narrows a request widens a response."""

    REQUEST = "request"
    RESPONSE = "response"


@dataclass(frozen=True)
class Field:
    """One field of a component or an operation; its `prose` informs people and breaks no program."""

    name: str
    owner: str
    direction: Direction
    required: bool
    keywords: Mapping[str, Any]
    prose: Mapping[str, Any]


@dataclass
class Inventory:
    """Operations by method and path, fields by direction and name, and the named schemas in use."""

    operations: dict[str, Document] = field(default_factory=dict[str, Document])
    fields: dict[tuple[Direction, str], Field] = field(default_factory=dict[tuple[Direction, str], Field])
    schemas: set[str] = field(default_factory=set[str])


def inventory(document: Document) -> Inventory:
    """Take stock of a document."""
    return _Stocktaking(document).result


class _Stocktaking:
    def __init__(self, document: Document) -> None:
        self._document = document
        self.result = Inventory()
        for path, method, operation in operations(document):
            self.result.operations[f"{method.upper()} {path}"] = operation
            shared = document["paths"][path].get("parameters", [])
            self._add_operation(operation.get("operationId", f"{method.upper()} {path}"), operation, shared)

    def _add_operation(self, owner: str, operation: Document, shared: list[Document]) -> None:
        for parameter in map(self._resolved, (*shared, *operation.get("parameters", []))):
            place = {key: parameter[key] for key in ("in", "style", "explode") if key in parameter}
            keywords = {**_keywords(parameter.get("schema", {})), **place}
            prose = {**_prose(parameter.get("schema", {})), **_prose(parameter)}
            name = f"{owner}.{parameter['name']}"
            required = parameter.get("required") is True
            self._put(Field(name, owner, Direction.REQUEST, required, keywords, prose))
        body = self._resolved(operation.get("requestBody", {}))
        self._add_contents(f"{owner} body", owner, Direction.REQUEST, body)
        for status, response in operation.get("responses", {}).items():
            self._add_contents(f"{owner} {status}", owner, Direction.RESPONSE, self._resolved(response))

    def _add_contents(self, name: str, owner: str, direction: Direction, holder: Document) -> None:
        for media_type in holder.get("content", {}).values():
            self._add(media_type.get("schema", {}), name, owner, direction, required=True)

    def _add(self, schema: Any, name: str, owner: str, direction: Direction, *, required: bool) -> None:
        if not is_mapping(schema) or (direction, name) in self.result.fields:
            return
        self._put(Field(name, owner, direction, required, _keywords(schema), _prose(schema)))
        always = schema.get("required", [])
        for key, inner in schema.get("properties", {}).items():
            self._add(inner, f"{name}.{key}", owner, direction, required=key in always)
        if "items" in schema:
            self._add(schema["items"], f"{name}[]", owner, direction, required=True)
        for reference in _references(schema):
            component = reference.rsplit("/", 1)[1]
            self.result.schemas.add(component)
            self._add(self._resolved({"$ref": reference}), component, component, direction, required=True)

    def _resolved(self, part: Mapping[str, Any]) -> Any:
        return resolved(self._document, part)

    def _put(self, found: Field) -> None:
        self.result.fields[(found.direction, found.name)] = found


def _references(schema: Mapping[str, Any]) -> Iterator[str]:
    if isinstance(schema.get("$ref"), str):
        yield schema["$ref"]
    for key in _COMBINATIONS:
        for part in schema.get(key, []):
            if is_mapping(part):
                yield from _references(part)


def _keywords(schema: Mapping[str, Any]) -> dict[str, Any]:
    result = {key: value for key, value in schema.items() if key not in _STRUCTURE and not is_prose(key)}
    if "$ref" in result:
        # A schema with a name is a type of that name.
        result["type"] = result.pop("$ref").rsplit("/", 1)[1]
    return result


def _prose(schema: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in schema.items() if is_prose(key)}

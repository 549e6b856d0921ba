"""Walks through an OpenAPI document: its operations, and its schemas with the place of each."""

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.documents import Document
from pipeline.openapi.json_data import is_mapping, items, mapping
from pipeline.openapi.references import escape, resolved
from pipeline.openapi.success_responses import success_statuses
from pipeline.openapi.vocabulary import METHODS

_ONE_SCHEMA = ("items", "additionalProperties", "not", "contains", "propertyNames", "if", "then", "else")
_SCHEMA_LISTS = ("allOf", "anyOf", "oneOf", "prefixItems")


def operations(document: Document) -> Iterator[tuple[str, str, Document]]:
    """Yield path, method and operation object of every operation, in the document's order."""
    for path, item in document.get("paths", {}).items():
        for method in METHODS:
            if method in item:
                yield path, method, item[method]


def media_types(document: Document) -> Iterator[tuple[str, Document]]:
    """Yield the JSON pointer and the object of every media type in requests, responses and components."""
    for path, method, operation in operations(document):
        place = f"/paths/{escape(path)}/{method}"
        yield from _contents(mapping(operation.get("requestBody")), f"{place}/requestBody")
        for _, pointer, response in _responses(operation, place):
            yield from _contents(mapping(response), pointer)
    for kind in ("requestBodies", "responses"):
        for name, part in mapping(mapping(document.get("components")).get(kind)).items():
            yield from _contents(mapping(part), f"/components/{kind}/{escape(name)}")


def _contents(holder: Mapping[str, Any], pointer: str) -> Iterator[tuple[str, Document]]:
    for kind, media_type in mapping(holder.get("content")).items():
        yield f"{pointer}/content/{escape(kind)}", media_type


def parameters(document: Document) -> Iterator[tuple[str, Document]]:
    """Yield the JSON pointer and the object of every parameter and header that is written out."""
    for path, item in document.get("paths", {}).items():
        holders = [(f"/paths/{escape(path)}", item)]
        holders += [(f"/paths/{escape(path)}/{method}", item[method]) for method in METHODS if method in item]
        for place, holder in holders:
            for index, parameter in enumerate(items(holder.get("parameters"))):
                yield f"{place}/parameters/{index}", parameter
    components = mapping(document.get("components"))
    for kind in ("parameters", "headers"):
        for name, parameter in mapping(components.get(kind)).items():
            yield f"/components/{kind}/{escape(name)}", parameter
    holders = [
        *((f"/paths/{escape(path)}/{method}", operation) for path, method, operation in operations(document)),
        ("/components", components),
    ]
    for place, holder in holders:
        for _, pointer, response in _responses(holder, place):
            for name, header in mapping(mapping(response).get("headers")).items():
                yield f"{pointer}/headers/{escape(name)}", header


def _responses(holder: Document, place: str) -> Iterator[tuple[str, str, Document]]:
    """Yield status or name, JSON pointer and object of the responses of an operation or of the components."""
    for status, response in mapping(holder.get("responses")).items():
        yield str(status), f"{place}/responses/{escape(str(status))}", response


def schemas(document: Document) -> Iterator[tuple[str, Document]]:
    """Yield the JSON pointer and object of every schema, the inner ones too; references are not followed."""
    for name, schema in mapping(mapping(document.get("components")).get("schemas")).items():
        yield from inner_schemas(schema, f"/components/schemas/{escape(name)}")
    for pointer, holder in (*media_types(document), *parameters(document)):
        if is_mapping(holder) and "schema" in holder:
            yield from inner_schemas(holder["schema"], f"{pointer}/schema")


def inner_schemas(schema: Any, pointer: str) -> Iterator[tuple[str, Document]]:
    """Yield a schema and the schemas inside it."""
    if not is_mapping(schema):
        return
    yield pointer, schema
    for name, inner in mapping(schema.get("properties")).items():
        yield from inner_schemas(inner, f"{pointer}/properties/{escape(name)}")
    for key in _ONE_SCHEMA:
        if key in schema:
            yield from inner_schemas(schema[key], f"{pointer}/{key}")
    for key in _SCHEMA_LISTS:
        for index, inner in enumerate(items(schema.get(key))):
            yield from inner_schemas(inner, f"{pointer}/{key}/{index}")


def success_schemas(document: Document) -> Iterator[tuple[str, Document]]:
    """Yield every schema that a successful response can contain, each once, with references followed."""
    seen: set[str] = set()
    waiting: list[tuple[str, Any]] = []
    for path, method, operation in operations(document):
        found = _responses(operation, f"/paths/{escape(path)}/{method}")
        responses = {status: (place, resolved(document, response)) for status, place, response in found}
        for status in success_statuses({status: response for status, (_, response) in responses.items()}):
            place, response = responses[status]
            contents = _contents(response, place)
            waiting += [(f"{pointer}/schema", value.get("schema")) for pointer, value in contents]
    while waiting:
        for pointer, schema in inner_schemas(*reversed(waiting.pop(0))):
            reference = schema.get("$ref")
            if reference is None:
                yield pointer, schema
            elif reference not in seen:
                seen.add(reference)
                if (target := resolved(document, schema)) is not schema:
                    waiting.append((reference.removeprefix("#"), target))

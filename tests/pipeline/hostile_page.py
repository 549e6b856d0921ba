"""A page that has a text of anyone's choice in one place, and harmless words everywhere else."""

import json
from typing import Any

_HARMLESS = {
    "title": "Things API",
    "description": "What it is",
    "server": "https://things.example/v1",
    "tag": "Things API",
    "tag description": "Things of all kinds",
    "path": "things",
    "path parameter": "thingId",
    "operationId": "send-thing",
    "summary": "Send a thing",
    "operation description": "It is sent at once",
    "documentation": "https://docs.example/send-thing",
    "query parameter": "since",
    "parameter description": "The first of them",
    "parameter example": "word",
    "parameter pattern": "word",
    "header": "X-Thing",
    "media type": "application/json",
    "encoding": "text/plain",
    "schema": "NewThing",
    "schema description": "A thing",
    "field": "colour",
    "field title": "Colour",
    "field description": "Its colour",
    "field pattern": "word",
    "field format": "word",
    "field example": "word",
    "field default": "word",
    "enum value": "red",
    "decimal example": "12.95",
    "date example": "2026-11-20",
    "number as text example": "12",
    "list example": "word",
    "status": "404",
    "response description": "It has been sent",
    "response header": "X-Rest",
    "response field": "size",
    "security scheme": "Token",
    "security scheme description": "It is a token",
    "bearer format": "word",
    "key": "x-word",
    "text of a key": "word",
}
PLACES = tuple(_HARMLESS)


def hostile_page(place: str = "", text: str = "") -> str:
    """The page with the text in a place, or the harmless one."""
    words = _HARMLESS | ({place: text} if place else {})
    operation = _operation(words)
    document = {
        "openapi": "3.1.1",
        "info": {"title": words["title"], "version": "v1", "description": words["description"]},
        "servers": [{"url": words["server"]}],
        "security": [{words["security scheme"]: []}],
        "tags": [{"name": words["tag"], "description": words["tag description"]}],
        "paths": {f"/{words['path']}/{{{words['path parameter']}}}": {"post": operation}},
        "components": {
            "schemas": {words["schema"]: _schema(words)},
            "securitySchemes": {
                words["security scheme"]: {
                    **{"type": "http", "scheme": "bearer", "bearerFormat": words["bearer format"]},
                    "description": words["security scheme description"],
                }
            },
        },
    }
    return f"# Send a thing\n\n## OpenAPI\n\n````json\n{json.dumps(document, indent=1)}\n````\n"


def _operation(words: dict[str, str]) -> dict[str, Any]:
    schema = {"$ref": f"#/components/schemas/{words['schema'].replace('~', '~0').replace('/', '~1')}"}
    query = {
        **{"description": words["parameter description"], "example": words["parameter example"]},
        "schema": {"type": "string", "pattern": words["parameter pattern"]},
    }
    text = {"type": "string"}
    response = {"type": "object", "required": ["id"], "properties": {"id": text, words["response field"]: text}}
    return {
        "operationId": words["operationId"],
        "tags": [words["tag"]],
        "summary": words["summary"],
        "description": words["operation description"],
        "externalDocs": {"url": words["documentation"]},
        "parameters": [
            {"name": words["path parameter"], "in": "path", "required": True, "schema": text},
            {"name": words["query parameter"], "in": "query", **query},
            {"name": words["header"], "in": "header", "schema": text},
        ],
        "requestBody": {
            "required": True,
            "content": {
                words["media type"]: {
                    "schema": schema,
                    "encoding": {words["field"]: {"contentType": words["encoding"]}},
                }
            },
        },
        "responses": {
            "200": {
                "description": words["response description"],
                "headers": {words["response header"]: {"schema": text}},
                "content": {"application/json": {"schema": response}},
            },
            **{status: {"description": words["response description"]} for status in ("401", "429", words["status"])},
        },
    }


def _schema(words: dict[str, str]) -> dict[str, Any]:
    field = {
        **{"type": "string", "title": words["field title"], "description": words["field description"]},
        **{"pattern": words["field pattern"], "format": words["field format"], "default": words["field default"]},
        "examples": [words["field example"]],
        words["key"]: words["text of a key"],
    }
    fields = {
        words["field"]: field,
        "choice": {"type": "string", "enum": [words["enum value"], "green"]},
        "amount": {"type": "string", "format": "decimal", "example": words["decimal example"]},
        "day": {"type": "string", "format": "date", "example": words["date example"]},
        "number": {"type": "string", "format": "integer", "example": words["number as text example"]},
        "names": {"type": "array", "items": {"type": "string"}, "example": [words["list example"]]},
    }
    return {
        "type": "object",
        "description": words["schema description"],
        "required": [words["field"], "amount", "day", "number", "names"],
        "properties": fields,
    }

"""The same content is written in one order."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.documents import format_yaml
from pipeline.openapi.canonical_order import in_canonical_order

DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.1",
    "info": {"title": "T", "version": "1"},
    "x-own": 1,
    "paths": {
        "/b": {
            "post": {
                "tags": ["B"],
                "operationId": "post-b",
                "parameters": [{"name": "p", "in": "query", "schema": {"type": "string", "pattern": "a"}}],
                "requestBody": {
                    "required": True,
                    "content": {"a/b": {"schema": {"type": "object"}, "example": {}}},
                },
                "responses": {
                    "200": {"description": "D", "content": {}},
                    "401": {"$ref": "#/components/responses/No"},
                },
                "x-source": "page",
            },
            "get": {"operationId": "get-b", "responses": {}},
        },
        "/a": {"parameters": [], "get": {"operationId": "get-a"}},
    },
    "components": {
        "securitySchemes": {"S": {"type": "http"}},
        "responses": {"No": {"description": "D", "content": {}}},
        "schemas": {
            "B": {
                "type": "object",
                "required": ["z"],
                "properties": {"z": {"type": "string"}, "a": {"type": "integer"}},
            },
            "A": {"type": "array", "items": {"type": "string", "description": "D"}},
        },
    },
}


@st.composite
def shuffled(draw: st.DrawFn) -> Any:
    """The document with the keys of its objects in any order, where the order says nothing."""

    def turn(part: Any, keep: bool = False) -> Any:
        if isinstance(part, dict):
            keys = list(part) if keep else draw(st.permutations(list(part)))
            return {key: turn(part[key], key in ("properties", "info")) for key in keys}
        return [turn(item) for item in part] if isinstance(part, list) else part

    return turn(DOCUMENT)


@settings(max_examples=25)
@given(shuffled())
def test_canonical_order_is_the_same_for_every_order_of_keys(document: Any) -> None:
    assert document == DOCUMENT
    assert format_yaml(in_canonical_order(document)) == format_yaml(in_canonical_order(DOCUMENT))


def test_canonical_order_loses_nothing_and_moves_nothing_the_second_time() -> None:
    once = in_canonical_order(DOCUMENT)
    assert once == DOCUMENT
    assert format_yaml(in_canonical_order(once)) == format_yaml(once)


def test_canonical_order_sorts_names_but_not_fields_and_puts_extensions_last() -> None:
    result = in_canonical_order(DOCUMENT)
    assert list(result) == ["openapi", "info", "paths", "components", "x-own"]
    assert list(result["paths"]) == ["/a", "/b"]
    assert list(result["paths"]["/b"]) == ["get", "post"]
    assert list(result["components"]) == ["schemas", "responses", "securitySchemes"]
    assert list(result["components"]["schemas"]["B"]["properties"]) == ["z", "a"]
    assert list(result["paths"]["/b"]["post"])[-1] == "x-source"

"""Every part of a document that holds a schema is found, with its place."""

from typing import Any

from pipeline.openapi.walk import media_types, operations, parameters, schemas, success_schemas

TEXT = {"type": "string"}
DOCUMENT: dict[str, Any] = {
    "paths": {
        "/a": {
            "parameters": [{"name": "shared", "in": "query", "schema": TEXT}],
            "post": {
                "parameters": [{"name": "own", "in": "query", "schema": TEXT}],
                "requestBody": {"content": {"a/b": {"schema": {"type": "array", "items": TEXT}}}},
                "responses": {
                    "200": {"content": {"a/b": {"schema": {"$ref": "#/components/schemas/Tree"}}}},
                    "400": {"content": {"a/b": {"schema": {"$ref": "#/components/schemas/Error"}}}},
                },
            },
            "get": {"responses": {"2XX": {"$ref": "#/components/responses/Shared"}}},
        }
    },
    "components": {
        "schemas": {
            "Tree": {"properties": {"next/one": {"anyOf": [{"$ref": "#/components/schemas/Tree"}, {"type": "null"}]}}},
            "Error": TEXT,
        },
        "responses": {"Shared": {"headers": {"X-A": {"schema": TEXT}}, "content": {"a/b": {"schema": TEXT}}}},
        "requestBodies": {"Body": {"content": {"a/b": {}}}},
        "headers": {"X-B": {"schema": TEXT}},
    },
}


def test_walk_yields_operations_in_one_order() -> None:
    assert [(path, method) for path, method, _ in operations(DOCUMENT)] == [("/a", "get"), ("/a", "post")]


def test_walk_finds_media_types_in_requests_responses_and_components() -> None:
    assert [pointer for pointer, _ in media_types(DOCUMENT)] == [
        "/paths/~1a/post/requestBody/content/a~1b",
        "/paths/~1a/post/responses/200/content/a~1b",
        "/paths/~1a/post/responses/400/content/a~1b",
        "/components/requestBodies/Body/content/a~1b",
        "/components/responses/Shared/content/a~1b",
    ]


def test_walk_finds_parameters_and_headers_wherever_they_are_written() -> None:
    assert [pointer for pointer, _ in parameters(DOCUMENT)] == [
        "/paths/~1a/parameters/0",
        "/paths/~1a/post/parameters/0",
        "/components/headers/X-B",
        "/components/responses/Shared/headers/X-A",
    ]


def test_walk_finds_inner_schemas_with_their_pointer() -> None:
    found = [pointer for pointer, _ in schemas(DOCUMENT)]
    assert "/components/schemas/Tree/properties/next~1one/anyOf/1" in found
    assert "/paths/~1a/post/requestBody/content/a~1b/schema/items" in found
    assert "/components/responses/Shared/headers/X-A/schema" in found
    assert len(found) == len(set(found))


def test_walk_follows_references_to_what_a_success_can_contain_and_yields_it_once() -> None:
    assert [pointer for pointer, _ in success_schemas(DOCUMENT)] == [
        "/paths/~1a/get/responses/2XX/content/a~1b/schema",
        "/components/schemas/Tree",
        "/components/schemas/Tree/properties/next~1one",
        "/components/schemas/Tree/properties/next~1one/anyOf/1",
    ]

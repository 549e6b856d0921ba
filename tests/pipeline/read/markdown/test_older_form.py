from typing import Any

import pytest

from pipeline.documents import Document
from pipeline.read.markdown.older_form import convert, is_older_form


def older(**described: Any) -> Document:
    return {"paths": {"path": "/songs", "method": "post", **described}, "components": {"schemas": {}}}


def operation(**described: Any) -> Document:
    result: Document = convert(older(**described))["paths"]["/songs"]["post"]
    return result


def test_older_form_is_told_from_openapi() -> None:
    assert is_older_form(older())
    assert not is_older_form({"openapi": "3.1.0", "paths": {"/path": {}, "/method": {}}})
    assert not is_older_form({"paths": []})


def test_older_form_parameters_keep_their_place_and_their_need() -> None:
    groups = {
        "path": {"songId": {"schema": [{"type": "string", "description": "Which song"}]}},
        "query": {"page": {"schema": [{"type": "integer", "required": True, "deprecated": True}]}},
        "header": {"X-Mood": {"schema": [{"type": "string", "required": False}, {"type": "integer"}]}},
        "cookie": {},
    }
    assert operation(request={"parameters": groups})["parameters"] == [
        {
            "name": "songId",
            "in": "path",
            "required": True,
            "description": "Which song",
            "schema": {"type": "string"},
        },
        {"name": "page", "in": "query", "required": True, "deprecated": True, "schema": {"type": "integer"}},
        {"name": "X-Mood", "in": "header", "schema": {"anyOf": [{"type": "string"}, {"type": "integer"}]}},
    ]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ({"allOf": [{"type": "string"}]}, {"type": "string"}),
        (
            {"allOf": [{"type": "string"}, {"minLength": 1}]},
            {"allOf": [{"type": "string"}, {"minLength": 1}]},
        ),
        ({"type": "any"}, {}),
        ({"type": "file"}, {"type": "string", "format": "binary"}),
        ({"type": "enum<string>", "enum": ["a"]}, {"type": "string", "enum": ["a"]}),
        (
            {"type": "array", "items": {"allOf": [{"type": "string"}]}},
            {"type": "array", "items": {"type": "string"}},
        ),
        (
            {
                "type": "object",
                "properties": {"a": {"allOf": [{"type": "any"}]}},
                "requiredProperties": ["a"],
            },
            {"type": "object", "properties": {"a": {}}, "required": ["a"]},
        ),
        ({"type": "object", "additionalProperties": True}, {"type": "object", "additionalProperties": True}),
        (
            {"oneOf": [{"type": "any"}, {"$ref": "#/components/schemas/A"}]},
            {"oneOf": [{}, {"$ref": "#/components/schemas/A"}]},
        ),
    ],
)
def test_older_form_schemas_are_written_as_openapi_does(written: Document, expected: Document) -> None:
    body = {"application/json": {"schemaArray": [written]}}
    assert operation(request={"body": body})["requestBody"]["content"]["application/json"]["schema"] == expected


def test_older_form_a_schema_that_came_from_a_component_becomes_one_again() -> None:
    schema = {"type": "object", "properties": {}, "refIdentifier": "#/components/schemas/Song"}
    other = {"type": "string", "refIdentifier": "#/components/schemas/Song"}
    response = {
        "200": {"application/json": {"schemaArray": [schema], "description": "Fine"}},
        "400": {"application/json": {"schemaArray": [other], "description": "Not fine"}},
    }
    document = convert(older(response=response))
    responses = document["paths"]["/songs"]["post"]["responses"]
    assert responses["200"]["content"]["application/json"]["schema"] == {"$ref": "#/components/schemas/Song"}
    assert responses["400"]["content"]["application/json"]["schema"] == {"type": "string"}
    assert document["components"]["schemas"] == {"Song": {"type": "object", "properties": {}}}


def test_older_form_a_response_without_content_has_none() -> None:
    response = {
        "204": {"_mintlify/placeholder": {"schemaArray": [{"type": "any"}], "description": "Gone"}},
        "404": {},
    }
    assert operation(response=response)["responses"] == {
        "204": {"description": "Gone"},
        "404": {"description": ""},
    }


def test_older_form_what_the_operation_says_of_itself_is_kept() -> None:
    result = operation(summary="Add", tags=["Songs"], deprecated=True)
    assert (result["summary"], result["tags"], result["deprecated"]) == ("Add", ["Songs"], True)


def test_older_form_no_security_and_an_empty_one_differ() -> None:
    assert "security" not in convert(older())
    assert convert(older(request={"security": []}))["security"] == []

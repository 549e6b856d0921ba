"""Values that the sandbox makes up fit their schemas."""

from datetime import UTC, datetime
from typing import Any

import pytest

from mijnklantportaal.sandbox._document import ApiDocument
from mijnklantportaal.sandbox._fake_values import fake_value, fits, fitting_value, made_up_content

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
TREE = {"type": "object", "required": ["branches"], "properties": {"branches": {"type": "array", "items": {}}}}
TREE["properties"] = {"branches": {"type": "array", "items": {"$ref": "#/components/schemas/Tree"}}}
DOCUMENT = ApiDocument(
    {
        "servers": [{"url": "https://things.example/v1"}],
        "paths": {},
        "components": {
            "schemas": {
                "Tree": TREE,
                "Cat": {"type": "object", "required": ["kind"], "properties": {"kind": {"const": "cat"}}},
                "Pet": {"oneOf": [{"$ref": "#/components/schemas/Cat"}, {"type": "null"}]},
                "Tame": {
                    "allOf": [
                        {"$ref": "#/components/schemas/Cat"},
                        {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}},
                    ]
                },
            }
        },
    }
)
SCHEMAS: list[dict[str, Any]] = [
    *({"$ref": f"#/components/schemas/{name}"} for name in ("Tree", "Cat", "Pet", "Tame")),
    *({"type": kind} for kind in ("string", "integer", "number", "boolean", "array", "object", "null")),
    *(
        {"type": "string", "format": name}
        for name in ("date", "date-time", "portal-date-time", "portal-date-minute", "decimal", "email", "uri", "uuid")
    ),
    {"type": "object", "properties": {"a": {"type": "string"}}, "oneOf": [{"required": ["a"]}, {"required": ["b"]}]},
    {"oneOf": [{"type": "object", "properties": {"a": {}}}, {"type": "object", "properties": {"b": {}}}]},
    {"allOf": [{"type": "object"}, {"oneOf": [{"required": ["a"], "properties": {"a": {"type": "integer"}}}]}]},
    {"allOf": [{"enum": ["red"]}], "description": "A colour"},
    {"type": "string", "pattern": "^GIZ-[0-9]{4}$"},
    {"type": ["string", "null"]},
    {"type": "string", "pattern": "^thg_"},
    {"type": "string", "minLength": 20},
    {"type": "string", "maxLength": 2},
    {"type": "integer", "minimum": 7},
    {"type": "integer", "example": 9, "maximum": 8, "minimum": 8},
    {"type": "array", "minItems": 3, "items": {"type": "integer"}},
    {"type": "array", "maxItems": 0},
    {"type": "object", "additionalProperties": {"type": "integer"}},
    {"enum": ["a", "b"]},
    {},
]


@pytest.mark.parametrize("schema", SCHEMAS, ids=repr)
def test_made_up_value_fits_its_schema(schema: dict[str, Any]) -> None:
    assert fits(DOCUMENT, schema, fake_value(DOCUMENT, schema, NOW))


def test_made_up_value_is_the_documents_example_where_that_fits() -> None:
    assert fake_value(DOCUMENT, {"type": "string", "example": "Gouda"}, NOW) == "Gouda"


def test_made_up_response_is_what_was_sent_where_it_fits() -> None:
    schema = {"type": "object", "required": ["id", "name"], "properties": {"id": {"type": "integer"}, "name": {}}}
    assert fitting_value(DOCUMENT, schema, {"id": 5, "name": "a"}, NOW) == {"id": 5, "name": "a"}
    assert fitting_value(DOCUMENT, schema, {"name": "a", "other": "b"}, NOW) == {"id": 1, "name": "a"}
    assert fitting_value(DOCUMENT, schema, {"id": "x"}, NOW)["id"] == 1
    assert fitting_value(DOCUMENT, {"type": "array"}, "text", NOW) == ["example"]


@pytest.mark.parametrize(
    ("media_type", "start"), [("application/pdf", b"%PDF-"), ("text/csv", b"made up"), ("image/png", b"\x00")]
)
def test_made_up_content_is_of_its_media_type(media_type: str, start: bytes) -> None:
    assert made_up_content(media_type, NOW).startswith(start)

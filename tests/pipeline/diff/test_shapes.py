"""What a schema means to users of the client, however it is written."""

from typing import Any

import pytest

from pipeline.diff.shapes import Field, Shape, description_of, notes_of
from pipeline.documents import Document
from tests.pipeline.small_documents import ref

NULL: Document = {"type": "null"}
SCHEMAS: dict[str, Document] = {
    "Person": {"type": "object", "properties": {"friend": ref("Choice")}},
    "Choice": {"type": "string", "enum": ["a", "b"]},
    "Text": {"type": "string", "maxLength": 5},
    "Maybe": {"anyOf": [ref("Text"), NULL]},
}


def shape(schema: Document) -> Shape:
    return Shape(schema, SCHEMAS)


@pytest.mark.parametrize(
    ("schema", "nullable", "name", "kinds"),
    [
        ({}, False, "anything", set[str]()),
        ({"type": "string"}, False, "string", {"str"}),
        ({"type": ["string", "null"]}, True, "string", {"str"}),
        ({"type": ["integer", "number"]}, False, "integer or number", {"int", "float"}),
        ({"type": "string", "format": "date"}, False, "string (date)", {"date"}),
        ({"type": "number", "format": "decimal"}, False, "number (decimal)", {"Decimal"}),
        ({"type": "string", "format": "email"}, False, "string (email)", {"str"}),
        ({"type": "file"}, False, "file", {"file"}),
        (ref("Person"), False, "Person", {"Person"}),
        (ref("Choice"), False, "Choice", {"str"}),
        (ref("Text"), False, "string", {"str"}),
        (ref("Maybe"), True, "string", {"str"}),
        (ref("Missing"), False, "Missing", {"Missing"}),
        ({"anyOf": [ref("Person"), NULL]}, True, "Person", {"Person"}),
        ({"oneOf": [ref("Person"), NULL]}, True, "Person", {"Person"}),
        ({"anyOf": [ref("Person")]}, False, "Person", {"Person"}),
        ({"anyOf": [ref("Person"), {"type": "integer"}]}, False, "anything", {"Person", "int"}),
        ({"anyOf": [ref("Person"), ref("Choice"), NULL]}, False, "anything", {"Person", "str"}),
    ],
)
def test_shape_is_what_a_schema_refers_to_without_null(
    schema: Document, nullable: bool, name: str, kinds: set[str]
) -> None:
    found = shape(schema)
    assert (found.nullable, found.name, set(found.kinds)) == (nullable, name, kinds)
    assert Field(found, True, schema).presence == (True, nullable)


def test_shape_choices_are_those_of_a_class() -> None:
    assert shape(ref("Choice")).choices == ["a", "b"]
    assert shape({"anyOf": [ref("Choice"), NULL]}).choices == ["a", "b"]
    assert shape(ref("Person")).choices is None
    assert shape({"enum": ["a"]}).choices is None


def test_shape_keywords_are_what_limits_the_values() -> None:
    told: Document = {
        "description": "D",
        "title": "T",
        "example": 1,
        "x-source": "page",
        "x-also-text": True,
        "maxLength": 4,
    }
    structure: Document = {"type": "string", "properties": {}, "items": {}, "required": [], "additionalProperties": {}}
    assert shape({**told, **structure}).keywords == {"x-also-text": True, "maxLength": 4}
    assert shape({"additionalProperties": False}).keywords == {"additionalProperties": False}
    assert shape({"anyOf": [ref("Text"), NULL], "minLength": 1}).keywords == {"maxLength": 5, "minLength": 1}
    assert shape({**ref("Text"), "maxLength": 2}).keywords == {"maxLength": 2}


@pytest.mark.parametrize(
    ("schema", "inner"),
    [
        ({"items": {"type": "string"}}, {"[]": "string"}),
        ({"additionalProperties": ref("Person")}, {"{}": "Person"}),
        ({"additionalProperties": True}, {}),
        ({"anyOf": [{"items": {"type": "string"}}, NULL]}, {"[]": "string"}),
    ],
)
def test_shape_holds_the_items_of_lists_and_the_values_of_mappings(schema: Document, inner: dict[str, str]) -> None:
    assert {mark: part.name for mark, part in shape(schema).inner.items()} == inner


def test_shape_needs_all_classes_that_it_refers_to() -> None:
    assert shape({"items": ref("Person")}).classes == {"Person", "Choice"}
    assert shape(ref("Maybe")).classes == {"Maybe", "Text"}


def test_shape_words_for_people_are_told_from_marks_of_ours() -> None:
    texts: dict[str, Any] = {"description": "D", "x-summary": "S", "x-description": "D"}
    read: dict[str, Any] = {"x-rules": [], "x-method": "m", "x-methods": {}, "x-resource": "r", "x-also-text": True}
    notes: dict[str, Any] = {"x-source": "page", "x-inferred": "guess"}
    whole = {**texts, **read, **notes, "x-max-total-bytes": 1, "type": "string"}
    assert (description_of(whole), notes_of(whole)) == (texts, notes)

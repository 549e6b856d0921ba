import pytest

from pipeline.documents import Document
from pipeline.read.rendered.type_line import (
    TypeLine,
    badge_line,
    looks_like_type,
    schema_of_type,
    type_line,
)

SCHEMAS: dict[str, Document] = {
    "string": {"type": "string"},
    "any": {},
    "null": {"type": "null"},
    "file": {"type": "string", "format": "binary"},
    "file[]": {"type": "array", "items": {"type": "string", "format": "binary"}},
    "array": {"type": "array", "items": {}},
    "string | null": {"type": ["string", "null"]},
    "string<date-time> | null": {"type": ["string", "null"], "format": "date-time"},
    "integer<int32>": {"type": "integer", "format": "int32"},
    "enum<string>": {"type": "string"},
    "enum<integer> | null": {"type": ["integer", "null"]},
    "integer[] | null": {"type": ["array", "null"], "items": {"type": "integer"}},
    "string[][]": {"type": "array", "items": {"type": "array", "items": {"type": "string"}}},
    "OfferLine · object": {"type": "object", "title": "OfferLine"},
    "Sold item · object[]": {"type": "array", "items": {"type": "object", "title": "Sold item"}},
    "string | integer": {"type": ["string", "integer"]},
    "string | integer | null": {"type": ["string", "integer", "null"]},
    "any | null": {},
    "Option 1 · object | Option 2 · object": {
        "oneOf": [{"type": "object", "title": "Option 1"}, {"type": "object", "title": "Option 2"}]
    },
    "string | object[] | null": {
        "oneOf": [{"type": "string"}, {"type": "array", "items": {"type": "object"}}, {"type": "null"}]
    },
    "(Text · object | string)[]": {
        "type": "array",
        "items": {"oneOf": [{"type": "object", "title": "Text"}, {"type": "string"}]},
    },
    "(A · object | string) | null": {"oneOf": [{"type": "object", "title": "A"}, {"type": "string"}, {"type": "null"}]},
    "stringobject[]": {"oneOf": [{"type": "string"}, {"type": "array", "items": {"type": "object"}}]},
}


@pytest.mark.parametrize("text", SCHEMAS)
def test_type_line_each_type_becomes_its_schema(text: str) -> None:
    found = type_line(text)
    assert found == TypeLine(text, (), None)
    assert schema_of_type(text) == SCHEMAS[text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("stringrequired", TypeLine("string", ("required",), None)),
        ("stringheaderrequired", TypeLine("string", ("header", "required"), None)),
        ("integerdefault:10", TypeLine("integer", (), "10")),
        ("enum<string>default:", TypeLine("enum<string>", (), "")),
        (r"string\[\] \| null", TypeLine("string[] | null", (), None)),
    ],
)
def test_type_line_badges_may_be_glued_to_the_type(text: str, expected: TypeLine) -> None:
    assert type_line(text) == expected


@pytest.mark.parametrize("text", ["", "text", "money", "a string", "strings", "required", "string<", "Example:"])
def test_type_line_other_words_are_not_types(text: str) -> None:
    assert type_line(text) is None


@pytest.mark.parametrize(
    ("text", "badges", "default"),
    [
        ("required", ("required",), None),
        ("read-only", ("read-only",), None),
        ("headerrequired", ("header", "required"), None),
        ("default:a b", (), "a b"),
        ("default:", (), ""),
    ],
)
def test_type_line_badges(text: str, badges: tuple[str, ...], default: str | None) -> None:
    found = badge_line(text)
    assert found is not None
    assert (found.badges, found.default) == (badges, default)


@pytest.mark.parametrize("text", ["", "Required", "required field", "not required"])
def test_type_line_other_words_are_not_badges(text: str) -> None:
    assert badge_line(text) is None


def test_type_line_unknown_types_are_told_from_words() -> None:
    assert looks_like_type("money<eur>")
    assert looks_like_type("money[]")
    assert looks_like_type("money | null")
    assert not looks_like_type("money")
    assert not looks_like_type("two words")

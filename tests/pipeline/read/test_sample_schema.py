from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.documents import Document
from pipeline.read.sample_schema import fits, is_placeholder, json_type, schema_of

REASON = "seen in a sample"
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Jansen", {"type": "string", "example": "Jansen"}),
        ("<string>", {"type": "string"}),
        ("<token>", {"type": "string"}),
        ("2023-11-07T05:31:56Z", {"type": "string", "format": "date-time"}),
        ("2023-12-25", {"type": "string", "format": "date"}),
        (21, {"type": "integer", "example": 21}),
        (123, {"type": "integer"}),
        (12.5, {"type": "number", "example": 12.5}),
        (False, {"type": "boolean", "example": False}),
        (True, {"type": "boolean"}),
    ],
)
def test_sample_schema_a_scalar_gives_its_type_and_an_example_unless_the_tool_made_it_up(
    value: Any, expected: Document
) -> None:
    assert schema_of(value, REASON) == {**expected, "x-inferred": REASON}


def test_sample_schema_a_null_tells_no_type_and_says_so() -> None:
    assert schema_of(None, REASON) == {"x-inferred": f"{REASON}; its type is not shown"}


def test_sample_schema_every_part_of_a_nested_sample_carries_the_reason() -> None:
    schema = schema_of({"customer": {"href": "https://x.example", "type": "<string>"}}, REASON)
    customer = schema["properties"]["customer"]
    assert customer["x-inferred"] == customer["properties"]["type"]["x-inferred"] == REASON


def test_sample_schema_the_items_of_an_array_are_merged() -> None:
    schema = schema_of([{"a": 1, "b": []}, {"a": 1.5, "b": ["x"], "c": None}, None], REASON)
    items = schema["items"]
    assert items["type"] == ["object", "null"]
    assert items["properties"]["a"]["type"] == "number"
    assert items["properties"]["b"]["items"] == {"type": "string", "example": "x", "x-inferred": REASON}
    assert "type" not in items["properties"]["c"]


def test_sample_schema_an_empty_array_tells_nothing_of_its_items() -> None:
    assert schema_of([], REASON)["items"] == {"x-inferred": REASON}


@given(VALUES)
def test_sample_schema_fits_its_own_sample(value: Any) -> None:
    assert fits(schema_of(value, REASON), value)


@pytest.mark.parametrize(
    ("schema", "value", "expected"),
    [
        ({"type": "integer"}, 1.5, False),
        ({"type": "number"}, 1, True),
        ({"type": ["string", "null"]}, None, True),
        ({"type": "string"}, None, False),
        ({}, {"any": "thing"}, True),
        ({"oneOf": [{"type": "string"}, {"type": "array"}]}, [1], True),
        ({"oneOf": [{"type": "string"}, {"type": "array"}]}, 1, False),
        ({"type": "integer"}, True, False),
    ],
)
def test_sample_schema_fits_compares_json_types(schema: Document, value: Any, expected: bool) -> None:
    assert fits(schema, value) is expected


def test_sample_schema_json_types() -> None:
    values: list[Any] = [None, True, 1, 1.5, "", [], {}]
    assert [json_type(value) for value in values] == [
        *("null", "boolean", "integer", "number", "string", "array", "object")
    ]


def test_sample_schema_placeholders_are_told_from_examples() -> None:
    assert is_placeholder("<string>")
    assert is_placeholder(123)
    assert not is_placeholder("<p>text</p>")
    assert not is_placeholder(124)
    assert not is_placeholder(False)

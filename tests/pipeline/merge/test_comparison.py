"""Differences between equals and contradictions between unequals."""

from typing import Any

import pytest
from hypothesis import given

from pipeline.merge.comparison import Difference, contradictions, differences
from tests.pipeline.json_values import VALUES


@given(VALUES)
def test_comparison_a_value_does_not_differ_from_itself(value: Any) -> None:
    assert list(differences(value, value)) == []


@given(VALUES, VALUES)
def test_comparison_differences_are_found_from_both_sides(left: Any, right: Any) -> None:
    one = {(found.pointer, repr(found.left), repr(found.right)) for found in differences(left, right)}
    other = {(found.pointer, repr(found.right), repr(found.left)) for found in differences(right, left)}
    assert one == other


def test_comparison_a_difference_is_named_by_its_json_pointer() -> None:
    left, right = {"a/b": [{"c~d": 1}]}, {"a/b": [{"c~d": True}]}
    assert list(differences(left, right)) == [Difference("/a~1b/0/c~0d", 1, True)]


def found(left: Any, right: Any, prose: bool = True, **documents: Any) -> list[str]:
    pair = contradictions(documents.get("higher", {}), documents.get("lower", {}), (left, right), "/x", prose=prose)
    return [difference.pointer for difference in pair]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ({"required": ["a", "b"]}, {"required": ["b", "a"]}),
        ({"type": ["null", "string"]}, {"type": "string", "nullable": True}),
        ({"a": 1, "x-source": "one"}, {"a": 1, "x-source": "two"}),
        ({"parameters": [{"in": "query", "name": "p"}]}, {"parameters": []}),
        ({"description": "A  `b` c"}, {"description": "A b\nc"}),
    ],
)
def test_comparison_the_same_meaning_does_not_contradict(left: Any, right: Any) -> None:
    assert found(left, right) == []


@pytest.mark.parametrize(
    ("left", "right", "pointer"),
    [
        ({"enum": [1, 2]}, {"enum": [1, 3]}, "/x/enum"),
        ({"type": "string"}, {"type": "string", "nullable": True}, "/x/type"),
        ({"items": [1]}, {"items": [1, 2]}, "/x/items"),
        ({"properties": {"a": {}}}, {"properties": {}}, "/x/properties/a"),
        (
            {"parameters": [{"in": "query", "name": "p", "required": True}]},
            {"parameters": [{"in": "query", "name": "q"}, {"in": "query", "name": "p", "required": False}]},
            "/x/parameters/p/required",
        ),
    ],
)
def test_comparison_another_meaning_is_a_contradiction(left: Any, right: Any, pointer: str) -> None:
    assert found(left, right) == [pointer]


def test_comparison_a_field_called_description_is_a_field_and_not_prose() -> None:
    left, right = ({"properties": {"description": {"type": kind}}} for kind in ("string", "integer"))
    assert found(left, right, prose=False) == ["/x/properties/description/type"]
    assert found({"description": "a"}, {"description": "b"}, prose=False) == []


def test_comparison_references_are_compared_by_what_they_point_to() -> None:
    lower = {
        "components": {"schemas": {"A": {"type": "integer"}, "Tree": {"items": {"$ref": "#/components/schemas/Tree"}}}}
    }
    reference = {"$ref": "#/components/schemas/A"}
    assert found({"type": "integer"}, reference, lower=lower) == []
    assert found({"type": "string"}, reference, lower=lower) == ["/x/type"]


def test_comparison_schemas_that_contain_themselves_are_compared_once() -> None:
    higher, lower = ({"s": {name: {"items": {"$ref": f"#/s/{name}"}}}} for name in ("One", "Two"))
    assert found({"$ref": "#/s/One"}, {"$ref": "#/s/Two"}, higher=higher, lower=lower) == []


def test_comparison_two_references_with_other_names_are_compared_by_what_they_point_to() -> None:
    higher, lower = {"s": {"A": {"type": "integer"}}}, {"s": {"B": {"type": "string"}, "C": {"type": "integer"}}}
    assert found({"$ref": "#/s/A"}, {"$ref": "#/s/B"}, higher=higher, lower=lower) == ["/x/type"]
    assert found({"$ref": "#/s/A"}, {"$ref": "#/s/C"}, higher=higher, lower=lower) == []


def test_comparison_a_schema_that_contains_itself_is_compared_with_each_that_stands_opposite() -> None:
    higher = {"s": {"Outer": {"items": {"$ref": "#/s/Inner"}}, "Inner": {"type": "string"}}}
    lower = {"s": {"Tree": {"type": "array", "items": {"$ref": "#/s/Tree"}}}}
    assert found({"$ref": "#/s/Outer"}, {"$ref": "#/s/Tree"}, higher=higher, lower=lower) == ["/x/items/type"]

"""What a page may say: OpenAPI's own keys, where they belong."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.read.known_keys import UnexpectedValueError, known_keys
from tests.pipeline.json_values import VALUES
from tests.pipeline.small_documents import OPERATIONS, SCHEMAS, document, json_content, operation, ref


def _with_schema(**keys: Any) -> dict[str, Any]:
    return document({}, Other=keys)


def test_known_keys_of_our_own_are_left_out_wherever_a_page_says_them() -> None:
    said = document(
        {
            "/a": {
                "x-path": 1,
                "get": operation("get-a") | {"x-method": "harm"},
                "post": operation("add-a", body={"application/json": {"schema": ref("Thing"), "x-methods": {"a": {}}}}),
            }
        },
        Files={"type": "array", "items": {"x-also-text": True}, "x-max-total-bytes": "print()"},
    )
    said["tags"][0]["x-resource"] = "harm"
    cleaned, notes = known_keys(said | {"x-fixes": []})
    assert "x-" not in str(cleaned)
    assert notes == [
        f"the key {pointer} is not OpenAPI's, left out."
        for pointer in (
            "/tags/0/x-resource",
            "/paths/~1a/x-path",
            "/paths/~1a/get/x-method",
            "/paths/~1a/post/requestBody/content/application~1json/x-methods",
            "/components/schemas/Files/items/x-also-text",
            "/components/schemas/Files/x-max-total-bytes",
            "/x-fixes",
        )
    ]


@pytest.mark.parametrize("place", ["properties", "patternProperties", "$defs"])
def test_known_keys_are_not_names_of_fields_and_not_data(place: str) -> None:
    said = _with_schema(**{place: {"x-max-total-bytes": {"default": {"x-a": 1}, "example": {"x-b": 2}}}})
    assert known_keys(said) == (said, [])


def test_known_keys_hold_all_of_openapi_that_the_small_documents_use() -> None:
    for made in (OPERATIONS, SCHEMAS):
        _, notes = known_keys(made)
        assert [note for note in notes if "/x-" not in note] == []


def test_known_keys_that_are_many_are_not_all_named() -> None:
    _, notes = known_keys(_with_schema(**{f"x-{number}": 1 for number in range(30)}))
    assert len(notes) == 21
    assert notes[-1] == "10 further keys are left out."


def test_known_keys_without_a_value_say_nothing() -> None:
    cleaned, notes = known_keys(_with_schema(description=None, default=None, example=None))
    assert cleaned["components"]["schemas"]["Other"] == {"default": None, "example": None}
    assert notes == []


@pytest.mark.parametrize(
    ("schema", "problem"),
    [
        ({"description": 1}, "Other/description must be a text"),
        ({"required": "id"}, "Other/required must be a list"),
        ({"required": [1]}, "Other/required/0 must be a text"),
        ({"properties": []}, "Other/properties must be a mapping"),
        ({"items": "a"}, "Other/items must be a mapping"),
        ({"type": {"a": 1}}, "Other/type must be a text"),
        ({"enum": 1}, "Other/enum must be a list"),
        ({"maxItems": "9"}, "Other/maxItems must be a number"),
        ({"nullable": "yes"}, "Other/nullable must be true or false"),
    ],
)
def test_known_keys_have_values_of_their_kind(schema: dict[str, Any], problem: str) -> None:
    with pytest.raises(UnexpectedValueError, match=f"^/components/schemas/{problem}$"):
        known_keys(_with_schema(**schema))


def test_pattern_that_may_take_endless_time_is_left_out() -> None:
    cleaned, notes = known_keys(_with_schema(type="string", pattern="^(a+)+$"))
    assert cleaned["components"]["schemas"]["Other"] == {"type": "string"}
    assert notes == ["the pattern /components/schemas/Other/pattern may take endless time, or can't be read, left out."]


@given(VALUES, st.sampled_from(["get", "components", "tags", "paths", "info"]))
def test_known_keys_of_any_value_are_a_document_or_a_named_problem(value: Any, key: str) -> None:
    said: dict[str, Any] = {"paths": {"/a": {"get": value}}} if key == "get" else {key: value}
    try:
        cleaned, _ = known_keys(said)
    except UnexpectedValueError as error:
        assert "/" in str(error)
    else:
        assert known_keys(cleaned) == (cleaned, [])


@pytest.mark.parametrize("name", ["a\rb", "a\x00", "a\u202eb", "a\u2028b"])
def test_known_keys_are_beside_names_that_can_be_seen(name: str) -> None:
    with pytest.raises(UnexpectedValueError, match=r"^/components/schemas/Other/properties has a name with characters"):
        known_keys(_with_schema(properties={name: {}}))


def test_known_keys_keep_a_media_type_as_it_is() -> None:
    said = document({"/a": {"get": operation("get-a", body=json_content(ref("Thing")))}})
    assert known_keys(said) == (said, [])


def test_known_keys_write_a_schema_that_is_true_or_false_as_an_object() -> None:
    said = _with_schema(
        type="object", properties={"any": True, "none": False, "list": {"items": True}}, additionalProperties=False
    )
    cleaned, _ = known_keys(said)
    assert cleaned["components"]["schemas"]["Other"] == {
        "type": "object",
        "properties": {"any": {}, "none": {"not": {}}, "list": {"items": {}}},
        "additionalProperties": False,
    }


def test_known_keys_list_a_required_field_once() -> None:
    cleaned, notes = known_keys(_with_schema(required=["b", "a", "b"]))
    assert cleaned["components"]["schemas"]["Other"] == {"required": ["b", "a"]}
    assert notes == []

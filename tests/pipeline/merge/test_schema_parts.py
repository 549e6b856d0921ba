"""What becomes of the schemas inside a schema: parts of a combination, items, values, and fields of another schema."""

from typing import Any

import pytest

from pipeline.merge.sources import merge
from tests.pipeline.small_sources import customer, markdown, rendered, transcribed


@pytest.mark.parametrize("key", ["allOf", "anyOf", "oneOf"])
def test_merge_the_parts_of_a_combination_are_merged_in_their_order(key: str) -> None:
    known = {key: [{"type": "string", "pattern": "^x"}, {"type": "integer"}]}
    shown = {key: [{"type": "string", "maxLength": 5}, {"type": "integer", "minimum": 1}]}
    more = {key: [*shown[key], {"type": "boolean"}]}
    for part, result in (
        (shown, [{"type": "string", "pattern": "^x", "maxLength": 5}, {"type": "integer", "minimum": 1}]),
        (more, more[key]),
    ):
        sources = [
            markdown("list", schemas={"Customer": customer(size=part)}),
            transcribed("all", schemas={"Customer": customer(size=known)}),
        ]
        field = merge(sources).document["components"]["schemas"]["Customer"]["properties"]["size"]
        assert field == {key: result}


@pytest.mark.parametrize("key", ["items", "additionalProperties"])
@pytest.mark.parametrize(
    ("known", "shown", "result"),
    [
        ({"type": "string", "pattern": "^x"}, {"type": "string", "maxLength": 5}, {"pattern": "^x", "maxLength": 5}),
        ({"type": "string", "pattern": "^x"}, {}, {"pattern": "^x"}),
    ],
)
def test_merge_what_a_list_or_a_mapping_holds_is_merged(
    key: str, known: dict[str, Any], shown: dict[str, Any], result: dict[str, Any]
) -> None:
    sources = [
        markdown("list", schemas={"Customer": customer(size={key: shown})}),
        transcribed("all", schemas={"Customer": customer(size={key: known})}),
    ]
    field = merge(sources).document["components"]["schemas"]["Customer"]["properties"]["size"]
    assert field == {key: {"type": "string", **result}}


def test_merge_fields_that_a_mapping_may_have_are_what_the_page_says() -> None:
    sources = [
        markdown("list", schemas={"Customer": customer(size={"additionalProperties": False})}),
        transcribed("all", schemas={"Customer": customer(size={"additionalProperties": {"type": "string"}})}),
    ]
    field = merge(sources).document["components"]["schemas"]["Customer"]["properties"]["size"]
    assert field == {"additionalProperties": False}


def test_merge_a_field_of_a_schema_that_another_is_composed_of_stays_there() -> None:
    base = {"allOf": [{"$ref": "#/components/schemas/Base"}], "properties": {"own": {"type": "string"}}}
    known = {"Base": customer(), "Customer": base}
    shown = {"type": "object", "properties": {"id": {"type": "string", "maxLength": 5}, "own": {"type": "integer"}}}
    sources = [rendered("list", schemas={"Customer": shown}), transcribed("all", schemas=known)]
    schemas = merge(sources).document["components"]["schemas"]
    assert schemas["Base"]["properties"]["id"] == {"type": "string", "maxLength": 5}
    assert schemas["Customer"]["properties"] == {"own": {"type": "integer"}}


@pytest.mark.parametrize("page", [markdown, rendered])
def test_merge_a_field_that_is_another_schema_has_the_words_of_the_page(page: Any) -> None:
    person = {"$ref": "#/components/schemas/Person"}
    owners = [customer(owner={**person, "description": words}) for words in ("Theirs", "Ours")]
    page_of, ours = ({"Customer": owner, "Person": customer()} for owner in owners)
    schemas = merge([page("list", schemas=page_of), transcribed("all", schemas=ours)]).document["components"]["schemas"]
    assert schemas["Customer"]["properties"]["owner"] == {**person, "description": "Theirs"}
    assert schemas["Person"]["description"] == customer()["description"]


@pytest.mark.parametrize("page", [markdown, rendered])
def test_merge_what_a_page_says_of_one_thing_or_null_is_said_of_the_thing(page: Any) -> None:
    field = {"anyOf": [{"type": "string"}, {"type": "null"}], "description": "Ours"}
    shown = {"type": "string", "pattern": "^x", "description": "Theirs"}
    sources = [
        page("list", schemas={"Customer": customer(field=shown)}),
        transcribed("all", schemas={"Customer": customer(field=field)}),
    ]
    merged = merge(sources).document["components"]["schemas"]["Customer"]["properties"]["field"]
    assert merged == {"anyOf": [{"type": "string", "pattern": "^x"}, {"type": "null"}], "description": "Theirs"}


@pytest.mark.parametrize("page", [markdown, rendered])
def test_merge_what_a_page_says_beside_one_thing_or_null_is_said_of_the_field(page: Any) -> None:
    shown = {"anyOf": [{"type": "string"}, {"type": "null"}], "description": "Theirs"}
    sources = [
        page("list", schemas={"Customer": customer(field=shown)}),
        transcribed("all", schemas={"Customer": customer(field={"type": "string"})}),
    ]
    merged = merge(sources).document["components"]["schemas"]["Customer"]["properties"]["field"]
    assert merged == {"type": ["string", "null"], "description": "Theirs"}


@pytest.mark.parametrize(
    "shown",
    [
        {"anyOf": [{"$ref": "#/components/schemas/Person"}, {"type": "null"}]},
        {**customer(), "nullable": True},
        {**customer(), "type": ["object", "null"]},
    ],
)
@pytest.mark.parametrize("page", [markdown, rendered])
def test_merge_null_that_a_page_allows_at_one_place_of_a_schema_is_allowed_there(
    page: Any, shown: dict[str, Any]
) -> None:
    def sent(schema: dict[str, Any]) -> dict[str, Any]:
        return {"requestBody": {"content": {"application/json": {"schema": schema}}}}

    person = {"$ref": "#/components/schemas/Person"}
    schemas = {"Person": customer()}
    known = transcribed("all", operation=sent({**person, "description": "Who"}), schemas=schemas)
    document = merge([page("list", operation=sent(shown), schemas=schemas), known]).document
    body = document["paths"]["/customers"]["get"]["requestBody"]
    assert body["content"]["application/json"]["schema"] == {"description": "Who", "anyOf": [person, {"type": "null"}]}
    assert document["components"]["schemas"]["Person"]["type"] == "object"

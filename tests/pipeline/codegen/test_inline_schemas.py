"""Inline objects and lists of choices get names, made from their places."""

import copy
from typing import Any

import pytest

from pipeline.codegen.inline_schemas import flatten, name_inline_schemas
from pipeline.codegen.left_out import Refusals
from pipeline.documents import PipelineError
from tests.pipeline.small_documents import TEXT, an_object, document, json_content, list_of, operation, parameter, ref

STATES: dict[str, Any] = {"type": "string", "enum": ["open", "closed"]}


def named(**schemas: Any) -> dict[str, Any]:
    """The named schemas of a document after naming."""
    found: dict[str, Any] = name_inline_schemas(document({}, **schemas), Refusals())["components"]["schemas"]
    return found


def test_inline_schema_of_an_object_in_an_object_is_named_after_both() -> None:
    schemas = named(Offer=an_object([], links=an_object([], customer=an_object([], href=TEXT))))
    assert schemas["Offer"]["properties"]["links"] == ref("OfferLinks")
    assert schemas["OfferLinks"]["properties"]["customer"] == ref("OfferLinksCustomer")
    assert schemas["OfferLinksCustomer"] == an_object([], href=TEXT)


def test_inline_schema_of_items_and_values_is_named_after_their_list() -> None:
    schemas = named(
        Offer=an_object(
            [],
            lines=list_of(an_object([], a=TEXT)),
            extra={"additionalProperties": STATES},
        )
    )
    assert schemas["Offer"]["properties"]["lines"]["items"] == ref("OfferLinesItem")
    assert schemas["Offer"]["properties"]["extra"]["additionalProperties"] == ref("OfferExtraItem")


def test_inline_schema_of_a_body_response_or_parameter_is_named_after_its_operation() -> None:
    given = document(
        {
            "/x": {
                "post": operation(
                    "send-it",
                    parameter("state", schema=STATES),
                    body=json_content(an_object([], a=TEXT)),
                    response=an_object([], b=TEXT),
                )
            }
        }
    )
    complete = name_inline_schemas(given, Refusals())
    post = complete["paths"]["/x"]["post"]
    assert post["parameters"][0]["schema"] == ref("SendItState")
    assert post["requestBody"]["content"]["application/json"]["schema"] == ref("SendItRequest")
    assert post["responses"]["200"]["content"]["application/json"]["schema"] == ref("SendItResponse")


def test_inline_schema_leaves_null_out_of_what_is_named() -> None:
    schemas = named(
        Offer=an_object(
            [],
            state={"type": ["string", "null"], "enum": ["open", None], "description": "Its state"},
            maker={"type": ["object", "null"], "properties": {"name": TEXT}},
        )
    )
    assert schemas["Offer"]["properties"]["state"] == {
        "anyOf": [ref("OfferState") | {"description": "Its state"}, {"type": "null"}],
        "description": "Its state",
    }
    assert schemas["OfferState"] == {"type": "string", "enum": ["open"], "description": "Its state"}
    assert schemas["OfferMaker"]["type"] == "object"


def test_inline_schema_that_is_simple_or_a_map_or_an_enum_of_booleans_stays_where_it_is() -> None:
    offer = an_object([], a=TEXT, b={"type": "object"}, c={"type": "boolean", "enum": [True]})
    assert named(Offer=copy.deepcopy(offer))["Offer"] == offer


def test_inline_schema_leaves_its_description_beside_the_reference() -> None:
    schemas = named(Offer=an_object([], links=an_object([]) | {"description": "Where", "x-inferred": "shape"}))
    assert schemas["Offer"]["properties"]["links"] == ref("OfferLinks") | {
        "description": "Where",
        "x-inferred": "shape",
    }


def test_inline_schema_shares_a_name_only_with_an_equal_one() -> None:
    links = an_object([], href=TEXT)
    assert named(OfferLinks=links, Offer=an_object([], links=links))["OfferLinks"] == links
    refusals = Refusals()
    name_inline_schemas(document({}, OfferLinks=an_object([], other=TEXT), Offer=an_object([], links=links)), refusals)
    assert refusals.schemas == {"Offer": "the inline schema OfferLinks has the name of another one; name it in a fix"}


def test_all_of_is_merged_and_what_is_beside_it_wins() -> None:
    schemas = {"Base": an_object(["a"], a=TEXT, b=TEXT) | {"description": "base"}}
    part = {"allOf": [ref("Base"), an_object(["b", "a"], b={"type": "integer"})], "description": "own"}
    assert flatten(part, schemas) == {
        "type": "object",
        "required": ["a", "b"],
        "properties": {"a": TEXT, "b": {"type": "integer"}},
        "description": "own",
    }
    assert schemas["Base"]["properties"]["b"] == TEXT


def test_all_of_within_all_of_is_merged_too() -> None:
    schemas = {"A": an_object([], a=TEXT), "B": {"allOf": [ref("A"), an_object([], b=TEXT)]}}
    assert set(flatten({"allOf": [ref("B"), an_object([], c=TEXT)]}, schemas)["properties"]) == {
        "a",
        "b",
        "c",
    }


@pytest.mark.parametrize(
    "beside", [{}, {"description": "Its own words"}, {"example": {}, "x-source": "a page"}], ids=repr
)
def test_reference_with_a_text_of_its_own_is_not_a_class_of_its_own(beside: dict[str, Any]) -> None:
    given = document({}, Offer=an_object([], best={"allOf": [ref("Line")], **beside}), Line=an_object([]))
    schemas = name_inline_schemas(given, Refusals())["components"]["schemas"]
    assert schemas.keys() == {"Thing", "Offer", "Line"}
    assert schemas["Offer"]["properties"]["best"] == ref("Line") | {
        key: text for key, text in beside.items() if key == "description"
    }


@pytest.mark.parametrize(
    "schema",
    [
        {"allOf": [ref("Line")], "required": ["a"]},
        {"allOf": [ref("Line"), {"properties": {"b": TEXT}}]},
        {"allOf": [{"properties": {"b": TEXT}}]},
    ],
    ids=repr,
)
def test_reference_with_more_than_a_text_beside_it_is_a_class_of_its_own(schema: dict[str, Any]) -> None:
    given = document({}, Offer=an_object([], best=schema), Line=an_object([], a=TEXT))
    schemas = name_inline_schemas(given, Refusals())["components"]["schemas"]
    assert schemas["Offer"]["properties"]["best"] == ref("OfferBest")


def test_inline_schemas_are_named_in_a_copy_of_the_document() -> None:
    given = document({}, Offer=an_object([], links=an_object([])))
    before = copy.deepcopy(given)
    name_inline_schemas(given, Refusals())
    assert given == before


def test_inline_and_named_schemas_are_called_what_a_fix_calls_them() -> None:
    state = STATES | {"x-class": "State"}
    schemas = named(
        Api_Box={"x-class": "Box"} | an_object([], state=state, other=ref("Api_Box")),
        Offer=an_object([], state=state | {"description": "Its state"}, boxes=list_of(ref("Api_Box"))),
    )
    assert schemas["State"] == state
    assert schemas["Box"]["properties"] == {"state": ref("State"), "other": ref("Box")}
    assert schemas["Offer"]["properties"] == {
        "state": ref("State") | {"description": "Its state"},
        "boxes": list_of(ref("Box")),
    }


def test_inline_and_named_schemas_of_one_name_are_refused() -> None:
    with pytest.raises(PipelineError, match=r"^an x-class is the name of another schema: Offer; correct the fix$"):
        named(Offer=an_object([], a=TEXT), Other={"x-class": "Offer"} | an_object([], b=TEXT))

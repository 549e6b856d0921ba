"""Rules between fields: from JSON Schema to what the client checks."""

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from pipeline.documents import Document
from pipeline.openapi.field_rules import take_rules
from tests.committed import committed_document


@pytest.mark.parametrize(
    ("said", "rules"),
    [
        ({"dependentRequired": {"a": ["b", "c"]}}, [{"if": "a", "then": ["b", "c"]}]),
        ({"not": {"required": ["a", "b"]}}, [{"not-together": ["a", "b"]}]),
        ({"if": {"not": {"required": ["a"]}}, "then": {"required": ["b", "c"]}}, [{"one-of": [["a"], ["b", "c"]]}]),
        (
            {"if": {"required": ["a"], "properties": {"a": {"const": True}}}, "then": {"required": ["b"]}},
            [{"if": "a", "then": ["b"]}],
        ),
    ],
    ids=["needs", "not together", "one of", "needs if true"],
)
def test_field_rules_are_taken_out_of_json_schema(said: Document, rules: list[Document]) -> None:
    schema = {"type": "object", **said}
    assert take_rules(schema) == rules
    assert schema == {"type": "object"}


@pytest.mark.parametrize(
    "said",
    [
        {"not": {"required": ["a"]}},
        {"not": {"required": ["a", "b"], "type": "object"}},
        {"if": {"required": ["a"], "properties": {"a": {"const": "x"}}}, "then": {"required": ["b"]}},
        {"if": {"required": ["a"]}, "then": {"properties": {}}},
    ],
    ids=repr,
)
def test_field_rules_without_shorthand_stay_in_the_schema(said: Document) -> None:
    schema = dict(said)
    assert take_rules(schema) == []
    assert schema == said


MOMENT = "2026-05-04 20:51:50"


@pytest.mark.parametrize(
    ("name", "fields", "is_valid"),
    [
        ("MarkCustomerOfferAcceptedOrRejectedRequest", {}, False),
        ("MarkCustomerOfferAcceptedOrRejectedRequest", {"acceptedAt": MOMENT, "acceptedViaIp": "192.0.2.10"}, True),
        ("MarkCustomerOfferAcceptedOrRejectedRequest", {"rejectedAt": MOMENT}, True),
        ("MarkCustomerOfferAcceptedOrRejectedRequest", {"rejectedAt": MOMENT, "acceptedAt": MOMENT}, False),
        ("MarkCustomerOfferAcceptedOrRejectedRequest", {"rejectedAt": MOMENT, "acceptedViaIp": "192.0.2.10"}, False),
        ("EditPunchCardRequest", {"forSale": False}, True),
        ("EditPunchCardRequest", {"forSale": True}, False),
        ("EditPunchCardRequest", {"forSale": True, "price": "12.95", "vatRate": 21}, True),
    ],
)
def test_field_rules_of_the_published_document_are_seen_by_any_judge(name: str, fields: Any, is_valid: bool) -> None:
    document = committed_document()
    schema = {**document["components"]["schemas"][name], "components": document["components"]}
    assert Draft202012Validator(schema).is_valid(fields) is is_valid  # pyright: ignore[reportUnknownMemberType]

"""Each kind of change gets its step of semantic versioning."""

from copy import deepcopy
from typing import Any

import pytest

from pipeline.diff.report import compare
from pipeline.diff.semantics import Step
from tests.pipeline.changed_document import REMOVED
from tests.pipeline.report_document import OLD, changed, field

LIST = ("paths", "/offers", "get")
CREATE = ("paths", "/offers", "post")
SCHEMAS = ("components", "schemas")
RESPONSE = (*SCHEMAS, "Offer", "properties")
REQUEST = (*SCHEMAS, "CreateOfferRequest", "properties")


CHANGES: list[tuple[tuple[Any, ...], Any, Step, str]] = [
    # Operations
    (("paths", "/offers", "get"), REMOVED, Step.MAJOR, "removed operation list-offers (GET /offers)"),
    (
        ("paths", "/offers/{offerId}"),
        {"get": {"operationId": "get-offer", "responses": {}}},
        Step.MINOR,
        "added operation get-offer (GET /offers/{offerId})",
    ),
    (
        (*LIST, "operationId"),
        "all-offers",
        Step.MAJOR,
        "changed operationId of GET /offers: list-offers -> all-offers",
    ),
    ((*LIST, "tags"), ["Sales"], Step.MAJOR, "changed tags of GET /offers: Offers API -> Sales"),
    ((*LIST, "x-method"), "all", Step.MAJOR, "changed x-method of GET /offers: none -> all"),
    ((*LIST, "deprecated"), True, Step.MINOR, "deprecated: GET /offers"),
    ((*CREATE, "summary"), "Make an offer", Step.PATCH, "changed description of POST /offers"),
    ((*LIST, "responses", "401"), REMOVED, Step.MINOR, "removed response 401 of GET /offers"),
    ((*LIST, "responses", "404"), {"description": "No"}, Step.MINOR, "added response 404 of GET /offers"),
    ((*CREATE, "responses", "201"), REMOVED, Step.MAJOR, "removed response 201 of POST /offers"),
    (
        (*LIST, "responses", "200", "headers"),
        {},
        Step.MAJOR,
        "removed header X-Left in response 200 of GET /offers",
    ),
    ((*CREATE, "requestBody"), REMOVED, Step.MAJOR, "removed request body of POST /offers"),
    (
        (*CREATE, "requestBody", "required"),
        False,
        Step.MINOR,
        "request body of POST /offers is no longer required",
    ),
    (
        (*LIST, "requestBody"),
        {"required": True, "content": {}},
        Step.MAJOR,
        "added request body of GET /offers",
    ),
    ((*LIST, "requestBody"), {"content": {}}, Step.MINOR, "added request body of GET /offers"),
    (
        (*CREATE, "requestBody", "content", "text/csv"),
        {"schema": {"type": "string"}},
        Step.MINOR,
        "added media type text/csv in request of POST /offers",
    ),
    # Parameters
    ((*LIST, "parameters"), [], Step.MAJOR, "removed request field list-offers.page"),
    (
        (*LIST, "parameters", 0, "required"),
        True,
        Step.MAJOR,
        "changed request field list-offers.page: optional -> required",
    ),
    (
        (*LIST, "parameters", 0, "schema", "minimum"),
        2,
        Step.MAJOR,
        "changed request field list-offers.page: minimum 1 -> 2",
    ),
    (
        (*LIST, "parameters", 0, "schema", "minimum"),
        0,
        Step.MINOR,
        "changed request field list-offers.page: minimum 1 -> 0",
    ),
    (
        (*LIST, "parameters", 0, "in"),
        "header",
        Step.MAJOR,
        "changed request field list-offers.page: in query -> header",
    ),
    (
        (*LIST, "parameters"),
        [
            {"name": "page", "in": "query", "schema": {"type": "integer", "minimum": 1}},
            {"name": "size", "in": "query", "schema": {"type": "integer"}},
        ],
        Step.MINOR,
        "added request field list-offers.size",
    ),
    # Fields of responses
    ((*RESPONSE, "amount"), REMOVED, Step.MAJOR, "removed response field Offer.amount"),
    ((*RESPONSE, "number"), field(), Step.MINOR, "added response field Offer.number"),
    (
        (*RESPONSE, "amount", "type"),
        "integer",
        Step.MAJOR,
        "changed response field Offer.amount: type string -> integer",
    ),
    (
        (*RESPONSE, "amount", "type"),
        ["string", "null"],
        Step.MAJOR,
        "changed response field Offer.amount: type string -> string, null",
    ),
    (
        (*RESPONSE, "paidAt", "type"),
        "string",
        Step.MINOR,
        "changed response field Offer.paidAt: type string, null -> string",
    ),
    (
        (*RESPONSE, "amount", "format"),
        "decimal",
        Step.MAJOR,
        "changed response field Offer.amount: format none -> decimal",
    ),
    (
        (*RESPONSE, "id", "pattern"),
        "^ofr_",
        Step.MINOR,
        "changed response field Offer.id: pattern ^off_ -> ^ofr_",
    ),
    (
        (*RESPONSE, "status", "enum"),
        ["open"],
        Step.MINOR,
        "changed response field Offer.status: enum open, closed -> open",
    ),
    (
        (*SCHEMAS, "Offer", "required"),
        ["id"],
        Step.MAJOR,
        "changed response field Offer.amount: required -> optional",
    ),
    (
        (*SCHEMAS, "Offer", "required"),
        ["id", "amount", "status"],
        Step.MINOR,
        "changed response field Offer.status: optional -> required",
    ),
    (
        (*RESPONSE, "id", "description"),
        "Another",
        Step.PATCH,
        "changed description of response field Offer.id",
    ),
    ((*RESPONSE, "id", "example"), "off_1", Step.PATCH, "changed description of response field Offer.id"),
    ((*RESPONSE, "id", "x-inferred"), "why", Step.PATCH, "changed description of response field Offer.id"),
    (
        (*RESPONSE, "status"),
        {"$ref": "#/components/schemas/Status"},
        Step.MAJOR,
        "changed response field Offer.status: type string -> Status",
    ),
    # Fields of requests
    ((*REQUEST, "note"), REMOVED, Step.MAJOR, "removed request field CreateOfferRequest.note"),
    ((*REQUEST, "color"), field(), Step.MINOR, "added request field CreateOfferRequest.color"),
    (
        (*SCHEMAS, "CreateOfferRequest", "required"),
        ["number", "note"],
        Step.MAJOR,
        "changed request field CreateOfferRequest.note: optional -> required",
    ),
    (
        (*SCHEMAS, "CreateOfferRequest", "required"),
        [],
        Step.MINOR,
        "changed request field CreateOfferRequest.number: required -> optional",
    ),
    ((*REQUEST, "number", "type"), ["string", "null"], Step.MINOR, "type string -> string, null"),
    ((*REQUEST, "note", "type"), "string", Step.MAJOR, "type string, null -> string"),
    (
        (*REQUEST, "rate", "enum"),
        [0, 21],
        Step.MAJOR,
        "changed request field CreateOfferRequest.rate: enum 0, 9, 21 -> 0, 21",
    ),
    ((*REQUEST, "rate", "enum"), [0, 9, 12, 21], Step.MINOR, "enum 0, 9, 21 -> 0, 9, 12, 21"),
    ((*REQUEST, "rate", "enum"), REMOVED, Step.MINOR, "enum 0, 9, 21 -> none"),
    ((*REQUEST, "number", "pattern"), "^[0-9]+$", Step.MAJOR, "pattern none -> ^[0-9]+$"),
    ((*REQUEST, "number", "maxLength"), 10, Step.MAJOR, "maxLength 20 -> 10"),
    ((*REQUEST, "number", "maxLength"), 30, Step.MINOR, "maxLength 20 -> 30"),
    ((*REQUEST, "number", "default"), "1", Step.MINOR, "default none -> 1"),
    ((*REQUEST, "lines", "minItems"), REMOVED, Step.MINOR, "minItems 1 -> none"),
    (
        (*REQUEST, "lines", "items", "properties", "text"),
        REMOVED,
        Step.MAJOR,
        "removed request field CreateOfferRequest.lines[].text",
    ),
    # The document
    (
        ("servers", 0, "url"),
        "https://api.test/v2",
        Step.MAJOR,
        "changed servers: {'url': 'https://api.test/v1'} -> {'url': 'https://api.test/v2'}",
    ),
    (("security",), [{"Other": []}], Step.MAJOR, "changed security: {'APIKey': []} -> {'Other': []}"),
    (
        ("components", "securitySchemes", "APIKey", "scheme"),
        "basic",
        Step.MAJOR,
        "changed securitySchemes: {'APIKey': {'type': 'http', 'scheme': 'bearer'}}"
        " -> {'APIKey': {'type': 'http', 'scheme': 'basic'}}",
    ),
    (("tags", 0, "description"), "All offers.", Step.PATCH, "changed tag Offers API"),
    (("tags", 0, "x-resource"), "sales", Step.MAJOR, "changed x-resource of tag Offers API: none -> sales"),
    (("info", "version"), "2", Step.PATCH, "changed info"),
    (("x-anything",), 1, Step.PATCH, "changed notes that no client depends on"),
]


@pytest.mark.parametrize(("path", "value", "step", "text"), CHANGES)
def test_diff_each_change_is_told_and_rated(path: tuple[Any, ...], value: Any, step: Step, text: str) -> None:
    report = compare(OLD, changed(path, value))
    told = [change for change in report.changes if text in change.text]
    assert told, report.text()
    assert report.step is step
    assert max(change.step for change in told) is step


def test_diff_a_new_field_of_a_request_that_must_be_sent_breaks_callers() -> None:
    new = changed((*REQUEST, "color"), field())
    new["components"]["schemas"]["CreateOfferRequest"]["required"].append("color")
    report = compare(OLD, new)
    assert [(change.step, change.text) for change in report.changes] == [
        (Step.MAJOR, "added required request field CreateOfferRequest.color")
    ]


def test_diff_nothing_changed_asks_for_no_step() -> None:
    report = compare(OLD, deepcopy(OLD))
    assert (report.step, report.changes, report.text()) == (Step.NONE, (), "Nothing changed.\n")


def test_diff_the_order_of_keys_is_not_a_change() -> None:
    assert compare(OLD, {key: OLD[key] for key in reversed(OLD)}).step is Step.NONE


def test_diff_a_first_document_is_told_by_operations_and_schemas_only() -> None:
    assert compare({}, OLD).text() == (
        "Version step: **minor**\n\nMinor:\n\n"
        "- added operation create-offer (POST /offers)\n- added operation list-offers (GET /offers)\n"
        "- added schema CreateOfferRequest\n- added schema Offer\n"
    )


def test_diff_the_gravest_changes_come_first() -> None:
    new = changed(
        (*RESPONSE, "amount"),
        REMOVED,
        changed(("info", "version"), "2", changed((*RESPONSE, "new"), field())),
    )
    assert compare(OLD, new).text() == (
        "Version step: **major**\n\nMajor:\n\n- removed response field Offer.amount\n\n"
        "Minor:\n\n- added response field Offer.new\n\nPatch:\n\n- changed info\n"
    )


def test_diff_a_field_travelling_both_ways_is_rated_for_each() -> None:
    both = changed(
        (*CREATE, "requestBody", "content", "application/json", "schema", "$ref"),
        "#/components/schemas/Offer",
    )
    report = compare(both, changed((*RESPONSE, "status", "enum"), ["open"], both))
    assert {(change.step, change.text.split()[1]) for change in report.changes} == {
        (Step.MAJOR, "request"),
        (Step.MINOR, "response"),
    }


def test_diff_a_schema_that_contains_itself_is_walked_once() -> None:
    tree = changed((*RESPONSE, "parent"), {"anyOf": [{"$ref": "#/components/schemas/Offer"}, {"type": "null"}]})
    assert compare(tree, changed((*RESPONSE, "id"), REMOVED, tree)).step is Step.MAJOR


def test_diff_the_fields_of_what_is_removed_or_added_itself_are_not_told() -> None:
    smaller = changed(CREATE, REMOVED)
    assert [(change.step, change.text) for change in compare(OLD, smaller).changes] == [
        (Step.MAJOR, "removed operation create-offer (POST /offers)"),
        (Step.MAJOR, "removed schema CreateOfferRequest"),
    ]
    assert [(change.step, change.text) for change in compare(smaller, OLD).changes] == [
        (Step.MINOR, "added operation create-offer (POST /offers)"),
        (Step.MINOR, "added schema CreateOfferRequest"),
    ]
    without_list = changed(LIST, REMOVED)
    assert [change.text for change in compare(OLD, without_list).changes] == [
        "removed operation list-offers (GET /offers)"
    ]
    assert [change.text for change in compare(without_list, OLD).changes] == [
        "added operation list-offers (GET /offers)"
    ]


def test_diff_a_new_response_does_not_hide_what_changed_in_those_after_it() -> None:
    responses = {"100": {"description": "Wait"}, "200": {"description": "Fine"}}
    old = changed((*LIST, "responses"), {"200": {"description": "Good"}})
    assert [change.text for change in compare(old, changed((*LIST, "responses"), responses)).changes] == [
        "added response 100 of GET /offers",
        "changed description of response 200 of GET /offers",
    ]


@pytest.mark.parametrize("combination", ["allOf", "anyOf", "oneOf"])
def test_diff_a_schema_that_is_part_of_a_combination_is_told_too(combination: str) -> None:
    contact = {"type": "object", "properties": {"name": field(), "phone": field()}}
    reference = {combination: [{"$ref": "#/components/schemas/Contact"}, {"type": "null"}]}
    old = changed((*SCHEMAS, "Contact"), contact, changed((*RESPONSE, "contact"), reference))
    new = changed((*SCHEMAS, "Contact", "properties", "phone"), REMOVED, old)
    assert [change.text for change in compare(old, new).changes] == ["removed response field Contact.phone"]


@pytest.mark.parametrize(("length", "shown"), [(80, "n" * 80), (81, "n" * 77 + "...")])
def test_diff_long_values_are_cut(length: int, shown: str) -> None:
    report = compare(OLD, changed((*LIST, "x-method"), "n" * length))
    assert [change.text for change in report.changes] == [f"changed x-method of GET /offers: none -> {shown}"]

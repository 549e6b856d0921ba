"""What the report says of several changes at once, and of documents that are built in unusual ways."""

from copy import deepcopy
from typing import Any

import pytest

from pipeline.diff.report import compare
from pipeline.diff.semver import Step
from tests.pipeline.changed_document import REMOVED
from tests.pipeline.diff.changes_by_name import (
    ADDRESS,
    CREATE,
    CUSTOMERS,
    DECIDE,
    FORM,
    GET,
    LIST,
    OFFER,
    REQUEST,
    SCHEMAS,
)
from tests.pipeline.diff.offers_api import OFFERS, Edit, edited, response, text, told
from tests.pipeline.small_documents import an_object, list_of, parameter, ref


def test_report_nothing_changed_asks_for_no_step() -> None:
    report = compare(OFFERS, deepcopy(OFFERS))
    assert (report.step, report.changes, report.text()) == (Step.NONE, (), "Nothing changed.\n")


def test_report_the_order_of_keys_is_not_a_change() -> None:
    assert compare(OFFERS, {key: OFFERS[key] for key in reversed(OFFERS)}).step is Step.NONE
    assert told((OFFER, dict(reversed(OFFERS["components"]["schemas"]["Offer"]["properties"].items())))) == []


def test_report_of_a_first_document_has_a_line_for_each_operation() -> None:
    assert compare({}, OFFERS).text() == (
        "Version step: **minor**\n\nMinor:\n\n"
        "- added operation create-offer (POST /offers),"
        " with the new classes CreateOfferRequest, CreateOfferRequestLinesItem and CreateOfferRequestRate\n"
        "- added operation decide-offer (PATCH /customers/{customerId}/offers/{offerId}), with the new class Decision\n"
        "- added operation get-offer (GET /customers/{customerId}/offers/{offerId})\n"
        "- added operation list-customers (GET /customers), with the new class Customer\n"
        "- added operation list-offers (GET /offers),"
        " with the new classes Address, AddressZone, ListOffersResponse, Offer and OfferStatus\n"
    )


def test_report_groups_by_step_and_begins_with_the_gravest() -> None:
    edits = [((*OFFER, "days"), REMOVED), (("info", "version"), "2"), ((*OFFER, "new"), text("Unlike any."))]
    assert compare(OFFERS, edited(*edits)).text() == (
        "Version step: **major**\n\nMajor:\n\n- removed response field Offer.days\n\n"
        "Minor:\n\n- added response field Offer.new\n\n"
        "Patch:\n\n- changed title or version of the document\n"
    )


def test_report_warnings_come_before_other_major_changes() -> None:
    assert told(((*OFFER, "accessKey", "format"), REMOVED), ((*OFFER, "days"), REMOVED)) == [
        "warning: no longer hidden when it is printed: response field Offer.accessKey",
        "removed response field Offer.days",
    ]


def test_report_a_secret_that_becomes_another_type_is_still_a_warning() -> None:
    assert told(((*OFFER, "accessKey"), {"type": "integer", "description": "Opens the offer."})) == [
        "warning: no longer hidden when it is printed: response field Offer.accessKey",
        "changed response field Offer.accessKey: type string (password) -> integer",
    ]


def test_report_the_same_change_of_many_operations_is_one_line_with_a_count() -> None:
    gone: list[Edit] = [((*place, "responses", "429"), {"description": "Slow"}) for place in (LIST, CREATE, GET)]
    assert told(*gone) == ["added response 429 of create-offer, get-offer and list-offers"]
    more = (("paths", "/customers", "get", "responses", "429"), {"description": "Slow"})
    assert told(*gone, more) == ["added response 429 of create-offer, get-offer and 2 others"]


def test_report_many_descriptions_are_one_line() -> None:
    edits: list[Edit] = [((*OFFER, name, "description"), "Else") for name in ("id", "amount", "paidAt", "days")]
    assert told(*edits) == [
        "changed description of response field Offer.amount, response field Offer.days and 2 others"
    ]


def test_report_a_change_in_a_shared_parameter_is_told_once() -> None:
    shared = {"name": "page", "in": "query", "schema": {"type": "integer", "minimum": 1}}
    reference = [{"$ref": "#/components/parameters/Page"}]
    old = edited(
        (("components", "parameters"), {"Page": shared}),
        ((*LIST, "parameters"), reference),
        (("paths", "/customers", "get", "parameters"), reference),
    )
    assert told((("components", "parameters", "Page", "schema", "minimum"), 5), document=old) == [
        "changed parameter page of list-customers and list-offers: minimum 1 -> 5"
    ]


def test_report_a_parameter_in_the_same_place_of_the_path_is_renamed_whatever_it_is_called() -> None:
    path, other = "/customers/{customerId}/offers/{offerId}", "/customers/{customerId}/offers/{quote}"
    moved = {"get": OFFERS["paths"][path]["get"], "patch": OFFERS["paths"][path]["patch"]}
    renamed = [parameter("customerId", "path"), parameter("quote", "path", {"type": "integer"})]
    edits: list[Edit] = [(("paths", path), REMOVED), (("paths", other), moved)]
    edits += [(("paths", other, method, "parameters"), renamed) for method in moved]
    assert told(*edits) == [
        "changed parameter quote of decide-offer and get-offer: type string -> integer",
        "renamed parameter offerId -> quote of decide-offer and get-offer",
    ]


def test_report_parameters_with_one_name_in_two_places_are_told_apart() -> None:
    both = [parameter("page"), parameter("page", "header")]
    old = edited(((*LIST, "parameters"), both))
    assert told(((*LIST, "parameters", 1), REMOVED), document=old) == [
        "removed parameter page in header of list-offers"
    ]


def test_report_a_class_that_travels_both_ways_is_told_once() -> None:
    assert told(((*ADDRESS, "floor", "type"), "integer")) == [
        "changed field Address.floor: null is no longer allowed (major in requests, minor in responses)"
    ]
    assert told(((*ADDRESS, "street"), text("Unlike any."))) == ["added field Address.street"]


def test_report_items_of_a_list_are_part_of_its_field() -> None:
    assert told(((*REQUEST, "labels"), list_of(an_object(["name"], name=text("Unlike any."))))) == [
        "added request field CreateOfferRequest.labels, with the new class CreateOfferRequestLabelsItem"
    ]
    old = edited(((*REQUEST, "labels"), list_of({"type": "string"})))
    labels = (*REQUEST, "labels", "items")
    assert told(((*labels, "type"), "integer"), document=old) == [
        "changed request field CreateOfferRequest.labels[]: type string -> integer"
    ]
    assert told(((*labels, "type"), ["string", "null"]), document=old) == [
        "changed request field CreateOfferRequest.labels[]: null is now allowed"
    ]
    assert told(((*labels, "description"), "A label."), document=old) == [
        "changed description of request field CreateOfferRequest.labels[]"
    ]


def test_report_values_of_a_mapping_are_part_of_its_field() -> None:
    old = edited(((*OFFER, "notes"), {"type": "object", "additionalProperties": {"type": "string"}}))
    assert told(((*OFFER, "notes", "additionalProperties", "type"), "integer"), document=old) == [
        "changed response field Offer.notes{}: type string -> integer"
    ]


def test_report_a_schema_that_contains_itself_is_walked_once() -> None:
    tree = edited(((*OFFER, "parent"), {"anyOf": [ref("Offer"), {"type": "null"}]}))
    assert told(((*OFFER, "days"), REMOVED), document=tree) == ["removed response field Offer.days"]
    assert told(((*OFFER, "parent"), ref("Offer")), document=tree) == [
        "changed response field Offer.parent: null is no longer allowed"
    ]


def test_report_parts_of_a_combination_are_fields_of_the_class() -> None:
    whole = {"allOf": [ref("Customer"), an_object(["city"], city=text("Where."))]}
    old = edited(((*SCHEMAS, "Partner"), whole), ((*OFFER, "partner"), ref("Partner")))
    assert told(((*SCHEMAS, "Partner", "allOf", 1, "properties", "city"), REMOVED), document=old) == [
        "removed response field Partner.city"
    ]


def test_report_a_schema_moved_in_place_keeps_its_class() -> None:
    zone = OFFERS["components"]["schemas"]["Address"]["properties"]["zone"]
    moved: list[Edit] = [((*SCHEMAS, "AddressZone"), zone), ((*ADDRESS, "zone"), ref("AddressZone"))]
    assert {change.step for change in compare(OFFERS, edited(*moved)).changes} == {Step.PATCH}
    assert {change.step for change in compare(edited(*moved), OFFERS).changes} == {Step.PATCH}


def test_report_a_removed_field_and_an_unlike_one_are_no_rename() -> None:
    assert told(((*OFFER, "days"), REMOVED), ((*OFFER, "city"), {"type": "integer", "description": "Unlike any."})) == [
        "removed response field Offer.days",
        "added response field Offer.city",
    ]


def test_report_a_field_in_the_place_of_another_is_no_rename_without_a_further_sign() -> None:
    fields = OFFERS["components"]["schemas"]["Customer"]["properties"]
    unlike = {"type": "string", "description": "Zip."}
    replaced = ((*SCHEMAS, "Customer", "properties"), {"id": fields["id"], "axis": unlike})
    assert told(replaced) == ["removed response field Customer.name", "added response field Customer.axis"]
    edits: list[Edit] = [((*SCHEMAS, "Customer", "properties", "name", "example"), "Jan")]
    with_example = ((*SCHEMAS, "Customer", "properties"), {"id": fields["id"], "axis": {**unlike, "example": "Jan"}})
    assert told(with_example, document=edited(*edits)) == [
        "renamed response field Customer.name -> axis",
        "changed description of response field Customer.axis",
    ]


def test_report_classes_of_a_removed_and_an_added_operation_are_no_rename() -> None:
    client = OFFERS["components"]["schemas"]["Customer"]
    added = {
        **OFFERS["paths"]["/customers"]["get"],
        "operationId": "list-clients",
        "responses": {"200": response(client)},
    }
    assert told((("paths", "/customers"), REMOVED), (("paths", "/clients"), {"get": added})) == [
        "removed operation list-customers (GET /customers), and with it the class Customer",
        "added operation list-clients (GET /clients), with the new class ListClientsResponse",
    ]


def test_report_a_class_of_a_removed_operation_is_not_the_one_of_a_new_field() -> None:
    client = OFFERS["components"]["schemas"]["Customer"]
    assert told((("paths", "/customers"), REMOVED), ((*OFFER, "client"), client)) == [
        "removed operation list-customers (GET /customers), and with it the class Customer",
        "added response field Offer.client, with the new class OfferClient",
    ]


def test_report_no_change_of_an_error_is_major() -> None:
    problem = (*SCHEMAS, "Problem")
    edits: list[Edit] = [
        ((*problem, "properties", "code", "type"), "boolean"),
        ((*problem, "properties", "code"), REMOVED),
        ((*problem, "properties", "message", "type"), ["string", "null"]),
        ((*problem, "required"), ["message"]),
    ]
    assert [compare(OFFERS, edited(edit)).step for edit in edits] == [Step.MINOR] * len(edits)


def test_report_rules_of_what_is_only_returned_mean_nothing_to_callers() -> None:
    edit = ((*SCHEMAS, "Customer", "x-rules"), [{"if": "name", "then": ["id"]}])
    assert compare(OFFERS, edited(edit)).step is Step.PATCH


def test_report_null_is_found_beside_a_schema_that_only_refers() -> None:
    old = edited(((*SCHEMAS, "Anybody"), {"anyOf": [ref("Customer")]}), ((*OFFER, "owner"), ref("Anybody")))
    nullable = ((*OFFER, "owner"), {"anyOf": [ref("Anybody"), {"type": "null"}]})
    assert told(nullable, document=edited(((*SCHEMAS, "Offer", "required"), ["owner"]), document=old)) == [
        "changed response field Offer.owner: null is now allowed"
    ]


def test_report_the_most_alike_of_two_new_fields_is_the_renamed_one() -> None:
    one, other = text("Number of the offer.", maxLength=20), text("Number of the order.", maxLength=20)
    assert told(
        ((*REQUEST, "offerNumber"), REMOVED),
        ((*REQUEST, "orderNumber"), other),
        ((*REQUEST, "number"), one),
        ((*SCHEMAS, "CreateOfferRequest", "required"), ["pdf", "number"]),
    ) == [
        "renamed request field CreateOfferRequest.offerNumber -> number",
        "added request field CreateOfferRequest.orderNumber",
        "changed description of request field CreateOfferRequest.number",
    ]


@pytest.mark.parametrize(("length", "shown"), [(80, "n" * 80), (81, "n" * 77 + "...")])
def test_report_long_values_are_cut(length: int, shown: str) -> None:
    assert told(((*OFFER, "id", "pattern"), "n" * length)) == [
        f"changed response field Offer.id: pattern ^off_ -> {shown}"
    ]


@pytest.mark.parametrize(
    ("old", "new", "request_step", "response_step"),
    [
        ({"type": "integer"}, {"type": "number"}, Step.MINOR, Step.MAJOR),
        ({"type": "string"}, {}, Step.MINOR, Step.MAJOR),
        ({"type": "string"}, {"type": "boolean"}, Step.MAJOR, Step.MAJOR),
        ({"type": "integer"}, {"type": "string", "format": "integer"}, Step.MINOR, Step.MINOR),
        ({"type": "string", "format": "date-time"}, {"type": "string", "format": "date"}, Step.MAJOR, Step.MAJOR),
        ({"type": "string"}, {"type": "string", "format": "email"}, Step.MAJOR, Step.MINOR),
        ({"type": "array", "minItems": 1}, {"type": "array", "minItems": 2}, Step.MAJOR, Step.MINOR),
        ({"type": "object"}, {"type": "object", "additionalProperties": False}, Step.MAJOR, Step.MINOR),
        ({"type": "object"}, {"type": "object", "additionalProperties": True}, Step.MINOR, Step.MINOR),
    ],
)
def test_report_each_type_is_rated_in_both_directions_and_back(
    old: dict[str, Any], new: dict[str, Any], request_step: Step, response_step: Step
) -> None:
    for place, step in ((REQUEST, request_step), (OFFER, response_step)):
        before, after = edited(((*place, "extra"), old)), edited(((*place, "extra"), new))
        assert compare(before, after).step is step
    if request_step is not response_step:
        before, after = edited(((*REQUEST, "extra"), new)), edited(((*REQUEST, "extra"), old))
        assert compare(before, after).step is response_step


def test_report_a_class_that_travels_the_other_way_from_now_on_is_compared_for_both_ways() -> None:
    edits: list[Edit] = [
        ((*DECIDE, "requestBody", "content", "application/json", "schema"), ref("Customer")),
        ((*CUSTOMERS, "responses", "200"), response(list_of(ref("Decision")))),
        ((*SCHEMAS, "Decision", "properties", "reason", "type"), "integer"),
    ]
    assert "changed field Decision.reason: type string -> integer" in told(*edits)


def test_report_a_method_for_one_of_two_kinds_of_bodies_is_renamed() -> None:
    form = {"schema": ref("CreateOfferRequest"), "x-method": "attach"}
    bodies = {"application/json": {"schema": ref("Decision"), "x-method": "decide"}, "multipart/form-data": form}
    old = edited(((*CREATE, "requestBody", "content"), bodies))
    assert told(((*FORM, "x-method"), "add"), document=old) == ["renamed method offers.attach -> offers.add"]


def test_report_operations_without_an_id_are_known_by_their_place() -> None:
    old = edited(((*CUSTOMERS, "operationId"), REMOVED))
    assert told(((*CUSTOMERS, "responses", "429"), {"description": "Slow"}), document=old) == [
        "added response 429 of GET /customers"
    ]


def test_report_the_description_of_a_class_is_a_text() -> None:
    assert told(((*SCHEMAS, "Customer", "description"), "Who buys.")) == ["changed description of class Customer"]


def test_report_a_rule_of_an_unknown_kind_is_shown_as_it_is() -> None:
    edit = ((*SCHEMAS, "CreateOfferRequest", "x-rules"), [{"if": "rate", "then": ["lines"]}, {"at-most": 2}])
    assert told(edit) == ["added rule of CreateOfferRequest: {'at-most': 2}"]


def test_report_a_class_that_is_of_errors_too_is_rated_as_what_is_returned() -> None:
    old = edited(((*CUSTOMERS, "responses", "200"), response(ref("Problem"))))
    assert told(((*SCHEMAS, "Problem", "properties", "code", "type"), "string"), document=old) == [
        "changed response field Problem.code: type integer -> string"
    ]


@pytest.mark.parametrize(
    ("old", "new", "request_step", "response_step"),
    [
        (["string", "integer"], ["string", "integer", "boolean"], Step.MINOR, Step.MAJOR),
        (["string", "integer", "boolean"], ["string", "integer"], Step.MAJOR, Step.MINOR),
        (["string", "integer"], ["integer", "string"], Step.PATCH, Step.PATCH),
    ],
)
def test_report_a_value_of_several_kinds_is_rated_by_those_that_come_and_go(
    old: list[str], new: list[str], request_step: Step, response_step: Step
) -> None:
    for place, step in ((REQUEST, request_step), (OFFER, response_step)):
        before, after = (edited(((*place, "x"), {"anyOf": [{"type": kind} for kind in kinds]})) for kinds in (old, new))
        assert compare(before, after).step is step


def test_report_a_type_that_is_written_once_for_several_places_is_told_at_each() -> None:
    shared = ref("Shared")
    old = edited(
        ((*SCHEMAS, "Shared"), {"type": "string"}),
        ((*LIST, "parameters"), [parameter("page", schema=shared)]),
        ((*REQUEST, "note"), shared),
        ((*OFFER, "days"), shared),
        ((*CUSTOMERS, "responses", "200"), response(shared)),
    )
    assert told(((*SCHEMAS, "Shared", "type"), "integer"), document=old) == [
        "changed parameter page of list-offers: type string -> integer",
        "changed request field CreateOfferRequest.note: type string -> integer",
        "changed response field Offer.days: type string -> integer",
        "changed response of list-customers: type string -> integer",
    ]

"""What the report says of each part of an operation that changed."""

from typing import Any

import pytest

from pipeline.diff.report import compare
from pipeline.diff.semver import Step
from pipeline.documents import Document
from tests.pipeline.changed_document import REMOVED
from tests.pipeline.diff.changes_by_name import CREATE, CUSTOMERS, DECIDE, FORM, LIST, SCHEMAS
from tests.pipeline.diff.offers_api import OFFERS, Edit, edited, response, told
from tests.pipeline.small_documents import parameter, ref

FINE = (*LIST, "responses", "200")


@pytest.mark.parametrize(
    ("edit", "step", "line"),
    [
        (
            ((*FINE, "headers", "X-Left", "schema", "type"), "string"),
            Step.PATCH,
            "changed header X-Left in response 200 of",
        ),
        (((*FINE, "headers", "X-All"), {"schema": {}}), Step.MINOR, "added header X-All in response 200 of"),
        (((*FINE, "headers", "X-Left"), REMOVED), Step.MINOR, "removed header X-Left in response 200 of"),
        (((*FINE, "content", "text/csv"), {}), Step.MINOR, "added media type text/csv in response 200 of"),
        (
            ((*FINE, "content", "application/json"), REMOVED),
            Step.MAJOR,
            "removed media type application/json in response 200 of",
        ),
        (((*FINE, "description"), "All"), Step.PATCH, "changed description of response 200 of"),
        (((*FINE, "x-source"), "a page"), Step.PATCH, "changed notes on response 200 of"),
        (
            ((*LIST, "responses", "401", "content"), {"text/csv": {}}),
            Step.MINOR,
            "added media type text/csv in response 401 of",
        ),
    ],
)
def test_operation_parts_of_a_response_are_told_by_their_status(edit: Edit, step: Step, line: str) -> None:
    found = [(change.step, change.text) for change in compare(OFFERS, edited(edit)).changes]
    assert (step, f"{line} list-offers") in found


def test_operation_a_media_type_of_an_error_may_be_gone() -> None:
    old = edited(((*LIST, "responses", "401", "content"), {"text/csv": {"schema": {"type": "string"}}}))
    new = edited(((*LIST, "responses", "401", "content"), {}), document=old)
    assert [(found.step, found.text) for found in compare(old, new).changes] == [
        (Step.MINOR, "removed media type text/csv in response 401 of list-offers")
    ]


def test_operation_one_of_two_successes_may_be_gone() -> None:
    old = edited(((*LIST, "responses", "203"), OFFERS["paths"]["/offers"]["get"]["responses"]["200"]))
    new = edited(((*LIST, "responses", "203"), REMOVED), document=old)
    assert [(found.step, found.text) for found in compare(old, new).changes] == [
        (Step.MINOR, "removed response 203 of list-offers")
    ]


def test_operation_what_an_error_holds_is_told_with_its_status() -> None:
    old = edited(((*LIST, "responses", "401"), response({"type": "string"})))
    assert told(((*LIST, "responses", "401"), response({"type": "integer"})), document=old) == [
        "changed response 401 of list-offers: type string -> integer"
    ]


def test_operation_the_last_media_type_that_comes_and_goes_is_not_a_change_of_values() -> None:
    old = edited(((*LIST, "responses", "401"), {"description": "No"}))
    assert told(
        ((*LIST, "responses", "401", "content"), {"text/csv": {"schema": {"type": "string"}}}), document=old
    ) == ["added media type text/csv in response 401 of list-offers"]


@pytest.mark.parametrize(
    ("encoding", "step", "detail"),
    [
        (
            {"pdf": {"contentType": "text/csv"}},
            Step.MAJOR,
            "of pdf in request of create-offer: application/pdf -> text/csv",
        ),
        ({"pdf": {}}, Step.MINOR, "of pdf in request of create-offer: application/pdf -> none"),
        ({}, Step.MINOR, "of pdf in request of create-offer: application/pdf -> none"),
        (
            {"pdf": {"contentType": "application/pdf", "style": "form"}},
            Step.MINOR,
            "of pdf in request of create-offer: another style",
        ),
    ],
)
def test_operation_encodings_are_rated_by_what_callers_may_send(encoding: Document, step: Step, detail: str) -> None:
    (found,) = compare(OFFERS, edited(((*FORM, "encoding"), encoding))).changes
    assert (found.step, found.text) == (step, f"changed encoding {detail}")


def test_operation_an_encoding_that_is_new_allows_less() -> None:
    new = {"pdf": {"contentType": "application/pdf"}, "note": {"contentType": "text/csv"}}
    (found,) = compare(OFFERS, edited(((*FORM, "encoding"), new))).changes
    assert (found.step, found.text) == (
        Step.MAJOR,
        "changed encoding of note in request of create-offer: none -> text/csv",
    )


@pytest.mark.parametrize(("key", "value"), [("style", "form"), ("explode", True), ("deprecated", True)])
def test_operation_how_a_parameter_is_written_is_told(key: str, value: Any) -> None:
    (found,) = compare(OFFERS, edited(((*LIST, "parameters", 0, key), value))).changes
    assert (found.step, found.text) == (Step.MINOR, f"changed parameter page of list-offers: {key} none -> {value}")


@pytest.mark.parametrize(("place", "step"), [("header", Step.MINOR), ("path", Step.MAJOR)])
def test_operation_parameter_that_comes_into_the_path_is_a_positional_argument(place: str, step: Step) -> None:
    changes = compare(OFFERS, edited(((*LIST, "parameters", 0, "in"), place))).changes
    found = {change.text: change.step for change in changes}
    assert found[f"changed parameter page of list-offers: in query -> {place}"] is step


def test_operation_responses_after_a_new_one_are_compared() -> None:
    responses = {"102": {"description": "Wait"}, **OFFERS["paths"]["/offers"]["get"]["responses"]}
    new = edited(((*LIST, "responses"), responses), ((*FINE, "headers", "X-Left"), REMOVED))
    assert [change.text for change in compare(OFFERS, new).changes] == [
        "added response 102 of list-offers",
        "removed header X-Left in response 200 of list-offers",
    ]


@pytest.mark.parametrize(
    ("name", "old", "new", "step", "line"),
    [
        ("required", ["reason"], [], Step.MINOR, "offers.accept: no longer needs reason"),
        ("required", [], ["reason"], Step.MAJOR, "offers.accept: now needs reason"),
        ("omit", ["reason"], [], Step.MINOR, "offers.accept: no longer leaves out reason"),
        ("omit", [], ["reason"], Step.MAJOR, "offers.accept: now leaves out reason"),
    ],
)
def test_operation_methods_that_share_an_operation_are_compared(
    name: str, old: list[str], new: list[str], step: Step, line: str
) -> None:
    place = (*DECIDE, "requestBody", "content", "application/json", "x-methods", "accept", name)
    (found,) = compare(edited((place, old)), edited((place, new))).changes
    assert (found.step, found.text) == (step, f"changed method {line}")


def test_operation_methods_that_keep_their_name_in_another_resource_are_renamed() -> None:
    assert told(((*DECIDE, "tags"), ["Customers API"])) == [
        "renamed method offers.accept -> customers.accept",
        "renamed method offers.reject -> customers.reject",
    ]


def test_operation_methods_of_a_resource_that_becomes_part_of_another_are_renamed_one_by_one() -> None:
    assert told(((*CUSTOMERS, "tags"), ["Offers API"]), ((*CUSTOMERS, "x-method"), "customers")) == [
        "renamed method customers.list -> offers.customers"
    ]


def test_operation_the_first_of_several_successes_tells_what_is_returned() -> None:
    later = ((*CREATE, "responses", "202"), response(ref("Customer")))
    assert told(later) == ["added response 202 of create-offer"]
    assert told(((*CREATE, "responses", "202"), REMOVED), document=edited(later)) == [
        "removed response 202 of create-offer"
    ]


def test_operation_body_of_another_class_is_compared_though_the_first_class_is_gone() -> None:
    body = ((*DECIDE, "requestBody", "content", "application/json", "schema"), ref("Customer"))
    assert told(body, ((*SCHEMAS, "Decision"), REMOVED)) == [
        "added required request field decide-offer.id",
        "changed request body of decide-offer: type Decision -> Customer, and with it the class Decision",
        *(f"removed request field decide-offer.{name}" for name in ("acceptedAt", "reason", "rejectedAt")),
        "added request field decide-offer.name",
    ]


def test_operation_parameters_after_a_new_one_are_compared() -> None:
    first, *others = OFFERS["paths"]["/offers"]["get"]["parameters"]
    parameters = [parameter("size"), first | {"deprecated": True}, *others]
    assert told(((*LIST, "parameters"), parameters)) == [
        "added parameter size of list-offers",
        "changed parameter page of list-offers: deprecated none -> True",
    ]


def test_operation_without_its_only_success_takes_classes_away_that_are_gone() -> None:
    gone = ((*CUSTOMERS, "responses"), {"401": {"description": "No"}})
    assert told(gone, ((*SCHEMAS, "Customer"), REMOVED))[0] == (
        "removed response 200 of list-customers, and with it the class Customer"
    )


def test_operation_words_of_a_method_that_shares_it_are_told() -> None:
    place = (*DECIDE, "requestBody", "content", "application/json", "x-methods", "accept", "summary")
    assert told((place, "Say yes")) == ["changed description of method offers.accept"]

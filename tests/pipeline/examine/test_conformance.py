"""A response beside the document: what differs is named."""

import json

import pytest

from pipeline.examine.conformance import deviations
from tests.contract.calls import DOCUMENT
from tests.pipeline.small_documents import TEXT, an_object, document, operation


@pytest.mark.parametrize(
    ("status", "body", "found"),
    [
        (200, b"<html>", "the body is not JSON"),
        (418, b"{}", "status 418 is not documented"),
        (200, json.dumps({"id": 5}).encode(), "$.id: 5 is not of type 'string'"),
        (401, b'{"message": 5}', "$.message: 5 is not of type 'string'"),
    ],
)
def test_conformance_names_what_differs(status: int, body: bytes, found: str) -> None:
    assert found in list(deviations(DOCUMENT, "GET", "/customers/{customerId}", status, body))


def test_conformance_names_a_field_that_the_document_does_not_have() -> None:
    body = json.dumps({"message": "no", "errors": {}}).encode()
    found = list(deviations(DOCUMENT, "GET", "/customers/{customerId}", 404, body))
    assert found == ["$.errors: a field that the document does not have"]


@pytest.mark.parametrize("documented", ["2XX", "default"])
def test_conformance_knows_a_status_by_its_class_or_the_default(documented: str) -> None:
    small = {"paths": {"/a": {"get": {"responses": {documented: {"description": ""}}}}}}
    assert list(deviations(small, "GET", "/a", 204, b"")) == []


def test_conformance_a_value_may_be_of_several_kinds_and_have_fields_of_one_alone() -> None:
    union = {"oneOf": [an_object([], name=TEXT), an_object([], name=TEXT, phone=TEXT)]}
    small = document({"/a": {"get": operation("get-a", response=union)}})
    assert list(deviations(small, "GET", "/a", 200, b'{"name": "Ann"}')) == []
    assert list(deviations(small, "GET", "/a", 200, b'{"phone": "1"}')) == []
    unknown = ["$.fax: a field that the document does not have"]
    assert list(deviations(small, "GET", "/a", 200, b'{"fax": "1"}')) == unknown

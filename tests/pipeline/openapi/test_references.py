"""Pointers into a document, and what references stand for."""

import pytest

from pipeline.openapi.references import at_pointer, escape, resolved


def test_a_name_with_a_slash_or_a_tilde_is_one_step_of_a_pointer() -> None:
    assert escape("/a~b") == "~1a~0b"


def test_a_reference_stands_for_what_it_points_to() -> None:
    document = {"paths": {"/a~b": {"get": {"summary": "it"}}}}
    assert resolved(document, {"$ref": "#/paths/~1a~0b/get"}) == {"summary": "it"}


def test_a_reference_that_leads_nowhere_stays_what_it_is() -> None:
    for reference in ({"$ref": "#/no/such"}, {"$ref": "other.yaml"}, {}):
        assert resolved({"no": {}}, reference) is reference


def test_pointer_leads_through_objects_and_arrays_or_is_an_error() -> None:
    document = {"a": [{"b": 1}]}
    assert at_pointer(document, "") is document
    assert at_pointer(document, "/a/0/b") == 1
    for pointer in ("/b", "/a/1", "/a/b", "/a/0/b/c"):
        with pytest.raises(LookupError):
            at_pointer(document, pointer)

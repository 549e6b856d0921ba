"""Pointers into a document, and what references stand for."""

import pytest

from pipeline.openapi.references import at_pointer, escape, resolved


def test_pointer_escapes_a_slash_and_a_tilde_in_a_name() -> None:
    assert escape("/a~b") == "~1a~0b"


def test_reference_resolves_to_what_it_points_to() -> None:
    document = {"paths": {"/a~b": {"get": {"summary": "it"}}}}
    assert resolved(document, {"$ref": "#/paths/~1a~0b/get"}) == {"summary": "it"}


def test_reference_that_leads_nowhere_is_unchanged() -> None:
    for reference in ({"$ref": "#/no/such"}, {"$ref": "other.yaml"}, {}):
        assert resolved({"no": {}}, reference) is reference


def test_pointer_leads_through_objects_and_arrays_or_is_an_error() -> None:
    document = {"a": [{"b": 1}]}
    assert at_pointer(document, "") is document
    assert at_pointer(document, "/a/0/b") == 1
    for pointer in ("/b", "/a/1", "/a/b", "/a/0/b/c"):
        with pytest.raises(LookupError):
            at_pointer(document, pointer)

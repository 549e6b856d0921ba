"""A place in a response leads to all schemas of the document that speak of it."""

import pytest

from pipeline.observed.places import field_of, items_of, owner_of, schemas_at, schemas_below, status_key
from tests.committed import committed_in_shorthand
from tests.pipeline.small_documents import TEXT, an_object, document, operation

DOCUMENT = committed_in_shorthand()
OFFER = "/components/schemas/CustomerOffer"


@pytest.mark.parametrize(
    ("place", "pointers"),
    [
        ("/data/*/id", {f"{OFFER}/properties/id"}),
        ("/data/*", {f"{OFFER}", "/components/schemas/CustomerOfferPage/properties/data/items"}),
        (
            "/data/*/links/customer/href",
            {"/components/schemas/Link/properties/href"},
        ),
        ("/data/*/unheard", set[str]()),
    ],
)
def test_places_lead_through_references(place: str, pointers: set[str]) -> None:
    assert set(schemas_at(DOCUMENT, "/customer-offers", "GET", "200", place)) == pointers


def test_places_lead_into_every_kind_of_a_union_and_values_of_maps() -> None:
    union = {"oneOf": [an_object([], name=TEXT), {"type": "object", "additionalProperties": TEXT}]}
    small = document({"/a": {"get": operation("get-a", response=union)}})
    start = "/paths/~1a/get/responses/200/content/application~1json/schema"
    assert schemas_at(small, "/a", "get", "200", "/name") == (f"{start}/oneOf/0/properties/name",)
    assert schemas_at(small, "/a", "get", "200", "/*") == (f"{start}/oneOf/1/additionalProperties",)
    assert schemas_below(small, start, "") == (start, f"{start}/oneOf/0", f"{start}/oneOf/1")


@pytest.mark.parametrize(("path", "status"), [("/unheard", "200"), ("/a", "404"), ("/a", "204")])
def test_places_of_what_is_not_documented_lead_nowhere(path: str, status: str) -> None:
    small = document({"/a": {"get": operation("get-a")}})
    assert schemas_at(small, path, "get", status, "") == ()


def test_places_end_where_schemas_hold_themselves() -> None:
    loop = {"components": {"schemas": {"A": {"$ref": "#/components/schemas/A"}}}}
    assert schemas_below(loop, "/components/schemas/A", "") == ("/components/schemas/A",)


def test_places_tell_a_field_called_star_from_items() -> None:
    star = an_object([], **{"*": TEXT, "a/b": TEXT})
    small = {"components": {"schemas": {"A": star}}}
    start = "/components/schemas/A"
    assert schemas_below(small, start, field_of("", "*")) == (f"{start}/properties/*",)
    assert schemas_below(small, start, items_of("")) == ()
    assert schemas_below(small, start, field_of("", "a/b")) == (f"{start}/properties/a~1b",)
    assert owner_of(field_of(items_of("/data"), "id")) == "/data/*"


def test_status_falls_under_its_own_key_its_class_or_the_default() -> None:
    assert status_key({"200": {}, "2XX": {}}, "200") == "200"
    assert status_key({"2XX": {}, "default": {}}, "201") == "2XX"
    assert status_key({"2XX": {}, "default": {}}, "404") == "default"
    assert status_key({"200": {}}, "404") is None

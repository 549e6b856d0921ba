"""Shapes of JSON bodies are counted beside the document, and no value of them is kept."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from live_contract.observe.counts.safe_names import Words, is_field_name, is_like
from live_contract.observe.counts.shapes import Shapes
from pipeline.documents import Document, format_yaml
from pipeline.observed.codec import to_data
from pipeline.observed.date_forms import date_form
from pipeline.observed.records import Place
from tests.pipeline.small_documents import TEXT, an_object, list_of

START = "/components/schemas/Thing"
OTHER = an_object([], vatNumber=TEXT, sentAt=TEXT, day={"enum": ["half-open"]}, id={"pattern": "^ofr_"})
"""Another object of the document: its words may be named anywhere."""


def seen(schema: Document, *bodies: Any) -> dict[str, Place]:
    document: Document = {"components": {"schemas": {"Thing": schema, "Other": OTHER}}}
    shapes = Shapes(document, Words(document))
    places: dict[str, Place] = {}
    for body in bodies:
        shapes.see(places, body, START)
    shapes.finish(places, START)
    return places


def test_shapes_count_what_is_there_null_and_missing() -> None:
    places = seen(an_object([], name=TEXT), {"name": "Ann"}, {"name": None}, {})
    assert places["/name"] == Place(2, missing=1, types=Counter({"string": 1, "null": 1}))


def test_shapes_count_formats_forms_prefixes_and_patterns() -> None:
    schema = an_object([], id={"type": "string", "pattern": "^off_"}, day={"type": "string", "format": "date"})
    places = seen(schema, {"id": "off_1", "day": "2026-11-26"}, {"id": "ofr_1", "day": "26-11-2026"})
    assert dict(places["/id"].prefixes) == {"off_": 1, "ofr_": 1}
    assert dict(places["/id"].patterns) == {"^off_": 1}
    assert dict(places["/day"].formats) == {"date": 1}
    assert dict(places["/day"].date_forms) == {"YYYY-mm-dd": 1, "dd-mm-YYYY": 1}


def test_shapes_keep_a_pattern_that_nothing_matched() -> None:
    assert dict(seen({"type": "string", "pattern": "^off_"}, "Ann")[""].patterns) == {"^off_": 0}


def test_shapes_count_signs_of_numbers_and_of_decimals() -> None:
    schema = an_object([], amount={"type": "string", "format": "decimal"}, count={"type": "integer"})
    places = seen(schema, {"amount": "-12.95", "count": 0}, {"amount": "0.00", "count": 7.0})
    assert dict(places["/amount"].signs) == {"negative": 1, "zero": 1}
    assert dict(places["/count"].signs) == {"zero": 1, "positive": 1}
    assert dict(places["/count"].types) == {"integer": 2}


def test_shapes_never_name_the_keys_of_a_map() -> None:
    places = seen({"type": "object", "additionalProperties": TEXT}, {"Ann": "1", "Bob": "2"})
    assert sorted(places) == ["", "/*"]


def test_shapes_name_new_fields_and_say_how_often_they_were_missing() -> None:
    places = seen(an_object([], name=TEXT), {"name": "Ann", "vatNumber": "NL1"}, {"name": "Bob"})
    assert (places["/vatNumber"].seen, places["/vatNumber"].missing) == (1, 1)


def test_shapes_do_not_look_into_new_objects() -> None:
    places = seen(an_object([], name=TEXT), {"name": "Ann", "sentAt": {"ann": "secret"}, "vatNumber": [[{"ann": 1}]]})
    assert sorted(places) == ["", "/name", "/sentAt", "/vatNumber", "/vatNumber/*"]


def test_shapes_take_many_new_fields_for_data() -> None:
    letters = "abcdefghijk"
    places = seen(an_object([], name=TEXT), {"name": "Ann"} | {f"name{letter}": [1] for letter in letters})
    assert sorted(places) == ["", "/name"]
    assert places[""].unnamed_fields == len(letters)


@pytest.mark.parametrize("name", ["Ann", "cst_abc123", "ann@example.com", "a b", "", "x" * 41])
def test_shapes_do_not_name_fields_that_could_be_values(name: str) -> None:
    places = seen(an_object([], name=TEXT), {name: 1})
    assert sorted(places) == ["", "/name"]
    assert places[""].unnamed_fields == 1


@pytest.mark.parametrize(
    ("schema", "bodies"),
    [
        (an_object([], name=TEXT), [{"ann": 1, "bob": 2}]),
        (list_of(TEXT), [{"ann": 1}]),
        (TEXT, [{"ann": 1}]),
        (an_object([], name=TEXT), [{"name": "x", "ann": 1}, {"name": "x", "bob": 1}, {"name": "x"}]),
        (an_object([], name=TEXT), [{"name": "x", "ann": 1}]),
        (an_object([], name=TEXT), [{"name": "x", "ann": 1}] * 5 + [{"name": "x", "bob": 1}] * 6),
    ],
    ids=["no documented field", "a list", "a text", "one object each", "a single object", "less than half"],
)
def test_shapes_name_no_key_of_an_object_that_could_be_keyed_by_people(schema: Document, bodies: list[Any]) -> None:
    assert "/ann" not in seen(schema, *bodies)


def test_shapes_name_a_new_field_of_other_words_if_it_is_a_column() -> None:
    schema = an_object([], name=TEXT)
    assert "/tier" not in seen(schema, *[{"name": "x", "tier": 1}] * 4)
    assert "/tier" in seen(schema, *[{"name": "x", "tier": 1}] * 5)


@pytest.mark.parametrize(
    ("value", "count", "named"), [("willem", 4, 0), ("half-closed", 4, 0), ("open-half", 1, 1), ("ok", 5, 5)]
)
def test_shapes_name_a_new_value_of_other_words_if_it_came_often(value: str, count: int, named: int) -> None:
    place = seen({"type": "string", "enum": ["open"]}, *[value] * count)[""]
    assert (place.values[value], place.unnamed_values) == (named, count - named)


def test_shapes_count_a_value_under_the_name_that_the_document_gives_it() -> None:
    places = seen({"enum": [0, 1]}, -0.0, 1.0, True)
    assert (dict(places[""].values), places[""].unnamed_values) == ({"0": 1, "1": 1}, 1)


def test_shapes_prefixes_are_those_of_ids_and_not_of_names() -> None:
    places = seen(
        {"type": "string", "pattern": "^cst_"},
        "cst_1a",
        "ann_deboer",
        "ann_de@example.com",
        *["ann_1"] * 4,
        *["sub_a1"] * 5,
    )
    assert dict(places[""].prefixes) == {"cst_": 1, "sub_": 5}


def test_shapes_take_many_new_values_for_data() -> None:
    schema = {"type": "string", "enum": ["open", "closed"]}
    places = seen(schema, "open", *("ann", "bob", "cas", "dirk", "eva", "fred"))
    assert dict(places[""].values) == {"open": 1}
    assert places[""].unnamed_values == 6


def test_shapes_name_no_value_where_one_kind_may_be_anything() -> None:
    places = seen({"anyOf": [{"type": "string", "enum": ["open"]}, TEXT]}, "ann", "open")
    assert not places[""].values


def test_shapes_of_several_kinds_are_those_of_the_kind_most_alike() -> None:
    kinds = {"oneOf": [an_object(["phone"], phone=TEXT), an_object([], name=TEXT, city=TEXT)]}
    assert sorted(seen(kinds, {"name": "Ann"})) == ["", "/city", "/name"]


def test_shapes_of_all_of_have_the_fields_of_all() -> None:
    both = {"allOf": [an_object([], phone=TEXT), an_object([], name=TEXT)]}
    assert sorted(seen(both, {"name": "Ann"})) == ["", "/name", "/phone"]


def test_shapes_of_empty_lists_and_texts_are_counted() -> None:
    places = seen(an_object([], names=list_of(TEXT)), {"names": []}, {"names": ["", "Ann"]})
    assert (places["/names"].empty, places["/names/*"].empty) == (1, 1)


def test_shapes_of_a_body_without_a_schema_are_its_type_alone() -> None:
    places: dict[str, Place] = {}
    Shapes({}, Words({})).see(places, {"ann": 1}, None)
    assert sorted(places) == [""]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("2026-11-26", "YYYY-mm-dd"),
        ("26/11/2026", "dd/mm/YYYY"),
        ("2026-11-26 08:15", "YYYY-mm-dd HH:MM"),
        ("2026-11-26 08:15:00", "YYYY-mm-dd HH:MM:SS"),
        ("2026-11-26T08:15:00+01:00", "YYYY-mm-ddTHH:MM:SS+HH:MM"),
        ("2026-11-26T08:15:00-0500", "YYYY-mm-ddTHH:MM:SS+HHMM"),
        ("2026-11-26T00:00:00.000Z", "YYYY-mm-ddTHH:MM:SS.sssZ"),
        ("2026-001", None),
        ("today", None),
    ],
)
def test_date_form_tells_how_a_date_is_written(text: str, form: str | None) -> None:
    assert date_form(text) == form


@pytest.mark.parametrize("value", ["waiting", "on-hold", "half_open"])
def test_a_word_like_the_documented_ones_may_be_named(value: str) -> None:
    assert is_like(value, ["open", "fully_used", 3])


@pytest.mark.parametrize("value", ["Ann", "ANN", "ann de boer", "cst_12", "12.95", "", "x" * 41, "ann@example.com"])
def test_a_value_unlike_the_documented_ones_is_not_named(value: str) -> None:
    assert not is_like(value, ["open", "fully_used"])


def test_a_field_name_is_letters() -> None:
    assert is_field_name("addedTomorrow")
    assert is_field_name("added_tomorrow")


_SECRETS = st.text("abcXYZ089_-@. ", max_size=12).map("zq7{}".format)
_BODIES = st.recursive(
    st.none() | st.booleans() | st.integers().map(lambda number: number * 10**9) | _SECRETS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["name", "status", "id", "day", "map", "rows", "both"]) | _SECRETS, inner, max_size=5
        )
    ),
)


@given(st.lists(_BODIES, max_size=4))
@settings(max_examples=60, deadline=None)
def test_shapes_hold_nothing_of_any_body(bodies: list[Any]) -> None:
    fields = {
        "name": TEXT,
        "status": {"type": "string", "enum": ["open", "fully_used"]},
        "id": {"type": "string", "pattern": "^off_"},
        "day": {"type": "string", "format": "date-time"},
        "map": {"type": "object", "additionalProperties": {"$ref": f"#{START}"}},
        "rows": list_of({"$ref": f"#{START}"}),
        "both": {"oneOf": [{"$ref": f"#{START}"}, TEXT]},
    }
    written = format_yaml({at: to_data(place) for at, place in seen(an_object(["name"], **fields), *bodies).items()})
    assert "zq7" not in written
    assert "000000" not in written

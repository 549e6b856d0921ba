from typing import Any

import pytest

from pipeline.documents import Document
from pipeline.read.page_text import Page, page_of
from pipeline.read.rendered.fields import read_section
from pipeline.read.rendered.schema import Sample, complete, object_schema

REASON = "seen in a sample"


def build(text: str) -> tuple[Document, Page]:
    page = page_of(text, "p.txt")
    return object_schema(page, read_section(page, page.lines).fields), page


def filled(text: str, value: Any) -> tuple[Document, Page]:
    schema, page = build(text)
    return complete(page, schema, Sample(value, "the sample response", 9, REASON)), page


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\nstring\n", {"type": "string"}),
        ("a\nstring\n\nText\n", {"type": "string", "description": "Text"}),
        ("a\ninteger\ndefault:10\n", {"type": "integer", "default": 10}),
        ("a\nstring\ndefault:10\n", {"type": "string", "default": "10"}),
        ("a\nboolean\ndefault:false\n", {"type": "boolean", "default": False}),
        ("a\nenum<string>\ndefault:new\n", {"type": "string", "default": "new"}),
        ("a\nstring\nread-only\ndeprecated\n", {"type": "string", "deprecated": True, "readOnly": True}),
        ("a\nstring\nwrite-only\n", {"type": "string", "writeOnly": True}),
        (
            "a\nenum<string> | null\n\nAvailable options:\nx,\ny\n",
            {"type": ["string", "null"], "enum": ["x", "y", None]},
        ),
        (
            'a\nenum<string>[]\n\nAvailable options:\nx,\ny\n\nExample:\n["x"]\n',
            {"type": "array", "items": {"type": "string", "enum": ["x", "y"]}, "example": ["x"]},
        ),
        ("a\nstring\n\nExamples:\n\n1\n\n2\n", {"type": "string", "examples": [1, 2]}),
    ],
)
def test_schema_a_field_becomes_a_schema(text: str, expected: Document) -> None:
    assert build(text)[0] == {"type": "object", "properties": {"a": expected}}


def test_schema_required_fields_are_listed_in_order() -> None:
    schema, _ = build("b\nstring\nrequired\n\na\nstring\n\nc\nstring\nrequired\n")
    assert schema["required"] == ["b", "c"]
    assert list(schema["properties"]) == ["b", "a", "c"]


def test_schema_inner_fields_go_into_their_parent_at_any_depth() -> None:
    schema, page = build(
        "lines\nobject[] | null\n\nRows\n\nHide child attributes\n\nlines.tax\nobject\nrequired\n\n"
        "Hide child attributes\n\nlines.tax.rate\ninteger\nrequired\n\nlines.note\nstring\n\nlabels\nobject\n\n"
        "Hide child attributes\n\nlabels.{key}\nstring\n"
    )
    lines = schema["properties"]["lines"]
    assert lines["type"] == ["array", "null"]
    assert lines["items"]["required"] == ["tax"]
    assert lines["items"]["properties"]["tax"] == {
        "type": "object",
        "properties": {"rate": {"type": "integer"}},
        "required": ["rate"],
    }
    assert list(lines["items"]["properties"]) == ["tax", "note"]
    assert schema["properties"]["labels"]["additionalProperties"] == {"type": "string"}
    assert not page.notes


def test_schema_inner_fields_of_variants_belong_to_the_first_object() -> None:
    schema, _ = build("a\nstring | Big · object\n\nHide child attributes\n\na.size\ninteger\n")
    assert schema["properties"]["a"]["oneOf"][1]["properties"] == {"size": {"type": "integer"}}


def test_schema_a_parent_that_is_lost_is_inferred_from_its_inner_fields() -> None:
    schema, page = build("id\nstring\n\nlinks.self.href\nstring\n")
    links = schema["properties"]["links"]
    assert "x-inferred" in links
    assert links["properties"]["self"]["properties"] == {"href": {"type": "string"}}
    assert len(page.notes) == 2


def test_schema_a_field_that_appears_twice_is_noted() -> None:
    schema, page = build("a\nstring\n\na\ninteger\n")
    assert schema["properties"]["a"] == {"type": "string"}
    assert page.notes == ["Line 4: `a` appears twice in the list of fields; the first one counts."]


def test_schema_children_that_are_announced_but_missing_are_noted() -> None:
    _, page = build("a\nobject\n\nHide child attributes\n")
    assert page.notes == ["Line 1: the page says that `a` has fields, but none is named after it."]


def test_schema_an_example_of_another_type_is_noted() -> None:
    _, page = build('a\ninteger\n\nExample:\n\n"12"\n')
    assert page.notes == ["Line 1: the example of `a` is of another type than integer."]


def test_schema_a_lost_object_is_taken_from_the_sample_at_its_place() -> None:
    schema, page = filled(
        "id\nstring\n\ntotal\nstring\n", {"id": "x", "links": {"self": {"href": "<string>"}}, "total": "1"}
    )
    assert list(schema["properties"]) == ["id", "links", "total"]
    assert schema["properties"]["links"]["x-inferred"] == REASON
    assert schema["properties"]["links"]["properties"]["self"]["properties"]["href"] == {
        "type": "string",
        "x-inferred": REASON,
    }
    assert page.notes == ["Line 9: `links` is in the sample response only; its shape is inferred from there."]


def test_schema_collapsed_children_are_taken_from_the_sample() -> None:
    schema, page = filled(
        "who\nobject\n\nShow child attributes\n\nrows\nobject[]\n\nShow child attributes\n\nany\narray\n",
        {"who": {"name": "Jansen"}, "rows": [{"n": 1}, {"n": None, "m": True}], "any": ["x"]},
    )
    who = schema["properties"]["who"]
    assert who["x-inferred"] == REASON
    assert who["properties"]["name"] == {"type": "string", "example": "Jansen", "x-inferred": REASON}
    assert list(schema["properties"]["rows"]["items"]["properties"]) == ["n", "m"]
    assert schema["properties"]["any"]["items"]["type"] == "string"
    assert page.notes == [
        "Line 9: the fields of `who` are in the sample response only; inferred from there.",
        "Line 9: the fields of `rows[]` are in the sample response only; inferred from there.",
    ]


@pytest.mark.parametrize(
    ("text", "value", "note"),
    [
        ("a\ninteger\n", {"a": "1"}, "Line 9: `a` is string in the sample response, integer in the list."),
        ("a\nstring\n", {"a": None}, "Line 9: `a` is null in the sample response, string in the list."),
        (
            "a\nstring | null\n",
            {"a": {}},
            "Line 9: `a` is object in the sample response, string or null in the list.",
        ),
        ("a\nstring\n", [], "Line 9: `the whole` is array in the sample response, object in the list."),
        ("a\nstring\n", {}, "Line 9: `a` is not in the sample response."),
        ("a\nstring\nrequired\n", {}, "Line 9: `a` is required, but not in the sample response."),
    ],
)
def test_schema_where_sample_and_list_disagree_is_noted(text: str, value: Any, note: str) -> None:
    assert filled(text, value)[1].notes == [note]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a\nnumber\n", {"a": 1}),
        ("a\nany\n", {"a": [1]}),
        ("a\nstring[]\n", {"a": []}),
        ("a\nstring | null\n", {"a": None}),
        ("a\nobject\n", {"a": {}}),
        ("a\nstring | object[]\n", {"a": "x"}),
    ],
)
def test_schema_where_they_agree_nothing_is_changed_or_noted(text: str, value: Any) -> None:
    schema, page = filled(text, value)
    assert schema == build(text)[0]
    assert not page.notes

"""What has no honest Python form is refused, with its place and the remedy."""

from typing import Any

import pytest

from pipeline.documents import PipelineError
from tests.pipeline.small_documents import (
    PAGE,
    TEXT,
    THING,
    an_object,
    json_content,
    list_of,
    operation,
    package_of,
    parameter,
    ref,
)

UNION: dict[str, Any] = {"anyOf": [TEXT, {"type": "integer"}]}
GOOD = operation("do-it")
TWO_BODIES = {"application/json": {"schema": THING}, "multipart/form-data": {"schema": THING}}
DIFFERENT = {
    "200": {"description": "", "content": json_content(THING)},
    "202": {"description": "", "content": json_content(TEXT)},
}
SOMETIMES_NOTHING = {"200": {"description": "", "content": json_content(THING)}, "204": {"description": ""}}
REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "a parameter of two types": (
        {"get": operation("do-it", parameter("a", schema=UNION))},
        "GET /x a: a union of 2 ",
    ),
    "a field of two types": (
        {"post": operation("do-it", body=json_content(an_object([], a=UNION)))},
        "DoItRequest.a: a union of 2 ",
    ),
    "a response of two types": ({"get": operation("do-it", response=UNION)}, "GET /x response: a union of 2 "),
    "pages without a page": (
        {"get": operation("do-it", response=PAGE)},
        "GET /x: its response is a page but it has no ",
    ),
    "two bodies without names": (
        {"post": operation("do-it", body=TWO_BODIES)},
        "operation do-it takes 2 kinds of body; give each media type an x-method",
    ),
    "two bodies with one name": (
        {"post": operation("do-it", body={kind: value | {"x-method": "do"} for kind, value in TWO_BODIES.items()})},
        "things.do would be both do_it and do_it; give one of them an x-method",
    ),
    "two operations with one method": (
        {"get": operation("get-thing"), "post": operation("get-a-thing")},
        "things.get would be both get_thing and get_a_thing; give one of them an x-method",
    ),
    "two operations with one module": (
        {"get": operation("do-it"), "post": operation("doIt") | {"x-method": "other"}},
        "two operations would have the module do_it",
    ),
    "a limit that is no whole number": (
        {"get": operation("do-it", parameter("a", schema=list_of(TEXT, maxItems="9); harm()")))},
        "GET /x a: maxItems must be a whole number, not '9); harm()'; correct it in a fix",
    ),
    "a limit of files that is no whole number": (
        {
            "post": operation(
                "do-it", body=json_content(an_object([], a=list_of(TEXT, **{"x-max-total-bytes": "harm()"})))
            )
        },
        "DoItRequest.a: x-max-total-bytes must be a whole number, not 'harm()'",
    ),
    "no tag": ({"get": GOOD | {"tags": []}}, "operation do-it needs a tag"),
    "a tag that is not described": ({"get": GOOD | {"tags": ["Other"]}}, "operation do-it needs a tag"),
    "a cookie": (
        {"get": operation("do-it", parameter("a", "cookie"))},
        "GET /x a: parameters in a cookie can't be sent",
    ),
    "an object in the query": (
        {"get": operation("do-it", parameter("a", schema=THING))},
        "GET /x a: lists and objects ",
    ),
    "lists of lists in the query": (
        {"get": operation("do-it", parameter("a", schema={"type": "array", "items": {"type": "array"}}))},
        "GET /x a: lists and objects ",
    ),
    "a list in a header": (
        {"get": operation("do-it", parameter("a", "header", list_of(TEXT)))},
        "GET /x a: lists and objects ",
    ),
    "a body that is a list": (
        {"post": operation("do-it", body=json_content(list_of(THING)))},
        "POST /x: only objects with named fields can be sent",
    ),
    "a body that is a text": (
        {"post": operation("do-it", body={"text/plain": {"schema": TEXT}})},
        "POST /x: only objects with named fields can be sent",
    ),
    "a form that is none of ours": (
        {"post": operation("do-it", body={"application/x-www-form-urlencoded": {"schema": THING}})},
        "its application/x-www-form-urlencoded body is something else",
    ),
    "two kinds of success": (
        {"get": GOOD | {"responses": DIFFERENT}},
        "GET /x: its successes have different bodies",
    ),
    "a success that may be empty": (
        {"get": GOOD | {"responses": SOMETIMES_NOTHING}},
        "GET /x: its successes have different bodies",
    ),
}


@pytest.mark.parametrize(("path_item", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_refusal_of_what_has_no_honest_form_names_its_place(path_item: dict[str, Any], message: str) -> None:
    with pytest.raises(PipelineError) as caught:
        package_of({"/x": path_item})
    assert message in str(caught.value)
    assert "fix" in str(caught.value)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/x/{other}", "GET /x/{other}: the path names 'other', but no path parameter has that name"),
        ("/x/}", "GET /x/}: this is not a path"),
        ("/x/{", "GET /x/{: this is not a path"),
        ('/x"', 'GET /x": this is not a path'),
        ("/x\\n", "GET /x\\n: this is not a path"),
        ("/x\n", "GET /x\n: this is not a path"),
        ("/x y", "GET /x y: this is not a path"),
        ("/x?a=b", "GET /x?a=b: this is not a path"),
        ("x", "GET x: this is not a path"),
    ],
    ids=repr,
)
def test_refusal_of_what_is_not_a_path(path: str, message: str) -> None:
    with pytest.raises(PipelineError) as caught:
        package_of({path: {"get": operation("do-it")}})
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("schemas", "message"),
    [
        ({"A_B": an_object([]), "AB": an_object([])}, "the schema AB can't be named AB"),
        ({"Model": an_object([])}, "the schema Model can't be named Model"),
        ({"Decimal": an_object([])}, "the schema Decimal can't be named Decimal"),
        (
            {"Two": an_object([], customerId=TEXT, customer_id=TEXT)},
            "Two: the field customer_id would be named customer_id",
        ),
        (
            {"Two": an_object([], toDict=TEXT, to_dict=TEXT)},
            "Two: the field to_dict would be named to_dict_",
        ),
    ],
    ids=repr,
)
def test_refusal_of_names_that_clash(schemas: dict[str, Any], message: str) -> None:
    used = an_object([], **{f"field{number}": ref(name) for number, name in enumerate(schemas)})
    with pytest.raises(PipelineError) as caught:
        package_of({"/x": {"get": operation("get", response=used)}}, **schemas)
    assert str(caught.value).startswith(message)

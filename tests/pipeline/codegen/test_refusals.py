"""What has no honest Python form is left out by name, with the remedy, and stops nothing else."""

from typing import Any

import pytest

from pipeline.codegen.package import build_package
from pipeline.documents import PipelineError
from tests.pipeline.small_documents import (
    FILE,
    PAGE,
    TEXT,
    THING,
    an_object,
    document,
    json_content,
    list_of,
    operation,
    package_of,
    parameter,
    ref,
)

UNION: dict[str, Any] = {"anyOf": [TEXT, {"type": "string", "format": "binary"}]}
GOOD = operation("do-it")


def left_out(paths: dict[str, Any], **schemas: Any) -> list[str]:
    """What is left out of a package that has one more operation, which stays."""
    package = package_of({**paths, "/good": {"get": operation("stay-here")}}, **schemas)
    assert "stay_here" in package.resources["things"].operations
    return [str(found).removeprefix("left out: ") for found in package.left_out]


TWO_BODIES = {"application/json": {"schema": THING}, "multipart/form-data": {"schema": THING}}
DIFFERENT = {
    "200": {"description": "", "content": json_content(THING)},
    "202": {"description": "", "content": {"text/plain": {"schema": TEXT}}},
}
ELSEWHERE = [{"url": "https://files.example/v2"}]
REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "an operation of another server": (
        {"get": operation("do-it") | {"servers": ELSEWHERE}},
        "GET /x: it is at https://files.example/v2, and the client sends all to ",
    ),
    "a path of another server": (
        {"get": operation("do-it"), "servers": ELSEWHERE},
        "GET /x: it is at https://files.example/v2, and the client sends all to ",
    ),
    "a parameter of two types": (
        {"get": operation("do-it", parameter("a", schema=UNION))},
        "GET /x: a: a file can't be one of several kinds ",
    ),
    "a field of two types": (
        {"post": operation("do-it", body=json_content(an_object([], a=UNION)))},
        "DoItRequest.a: a file can't be one of several kinds ",
    ),
    "a response of two types": (
        {"get": operation("do-it", response=UNION)},
        "GET /x: response: a file can't be one of several kinds ",
    ),
    "a redirect for its only success": (
        {"get": operation("do-it", status="302", response=None)},
        "GET /x: its only success is a redirect (302), which the client does not follow",
    ),
    "no success": (
        {"get": operation("do-it", status="404")},
        "GET /x: no success is documented; describe it in a fix: 204 if",
    ),
    "pages without a page": (
        {"get": operation("do-it", response=PAGE)},
        "GET /x: its response is a page but it has no ",
    ),
    "a further kind of body without a name": (
        {"post": operation("do-it", body=TWO_BODIES)},
        "a part of POST /x: its body can't be multipart/form-data in the client; give each media type an x-method",
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
        "a part of GET /x: a: maxItems must be a whole number, not '9); harm()'; correct it in a fix",
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
        "GET /x: a: parameters in a cookie can't be sent",
    ),
    "an object in the query": (
        {"get": operation("do-it", parameter("a", schema=THING))},
        "GET /x: a: lists and objects ",
    ),
    "lists of lists in the query": (
        {"get": operation("do-it", parameter("a", schema={"type": "array", "items": {"type": "array"}}))},
        "GET /x: a: lists and objects ",
    ),
    "a list in a path": (
        {"get": operation("do-it", parameter("a", "path", list_of(TEXT)))},
        "GET /x: a: lists and objects ",
    ),
    "a parameter that is a document": (
        {"get": operation("do-it", {"name": "a", "in": "query", "content": json_content(THING)})},
        "a part of GET /x: a: its value is a document of its own",
    ),
    "a header of the client's own": (
        {"get": operation("do-it", parameter("Host", "header", required=True))},
        "GET /x: Host: the client sets this header itself",
    ),
    "a form that is a list": (
        {"post": operation("do-it", body={"application/x-www-form-urlencoded": {"schema": list_of(TEXT)}})},
        "POST /x: a form must have named fields",
    ),
    "a form of another kind with a file": (
        {"post": operation("do-it", body={"application/x-www-form-urlencoded": {"schema": an_object([], a=FILE)}})},
        "POST /x: a is a file, which only multipart/form-data can hold",
    ),
    "a body of no media type": (
        {"post": operation("do-it", body={"image": {"schema": FILE}})},
        "POST /x: 'image' is not a media type",
    ),
    "two kinds of success": (
        {"get": GOOD | {"responses": DIFFERENT}},
        "GET /x: its successes have different kinds of body",
    ),
}


@pytest.mark.parametrize(("path_item", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_left_out_is_what_has_no_honest_form_and_its_place_is_named(path_item: dict[str, Any], message: str) -> None:
    [told] = left_out({"/x": path_item})
    assert message in told
    assert "fix" in told


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
def test_left_out_is_what_is_not_a_path(path: str, message: str) -> None:
    [told] = left_out({path: {"get": operation("do-it")}})
    assert told.startswith(message)


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
def test_left_out_are_names_that_clash(schemas: dict[str, Any], message: str) -> None:
    used = an_object([], **{f"field{number}": ref(name) for number, name in enumerate(schemas)})
    [told] = left_out({"/x": {"get": operation("get", response=used)}}, **schemas)
    assert told.startswith(f"GET /x: {message}")


def test_left_out_operations_do_not_stop_the_others_but_there_must_be_one() -> None:
    with pytest.raises(
        PipelineError, match=r"^no operation is left to generate; mend one of these in a fix:\nleft out: G"
    ):
        package_of({"/x": {"get": GOOD | {"tags": []}}})


def test_left_out_are_all_operations_that_need_a_schema_which_has_no_form() -> None:
    two = an_object([], customerId=TEXT, customer_id=TEXT)
    paths = {
        "/x": {"get": operation("get-x", response=ref("Two"))},
        "/y": {"post": operation("add-y", body=json_content(an_object([], inner=ref("Two"))))},
    }
    found = left_out(paths, Two=two)
    assert [told.partition(": ")[0] for told in found] == ["GET /x", "POST /y"]
    assert all("Two: the field customer_id would be named customer_id" in told for told in found)


def test_left_out_are_methods_that_return_nothing_of_use() -> None:
    path_item = {method: operation(f"{method}-it") for method in ("head", "options", "trace")}
    assert left_out({"/x": path_item}) == [
        f"{method} /x: the client sends GET, POST, PUT, PATCH, DELETE only; drop the operation in a fix"
        for method in ("OPTIONS", "HEAD", "TRACE")
    ]


def test_left_out_operation_is_named_with_its_page() -> None:
    page = "spec/pages/do-it.md"
    paths: dict[str, Any] = {"/x": {"get": operation("do-it", status="404") | {"x-source": page}}}
    [text] = left_out(paths)
    assert text.startswith(f"GET /x ({page}): no success is documented")


def test_left_out_is_an_operation_whose_tag_can_not_be_a_resource() -> None:
    small = document({"/x": {"get": operation("do-it", tags=["日本"])}, "/good": {"get": operation("stay-here")}})
    small["tags"].append({"name": "日本"})
    assert [str(found) for found in build_package(small).left_out] == [
        "left out: GET /x: tag '日本': no resource can be named ''; give it an x-resource in a fix"
    ]

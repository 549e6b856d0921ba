"""What the pipeline works out for the templates, and what it refuses."""

import copy
from typing import Any

import pytest

from pipeline.codegen.names import class_name
from pipeline.codegen.view import build_view
from tests.pipeline.small_documents import (
    FILE,
    NAMES,
    OPERATIONS,
    PAGE,
    SCHEMAS,
    TEXT,
    THING,
    THING_ID,
    an_object,
    document,
    json_content,
    operation,
    parameter,
    ref,
)


def view_of(paths: dict[str, Any], **schemas: Any) -> dict[str, Any]:
    """What the templates get for a document."""
    found: dict[str, Any] = build_view(document(paths, **schemas))["x-python"]
    return found


def view_of_get(*parameters: Any, path: str = "/x", **arguments: Any) -> dict[str, Any]:
    """What the templates get for one operation."""
    found: dict[str, Any] = view_of({path: {"get": operation("do-it", *parameters, **arguments)}})[
        "operations"
    ]["do_it"]
    return found


@pytest.mark.parametrize("given", [OPERATIONS, SCHEMAS, NAMES], ids=["operations", "schemas", "names"])
def test_the_generator_is_given_every_operation_with_its_successes(given: dict[str, Any]) -> None:
    view = build_view(given)
    for path, path_item in given["paths"].items():
        for method in path_item.keys() - {"parameters"}:
            seen = view["paths"][path][method]
            assert seen["operationId"] == path_item[method]["operationId"]
            assert all(status.startswith("2") for status in seen["responses"])
    assert set(view["x-python"]["models"]) <= {class_name(name) for name in view["components"]["schemas"]}


def test_the_document_given_stays_as_it_was() -> None:
    before = copy.deepcopy(OPERATIONS)
    build_view(OPERATIONS)
    assert before == OPERATIONS


def test_schemas_that_only_failures_use_are_left_out() -> None:
    failure = {"description": "No", "content": json_content(ref("Failure"))}
    asked = operation("get-thing")
    asked["responses"]["422"] = failure
    view = view_of({"/x": {"get": asked}}, Failure=an_object([], message=TEXT), Unused=an_object([]))
    assert list(view["models"]) == ["Thing"]
    assert "ValidationError: No." in view["operations"]["get_thing"]["variants"][0]["method_doc"]


def test_references_to_parts_of_operations_are_followed() -> None:
    given = document({"/x/{thingId}": {"parameters": [ref("")], "post": {}}})
    given["paths"]["/x/{thingId}"] = {
        "parameters": [{"$ref": "#/components/parameters/ThingId"}],
        "post": operation("send")
        | {
            "requestBody": {"$ref": "#/components/requestBodies/Sent~1it"},
            "responses": {"200": {"$ref": "#/components/responses/Done"}},
        },
    }
    given["components"] |= {
        "parameters": {"ThingId": THING_ID},
        "requestBodies": {"Sent/it": {"content": json_content(an_object(["a"], a=TEXT))}},
        "responses": {"Done": {"description": "Done", "content": json_content(THING)}},
    }
    view = build_view(given)["x-python"]["operations"]["send"]
    assert view["variants"][0]["signature"] == "thing_id: str, *, a: str"
    assert view["returns"] == "Thing"


def test_an_operations_parameter_replaces_that_of_its_path() -> None:
    own = parameter("thingId", "path", {"type": "integer"})
    path_item = {"parameters": [THING_ID, parameter("page")], "get": operation("get", own)}
    view = view_of({"/x/{thingId}": path_item})["operations"]["get"]
    assert view["variants"][0]["signature"] == "thing_id: int, *, page: str | None = None"


def test_arguments_that_a_method_needs_itself_are_told_apart() -> None:
    view = view_of_get(
        parameter("id", "path"),
        *(parameter(name) for name in ("id", "options", "limit", "doIt", "query_items")),
        path="/x/{id}",
        body=json_content(an_object([], id=TEXT, limit=TEXT, other=TEXT)),
    )
    names = [item["name"] for item in view["variants"][0]["parameters"]]
    assert names == ["id", "query_id", "query_options", "query_limit", "query_do_it", "query_query_items"]
    assert [item["name"] for item in view["variants"][0]["fields"]] == ["body_id", "body_limit", "other"]


def test_each_file_is_sent_as_what_its_own_encoding_says() -> None:
    body = {
        "multipart/form-data": {
            "schema": an_object([], manual=FILE, photo=FILE),
            "encoding": {"manual": {"contentType": "application/pdf"}, "photo": {"style": "form"}},
        }
    }
    [model] = [
        model
        for name, model in view_of({"/x": {"post": operation("send", body=body)}})["models"].items()
        if name == "SendRequest"
    ]
    assert [field["write"] for field in model["fields"]] == [
        "write_upload('manual', self.manual, 'application/pdf', '.pdf')",
        "write_upload('photo', self.photo, 'application/octet-stream', '')",
    ]


def test_null_can_be_sent_where_it_differs_from_nothing() -> None:
    fields = an_object(
        ["must"], must={"type": ["string", "null"]}, may={"type": ["string", "null"]}, plain=TEXT
    )
    sent = view_of({"/x": {"post": operation("send", body=json_content(ref("Fields")))}}, Fields=fields)
    received = view_of({"/x": {"get": operation("get", response=ref("Fields"))}}, Fields=fields)
    assert [(field["annotation"], field["default"]) for field in sent["models"]["Fields"]["fields"]] == [
        ("str | None", None),
        ("str | None | Unset", "UNSET"),
        ("str | None", "None"),
    ]
    assert [(field["annotation"], field["default"]) for field in received["models"]["Fields"]["fields"]] == [
        ("str | None", None),
        ("str | None", "None"),
        ("str | None", "None"),
    ]


def test_the_method_of_a_list_takes_a_limit_instead_of_a_page() -> None:
    view = view_of_get(parameter("page", schema={"type": "integer"}), response=PAGE)
    assert view["page_item"] == "Thing"
    assert "page" in view["variants"][0]["signature"]
    assert "page" not in view["variants"][0]["method_signature"]
    assert "limit: The largest number of items" in view["variants"][0]["method_doc"]


def test_answers_decide_what_is_returned() -> None:
    pdf = {"200": {"description": "", "content": {"application/pdf": {"schema": FILE}}}}
    assert view_of_get(responses=pdf)["read"] == "read_bytes"
    assert view_of_get(response=None, status="204")["read"] == "read_nothing"
    assert view_of_get(response={"type": "array", "items": THING})["method_returns"] == "builtins.list[Thing]"
    both = {"application/json": {"schema": THING}, "application/pdf": {"schema": FILE}}
    assert view_of_get(responses={"200": {"description": "", "content": both}})["returns"] == "Thing"


def test_resources_are_sorted_and_described() -> None:
    given = document(
        {"/x": {"get": operation("get-thing")}, "/y": {"get": operation("get-car", tags=["Cars"])}}
    )
    given["tags"].append({"name": "Cars"})
    resources = build_view(given)["x-python"]["resources"]
    assert [(name, resource["class"], resource["doc"]) for name, resource in resources.items()] == [
        ("cars", "CarsResource", "Cars."),
        ("things", "ThingsResource", "Things of all kinds."),
    ]

"""What the pipeline works out for the templates."""

import copy
from typing import Any

import pytest

from pipeline.codegen.code import Import
from pipeline.codegen.data import Model, Operation, Package
from pipeline.codegen.package import build_package
from pipeline.documents import PipelineError
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
    list_of,
    operation,
    package_of,
    parameter,
    ref,
)


def operation_of(path_item: dict[str, Any], path: str = "/x") -> Operation:
    """What is generated of one operation."""
    [found] = package_of({path: path_item}).operations
    return found


def operation_of_get(*parameters: Any, path: str = "/x", **arguments: Any) -> Operation:
    """What is generated of an operation that is a GET."""
    return operation_of({"get": operation("do-it", *parameters, **arguments)}, path)


def model_of(package: Package, name: str) -> Model:
    """One of the models."""
    model = package.models[name]
    assert isinstance(model, Model)
    return model


def test_model_has_dictionaries_where_requests_hold_it_within_another() -> None:
    line = an_object(["count"], count={"type": "integer"}, amount={"type": "string", "format": "decimal"})
    body = an_object(["lines"], lines=list_of(ref("Line")), own=ref("Line"))
    given = operation("do-it", body={"application/json": {"schema": ref("Order")}})
    package = package_of({"/x": {"post": given}}, Order=body, Line=line)
    keys = model_of(package, "Line").keys or ()
    assert [(key.name, str(key.annotation)) for key in keys] == [
        ("count", "int"),
        ("amount", "NotRequired[Decimal | int | str | None]"),
    ]
    assert package.model_modules["LineDict"] == ".line"
    assert model_of(package, "Order").keys is None
    assert "lines: Sequence[Line | LineDict]" in str(package.operations[0].methods[0].signature)


def test_model_whose_dictionaries_have_the_name_of_another_is_refused() -> None:
    schemas = {name: an_object([], count={"type": "integer"}) for name in ("Line", "LineDict")}
    body = an_object([], first=ref("Line"), second=ref("LineDict"))
    given = operation("do-it", body={"application/json": {"schema": ref("Order")}})
    with pytest.raises(PipelineError, match="can't be named LineDict"):
        package_of({"/x": {"post": given}}, Order=body, **schemas)


@pytest.mark.parametrize("given", [OPERATIONS, SCHEMAS, NAMES], ids=["operations", "schemas", "names"])
def test_package_has_every_operation_once(given: dict[str, Any]) -> None:
    seen = {(operation.path, operation.http_method.lower()) for operation in build_package(given).operations}
    assert seen == {
        (path, method) for path, path_item in given["paths"].items() for method in path_item.keys() - {"parameters"}
    }


def test_package_is_built_without_changing_the_document() -> None:
    before = copy.deepcopy(OPERATIONS)
    build_package(OPERATIONS)
    assert before == OPERATIONS


def test_package_leaves_out_schemas_that_only_failures_use() -> None:
    failure = {"description": "No", "content": json_content(ref("Failure"))}
    asked = operation("get-thing")
    asked["responses"]["422"] = failure
    package = package_of({"/x": {"get": asked}}, Failure=an_object([], message=TEXT), Unused=an_object([]))
    assert list(package.models) == ["Thing"]
    assert "ValidationError: No." in package.operations[0].methods[0].docstring


@pytest.mark.parametrize(
    ("added", "expected"),
    [((), "(200,)"), (("404", "401"), "(200, 401, 404,)"), (("default",), None), (("4XX",), None)],
)
def test_operation_knows_its_statuses_where_all_are_named(added: tuple[str, ...], expected: str | None) -> None:
    asked = operation("get-thing")
    asked["responses"] |= {status: {"description": "No"} for status in added}
    statuses = operation_of({"get": asked}).statuses
    assert (statuses and str(statuses)) == expected


def test_package_follows_references_to_parts_of_operations() -> None:
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
    [send] = build_package(given).operations
    assert str(send.methods[0].signature).startswith("thing_id: str, *, a: str, ")
    assert str(send.functions[0].signature) == "thing_id: str, request: SendRequest"
    assert str(send.returns) == "Thing"


def test_parameter_of_an_operation_replaces_that_of_its_path() -> None:
    own = parameter("thingId", "path", {"type": "integer"})
    path_item = {"parameters": [THING_ID, parameter("page")], "get": operation("get", own)}
    [function] = operation_of(path_item, "/x/{thingId}").functions
    assert str(function.signature) == "thing_id: int, *, page: str | None = None"


def test_parameter_with_a_name_that_the_method_needs_itself_gets_another() -> None:
    [method] = operation_of_get(
        parameter("id", "path"),
        *(parameter(name) for name in ("id", "options", "limit", "operation", "query_items", "path_segment")),
        path="/x/{id}",
        body=json_content(an_object([], id=TEXT, limit=TEXT, request=TEXT, other=TEXT)),
    ).methods
    assert [parameter.name for parameter in method.function.placed("path")] == ["id"]
    assert [argument.name for argument in method.arguments] == [
        *("query_id", "query_options", "query_limit", "query_operation", "query_query_items"),
        *("query_path_segment", "body_id", "body_limit", "body_request", "other"),
    ]


def test_parameter_does_not_hide_the_function_that_writes_it() -> None:
    [function] = operation_of_get(parameter("write_text"), parameter("write_date")).functions
    assert [parameter.name for parameter in function.parameters] == ["query_write_text", "write_date"]


def test_file_is_sent_as_what_its_own_encoding_says() -> None:
    body = {
        "multipart/form-data": {
            "schema": an_object([], manual=FILE, photo=FILE),
            "encoding": {"manual": {"contentType": "application/pdf"}, "photo": {"style": "form"}},
        }
    }
    model = model_of(package_of({"/x": {"post": operation("send", body=body)}}), "SendRequest")
    assert [str(field.write) for field in model.fields] == [
        "write_upload('manual', manual, 'application/pdf', '.pdf')",
        "write_upload('photo', photo, 'application/octet-stream', '')",
    ]


def test_null_can_be_sent_where_it_differs_from_nothing() -> None:
    fields = an_object(["must"], must={"type": ["string", "null"]}, may={"type": ["string", "null"]}, plain=TEXT)

    def fields_of(described: dict[str, Any]) -> list[tuple[str, str | None]]:
        model = model_of(package_of({"/x": {"post": described}}, Fields=fields), "Fields")
        return [(str(field.annotation), str(field.default) if field.default else None) for field in model.fields]

    assert fields_of(operation("send", body=json_content(ref("Fields")))) == [
        ("str | None", None),
        ("str | None | Unset", "UNSET"),
        ("str | None", "None"),
    ]
    assert fields_of(operation("get", response=ref("Fields"))) == [
        ("str | None", None),
        ("str | None", "None"),
        ("str | None", "None"),
    ]


def test_list_method_takes_a_limit_instead_of_a_page() -> None:
    listing = operation_of_get(parameter("page", schema={"type": "integer"}), response=PAGE)
    [method] = listing.methods
    assert str(listing.page_item) == "Thing"
    assert str(method.function.signature) == "*, page: int | None = None"
    assert str(method.signature).startswith("*, limit: int | None = None, ")
    assert "limit: The largest number of items" in method.docstring


def test_response_decides_what_is_returned() -> None:
    pdf = {"200": {"description": "", "content": {"application/pdf": {"schema": FILE}}}}
    assert str(operation_of_get(responses=pdf).read) == "read_bytes"
    assert str(operation_of_get(response=None, status="204").read) == "read_nothing"
    things = operation_of_get(response=list_of(THING))
    assert (str(things.returns), str(things.method_returns)) == ("list[Thing]", "builtins.list[Thing]")
    both = {"application/json": {"schema": THING}, "application/pdf": {"schema": FILE}}
    assert str(operation_of_get(responses={"200": {"description": "", "content": both}}).returns) == "Thing"


def test_resource_classes_are_sorted_and_described() -> None:
    given = document({"/x": {"get": operation("get-thing")}, "/y": {"get": operation("get-car", tags=["Cars"])}})
    given["tags"].append({"name": "Cars"})
    resources = build_package(given).resources
    assert [(name, resource.class_name, resource.doc) for name, resource in resources.items()] == [
        ("cars", "CarsResource", "Cars."),
        ("things", "ThingsResource", "Things of all kinds."),
    ]


def test_model_imports_others_before_its_class_unless_they_lead_back_to_it() -> None:
    package = build_package(SCHEMAS)
    rich, tree, egg = (model_of(package, name) for name in ("RichThing", "Tree", "Egg"))
    assert Import(".models.rich_thing_maker", "RichThingMaker") in rich.imports
    assert rich.circular == set()
    assert tree.circular == {Import(".models.tree", name) for name in ("Tree", "TreeDict", "tree_from_dict")}
    assert tree.imports_of_others == set()
    assert [field.name for field in tree.fields if field.annotation.imports & tree.circular] == ["children", "parent"]
    assert egg.circular == {Import(".models.chicken", name) for name in ("Chicken", "chicken_from_dict")}
    assert egg.imports_of_others == egg.circular
    assert not egg.circular & egg.imports


def test_module_imports_what_its_code_names_and_nothing_else() -> None:
    listing = operation_of_get(
        parameter("page", schema={"type": "integer"}),
        parameter("since", schema={"format": "date", **TEXT}),
        response=PAGE,
    )
    assert listing.imports == {
        Import("datetime"),
        *(Import(".models.do_it_response", name) for name in ("DoItResponse", "do_it_response_from_dict")),
        Import(".runtime.reading", "read_with"),
        *(Import(".runtime.writing", name) for name in ("write_date", "write_integer")),
    }

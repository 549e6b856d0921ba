"""Changes of the operations that the vendor's pages describe, each with the lines and steps that follow from it."""

import re
from collections.abc import Iterator
from typing import Any

from pipeline.diff.semver import Step
from pipeline.documents import Document
from pipeline.openapi.json_data import is_mapping
from pipeline.openapi.walk import operations
from tests.pipeline.diff.model_changes import Impossible
from tests.pipeline.every_kind import BODIES, KINDS, PARAMETERS, RESPONSES
from tests.pipeline.page_edits import SCHEMAS, Change, Edited, Line
from tests.pipeline.vendor_style import habits_of

MINOR, MAJOR = Step.MINOR, Step.MAJOR
_RENDERED = ("create-customer", "create-customer-invoice", "create-customer-offer")
"""Operations that rendered pages describe, too, so that they do not vanish with their Markdown pages."""


def add_parameter(edited: Edited) -> Iterator[Line]:
    operation, name = edited.an_operation(), edited.word()
    required = edited.chance.random() < 0.3
    made: Document = {"name": name, "in": "query", "required": required}
    schema = {"type": "integer", "example": 3, "description": "What is new"}
    operation.setdefault("parameters", []).append({**made, "schema": schema})
    step, word = (MAJOR, "required ") if required else (MINOR, "")
    yield step, f"added {word}parameter {name} of {operation['operationId']}"


def remove_parameter(edited: Edited) -> Iterator[Line]:
    operation, parameter = _query_parameter(edited)
    operation["parameters"].remove(parameter)
    yield MAJOR, f"removed parameter {parameter['name']} of {operation['operationId']}"


def rename_parameter(edited: Edited) -> Iterator[Line]:
    operation, parameter = _query_parameter(edited)
    old = parameter["name"]
    parameter["name"] = f"{old}{edited.word().capitalize()}"
    new, where = parameter["name"], f" of {operation['operationId']}"
    if "pattern" in parameter["schema"] and "format" not in parameter["schema"]:
        # the page does not say it, so that nothing tells that the new one is the old one
        yield MAJOR, f"removed parameter {old}{where}"
        yield MINOR, f"added parameter {new}{where}"
        return
    yield MAJOR, f"renamed parameter {old} -> {new}{where}"
    if "default" in parameter["schema"]:
        default = parameter["schema"]["default"]
        yield MINOR, f"changed parameter {new}{where}: default {default} -> none"


def _query_parameter(edited: Edited) -> tuple[Document, Document]:
    operation = edited.an_operation(lambda found: any(_is_in_query(one) for one in found.get("parameters", [])))
    return operation, edited.chance.choice([one for one in operation["parameters"] if _is_in_query(one)])


def _is_in_query(parameter: Document) -> bool:
    return parameter.get("in") == "query" and parameter["name"] != "page"


def add_error(edited: Edited) -> Iterator[Line]:
    # other pages name no errors, or only some
    talkative = [
        operation["operationId"]
        for path, _, operation in operations(edited.document)
        if habits_of(path).errors == "known"
    ]
    operation = edited.an_operation(lambda found: found["operationId"] in talkative and "409" not in found["responses"])
    operation["responses"]["409"] = {"description": "It is busy"}
    yield MINOR, f"added response 409 of {operation['operationId']}"


def remove_body(edited: Edited) -> Iterator[Line]:
    """The operation itself is told, and what of its body only it had."""
    # of real pages, fixes tell by the body which errors there are
    real = (*_RENDERED, "create-customer-offer-manual")
    operation = edited.an_operation(lambda found: "requestBody" in found and found["operationId"] not in real)
    del operation["requestBody"]
    yield MAJOR, f"removed request body of {operation['operationId']}"


def change_media_type(edited: Edited) -> Iterator[Line]:
    operation = edited.an_operation(lambda found: [*_contents(found)] == ["application/json"])
    contents = _contents(operation)
    contents["application/x-www-form-urlencoded"] = contents.pop("application/json")
    detail = "application/json -> application/x-www-form-urlencoded"
    yield MINOR, f"changed media type in request of {operation['operationId']}: {detail}"


def _contents(operation: Document) -> Document:
    found: Document = operation.get("requestBody", {}).get("content", {})
    return found


def move_to_new_tag(edited: Edited) -> Iterator[Line]:
    operation, word = edited.an_operation(lambda found: found["operationId"] in edited.methods), edited.word()
    name = operation["operationId"]
    operation["tags"] = [f"{word.capitalize()} API"]
    # no word of the operation is in the tag, so that all of them are in the name of the method
    # edits are called updates everywhere
    method = operation.get("x-method", re.sub("^edit-", "update-", name).replace("-", "_"))
    yield MAJOR, f"renamed method {edited.methods[name]} -> {word}.{method}"


def remove_operation(edited: Edited) -> Iterator[Line]:
    operation = edited.an_operation(lambda found: found["operationId"] not in _RENDERED)
    path, method = next((path, way) for path, way, found in operations(edited.document) if found is operation)
    del edited.document["paths"][path][method]
    yield MAJOR, f"removed operation {operation['operationId']} ({method.upper()} {path})"


def rename_path_parameter(edited: Edited) -> Iterator[Line]:
    """The names in a path are those of arguments, and the API knows nothing of them."""
    path = edited.chance.choice([path for path in edited.document["paths"] if path.count("{") == 1])
    if path in edited.touched:
        raise Impossible
    edited.touched.add(path)
    old, new = path.partition("{")[2].partition("}")[0], edited.word()
    for _, _, operation in operations({"paths": {path: edited.document["paths"][path]}}):
        for parameter in operation["parameters"]:
            if parameter.get("name") == old:
                parameter["name"] = new
    paths = {
        key.replace(f"{{{old}}}", f"{{{new}}}") if key == path else key: item
        for key, item in edited.document["paths"].items()
    }
    edited.document["paths"] = paths
    yield from ()


def add_operation(edited: Edited) -> Iterator[Line]:
    """An operation of any kind, with a tag of its own."""
    found = [(path, method) for path, item in {**BODIES, **PARAMETERS, **RESPONSES}.items() for method in item]
    path, method = edited.chance.choice(found)
    if path in edited.touched:
        raise Impossible
    edited.touched.add(path)
    operation = {**KINDS["paths"][path][method], "tags": [f"{edited.word().capitalize()} API"]}
    page = {
        "openapi": "3.1.1",
        "info": {"title": "MijnKlantportaal API", "version": "v1"},
        "servers": edited.document["servers"],
        "security": edited.document["security"],
        "tags": [{"name": operation["tags"][0]}],
        "paths": {path: {method: operation}},
        "components": {
            "schemas": _needed(operation),
            "securitySchemes": {"APIKey": {"type": "http", "scheme": "bearer"}},
        },
    }
    edited.document.setdefault("x-pages", []).append(page)
    yield MINOR, f"added operation {operation['operationId']} ({method.upper()} {path})"


def _needed(part: Any) -> Document:
    """The named schemas that a part refers to."""
    found: Document = {}
    waiting: list[Any] = [part]
    while waiting:
        one = waiting.pop()
        waiting += one.values() if is_mapping(one) else one if isinstance(one, list) else ()
        name = str(one.get("$ref", "")).removeprefix(SCHEMAS) if is_mapping(one) else ""
        if name and name not in found:
            found[name] = KINDS["components"]["schemas"][name]
            waiting.append(found[name])
    return found


OPERATION_CHANGES: tuple[Change, ...] = (
    *(add_parameter, remove_parameter, rename_parameter, add_error, rename_path_parameter, add_operation),
    *(remove_body, change_media_type, move_to_new_tag, remove_operation),
)

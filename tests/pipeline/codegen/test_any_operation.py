"""Whatever an operation looks like: it is generated, or left out by name, and the others are there."""

import ast
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.codegen.api_docs import api_docs
from pipeline.codegen.package import build_package
from tests.pipeline.every_kind import KINDS
from tests.pipeline.small_documents import FILE, TEXT, an_object, document, list_of, operation, ref

LEAVES: list[dict[str, Any]] = [
    *({"type": kind} for kind in ("string", "integer", "number", "boolean", "null", "object", "array")),
    *({"type": "string", "format": name} for name in ("date", "date-time", "decimal", "portal-date-time", "integer")),
    *({"enum": values} for values in (["a", "b"], ["a", None], [1, 2], [True], [1.5], ["a", 1], [None])),
    *({"const": value} for value in ("x", 3, None)),
    *({"type": types} for types in (["string", "null"], ["string", "integer"], ["object", "null"], ["array", "null"])),
    *(ref(name) for name in ("Cat", "Pet", "Stored", "Home", "Loop", "Colour", "Entry")),
    {},
    FILE,
    {"type": "string", "pattern": "^thg_"},
    {"type": "object", "additionalProperties": False},
    {"type": ["object", "string"], "properties": {"a": TEXT}},
    {"anyOf": [{"type": "null"}]},
    {"allOf": [ref("Cat"), {"properties": {"z": TEXT}}]},
    {"not": TEXT},
]
NAMES = ("id", "name", "type", "self", "body", "list", "data", "next_page_url")
MEDIA_TYPES = (
    *("application/json", "Application/JSON", "application/vnd.x+json", "text/csv; charset=utf-8", "image/png", "*/*"),
    *("multipart/form-data", "application/x-www-form-urlencoded", "application/pdf", "application/xml"),
)


def inside(schemas: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Schemas that hold others."""
    fields = st.dictionaries(st.sampled_from(NAMES), schemas, max_size=3)
    return st.one_of(
        schemas.map(list_of),
        schemas.map(lambda values: {"type": "object", "additionalProperties": values}),
        st.lists(schemas, min_size=1, max_size=3).map(lambda kinds: {"anyOf": kinds}),
        st.lists(schemas, min_size=1, max_size=3).map(lambda kinds: {"oneOf": kinds}),
        fields.map(lambda found: {**an_object([*found][:1]), "properties": found}),
    )


SCHEMAS = st.recursive(st.sampled_from(LEAVES), inside, max_leaves=5)
CONTENTS = st.dictionaries(
    st.sampled_from(MEDIA_TYPES),
    st.one_of(SCHEMAS.map(lambda schema: {"schema": schema}), st.just({})),
    min_size=1,
    max_size=3,
)
RESPONSES = st.dictionaries(
    st.sampled_from(("200", "201", "202", "204", "2XX", "404", "default")),
    st.one_of(CONTENTS.map(lambda found: {"description": "x", "content": found}), st.just({"description": "x"})),
    min_size=1,
    max_size=3,
)
PARAMETERS = st.lists(
    st.fixed_dictionaries(
        {
            "name": st.sampled_from(("a", "b[]", "X-C", "page", "body", "options", "self", "Host", "Accept")),
            "in": st.sampled_from(("query", "header", "cookie")),
            "schema": SCHEMAS,
            "required": st.booleans(),
        },
        optional={"style": st.sampled_from(("form", "pipeDelimited", "deepObject", "odd")), "explode": st.booleans()},
    ),
    max_size=3,
    unique_by=lambda found: (found["name"], found["in"]),
)
BODIES = st.one_of(st.none(), CONTENTS)


@settings(max_examples=200, deadline=None)
@given(parameters=PARAMETERS, body=BODIES, responses=RESPONSES)
def test_any_operation_is_generated_or_left_out_by_name(
    parameters: list[Any], body: dict[str, Any] | None, responses: dict[str, Any]
) -> None:
    run = operation("run-it", *parameters, body=body, responses=responses)
    paths = {"/run": {"post": run}, "/good": {"get": operation("stay-here")}}
    package = build_package(document(paths, **KINDS["components"]["schemas"]))
    assert api_docs(package)
    [whole] = [[str(found) for found in package.left_out if found.is_whole]]
    names = {found.operation_id for found in package.operations}
    assert names == ({"stay-here"} if whole else {"stay-here", "run-it"})
    assert all(told.startswith("left out: POST /run: ") for told in whole)
    for found in package.operations:
        for code in (found.returns, found.read, *(function.path for function in found.functions)):
            ast.parse(str(code), mode="eval")
        for function in found.functions:
            ast.parse(f"def function({function.signature}): pass")
    for model in package.models.values():
        for field in model.fields:
            for code in (field.annotation, field.read, field.on_the_wire):
                ast.parse(str(code), mode="eval")

"""From schemas to annotations and to the code that reads and writes values."""

from typing import Any

import pytest

from pipeline.codegen.code import Code, Import
from pipeline.codegen.python_types import PythonTypes
from pipeline.codegen.schemas import without_null
from pipeline.documents import PipelineError
from pipeline.openapi.ids import id_prefixes
from tests.pipeline.small_documents import NULLABLE_TEXT, TEXT, an_object, list_of, ref

SCHEMAS: dict[str, Any] = {
    "Line": an_object([], a=TEXT),
    "Rate": {"type": "integer", "enum": [0, 21]},
    "State": {"type": "string", "enum": ["open"]},
    "Day": {"type": "string", "format": "date"},
    "NullableState": {"type": ["string", "null"], "enum": ["open", None]},
    "NullableLine": an_object([], a=TEXT) | {"type": ["object", "null"]},
    "Odd": {"enum": ["a", 1]},
    "Endless": list_of(ref("Endless")),
}
N, X = Code("n"), Code("x")
PRESENT = "value if (value := x) is not None else refuse_null()"
IN_AMSTERDAM = "time if (time := parse_time(x)).tzinfo else read_time(x)"
SENT = PythonTypes(SCHEMAS, sent=True)
RECEIVED = PythonTypes(SCHEMAS, sent=False)


@pytest.mark.parametrize(
    ("schema", "sent", "received", "read"),
    [
        (TEXT, "str", "str", 'x + ""'),
        ({"type": "string", "format": "email"}, "str", "str", 'x + ""'),
        ({"type": "boolean"}, "bool", "bool", "read_flag(x)"),
        ({"type": "integer"}, "int", "int", "read_integer(x)"),
        ({"type": "integer", "x-also-text": True}, "int", "int", "read_integer_or_text(x)"),
        ({"type": "number"}, "float", "float", "read_number(x)"),
        ({"type": "string", "format": "decimal"}, "Decimal | int | str", "Decimal", "read_decimal(x)"),
        ({"type": "number", "format": "decimal"}, "Decimal | int | str", "Decimal", "read_decimal(x)"),
        ({"type": "string", "format": "date"}, "datetime.date", "datetime.date", "read_date(x)"),
        ({"type": "string", "format": "date-time"}, "datetime.datetime", "datetime.datetime", IN_AMSTERDAM),
        (
            {"type": "string", "format": "portal-date-time"},
            "datetime.datetime",
            "datetime.datetime",
            IN_AMSTERDAM,
        ),
        (
            {"type": "string", "format": "portal-date-minute"},
            "datetime.datetime",
            "datetime.datetime",
            IN_AMSTERDAM,
        ),
        ({"type": "string", "format": "integer"}, "int", "int", "read_integer_or_text(x)"),
        (NULLABLE_TEXT, "str | None", "str | None", 'None if (value := x) is None else value + ""'),
        (ref("Line"), "Line | LineDict", "Line", "line_from_dict(x)"),
        (ref("Rate"), "Rate", "Rate | int", "read_integer(x)"),
        (ref("State"), "State", "State | str", 'x + ""'),
        (ref("Day"), "datetime.date", "datetime.date", "read_date(x)"),
        (list_of(TEXT), "Sequence[str]", "list[str]", "read_each(read_text, x)"),
        (list_of({}), "Sequence[Any]", "list[Any]", "read_list(x)"),
        (list_of(ref("Day")), "Sequence[datetime.date]", "list[datetime.date]", "read_each(read_date, x)"),
        (
            list_of(ref("Line")),
            "Sequence[Line | LineDict]",
            "list[Line]",
            "read_each(line_from_dict, x)",
        ),
        ({"type": "object"}, "Mapping[str, Any]", "dict[str, Any]", "read_mapping(x)"),
        (
            {"type": "object", "additionalProperties": {"type": "integer"}},
            "Mapping[str, int]",
            "dict[str, int]",
            "read_mapping(x, read_integer)",
        ),
        ({}, "Any", "Any", "x"),
        ({"type": "string", "format": "binary"}, "FileInput", "FileInput", PRESENT),
        (
            {"anyOf": [ref("State"), {"type": "null"}]},
            "State | None",
            "State | str | None",
            'None if (value := x) is None else value + ""',
        ),
        ({"oneOf": [ref("Day")]}, "datetime.date", "datetime.date", "read_date(x)"),
    ],
    ids=repr,
)
def test_annotation_and_reader_of_each_schema(schema: Any, sent: str, received: str, read: str) -> None:
    assert str(SENT.of(schema, "here").annotation) == sent
    assert str(RECEIVED.of(schema, "here").annotation) == received
    assert str(RECEIVED.of(schema, "here").read(X)) == read


@pytest.mark.parametrize(
    ("schema", "sent", "received"),
    [
        (TEXT, "write_text(n, x)", "write_text(n, x)"),
        ({"type": "string", "pattern": "^cst_"}, "write_text(n, x, 'cst_')", "write_text(n, x)"),
        (
            {"type": "string", "pattern": "^(fsf|fsd)_"},
            "write_text(n, x, 'fsf_', 'fsd_')",
            "write_text(n, x)",
        ),
        (
            {"type": "string", "format": "portal-date-minute"},
            "write_local_minute(n, x)",
            "write_local_minute(n, x)",
        ),
        ({"type": "string", "format": "integer"}, "write_integer_text(n, x)", "write_integer_text(n, x)"),
        ({"type": "string", "format": "decimal"}, "write_decimal(n, x)", "write_decimal(n, x)"),
        ({"type": "number", "format": "decimal"}, "write_decimal_number(n, x)", "write_decimal_number(n, x)"),
        (ref("Rate"), "write_choice(n, x, (0, 21,))", "write_integer(n, x)"),
        (ref("State"), "write_choice(n, x, ('open',))", "write_text(n, x)"),
        (list_of(TEXT), "write_each(n, x, write_text)", "write_each(n, x, write_text)"),
        (
            list_of(TEXT, minItems=1),
            "write_each(n, x, write_text, minimum=1)",
            "write_each(n, x, write_text)",
        ),
        (
            list_of(TEXT, minItems=1, maxItems=2),
            "write_each(n, x, write_text, minimum=1, maximum=2)",
            "write_each(n, x, write_text)",
        ),
        (
            list_of(ref("Line")),
            "write_each(n, x, lambda name, item: write_model(name, item, Line))",
            "write_each(n, x, lambda name, item: write_model(name, item, Line))",
        ),
        (NULLABLE_TEXT, "None if x is None else write_text(n, x)", "None if x is None else write_text(n, x)"),
        ({}, "x", "x"),
    ],
    ids=repr,
)
def test_annotation_is_stricter_for_what_is_sent(schema: Any, sent: str, received: str) -> None:
    assert str(SENT.of(schema, "here").write(N, X)) == sent
    assert str(RECEIVED.of(schema, "here").write(N, X)) == received


@pytest.mark.parametrize(
    ("pattern", "prefixes"),
    [
        ("^cst_", ["cst_"]),
        ("^(fsf|fsd)_", ["fsf_", "fsd_"]),
        ("^(fsf)_", ["fsf_"]),
        ("^cst_[a-z0-9]+$", []),
        ("^[A-Z]{2}$", []),
        ("cst_", []),
    ],
)
def test_id_prefixes_come_only_from_a_pattern_that_is_nothing_else(pattern: str, prefixes: list[str]) -> None:
    assert id_prefixes({"pattern": pattern}) == prefixes


def test_id_prefixes_are_missing_where_there_is_no_id() -> None:
    assert id_prefixes({}) == []


def test_file_limit_for_all_files_counts_them_together() -> None:
    files = list_of({"type": "string", "format": "binary"}, maxItems=5, **{"x-max-total-bytes": 10})
    assert str(SENT.of(files, "here").write(N, X)) == (
        "write_files(n, x, lambda name, item: write_upload(name, item, 'application/octet-stream', ''), "
        "maximum=5, total_bytes=10)"
    )


@pytest.mark.parametrize(
    ("media_type", "code"),
    [
        ("application/pdf", "write_upload(n, x, 'application/pdf', '.pdf')"),
        ("", "write_upload(n, x, 'application/octet-stream', '')"),
        ("image/png", "write_upload(n, x, 'image/png', '')"),
    ],
)
def test_file_is_written_as_what_the_documentation_asks_for(media_type: str, code: str) -> None:
    assert str(SENT.of({"type": "string", "format": "binary"}, "here", media_type).write(N, X)) == code


def test_null_is_allowed_once() -> None:
    once = RECEIVED.of(NULLABLE_TEXT, "here")
    assert once.or_none() == once
    assert str(RECEIVED.of(TEXT, "here").or_none().annotation) == "str | None"


@pytest.mark.parametrize(
    ("schema", "reason"),
    [
        ({"anyOf": [TEXT, {"type": "string", "format": "binary"}]}, "a file can't be one of several kinds of value"),
        (ref("Endless"), "Endless holds itself without an object between"),
        (ref("Odd"), "the choices of Odd must be texts or whole numbers"),
    ],
    ids=repr,
)
@pytest.mark.parametrize("types", [SENT, RECEIVED], ids=["sent", "received"])
def test_schema_without_an_honest_type_is_refused_with_its_place(types: PythonTypes, schema: Any, reason: str) -> None:
    with pytest.raises(PipelineError) as caught:
        types.of(schema, "GET /things response")
    assert str(caught.value).startswith("GET /things response")
    assert reason in str(caught.value)
    assert "fix" in str(caught.value)


UNIONS: list[tuple[Any, str, str, str]] = [
    (
        {"anyOf": [TEXT, {"type": "integer"}]},
        "str | int",
        "read_union(x, Kind((str,), read_text), Kind((int,), read_integer))",
        "write_union(n, x, write_text, write_integer)",
    ),
    (
        {"type": ["string", "integer", "null"]},
        "str | int | None",
        "None if (value := x) is None else read_union(value, Kind((str,), read_text), Kind((int,), read_integer))",
        "None if x is None else write_union(n, x, write_text, write_integer)",
    ),
    (
        {"oneOf": [ref("Line"), list_of(ref("Day"))]},
        "Line | list[datetime.date] | dict[str, Any]",
        "read_union(x, ObjectKind(Line), Kind((list,), lambda item: read_each(read_date, item)))",
        "write_union(n, x, lambda name, item: write_model(name, item, Line), "
        "lambda name, item: write_each(name, item, write_date), write_mapping)",
    ),
    ({"anyOf": [TEXT, {}]}, "Any", "x", "x"),
    ({"anyOf": [{"type": "null"}, {"type": "null"}]}, "None", "", ""),
    (
        {"oneOf": [{"anyOf": [TEXT, {"type": "null"}]}, {"type": ["boolean", "integer"]}]},
        "str | bool | int | None",
        "None if (value := x) is None else read_union(value, Kind((str,), read_text), Kind((bool,), read_flag), "
        "Kind((int,), read_integer))",
        "",
    ),
    (ref("NullableLine"), "NullableLine | None", "", ""),
    (ref("NullableState"), "NullableState | str | None", 'None if (value := x) is None else value + ""', ""),
    (
        {"type": "object", "additionalProperties": ref("Line")},
        "dict[str, Line]",
        "read_mapping(x, line_from_dict)",
        "write_mapping(n, x, lambda name, item: write_model(name, item, Line))",
    ),
]


@pytest.mark.parametrize(("schema", "annotation", "read", "write"), UNIONS, ids=lambda value: str(value)[:60])
def test_union_nullable_schema_and_map_are_typed_read_and_written(
    schema: Any, annotation: str, read: str, write: str
) -> None:
    found = RECEIVED.of(schema, "here")
    assert str(found.annotation) == annotation
    assert str(found.read(X)) == read or not read
    assert str(found.write(N, X)) == write or not write


def test_null_is_taken_apart() -> None:
    assert without_null(NULLABLE_TEXT) == (TEXT, True)
    assert without_null(TEXT) == (TEXT, False)
    assert without_null({"type": ["string", "integer", "null"]}) == ({"type": ["string", "integer"]}, True)
    assert without_null({"oneOf": [TEXT, ref("Line"), {"type": "null"}]}) == ({"oneOf": [TEXT, ref("Line")]}, True)


@pytest.mark.parametrize(
    ("schema", "imports"),
    [
        (TEXT, set[Import]()),
        (ref("Day"), {Import("datetime")}),
        ({"type": "string", "format": "decimal"}, {Import("decimal", "Decimal")}),
        (
            list_of(ref("Line")),
            {
                Import("collections.abc", "Sequence"),
                *(Import(".models.line", name) for name in ("Line", "LineDict")),
            },
        ),
        (ref("State"), {Import(".models.state", "State")}),
    ],
    ids=["text", "date", "amount", "list of models", "choices"],
)
def test_annotation_carries_its_imports(schema: Any, imports: set[Import]) -> None:
    assert SENT.of(schema, "here").annotation.imports == imports


def test_code_that_reads_and_writes_carries_its_imports() -> None:
    days = RECEIVED.of(list_of(ref("Day")), "here")
    assert days.read(X).imports == {Import(".runtime.reading", name) for name in ("read_date", "read_each")}
    assert days.write(N, X).imports == {Import(".runtime.writing", name) for name in ("write_date", "write_each")}
    assert RECEIVED.of(ref("Line"), "here").read(X).imports == {Import(".models.line", "line_from_dict")}

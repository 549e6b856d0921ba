"""Code that shows a call."""

import ast
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.codegen.sample_code import sample_call, sample_value
from tests.pipeline.small_documents import TEXT, an_object, list_of, ref

SCHEMAS: dict[str, Any] = {
    "Line": an_object(
        ["description", "amountExclVat"],
        description=TEXT | {"example": "Template"},
        amountExclVat={"type": "string", "format": "decimal", "example": "12.50"},
        note=TEXT,
    ),
    "Rate": {"type": "integer", "enum": [9, 21]},
    "Day": {"type": "string", "format": "date", "example": "2026-01-02"},
}


def text(form: str, **more: Any) -> dict[str, Any]:
    return {"type": "string", "format": form, **more}


@pytest.mark.parametrize(
    ("schema", "code"),
    [
        ({"type": "string", "example": "John"}, '"John"'),
        ({"type": "string", "example": "It's"}, '"It\'s"'),
        ({"type": "string", "example": 'say "x"'}, "'say \"x\"'"),
        ({"type": "integer", "example": 0}, "0"),
        ({"type": "boolean", "example": False}, "False"),
        ({"type": "string", "enum": ["open", "closed"]}, '"open"'),
        ({"type": "string", "enum": ["open", "closed"], "example": "closed"}, '"closed"'),
        (text("decimal"), 'Decimal("12.95")'),
        ({"type": "number", "format": "decimal", "example": 3.5}, 'Decimal("3.5")'),
        (text("date"), "date(2026, 11, 20)"),
        (text("date", example="2026-02-09"), "date(2026, 2, 9)"),
        (text("portal-date-time", example="2026-02-09 08:05:00"), "datetime(2026, 2, 9, 8, 5)"),
        (text("portal-date-minute", example="2026-02-09 08:05"), "datetime(2026, 2, 9, 8, 5)"),
        (text("date-time"), "datetime(2026, 11, 20, 14, 30)"),
        (text("integer", example="7"), "7"),
        (text("integer"), "1"),
        (text("email"), '"someone@example.com"'),
        (TEXT, '"example"'),
        ({"type": "string", "pattern": "^cst_"}, '"cst_1"'),
        (text("binary"), 'Path("document.pdf")'),
        (list_of(TEXT, example=["a", "b"]), '["a"]'),
        (list_of(text("date")), "[date(2026, 11, 20)]"),
        (list_of(ref("Line")), '[Line(description="Template", amount_excl_vat=Decimal("12.50"))]'),
        (ref("Rate"), "9"),
        (ref("Day"), "date(2026, 1, 2)"),
    ],
    ids=repr,
)
def test_sample_value_is_code_that_people_would_write(schema: dict[str, Any], code: str) -> None:
    assert sample_value("field", schema, SCHEMAS) == code


def test_sample_pdf_is_a_file_that_is_named_so() -> None:
    assert sample_value("pdf", text("binary"), SCHEMAS) == 'Path("document.pdf")'


@given(st.text())
def test_sample_of_any_example_stays_a_text(example: str) -> None:
    code = sample_value("field", {"type": "string", "example": example}, SCHEMAS)
    assert ast.literal_eval(code) == example


@pytest.mark.parametrize(
    ("schema", "code"),
    [
        (text("decimal", example='1") or harm() or Decimal("2'), 'Decimal("12.95")'),
        (text("integer", example="harm()"), "1"),
        (text("integer", example="\u0661"), "1"),
        (text("date", example="harm()"), "date(2026, 11, 20)"),
        (text("date-time", example="1"), "datetime(2026, 11, 20, 14, 30)"),
    ],
)
def test_injection_a_sample_that_is_no_value_of_its_format_is_made_up(schema: dict[str, Any], code: str) -> None:
    assert sample_value("field", schema, SCHEMAS) == code


def test_sample_call_that_is_short_is_on_one_line() -> None:
    arguments = {"*id": '"cst_1"', "name": '"A"'}
    assert sample_call("portal.customers.update", arguments) == [
        'portal.customers.update("cst_1", name="A")',
    ]


def test_sample_call_without_arguments_has_empty_brackets() -> None:
    assert sample_call("portal.customers.list", {}) == ["portal.customers.list()"]


def test_sample_call_that_is_long_has_an_argument_a_line() -> None:
    arguments = {"*id": '"cst_1"', "first": f'"{"x" * 40}"', "second": f'"{"y" * 40}"'}
    assert sample_call("portal.customers.update", arguments) == [
        "portal.customers.update(",
        '    "cst_1",',
        f'    first="{"x" * 40}",',
        f'    second="{"y" * 40}",',
        ")",
    ]

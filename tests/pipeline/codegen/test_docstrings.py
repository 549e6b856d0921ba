"""The texts of generated code."""

import ast
import warnings
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.codegen.docstrings import (
    describe_value,
    docstring,
    section,
    sentence,
    user_text,
)
from pipeline.openapi.marks import split_marks

BREAKING = st.text() | st.text(alphabet="\"\\'\n\r\t \x00{}N\u2028\u202e#x", max_size=20)


def as_code(text: str) -> str:
    """Python code with a text as docstring, the way the templates write it."""
    return f'"""{text}"""\n'


@given(st.lists(BREAKING, max_size=3))
def test_injection_no_text_breaks_out_of_its_docstring(paragraphs: list[str]) -> None:
    with warnings.catch_warnings(action="error"):
        tree = ast.parse(as_code(docstring(*paragraphs)))
    assert len(tree.body) == 1
    assert isinstance(ast.literal_eval(as_code(docstring(*paragraphs))), str)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('Ends with "', 'Ends with "'),
        ('Has """ inside', "Has ''' inside"),
        ("C:\\new\\x", "C:\\new\\x"),
        ("Ends with \\", "Ends with \\"),
        ("\\N{BULLET} and \\u0041", "\\N{BULLET} and \\u0041"),
    ],
)
def test_docstring_quotes_and_backslashes_stay_readable(text: str, shown: str) -> None:
    assert ast.literal_eval(as_code(docstring(text))).strip() == shown


def test_docstring_leaves_out_characters_that_nobody_sees() -> None:
    assert docstring("a\x00b\u202ec") == "abc"


def test_docstring_paragraphs_are_wrapped_and_set_apart() -> None:
    text = docstring("word " * 40, "", "Second.")
    assert max(map(len, text.split("\n"))) <= 100
    assert text.endswith("word\n\nSecond.")


def test_docstring_section_indents_its_entries() -> None:
    lines = docstring(section("Args", ["name: " + "word " * 30, "other: Short."])).split("\n")
    assert lines[0] == "Args:"
    assert lines[1].startswith("    name: word")
    assert lines[2].startswith("        word")
    assert lines[-1] == "    other: Short."


def test_docstring_section_without_entries_is_left_out() -> None:
    assert section("Args", []) == ""


@pytest.mark.parametrize(
    ("text", "ended"),
    [("One  line\nof text", "One line of text."), ("Why?", "Why?"), ("So!", "So!"), ("", ""), (" \n", "")],
)
def test_docstring_sentence_is_one_line_with_a_full_stop(text: str, ended: str) -> None:
    assert sentence(text) == ended


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Number of the offer, as `string`", "Number of the offer."),
        ("Number of the invoice as string.", "Number of the invoice."),
        ("Amount, as string. Only Euro is supported.", "Amount. Only Euro is supported."),
        ("Date of issue, in `YYYY-mm-dd` format", "Date of issue."),
        ("Issue date. Formatted as YYYY-mm-dd.", "Issue date."),
        ("When it was paid, as YYYY-mm-dd HH:mm:ss. Not sent before.", "When it was paid. Not sent before."),
        ("Where it begins, as YYYY-mm-dd HH:mm; now when left out.", "Where it begins; now when left out."),
        ("When it was added. Written in ATOM format.", "When it was added."),
        ("Ignored without `acceptedAt`", "Ignored without `accepted_at`."),
        (
            "The header `X-Webhook-Signature` starts with `fac_`",
            "The header `X-Webhook-Signature` starts with `fac_`.",
        ),
        ("The next page; null on the last one", "The next page; None on the last one."),
        ("Getting the created Customer Offer", "The created Customer Offer."),
        ("Returning the created Customer", "The created Customer."),
        ("A text as stringent as this", "A text as stringent as this."),
    ],
)
def test_description_speaks_of_python_and_not_of_the_wire(text: str, shown: str) -> None:
    assert user_text(text) == shown


FILE_TEXT = "A path, bytes, a file opened in binary mode, or an `Upload`, which names it or follows its progress."


@pytest.mark.parametrize(
    ("schema", "sent", "received"),
    [
        ({}, "", ""),
        ({"format": "decimal"}, "In EUR. At most two decimals; floats are refused.", "In EUR."),
        (
            {"description": "Only EUR", "format": "decimal"},
            "Only EUR. At most two decimals; floats are refused.",
            "Only EUR.",
        ),
        ({"description": "The name", "example": "A"}, 'The name. Example: "A".', 'The name. Example: "A".'),
        ({"pattern": "^(fsf|fsd)_"}, "Starts with `fsf_` or `fsd_`.", "Starts with `fsf_` or `fsd_`."),
        ({"description": "Starts with cst_", "pattern": "^cst_"}, "Starts with cst_.", "Starts with cst_."),
        (
            {"format": "portal-date-time"},
            "Amsterdam time where it has no time zone; sent to the second.",
            "",
        ),
        (
            {"format": "portal-date-minute"},
            "Amsterdam time where it has no time zone; sent to the minute.",
            "",
        ),
        ({"format": "date-time"}, "", "Always has a time zone."),
        ({"format": "binary"}, FILE_TEXT, ""),
        ({"type": "array", "items": {"format": "binary"}}, f"Each of them: {FILE_TEXT}", ""),
        ({"enum": [0, 9, 21]}, "One of `0`, `9`, `21`.", "One of `0`, `9`, `21`."),
        ({"type": "array", "minItems": 1}, "At least 1 item.", "At least 1 item."),
        ({"type": "array", "maxItems": 3}, "0 to 3 items.", "0 to 3 items."),
        ({"pattern": "^[A-Z]{2}$"}, "", ""),
        ({"example": "x" * 100}, 'Example: "' + "x" * 56 + "....", 'Example: "' + "x" * 56 + "...."),
        ({"example": False}, "", ""),
        ({"example": "2026-11-20", "format": "date"}, "", ""),
    ],
    ids=repr,
)
def test_description_of_a_value_has_meaning_unit_limits_and_example(
    schema: dict[str, Any], sent: str, received: str
) -> None:
    assert describe_value("amount", schema, sent=True) == sent
    assert describe_value("amount", schema, sent=False) == received


@pytest.mark.parametrize(
    ("marks", "said"),
    [
        ({"x-inferred": "enum: the values seen"}, "This list of values is inferred."),
        (
            {"x-inferred": "unit: bytes, as is usual", "x-undocumented": "unit"},
            "The unit is inferred: bytes, as is usual.",
        ),
        ({"x-undocumented": "unit"}, "Its unit is not documented."),
        ({"x-undocumented": "default"}, "The API's default is not documented."),
        ({"x-inferred": "null: where it was never set"}, ""),
        ({"x-undocumented": "today: only earlier documentation has it"}, ""),
        (
            {"format": "portal-date-time", "x-undocumented": "zone: taken to be Amsterdam"},
            "Amsterdam time (inferred) where it has no time zone; sent to the second.",
        ),
        ({"x-inferred": "required: in the sample; pattern: a point"}, ""),
        ({"x-inferred": "all of it", "x-undocumented": "name of the field"}, ""),
        ({"x-source": "spec/pages/a.txt"}, ""),
    ],
    ids=repr,
)
def test_description_tells_only_the_doubts_that_change_what_a_caller_does(marks: dict[str, Any], said: str) -> None:
    assert describe_value("size", marks, sent=True) == said


@pytest.mark.parametrize(
    ("mark", "facts"),
    [
        (None, {}),
        ("", {}),
        ({}, {}),
        ("unit", {"unit": ""}),
        ("unit: bytes; null: where it is missing", {"unit": "bytes", "null": "where it is missing"}),
        ({"scope": "no list"}, {"scope": "no list"}),
    ],
    ids=repr,
)
def test_mark_names_facts_with_their_reasons(mark: object, facts: dict[str, str]) -> None:
    assert split_marks(mark) == facts


def test_description_gives_euros_only_to_numbers_that_are_named_like_money() -> None:
    assert describe_value("priceExclVat", {"format": "decimal"}, sent=False) == "In EUR."
    assert describe_value("hours", {"format": "decimal"}, sent=False) == ""

"""The texts of generated code."""

import ast
import warnings
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.codegen.docstrings import (
    describe_source,
    describe_value,
    docstring,
    marks,
    section,
    sentence,
)

BREAKING = st.text() | st.text(alphabet="\"\\'\n\r\t \x00{}N\u2028\u202e#x", max_size=20)


def as_code(text: str) -> str:
    """Python code with a text as docstring, the way the templates write it."""
    return f'"""{text}"""\n'


@given(st.lists(BREAKING, max_size=3))
def test_no_text_breaks_out_of_its_docstring(paragraphs: list[str]) -> None:
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
def test_quotes_and_backslashes_stay_readable(text: str, shown: str) -> None:
    assert ast.literal_eval(as_code(docstring(text))).strip() == shown


def test_characters_that_nobody_sees_are_left_out() -> None:
    assert docstring("a\x00b\u202ec") == "abc"


def test_paragraphs_are_wrapped_and_set_apart() -> None:
    text = docstring("word " * 40, "", "Second.")
    assert max(map(len, text.split("\n"))) <= 100
    assert text.endswith("word\n\nSecond.")


def test_entries_of_a_section_hang() -> None:
    lines = docstring(section("Args", ["name: " + "word " * 30, "other: Short."])).split("\n")
    assert lines[0] == "Args:"
    assert lines[1].startswith("    name: word")
    assert lines[2].startswith("        word")
    assert lines[-1] == "    other: Short."


def test_a_section_without_entries_is_left_out() -> None:
    assert section("Args", []) == ""


@pytest.mark.parametrize(
    ("text", "ended"),
    [("One  line\nof text", "One line of text."), ("Why?", "Why?"), ("So!", "So!"), ("", ""), (" \n", "")],
)
def test_sentences_are_one_line_with_an_end(text: str, ended: str) -> None:
    assert sentence(text) == ended


@pytest.mark.parametrize(
    ("schema", "description"),
    [
        ({}, ""),
        ({"format": "decimal"}, "In EUR."),
        ({"x-undocumented": "the unit"}, "(Not documented: the unit.)"),
        ({"description": "The name", "example": "A"}, 'The name. Example: "A".'),
        ({"description": "Amount", "format": "decimal"}, "Amount. In EUR."),
        ({"pattern": "^(fsf|fsd)_"}, "Starts with `fsf_` or `fsd_`."),
        (
            {"format": "portal-date-time"},
            "Sent as Amsterdam time, to the second; a naive value is taken as such.",
        ),
        (
            {"format": "portal-date-minute"},
            "Sent as Amsterdam time, to the minute; a naive value is taken as such.",
        ),
        (
            {"x-inferred": "one", "x-undocumented": "two"},
            "(Inferred: one.) (Not documented: two.)",
        ),
        ({"enum": [0, 9, 21]}, "One of `0`, `9`, `21`."),
        ({"type": "array", "minItems": 1}, "At least 1."),
        ({"type": "array", "maxItems": 3}, "0 to 3 items."),
        ({"pattern": "^cst_"}, "Starts with `cst_`."),
        ({"pattern": "^[A-Z]{2}$"}, ""),
        ({"description": "D", "x-inferred": "from the sample"}, "D. (Inferred: from the sample.)"),
        ({"example": "x" * 100}, 'Example: "' + "x" * 56 + "...."),
        ({"example": False}, "Example: false."),
    ],
    ids=repr,
)
def test_a_value_is_described_with_all_that_is_known(schema: dict[str, Any], description: str) -> None:
    assert describe_value("amount", schema) == description


@pytest.mark.parametrize(
    ("part", "found"),
    [
        ({"description": "D"}, {}),
        ({"x-inferred": "shape"}, {"Inferred": "shape"}),
        ({"x-undocumented": {"scope": "no list"}}, {"Not documented": {"scope": "no list"}}),
        ({"x-undocumented": "b", "x-inferred": "a"}, {"Inferred": "a", "Not documented": "b"}),
        ({"x-inferred": {}, "x-undocumented": ""}, {}),
    ],
    ids=repr,
)
def test_the_marks_of_a_part_are_what_is_inferred_and_what_nobody_documents(
    part: dict[str, Any], found: dict[str, Any]
) -> None:
    assert marks(part) == found


def test_only_numbers_that_are_named_like_money_are_in_euros() -> None:
    assert describe_value("priceExclVat", {"format": "decimal"}) == "In EUR."
    assert describe_value("hours", {"format": "decimal"}) == ""


@pytest.mark.parametrize(
    ("part", "source"),
    [
        ({}, ""),
        ({"x-source": "spec/a.md"}, "Source: `spec/a.md`."),
        (
            {"externalDocs": {"url": "https://docs.example/a"}, "x-source": "a", "x-undocumented": "errors"},
            "Documentation: https://docs.example/a\nSource: `a`.\nNot documented: errors.",
        ),
        (
            {"x-undocumented": {"scope": "no list", "size": "no limit"}, "x-inferred": "shape"},
            "Inferred: shape.\nNot documented: scope (no list); size (no limit).",
        ),
        ({"x-source": "spec/a.md", "x-inferred": "shape"}, "Source: `spec/a.md`.\nInferred: shape."),
        (
            {"x-source": "a", "x-inferred": {"404": "may be missing", "422": "has a body"}},
            "Source: `a`.\nInferred: 404 (may be missing); 422 (has a body).",
        ),
    ],
    ids=repr,
)
def test_the_source_and_what_is_inferred_are_told(part: dict[str, Any], source: str) -> None:
    assert describe_source(part) == source

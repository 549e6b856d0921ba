"""Rules on pages: whom they touch, and what is reported of them."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from pipeline.documents import Document, Rank, Source
from pipeline.rules.apply import apply_rules
from pipeline.rules.rules import Rule, read_rules
from tests.pipeline.real_sources import RULES as SPEC_RULES

NO_SCHEMAS: list[Any] = [None, {}, [None], [{}], [["string"]], 1, "a", {"a": None}]
MALFORMED: list[Document] = [
    *[{"type": part} for part in NO_SCHEMAS],
    *[{"type": "object", "properties": part} for part in NO_SCHEMAS],
    *[{"nullable": True, key: part} for key in ("anyOf", "allOf", "enum", "items") for part in NO_SCHEMAS],
    {"type": "string", "description": ["starts with abc_"], "example": ["a"]},
    {"type": [], "description": "Can be `a` or `b`"},
]
RULES = """title: Colours
rules:
- reason: They are words.
  for: {types: [string], name: colour, absent: [maxLength]}
  set: {maxLength: 20, x-inferred: a word}
- reason: A prefix.
  for: {description: 'starts with (?P<prefix>\\w+_)'}
  set: {pattern: '^{prefix}\\d{4}$'}
- reason: Nothing today.
  for: {name: sound}
  remove: [loud]
"""


def rules(folder: Path) -> list[Rule]:
    (folder / "rules").mkdir()
    (folder / "rules" / "01-colours.yaml").write_text(RULES, encoding="utf-8")
    return read_rules(folder / "rules", folder)


def source(name: str, rank: Rank, *parameters: Document, **fields: Any) -> Source:
    operation = {"parameters": [*parameters]}
    schemas = {"Car": {"type": "object", "properties": fields}}
    return Source(name, rank, {"paths": {"/cars": {"get": operation}}, "components": {"schemas": schemas}})


def fields_of(given: Source) -> Any:
    return given.document["components"]["schemas"]["Car"]["properties"]


def test_rules_change_pages_and_leave_transcriptions_and_the_given_sources_alone(tmp_path: Path) -> None:
    page = source("pages/a.md", Rank.RENDERED_PAGE, colour={"type": ["string", "null"]})
    transcription = source("transcribed/a.yaml", Rank.TRANSCRIPTION, colour={"type": "string"})
    before = deepcopy(page)
    changed, kept = apply_rules([page, transcription], rules(tmp_path)).sources
    assert fields_of(changed)["colour"] == {"type": ["string", "null"], "maxLength": 20, "x-inferred": "a word"}
    assert kept is transcription
    assert page == before


def test_rules_read_the_description_and_the_name_of_a_parameter(tmp_path: Path) -> None:
    parameter = {"name": "colour", "in": "query", "description": "It starts with\ncol_", "schema": {"type": "string"}}
    (changed,) = apply_rules([source("a.md", Rank.MARKDOWN_PAGE, parameter)], rules(tmp_path)).sources
    (found,) = changed.document["paths"]["/cars"]["get"]["parameters"]
    assert found["schema"]["maxLength"] == 20
    assert found["schema"]["pattern"] == r"^col_\d{4}$"


def test_rules_keep_the_marks_of_the_reader(tmp_path: Path) -> None:
    page = source("a.md", Rank.RENDERED_PAGE, colour={"type": "string", "x-inferred": "from the sample"})
    (changed,) = apply_rules([page], rules(tmp_path)).sources
    assert fields_of(changed)["colour"]["x-inferred"] == "from the sample"


def test_rules_report_a_line_each_with_places_and_pages(tmp_path: Path) -> None:
    pages = [
        source(f"pages/{name}.md", Rank.MARKDOWN_PAGE, colour={"type": "string"}, colours={"type": "string"})
        for name in "abcd"
    ]
    one = source("pages/one.md", Rank.MARKDOWN_PAGE, field={"description": "starts with abc_"})
    assert apply_rules([*pages, one], rules(tmp_path)).reports == (
        "rules/01-colours.yaml: rule 1 changed 8 places in a.md, b.md, c.md and 1 more",
        "rules/01-colours.yaml: rule 2 changed 1 place in one.md",
        "rules/01-colours.yaml: rule 3 changed nothing",
    )


@pytest.mark.parametrize("schema", MALFORMED)
def test_rules_leave_what_is_no_schema_to_the_check(schema: Document) -> None:
    apply_rules([source("a.md", Rank.MARKDOWN_PAGE, colour=schema)], SPEC_RULES)


@pytest.mark.parametrize("part", ["parameters", "requestBody", "responses"])
@pytest.mark.parametrize("value", [None, "a", [None], {"200": None}, {"content": None}, {"content": {"a/b": None}}])
def test_rules_leave_what_is_no_operation_to_the_check(part: str, value: Any) -> None:
    page = Source("a.md", Rank.MARKDOWN_PAGE, {"paths": {"/cars": {"get": {part: value}}}, "components": None})
    apply_rules([page], SPEC_RULES)

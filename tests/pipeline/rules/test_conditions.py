"""For which schemas a rule is: all that its condition says must hold."""

from typing import Any

import pytest

from pipeline.documents import Document
from pipeline.rules.conditions import condition_of
from pipeline.rules.places import Place


def groups(condition: Document, schema: Document, name: str = "size") -> dict[str, str] | None:
    return condition_of(condition).groups(Place(schema, name, schema.get("description", "")))


@pytest.mark.parametrize(
    ("condition", "schema", "holds"),
    [
        ({"types": ["string"]}, {"type": "string"}, True),
        ({"types": ["string"]}, {"type": ["string", "null"]}, True),
        ({"types": ["string"]}, {"type": "null"}, False),
        ({"types": ["string"]}, {}, False),
        ({"types": ["string"]}, {"type": ["string", "integer"]}, False),
        ({"types": ["string", "integer", "number"]}, {"type": ["string", "integer"]}, True),
        ({"absent": ["format", "enum"]}, {"type": "string"}, True),
        ({"absent": ["format", "enum"]}, {"enum": []}, False),
        ({"has": {"nullable": True}}, {"nullable": True}, True),
        ({"has": {"nullable": True}}, {"nullable": 1}, False),
        ({"has": {"nullable": True}}, {}, False),
        ({"has": {"nullable": True, "type": "string"}}, {"nullable": True}, False),
        ({"name": "^si"}, {}, True),
        ({"name": "ze$", "description": "big"}, {"description": "How big it is"}, True),
        ({"name": "^x", "description": "big"}, {"description": "How big it is"}, False),
        ({"name": "ze$", "description": "big"}, {"description": "How it is"}, False),
        ({"example": "^A"}, {"example": "A1"}, True),
        ({"example": "^A"}, {"example": "B1"}, False),
        ({"example": "1"}, {"example": 1}, False),
        ({"example": "1"}, {}, False),
        ({"example": "^str"}, {"example": "string"}, True),
        ({"example-if-any": "^A"}, {"example": "A1"}, True),
        ({"example-if-any": "^A"}, {"example": "B1"}, False),
        ({"example-if-any": "^A"}, {"example": "string"}, True),
        ({"example-if-any": "^A"}, {}, True),
        ({"example-if-any": "^A", "name": "^x"}, {}, False),
    ],
    ids=repr,
)
def test_condition_holds_where_all_of_it_does(condition: Document, schema: Document, holds: bool) -> None:
    assert (groups(condition, schema) is not None) is holds


def test_condition_gives_the_groups_of_all_its_patterns_that_were_found() -> None:
    condition = {"name": "(?P<first>s)(?P<none>x)?", "description": "(?P<word>[a-z]+_)"}
    schema: dict[str, Any] = {"description": "Begins with abc_"}
    assert groups(condition, schema) == {"first": "s", "word": "abc_"}

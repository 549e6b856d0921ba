"""How much a change means, by the direction in which the values travel."""

from typing import Any

import pytest

from pipeline.diff.semver import Direction, Step, rate_choices, rate_keyword, rate_types

REQUEST, RESPONSE, ERROR = Direction
MINOR, MAJOR = Step.MINOR, Step.MAJOR


@pytest.mark.parametrize(
    ("old", "new", "request_step", "response_step"),
    [
        ({"int"}, {"float"}, MINOR, MAJOR),
        ({"float"}, {"int"}, MAJOR, MINOR),
        ({"int"}, {"Decimal"}, MINOR, MAJOR),
        ({"Decimal"}, {"int"}, MAJOR, MAJOR),
        ({"int"}, {"str"}, MAJOR, MAJOR),
        ({"int"}, {"int", "str"}, MINOR, MAJOR),
        ({"int", "str"}, {"int"}, MAJOR, MINOR),
        ({"int", "str"}, {"float", "str"}, MINOR, MAJOR),
        ({"float", "str"}, {"int", "str"}, MAJOR, MAJOR),
        ({"int"}, set[str](), MINOR, MAJOR),
        (set[str](), {"int"}, MAJOR, MAJOR),
    ],
)
def test_semantics_other_types_are_rated_by_their_direction(
    old: set[str], new: set[str], request_step: Step, response_step: Step
) -> None:
    before, after = frozenset(old), frozenset(new)
    rated = [rate_types(before, after, direction) for direction in Direction]
    assert rated == [request_step, response_step, MINOR]


@pytest.mark.parametrize(
    ("keyword", "old", "new", "step"),
    [
        *((keyword, 1, 2, MAJOR) for keyword in ("minimum", "exclusiveMinimum", "minLength", "minItems")),
        *((keyword, 2, 1, MAJOR) for keyword in ("maximum", "exclusiveMaximum", "maxLength", "maxItems")),
        *((keyword, 2, 1, MAJOR) for keyword in ("maxProperties", "x-max-total-bytes")),
        ("minProperties", 1, 2, MAJOR),
        ("minimum", 2, 1, MINOR),
        ("maximum", 1, 2, MINOR),
        ("minimum", None, 1, MAJOR),
        ("minimum", 1, None, MINOR),
        ("pattern", "^a", "^b", MAJOR),
        ("pattern", None, "^a", MAJOR),
        ("uniqueItems", True, False, MINOR),
        ("uniqueItems", False, True, MAJOR),
        ("additionalProperties", None, False, MAJOR),
        ("additionalProperties", None, True, MINOR),
        ("additionalProperties", True, False, MAJOR),
        ("additionalProperties", False, None, MINOR),
        ("enum", [1, 2], [1], MAJOR),
        ("enum", [1], [1, 2], MINOR),
        ("enum", [1], [2], MAJOR),
        ("format", "date-time", "portal-date-time", MINOR),
        ("format", "date-time", "email", MAJOR),
        ("format", "email", "date-time", MAJOR),
        *((hint, 1, 2, MINOR) for hint in ("default", "deprecated", "readOnly", "writeOnly")),
        *((hint, "a", "b", MINOR) for hint in ("x-also-text", "style", "explode")),
    ],
)
def test_semantics_a_limit_matters_in_requests_where_it_narrows(keyword: str, old: Any, new: Any, step: Step) -> None:
    assert [rate_keyword(keyword, old, new, direction) for direction in Direction] == [step, MINOR, MINOR]


def test_semantics_choices_that_are_gone_matter_in_requests_only() -> None:
    assert [rate_choices(True, direction) for direction in Direction] == [MAJOR, MINOR, MINOR]
    assert [rate_choices(False, direction) for direction in Direction] == [MINOR] * 3

"""What was observed beside a small document: each fact that differs is named, and nothing else."""

import json
from typing import Any

import pytest

from live_contract.observe.counts.observations import Exchange, Observer
from live_contract.observe.reporting.inferred import Verdict, judge
from live_contract.observe.reporting.report import report
from live_contract.observe.run import Observed
from pipeline.codegen.data import Operation
from pipeline.codegen.package import build_package
from pipeline.documents import Document
from pipeline.observed.differences import differences, new_fields, unseen_fields
from pipeline.observed.sightings import Evidence
from tests.pipeline.small_documents import TEXT, an_object, document, list_of, operation, ref

LIMITS = {"x-ratelimit-limit": "60", "x-ratelimit-remaining": "59"}
NUMBER: Document = {"type": "number"}
COUNT: Document = {"type": "integer"}


def things(schema: Document) -> tuple[Document, Operation]:
    """A document with `GET /things`, and this operation."""
    small = document({"/things": {"get": operation("get-things", response=ref("Seen"))}}, Seen=schema)
    [known] = build_package(small).operations
    return small, known


def evidence(schema: Document, *bodies: Any, headers: dict[str, str] = LIMITS) -> Evidence:
    """What bodies of `GET /things` show, whose schema is given."""
    small, known = things(schema)
    observer = Observer(small, "2026-11-26")
    for body in bodies:
        exchange = Exchange(200, {"content-type": "application/json", **headers}, json.dumps(body).encode())
        observer.see(known, exchange)
    return Evidence(small, observer.observations())


def told(schema: Document, *bodies: Any) -> list[str]:
    found = differences(evidence(an_object([], it=schema), *({"it": body} for body in bodies)))
    assert all(difference.place.startswith("/components/schemas/Seen/properties/it") for difference in found)
    return [f"{difference.fact}: {difference.seen}" for difference in found]


@pytest.mark.parametrize(
    ("schema", "bodies"),
    [
        (NUMBER, [1, -1.5, 12.0]),
        ({"type": ["integer", "null"]}, [1, None]),
        ({"type": "integer", "minimum": -5}, [-5]),
        ({"anyOf": [an_object(["a"], a=TEXT), {"type": "null"}]}, [None, {"a": "x"}]),
        ({"oneOf": [an_object(["a"], a=TEXT), an_object(["b"], b=TEXT)]}, [{"a": "x"}, {"b": "x"}]),
        ({"type": "string", "format": "decimal", "pattern": r"^-?\d+\.\d\d$"}, ["-12.95"]),
        ({"type": "string", "format": "date-time"}, ["2026-11-26T08:00:00Z", "2026-11-26T08:00:00+01:00"]),
        ({"type": "string", "format": "unheard"}, ["anything"]),
        ({"enum": ["open", 21, None]}, ["open", 21, None]),
        ({"anyOf": [{"type": "string", "format": "date"}, TEXT]}, ["today"]),
        ({"anyOf": [{"type": "string", "enum": ["open"]}, TEXT]}, ["today"]),
        ({"anyOf": [{"type": "string", "enum": ["open"]}, {"type": "null"}]}, ["open", None]),
        ({"type": ["boolean", "string"], "enum": [True, "x"]}, [True, "x"]),
        ({}, [1, "x", None, [], {}]),
        ({"type": "object", "additionalProperties": COUNT}, [{"Ann": 1}]),
        (list_of(COUNT), [[], [1]]),
    ],
)
def test_comparison_finds_nothing_in_what_is_documented(schema: Document, bodies: list[Any]) -> None:
    assert told(schema, *bodies) == []


@pytest.mark.parametrize(
    ("schema", "bodies", "expected"),
    [
        (NUMBER, ["1"], "type: 1 string instead of integer or number"),
        (COUNT, [1.5, 2], "type: 1 number instead of integer"),
        (COUNT, [-1, 1], "sign: negative in 1 of 2"),
        ({"type": "integer", "minimum": 0}, [-1], "sign: negative in 1 of 1"),
        ({"anyOf": [COUNT, TEXT]}, [None], "null: null in 1 of 1"),
        ({"enum": ["open", 21]}, [22], "enum: 1 values that are not listed, and could be anything"),
        ({"enum": ["open"]}, ["closed"] * 5, "enum: new values: 5 closed"),
        ({"enum": ["open"]}, ["ann"], "enum: 1 values that are not listed, and could be anything"),
        ({"type": "string", "format": "uuid"}, ["x"], "format: 1 of 1 not in the format uuid"),
        (
            {"type": "string", "pattern": "^off_"},
            ["inv_1"] * 5,
            "pattern: 5 of 5 do not match ^off_, but begin with 5 inv_",
        ),
        (
            {"type": "string", "format": "date", "example": "2026-11-26"},
            ["26-11-2026"],
            "format: 1 of 1 not in the format date, but 1 dd-mm-YYYY",
        ),
        (
            {"type": "string", "format": "date-time", "example": "2026-11-26T08:00:00+01:00"},
            ["2026-11-26T08:00:00.000Z"],
            "date form: 1 YYYY-mm-ddTHH:MM:SS.sssZ, and not YYYY-mm-ddTHH:MM:SS+HH:MM as the example",
        ),
        (an_object(["a"], a=TEXT), [{}], "required: missing in 1 of 1"),
        (an_object([], a=TEXT), [{"a": "x", "b": 1}] * 5, "field: the document does not have it; 5 integer"),
        (
            an_object([], a=TEXT),
            [{"a": "x", "ann": 1}],
            "fields: 1 fields that the document does not have, with names that could be anything",
        ),
        ({"type": "object", "additionalProperties": COUNT}, [{"Ann": "x"}], "type: 1 string instead of integer"),
    ],
)
def test_comparison_names_the_one_fact_that_differs(schema: Document, bodies: list[Any], expected: str) -> None:
    assert told(schema, *bodies) == [expected]


def test_comparison_says_nothing_of_a_pattern_that_is_newer_than_what_was_seen() -> None:
    def small(pattern: str) -> Document:
        return an_object([], it={"type": "string", "pattern": pattern, "x-inferred": "pattern: guessed"})

    newer = Evidence(evidence(small("^inv_")).document, evidence(small("^off_"), {"it": "off_1"}).observations)
    assert differences(newer) == []
    assert [fact.verdict for fact in judge(newer)] == [Verdict.TOO_FEW]


def test_comparison_takes_new_fields_for_knowledge_where_the_document_leaves_them_open() -> None:
    found = evidence(an_object([]) | {"additionalProperties": True}, *[{"name": "Ann"}] * 5)
    assert differences(found) == []
    assert new_fields(found) == ["/components/schemas/Seen/properties/name: string"]


def test_comparison_tells_of_fields_that_no_object_had() -> None:
    schema = an_object(["here"], here=TEXT, gone=TEXT, rare=TEXT)
    found = evidence(schema, {"here": "x"}, {"rare": "x", "here": "x"})
    assert differences(found) == []
    assert unseen_fields(found) == ["/components/schemas/Seen/properties/gone: missing 2 times"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"<html>", "body: 200 comes 1 times with a body that is not JSON"),
        (b"", "body: 200 comes 1 times with a body that is not JSON"),
        (b"null", "null: null in 1 of 1"),
    ],
)
def test_comparison_names_a_body_that_is_no_object(body: bytes, expected: str) -> None:
    small, known = things(an_object([]))
    observer = Observer(small, "2026-11-26")
    observer.see(known, Exchange(200, {"content-type": "application/json", **LIMITS}, body))
    found = differences(Evidence(small, observer.observations()))
    assert [f"{difference.fact}: {difference.seen}" for difference in found] == [expected]


def test_comparison_misses_no_body_where_the_status_says_that_there_is_none() -> None:
    small, known = things(an_object([]))
    observer = Observer(small, "2026-11-26")
    observer.see(known, Exchange(204, {"content-type": "application/json", **LIMITS}, b""))
    assert [difference.fact for difference in differences(Evidence(small, observer.observations()))] == ["status"]


@pytest.mark.parametrize("status", ["403", "500", "520"])
def test_report_tells_of_refusals_which_are_no_differences(status: str) -> None:
    small, known = things(an_object([]))
    observer = Observer(small, "2026-11-26")
    observer.see(known, Exchange(int(status), LIMITS, b""))
    found = Evidence(small, observer.observations())
    assert differences(found) == []
    lines = list(report(found, [], Observed(found.observations, ())))
    assert f"  get-things: 1 times {status}" in lines


def test_comparison_names_headers_that_are_missing_or_no_numbers() -> None:
    found = differences(evidence(TEXT, "x", headers={"x-ratelimit-limit": "sixty"}))
    assert [difference.text() for difference in found] == [
        "/headers/x-ratelimit-limit: type: not a whole number 1 times (get-things)",
        "/headers/x-ratelimit-remaining: header: missing 1 times (get-things)",
    ]


@pytest.mark.parametrize(
    ("mark", "fields", "bodies", "verdict"),
    [
        ("required: shown", {"it": TEXT}, [{"it": "x"}] * 30, Verdict.OBSERVED),
        ("required: shown", {"it": TEXT}, [{"it": "x"}] * 29, Verdict.TOO_FEW),
        ("required: shown", {"it": TEXT}, [{"it": "x"}, {}], Verdict.CONTRADICTED),
        ("required: shown", {"it": TEXT}, [], Verdict.TOO_FEW),
        ("types: shown", {"it": NUMBER}, [{"it": 1}] * 5, Verdict.OBSERVED),
        ("types: shown", {"it": NUMBER}, [{"it": "x"}], Verdict.CONTRADICTED),
        ("fields: shown", {"it": TEXT}, [{"it": "x"}] * 5, Verdict.OBSERVED),
        ("fields: shown", {"it": TEXT}, [{"it": "x", "new": 1}], Verdict.CONTRADICTED),
        ("fields: shown", {"it": TEXT, "other": TEXT}, [{"it": "x"}], Verdict.CONTRADICTED),
        ("unit: bytes", {"it": TEXT}, [{"it": "x"}], Verdict.NOT_BY_READING),
    ],
)
def test_inferred_facts_of_an_object_are_judged(
    mark: str, fields: dict[str, Document], bodies: list[Any], verdict: Verdict
) -> None:
    [fact] = judge(evidence(an_object(["it"], **fields) | {"x-inferred": mark}, *bodies))
    assert fact.verdict is verdict, fact.reason


@pytest.mark.parametrize(
    ("schema", "mark", "values", "verdict"),
    [
        ({"type": ["string", "null"]}, "null: at times", ["x", None], Verdict.OBSERVED),
        ({"type": ["string", "null"]}, "null: at times", ["x"], Verdict.TOO_FEW),
        ({"type": "string", "pattern": "^a"}, "pattern: shown", ["a"] * 10, Verdict.OBSERVED),
        ({"type": "string", "pattern": "^a"}, "pattern: shown", ["a", "b"], Verdict.CONTRADICTED),
        ({"type": "string", "format": "date"}, "format: shown", ["2026-11-26"] * 10, Verdict.OBSERVED),
        ({"type": "string", "format": "date"}, "format: shown", ["x"], Verdict.CONTRADICTED),
        ({"type": "string", "format": "unheard"}, "format: shown", ["x"], Verdict.NOT_BY_READING),
    ],
)
def test_inferred_facts_of_a_field_are_judged(schema: Document, mark: str, values: list[Any], verdict: Verdict) -> None:
    bodies = [{"it": value} for value in values]
    [fact] = judge(evidence(an_object([], it={**schema, "x-inferred": mark}), *bodies))
    assert fact.verdict is verdict, fact.reason

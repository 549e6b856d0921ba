"""Which facts of the merged document stay marked as inferred."""

from typing import Any

import pytest

from pipeline.merge.sources import merge
from tests.pipeline.small_sources import GUESS, customer, markdown, rendered, transcribed

_DATE, _GUESSED = {"format": "date"}, {"x-inferred": {"format": GUESS}}
_TIME = {"format": "date-time"}


@pytest.mark.parametrize("page", [markdown, rendered])
@pytest.mark.parametrize(
    ("known", "shown", "result"),
    [
        (_DATE | _GUESSED, _DATE, _DATE),
        (_DATE | _GUESSED, _DATE | _GUESSED, _DATE | _GUESSED),
        (_DATE, _DATE | _GUESSED, _DATE),
        (_DATE | _GUESSED, _TIME, _TIME),
        (_DATE | _GUESSED, _TIME | _GUESSED, _DATE | _GUESSED),
        (_DATE, _TIME | _GUESSED, _DATE),
        (_DATE | _GUESSED, {}, _DATE | _GUESSED),
        ({"x-undocumented": "format: unclear"}, _DATE, _DATE),
        (
            {"x-undocumented": "format: unclear"},
            _DATE | _GUESSED,
            {"x-undocumented": "format: unclear"} | _DATE | _GUESSED,
        ),
        ({}, _DATE | _GUESSED, _DATE | _GUESSED),
        ({}, _DATE | {"x-inferred": GUESS}, _DATE | _GUESSED),
        (
            {"x-inferred": "minLength: needed"},
            _DATE | _GUESSED,
            _DATE | {"x-inferred": {"minLength": "needed", "format": GUESS}},
        ),
    ],
)
def test_merge_a_fact_is_marked_as_inferred_only_where_no_source_says_it(
    page: Any, known: dict[str, Any], shown: dict[str, Any], result: dict[str, Any]
) -> None:
    fields = ({"type": "string", **facts} for facts in (shown, known))
    page_of, ours_of = ({"Customer": customer(since=field)} for field in fields)
    sources = [page("list", schemas=page_of), transcribed("all", schemas=ours_of)]
    schema = merge(sources).document["components"]["schemas"]["Customer"]
    assert schema["properties"]["since"] == {"type": "string", **result}


@pytest.mark.parametrize("page", [markdown, rendered])
@pytest.mark.parametrize("shown", [_DATE | _GUESSED, _TIME | _GUESSED])
def test_merge_a_fact_that_the_page_only_infers_keeps_its_origin(page: Any, shown: dict[str, Any]) -> None:
    page_of, ours_of = ({"Customer": customer(since={"type": "string", **facts})} for facts in (shown, _DATE))
    document = merge([page("list", schemas=page_of), transcribed("all", schemas=ours_of)]).document
    origins = document["components"]["schemas"]["Customer"]["x-beyond-source"]
    assert "properties/since/format" in origins["spec/transcribed/all.yaml"]


_OF_TYPE: dict[str, Any] = {"x-inferred": {"type": GUESS}}


@pytest.mark.parametrize("page", [markdown, rendered])
@pytest.mark.parametrize(
    ("known", "shown", "result"),
    [
        ({"type": "string"} | _OF_TYPE, {"type": "string"}, {"type": "string"}),
        ({"type": "string"} | _OF_TYPE, {"type": "integer"}, {"type": "integer"}),
        ({"type": "string"} | _OF_TYPE, {"type": "integer"} | _OF_TYPE, {"type": "string"} | _OF_TYPE),
        ({"type": "string"}, {"type": "string"} | _OF_TYPE, {"type": "string"}),
        ({}, {"type": "string"} | _OF_TYPE, {"type": "string"} | _OF_TYPE),
    ],
)
def test_merge_a_type_is_marked_as_inferred_only_where_no_source_says_it(
    page: Any, known: dict[str, Any], shown: dict[str, Any], result: dict[str, Any]
) -> None:
    page_of, ours_of = ({"Customer": customer(since=field)} for field in (shown, known))
    schema = merge([page("list", schemas=page_of), transcribed("all", schemas=ours_of)]).document["components"][
        "schemas"
    ]
    assert schema["Customer"]["properties"]["since"] == result


_WHOLE = {"x-inferred": GUESS}
_TEXT_FIELDS: dict[str, Any] = {"type": "object", "properties": {"a": {"type": "string"}}}


@pytest.mark.parametrize("page", [markdown, rendered])
@pytest.mark.parametrize(
    ("known", "shown", "result"),
    [
        # what the page does not say is still a guess
        ({"type": "string"} | _DATE | _WHOLE, {"type": "string"}, {"type": "string"} | _DATE | _GUESSED),
        ({"type": "string"} | _DATE | _WHOLE, {"type": "string"} | _DATE, {"type": "string"} | _DATE),
        (
            {"type": "string"} | _DATE | _WHOLE,
            {"type": "string"} | _DATE | _GUESSED,
            {"type": "string"} | _DATE | _GUESSED,
        ),
        ({"type": "object"} | _WHOLE, _TEXT_FIELDS, _TEXT_FIELDS),
        (_TEXT_FIELDS | _WHOLE, {"type": "object"}, _TEXT_FIELDS | {"x-inferred": {"fields": GUESS}}),
        (
            {"type": "array", "items": {"type": "string"}} | _WHOLE,
            {"type": "array", "items": {"type": "string"}},
            {"type": "array", "items": {"type": "string"}},
        ),
        # what only the page infers is a guess, too
        (
            {"type": "object"},
            _TEXT_FIELDS | _WHOLE,
            {"type": "object", "properties": {"a": {"type": "string"} | _WHOLE}},
        ),
    ],
)
def test_merge_with_what_was_inferred_as_a_whole_leaves_a_guess_what_no_source_says(
    page: Any, known: dict[str, Any], shown: dict[str, Any], result: dict[str, Any]
) -> None:
    page_of, ours_of = ({"Customer": customer(since=field)} for field in (shown, known))
    schema = merge([page("list", schemas=page_of), transcribed("all", schemas=ours_of)]).document["components"][
        "schemas"
    ]
    assert schema["Customer"]["properties"]["since"] == result

"""Which source wins, fact by fact, and what is reported."""

from typing import Any

import pytest

from pipeline.documents import PipelineError
from pipeline.merge.sources import merge
from tests.pipeline.small_sources import GUESS, customer, markdown, rendered, transcribed


def test_merge_a_markdown_page_beats_a_rendered_one_beats_a_transcription() -> None:
    sources = [
        transcribed("all", operation={"summary": "Third"}),
        rendered("page", operation={"summary": "Second"}),
        markdown("page", operation={"summary": "First"}),
    ]
    for best in ("First", "Second", "Third"):
        operation = merge(sources).document["paths"]["/customers"]["get"]
        assert operation["summary"] == best
        assert operation["x-source"] == sources.pop().name


def test_merge_a_contradiction_of_a_lesser_source_is_reported_with_both_values() -> None:
    sources = [
        markdown("list", schemas={"Customer": customer(age={"type": "integer"})}),
        rendered("create", path="/invoices", schemas={"Customer": customer(age={"type": "string"})}),
    ]
    assert merge(sources).reports == (
        "spec/pages/create.txt contradicts spec/pages/list.md at "
        "/components/schemas/Customer/properties/age/type: ['string'] against ['integer']",
    )


@pytest.mark.parametrize(
    ("better", "lesser"),
    [
        ({"type": "string", "nullable": True}, {"type": ["string", "null"]}),
        (
            {"type": "string", "description": "Text as `string`."},
            {"type": "string", "description": "Text as string."},
        ),
        (
            {"type": "object", "properties": {"a": {"type": "string"}}},
            {"type": "object", "x-inferred": GUESS},
        ),
        ({"type": "string", "example": "a"}, {"type": "string"}),
        ({"type": "string", "enum": ["a", "b"]}, {"type": "string", "enum": ["b", "a"]}),
    ],
)
def test_merge_the_same_said_in_another_way_does_not_contradict(better: Any, lesser: Any) -> None:
    sources = [
        markdown("list", schemas={"Customer": customer(field=better)}),
        rendered("create", path="/invoices", schemas={"Customer": customer(field=lesser)}),
    ]
    assert merge(sources).reports == ()


def test_merge_inferred_operation_ids_and_statuses_contradict_nothing() -> None:
    responses: dict[str, Any] = {
        "201": {"description": "Fine", "content": {"application/json": {"schema": {"type": "object"}}}}
    }
    guessed = {
        "operationId": "other",
        "responses": responses,
        "x-inferred": {"operationId": GUESS, "status": GUESS},
    }
    assert merge([markdown("list"), rendered("list", operation=guessed)]).reports == ()


def test_merge_a_response_of_inferred_status_is_compared_with_the_first_success() -> None:
    responses = {"200": {"description": "Fine"}, "202": {"description": "Later"}, "404": {"description": "No"}}
    guessed = {"responses": {"201": {"description": "Fine"}}, "x-inferred": {"status": GUESS}}
    sources = [markdown("list", operation={"responses": responses}), rendered("list", operation=guessed)]
    assert merge(sources).reports == ()


@pytest.mark.parametrize("lesser", [rendered, transcribed])
def test_merge_the_one_success_of_a_page_has_the_status_that_the_better_source_says(lesser: Any) -> None:
    def responding(status: str) -> dict[str, Any]:
        return {"responses": {status: {"description": "Fine"}, "404": {"description": "No"}}}

    merged = merge([markdown("list", operation=responding("200")), lesser("all", operation=responding("201"))])
    assert list(merged.document["paths"]["/customers"]["get"]["responses"]) == ["200", "404"]
    assert "at /paths/~1customers/get/responses/201: '201' against '200'" in merged.reports[0]


def test_merge_facts_of_a_transcription_that_a_page_says_are_removable() -> None:
    merged = merge([markdown("list"), transcribed("customers")])
    needless = {fact.place for fact in merged.facts if fact.is_needless}
    assert "/paths/~1customers/get/operationId" in needless
    # a document has to have these, whatever the pages say
    assert not needless & {"/openapi", "/info", "/servers", "/security"}
    assert merged.reports == (
        f"spec/transcribed/customers.yaml: a page says {len(needless)} of its facts by now; "
        "run scripts/adopt to remove them",
    )


def test_merge_what_a_page_leaves_unsaid_stays_with_its_origin() -> None:
    known = {
        **customer(secret={"type": "string", "format": "password", "pattern": "^x"}),
        "required": ["id", "secret"],
    }
    merged = merge(
        [
            markdown("list", schemas={"Customer": customer(secret={"type": "string", "description": "Made by us"})}),
            transcribed("all", schemas={"Customer": known}),
        ]
    )
    schema = merged.document["components"]["schemas"]["Customer"]
    assert schema["required"] == ["id", "secret"]
    assert schema["properties"]["secret"] == {
        "type": "string",
        "format": "password",
        "pattern": "^x",
        "description": "Made by us",
    }
    assert schema["x-source"] == "spec/pages/list.md"
    assert schema["x-beyond-source"] == {
        "spec/transcribed/all.yaml": ["properties/secret/format", "properties/secret/pattern", "required"]
    }


def test_merge_what_a_page_only_infers_stays_with_the_origin_that_says_it() -> None:
    inferred = {"type": "string", "format": "date", "x-inferred": {"format": GUESS}}
    merged = merge(
        [
            rendered("list", schemas={"Customer": customer(since=inferred)}),
            transcribed("all", schemas={"Customer": customer(since={"type": "string", "format": "date"})}),
        ]
    )
    schema = merged.document["components"]["schemas"]["Customer"]
    assert schema["properties"]["since"] == {"type": "string", "format": "date"}
    assert schema["x-source"] == "spec/pages/list.txt"
    assert schema["x-beyond-source"] == {"spec/transcribed/all.yaml": ["properties/since/format"]}


def test_merge_the_words_of_a_transcription_are_its_own() -> None:
    sources = [
        markdown("list", operation={"summary": "List"}),
        transcribed("all", operation={"summary": "Ours"}),
    ]
    assert [report for report in merge(sources).reports if "contradicts" in report] == []


def test_merge_of_two_rendered_pages_the_documented_part_beats_the_inferred_one() -> None:
    documented = {"type": "object", "description": "Links", "properties": {"a": {"type": "string"}}}
    inferred = {"type": "object", "x-inferred": GUESS, "properties": {}}
    schemas = [{"Customer": customer(links=part)} for part in (inferred, documented)]
    for first, second in (schemas, schemas[::-1]):
        sources = [
            rendered("a", schemas=first),
            rendered("b", path="/invoices", schemas=second),
            markdown("c", path="/x"),
        ]
        found = merge(sources).document["components"]["schemas"]["Customer"]["properties"]["links"]
        assert found == documented


def test_merge_what_only_one_rendered_page_infers_is_kept() -> None:
    inferred = {"type": "string", "x-inferred": GUESS}
    first, second = {"Customer": customer()}, {"Customer": customer(link=inferred)}
    sources = [
        rendered("a", schemas=first),
        rendered("b", path="/invoices", schemas=second),
        markdown("c", path="/x"),
    ]
    assert merge(sources).document["components"]["schemas"]["Customer"]["properties"]["link"] == inferred


def test_merge_two_rendered_pages_that_document_different_things_are_an_error() -> None:
    first, second = ({"Customer": customer(age={"type": kind})} for kind in ("string", "integer"))
    with pytest.raises(
        PipelineError, match=r"a.txt and spec/pages/b.txt differ at .*/age/type: .'string'. and .'integer'."
    ):
        merge(
            [
                rendered("a", schemas=first),
                rendered("b", path="/invoices", schemas=second),
                markdown("c", path="/x"),
            ]
        )


@pytest.mark.parametrize("mark", ["status", "201"])
@pytest.mark.parametrize("lesser", [rendered, transcribed])
def test_merge_a_status_that_was_inferred_is_replaced_by_that_of_a_page_without_a_report(
    lesser: Any, mark: str
) -> None:
    guessed = {"responses": {"201": {"description": "Fine"}}, "x-inferred": {mark: GUESS}}
    sources = [
        markdown("list", operation={"responses": {"200": {"description": "Fine"}}}),
        lesser("all", operation=guessed),
    ]
    merged = merge(sources)
    operation = merged.document["paths"]["/customers"]["get"]
    assert list(operation["responses"]) == ["200"]
    assert "x-inferred" not in operation
    assert not any("contradicts" in report for report in merged.reports)

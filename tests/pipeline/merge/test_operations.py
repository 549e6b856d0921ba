"""What becomes of the parts of an operation that two sources describe."""

from typing import Any

import pytest

from pipeline.documents import Document, Source
from pipeline.merge.provenance import Outcome
from pipeline.merge.sources import Merged, merge
from tests.pipeline.small_sources import GUESS, markdown, rendered, transcribed

BOTH_PAGES = pytest.mark.parametrize("page", [markdown, rendered])
BODY: Document = {"content": {"application/json": {"schema": {"type": "object"}}}}
FINE: Document = {"200": {"description": "Fine"}}


def query(name: str, kind: str = "string", **more: Any) -> Document:
    return {"name": name, "in": "query", "schema": {"type": kind}, **more}


def merged(page: Any, shown: Document, known: Document, **components: Document) -> Merged:
    """What a page makes of a transcribed operation."""
    of_ours: Source = transcribed("all", operation=known)
    of_ours.document["components"] |= components
    return merge([page("list", operation=shown), of_ours])


def operation_of(result: Merged) -> Document:
    found: Document = result.document["paths"]["/customers"]["get"]
    return found


@BOTH_PAGES
def test_operation_parameter_that_is_known_is_corrected_and_keeps_what_the_page_leaves_unsaid(page: Any) -> None:
    known = {"parameters": [query("page", description="Which page")]}
    result = merged(page, {"parameters": [query("page", "integer", required=True)]}, known)
    assert operation_of(result)["parameters"] == [
        {**query("page", "integer"), "required": True, "description": "Which page"}
    ]
    assert "parameters/query:page/schema/type: ['string'] against ['integer']" in result.reports[0]


@BOTH_PAGES
def test_operation_parameter_that_is_new_comes_after_the_known_ones(page: Any) -> None:
    shown = {"parameters": [query("since"), query("page")]}
    result = merged(page, shown, {"parameters": [query("page")]})
    assert operation_of(result)["parameters"] == [query("page"), query("since")]


@pytest.mark.parametrize("place", ["query", "header", "cookie"])
def test_operation_parameter_that_only_a_rendered_page_lacks_stays(place: str) -> None:
    known = {"parameters": [{"name": "since", "in": place, "schema": {"type": "string"}}]}
    assert operation_of(merged(rendered, {}, known))["parameters"] == known["parameters"]
    assert not operation_of(merged(markdown, {}, known)).get("parameters")


@BOTH_PAGES
def test_operation_parameter_that_was_inferred_as_a_whole_stays(page: Any) -> None:
    known = {"parameters": [query("since", **{"x-inferred": GUESS})]}
    assert operation_of(merged(page, {}, known))["parameters"] == known["parameters"]


@BOTH_PAGES
def test_operation_parameters_of_one_name_in_two_places_are_told_apart(page: Any) -> None:
    header = {**query("page"), "in": "header"}
    result = merged(page, {"parameters": [query("page", "integer"), header]}, {"parameters": [header, query("page")]})
    assert operation_of(result)["parameters"] == [header, query("page", "integer")]


@BOTH_PAGES
def test_operation_parameter_that_is_shared_is_corrected_for_all_and_keeps_its_words(page: Any) -> None:
    reference = {"$ref": "#/components/parameters/Page"}
    shown = {"parameters": [query("page", "integer", description="Of this list")]}
    shared = {"Page": query("page", description="Which page")}
    result = merged(page, shown, {"parameters": [reference]}, parameters=shared)
    assert operation_of(result)["parameters"] == [reference]
    assert result.document["components"]["parameters"]["Page"] == query("page", "integer", description="Which page")


@BOTH_PAGES
def test_operation_body_that_only_a_page_has_is_added(page: Any) -> None:
    assert operation_of(merged(page, {"requestBody": BODY}, {}))["requestBody"] == BODY


def test_operation_body_that_only_a_rendered_page_lacks_stays() -> None:
    assert operation_of(merged(rendered, {}, {"requestBody": BODY}))["requestBody"] == BODY


def test_operation_body_that_a_markdown_page_lacks_is_dropped_and_reported() -> None:
    result = merged(markdown, {}, {"requestBody": BODY})
    assert "requestBody" not in operation_of(result)
    assert any("requestBody: 'a body' against nothing" in report for report in result.reports)


@BOTH_PAGES
def test_operation_body_is_required_where_the_page_says_so_and_keeps_its_description(page: Any) -> None:
    known = {"requestBody": {**BODY, "description": "Who it is"}}
    result = merged(page, {"requestBody": {**BODY, "required": True}}, known)
    assert operation_of(result)["requestBody"] == {**BODY, "required": True, "description": "Who it is"}


@BOTH_PAGES
def test_operation_response_that_is_new_is_added_and_one_that_the_page_lacks_stays(page: Any) -> None:
    missing, refused = {"404": {"description": "Not there"}}, {"422": {"description": "No"}}
    result = merged(page, {"responses": {**FINE, **refused}}, {"responses": {**FINE, **missing}})
    assert operation_of(result)["responses"] == {**FINE, **missing, **refused}


@BOTH_PAGES
def test_operation_response_has_the_words_of_the_page(page: Any) -> None:
    result = merged(page, {"responses": FINE}, {"responses": {"200": {"description": "All of them"}}})
    assert operation_of(result)["responses"] == FINE
    assert not any("contradicts" in report for report in result.reports)


@BOTH_PAGES
def test_operation_response_that_is_shared_keeps_its_words_and_gets_the_body_of_the_page(page: Any) -> None:
    reference = {"404": {"$ref": "#/components/responses/Missing"}}
    shown = {"responses": {**FINE, "404": {"description": "No such customer", **BODY}}}
    shared = {"Missing": {"description": "Not there"}}
    result = merged(page, shown, {"responses": {**FINE, **reference}}, responses=shared)
    assert operation_of(result)["responses"] == {**FINE, **reference}
    assert result.document["components"]["responses"]["Missing"] == {"description": "Not there", **BODY}
    confirmed = [fact.place for fact in result.facts if fact.outcome is Outcome.CONFIRMS]
    assert "/paths/~1customers/get/responses/404" in confirmed


@BOTH_PAGES
def test_operation_response_headers_of_both_are_there(page: Any) -> None:
    def with_headers(**kinds: str) -> Document:
        headers = {name: {"schema": {"type": kind}} for name, kind in kinds.items()}
        return {"responses": {"200": {"description": "Fine", "headers": headers}}}

    result = merged(page, with_headers(Left="integer", New="string"), with_headers(Old="string", Left="string"))
    headers = operation_of(result)["responses"]["200"]["headers"]
    assert {name: header["schema"]["type"] for name, header in headers.items()} == {
        "Old": "string",
        "Left": "integer",
        "New": "string",
    }


@BOTH_PAGES
def test_operation_has_the_words_of_the_page_and_the_name_of_ours(page: Any) -> None:
    known = {"operationId": "our-name", "summary": "Ours", "description": "What it is for"}
    result = merged(page, {"operationId": "their-name", "summary": "Theirs"}, known)
    found = {key: operation_of(result)[key] for key in known}
    assert found == {"operationId": "our-name", "summary": "Theirs", "description": "What it is for"}
    assert "operationId" in operation_of(result)["x-beyond-source"]["spec/transcribed/all.yaml"]
    assert not any("contradicts" in report for report in result.reports)


@BOTH_PAGES
def test_operation_has_the_name_of_the_page_where_ours_has_none(page: Any) -> None:
    ours = transcribed("all")
    del ours.document["paths"]["/customers"]["get"]["operationId"]
    assert operation_of(merge([page("list"), ours]))["operationId"] == "get-customers"


def test_operation_has_the_name_that_a_page_infers_where_ours_has_none() -> None:
    ours = transcribed("all")
    del ours.document["paths"]["/customers"]["get"]["operationId"]
    marked = {"x-inferred": {"operationId": GUESS}}
    found = operation_of(merge([rendered("list", operation=marked), ours]))
    assert (found["operationId"], found["x-inferred"]) == ("get-customers", {"operationId": GUESS})


def test_operation_has_the_name_of_a_markdown_page_rather_than_one_that_was_inferred() -> None:
    inferred = {"operationId": "other", "x-inferred": {"operationId": GUESS}}
    found = operation_of(merge([markdown("list"), rendered("list", operation=inferred)]))
    assert found["operationId"] == "get-customers"
    assert "x-inferred" not in found


@BOTH_PAGES
def test_operation_response_body_that_the_page_does_not_show_stays(page: Any) -> None:
    known = {"responses": {"200": {"description": "Fine", **BODY}}}
    assert operation_of(merged(page, {"responses": FINE}, known))["responses"] == known["responses"]


def described(parameter: str = "page", header: str = "Left", **more: Any) -> Document:
    """An operation with the same words at each of its parts."""
    form = {"schema": {"type": "object"}, "encoding": {"pdf": {"contentType": "application/pdf", **more}}, **more}
    headers = {"headers": {header: {"schema": {"type": "integer"}, **more}}}
    content = {"content": {"application/json": {"schema": {"type": "object"}, **more}}}
    return {
        "parameters": [query(parameter, **more)],
        "requestBody": {"content": {"multipart/form-data": form}, **more},
        "responses": {"200": {"description": "Fine", **headers, **content}},
        **more,
    }


@BOTH_PAGES
def test_operation_facts_that_the_page_leaves_unsaid_stay_with_their_origin(page: Any) -> None:
    operation = operation_of(merged(page, described(), described(**{"x-own": "Ours"})))
    assert set(operation["x-beyond-source"]["spec/transcribed/all.yaml"]) - {"tags"} == {
        "x-own",
        "parameters/query:page/x-own",
        "requestBody/x-own",
        "requestBody/content/multipart~1form-data/x-own",
        "responses/200/headers/Left/x-own",
        "responses/200/content/application~1json/x-own",
    }


@BOTH_PAGES
def test_operation_facts_that_both_tell_are_those_of_the_page(page: Any) -> None:
    shown = described(**{"x-own": "Theirs", "x-new": "Theirs"})
    operation = operation_of(merged(page, shown, described(**{"x-own": "Ours"})))
    assert {key: operation[key] for key in shown} == shown


@BOTH_PAGES
def test_operation_parts_that_only_the_page_has_are_noted(page: Any) -> None:
    shown = described("since", "New", **{"x-new": "Theirs"})
    shown["requestBody"]["content"]["multipart/form-data"]["encoding"]["text"] = {}
    shown["responses"] |= responding("422", words="No")
    result = merged(page, shown, described())
    added = {fact.place for fact in result.facts if fact.outcome is Outcome.ADDS and "spec/pages" in fact.source}
    parts = (
        *("x-new", "parameters/query:since", "responses/422", "responses/200/headers/New"),
        *("requestBody/x-new", "requestBody/content/multipart~1form-data/x-new"),
        *(f"requestBody/content/multipart~1form-data/encoding/{part}" for part in ("text", "pdf/x-new")),
        "responses/200/content/application~1json/x-new",
    )
    assert added == {f"/paths/~1customers/get/{part}" for part in parts}


@BOTH_PAGES
def test_operation_schema_that_only_the_page_has_is_added(page: Any) -> None:
    known = {"parameters": [{"name": "page", "in": "query"}], "requestBody": {"content": {"application/json": {}}}}
    shown = {"parameters": [query("page")], "requestBody": BODY}
    operation = operation_of(merged(page, shown, known))
    assert {key: operation[key] for key in shown} == shown


def responding(*statuses: str, words: str) -> Document:
    return {status: {"description": words} for status in statuses}


@pytest.mark.parametrize(
    ("known", "shown", "result"),
    [
        (["200", "202", "404"], ["201"], {"200": "Page", "202": "Ours", "404": "Ours"}),
        (["200", "202", "404"], ["202"], {"200": "Ours", "202": "Page", "404": "Ours"}),
        (["200", "404"], ["201", "422"], {"200": "Ours", "201": "Page", "404": "Ours", "422": "Page"}),
        (["404"], ["201"], {"201": "Page", "404": "Ours"}),
    ],
)
def test_operation_response_whose_status_is_inferred_is_the_first_success_that_is_known(
    known: list[str], shown: list[str], result: dict[str, str]
) -> None:
    page = {"responses": responding(*shown, words="Page"), "x-inferred": {"status": GUESS}}
    responses = operation_of(merged(rendered, page, {"responses": responding(*known, words="Ours")}))["responses"]
    assert {status: response["description"] for status, response in responses.items()} == result


@BOTH_PAGES
@pytest.mark.parametrize(
    ("known", "shown", "result"),
    [
        (["200"], ["201"], ["201"]),
        (["200", "202"], ["201"], ["200", "201", "202"]),
        (["200"], ["201", "202"], ["200", "201", "202"]),
        (["404"], ["201"], ["201", "404"]),
    ],
)
def test_operation_response_of_success_gets_the_status_of_the_page_where_both_have_one(
    page: Any, known: list[str], shown: list[str], result: list[str]
) -> None:
    shown_responses, known_responses = responding(*shown, words="Page"), responding(*known, words="Ours")
    found = operation_of(merged(page, {"responses": shown_responses}, {"responses": known_responses}))
    assert sorted(found["responses"]) == result


@BOTH_PAGES
@pytest.mark.parametrize("fact", ["200", "status"])
def test_operation_response_of_a_status_that_was_inferred_is_documented_once_a_page_has_it(
    page: Any, fact: str
) -> None:
    known = {"responses": responding("200", words="Ours"), "x-inferred": {fact: GUESS}}
    assert "x-inferred" not in operation_of(merged(page, {"responses": responding("200", words="Page")}, known))


def kinds_of_body(*media_types: str, **more: Any) -> Document:
    return {"requestBody": {"content": {name: {"schema": {"type": "object"}, **more} for name in media_types}}}


@pytest.mark.parametrize(
    ("page", "known", "shown", "result"),
    [
        (markdown, ["a/json", "a/xml"], ["a/json"], ["a/json"]),
        (rendered, ["a/json", "a/xml"], ["a/json"], ["a/json", "a/xml"]),
        (markdown, ["a/form", "a/xml"], ["a/json"], ["a/json"]),
        (rendered, ["a/form", "a/xml"], ["a/json"], ["a/form", "a/json", "a/xml"]),
        (markdown, ["a/form"], ["a/json", "a/xml"], ["a/json", "a/xml"]),
        (rendered, ["a/form"], ["a/json", "a/xml"], ["a/form", "a/json", "a/xml"]),
    ],
)
def test_operation_media_types_that_a_markdown_page_lacks_are_gone(
    page: Any, known: list[str], shown: list[str], result: list[str]
) -> None:
    found = merged(page, kinds_of_body(*shown), kinds_of_body(*known))
    assert sorted(operation_of(found)["requestBody"]["content"]) == result
    reports = [f"requestBody/content/{name.replace('/', '~1')}: {name!r}" for name in known if name not in result]
    assert all(any(report in one for one in found.reports) for report in reports)


def test_operation_media_type_that_goes_leaves_the_other_as_it_is_known() -> None:
    known = kinds_of_body("a/json", "a/xml")
    known["requestBody"]["content"]["a/json"]["x-own"] = 1
    content = operation_of(merged(markdown, kinds_of_body("a/json"), known))["requestBody"]["content"]
    assert content["a/json"]["x-own"] == 1


def test_operation_media_types_of_two_pages_of_one_kind_are_all_there() -> None:
    pages = [markdown(name, operation=kinds_of_body(f"a/{name}")) for name in ("json", "xml")]
    assert list(operation_of(merge(pages))["requestBody"]["content"]) == ["a/json", "a/xml"]


@BOTH_PAGES
@pytest.mark.parametrize("mark", [{}, {"x-inferred": GUESS}])
def test_operation_encoding_that_was_inferred_is_so_only_where_the_page_infers_it_too(page: Any, mark: Any) -> None:
    def encoded(**more: Any) -> Document:
        return kinds_of_body("multipart/form-data", encoding={"pdf": {"contentType": "application/pdf", **more}})

    found = operation_of(merged(page, encoded(**mark), encoded(**{"x-inferred": GUESS})))
    encoding = found["requestBody"]["content"]["multipart/form-data"]["encoding"]
    assert encoding == {"pdf": {"contentType": "application/pdf", **mark}}

"""Which source wins, what must be equal, and what is reported."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.documents import PipelineError, format_yaml
from pipeline.merge.sources import merge
from pipeline.read.pages import read_pages
from tests.pipeline.small_sources import GUESS, TAGS, customer, markdown, rendered, transcribed

ROOT = Path(__file__).parents[3]


def test_merge_of_the_real_pages_finds_no_contradiction() -> None:
    merged = merge(read_pages(ROOT / "spec" / "pages", ROOT))
    assert merged.reports == ()
    found = {
        (path, method): (operation["operationId"], operation["tags"])
        for path, item in merged.document["paths"].items()
        for method, operation in item.items()
    }
    assert found == {
        ("/customer-invoices", "post"): ("create-customer-invoice", ["Customer Invoices API"]),
        ("/customer-offers", "get"): ("list-customer-offers", ["Customer Offers API"]),
        ("/customer-offers", "post"): ("create-customer-offer", ["Customer Offers API"]),
        ("/customer-offers/manual", "post"): ("create-customer-offer-manual", ["Customer Offers API"]),
        ("/customers", "post"): ("create-customer", ["Customers API"]),
    }
    assert list(merged.document["components"]["schemas"]) == [
        "Customer",
        "CustomerInvoice",
        "CustomerOffer",
        "Error_ApiError",
    ]
    assert merged.document["security"] == [{"APIKey": []}]
    assert list(merged.document["components"]["securitySchemes"]) == ["APIKey"]


def test_merge_the_order_of_the_sources_does_not_matter() -> None:
    sources = read_pages(ROOT / "spec" / "pages", ROOT)
    expected = format_yaml(merge(sources).document)
    assert format_yaml(merge(sources[::-1]).document) == expected
    assert format_yaml(merge(sources[2:] + sources[:2]).document) == expected


def test_merge_the_sources_are_not_changed() -> None:
    sources = [markdown("one", schemas={"Customer": customer()}), rendered("two", path="/invoices")]
    before = deepcopy(sources)
    merge(sources)
    assert sources == before


def test_merge_of_nothing_is_an_error() -> None:
    with pytest.raises(PipelineError, match="nothing to merge"):
        merge([])


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"info": {"title": "Portal", "version": "v2"}}, "/info"),
        ({"servers": [{"url": "https://api.test/v2"}]}, "/servers"),
        ({"openapi": "3.0.3"}, "/openapi"),
        ({"schemas": {"Customer": {**customer(), "type": "array"}}}, "/components/schemas/Customer/type"),
    ],
)
def test_merge_shared_parts_of_equal_rank_must_be_equal(changes: dict[str, Any], pointer: str) -> None:
    sources = [
        markdown("one", **{"schemas": {"Customer": customer()}}),
        markdown("two", **{"path": "/invoices", "schemas": {"Customer": customer()}, **changes}),
    ]
    with pytest.raises(PipelineError) as raised:
        merge(sources)
    assert str(raised.value).startswith(f"spec/pages/one.md and spec/pages/two.md differ at {pointer}: ")


def test_merge_takes_pages_of_any_wording_of_the_same_version_of_openapi() -> None:
    merged = merge([markdown("one", openapi="3.1.0"), markdown("two", path="/invoices", openapi="3.1.1")])
    assert merged.document["openapi"] == "3.1.0"
    assert merged.reports == ()


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


def test_merge_tags_of_all_pages_join() -> None:
    sources = [
        markdown("one", tags=[TAGS[0] | {"description": "People"}, TAGS[1]]),
        markdown("two", path="/invoices", tags=[{"name": "Pins API"}, TAGS[0]]),
        transcribed("all", path="/pins", tags=[TAGS[2], {"name": "Pins API", "description": "Small things"}]),
    ]
    merged = merge(sources)
    assert {tag["name"]: tag.get("description") for tag in merged.document["tags"]} == {
        "Customers API": "People",
        "Pins API": "Small things",
        **{tag["name"]: None for tag in TAGS[1:]},
    }
    assert not any("contradicts" in report for report in merged.reports)


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


def test_merge_equal_operation_ids_are_an_error_that_names_both_places() -> None:
    second = markdown("two", path="/invoices", operation={"operationId": "get-customers"})
    with pytest.raises(
        PipelineError, match=r"GET /customers in spec/pages/one.md and GET /invoices in spec/pages/two.md"
    ):
        merge([markdown("one"), second])


def test_merge_one_path_has_the_parameter_names_of_the_source_that_knew_it_first() -> None:
    shown = {"parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}]}
    merged = merge(
        [
            markdown("one", path="/customers/{id}", operation=shown),
            transcribed("two", path="/customers/{customerId}", method="patch"),
        ]
    )
    [(path, item)] = merged.document["paths"].items()
    assert (path, set(item)) == ("/customers/{customerId}", {"get", "patch"})
    assert [parameter["name"] for parameter in item["get"]["parameters"]] == ["customerId"]


def test_merge_an_operation_without_an_operation_id_is_an_error_that_names_its_place() -> None:
    source = markdown("two", path="/invoices", method="post")
    del source.document["paths"]["/invoices"]["post"]["operationId"]
    with pytest.raises(PipelineError, match=r"^POST /invoices in spec/pages/two.md has no operationId: add"):
        merge([markdown("one"), source])


def test_merge_leaves_out_what_a_transcription_kept_beyond_a_page_that_is_gone() -> None:
    reference = {"$ref": "#/components/parameters/InvoiceId"}
    source = transcribed("two", path="/invoices", method="post", operation={"parameters": [reference]})
    source.document["components"] = {"parameters": {"InvoiceId": {"name": "invoiceId", "in": "query"}}}
    del source.document["paths"]["/invoices"]["post"]["operationId"]
    merged = merge([markdown("one"), source])
    assert "post" not in merged.document["paths"].get("/invoices", {})
    assert merged.document["components"]["parameters"] == {}
    assert [report for report in merged.reports if "no operationId for POST /invoices" in report]


def test_merge_a_parameter_that_a_markdown_page_lacks_is_gone() -> None:
    known = transcribed("two", operation={"parameters": [{"name": "since", "in": "query", "schema": {}}]})
    merged = merge([known, markdown("one")])
    ((_, item),) = merged.document["paths"].items()
    assert not item["get"].get("parameters")
    assert any(fact.place.endswith("/parameters/query:since") and fact.is_needless for fact in merged.facts)


def test_merge_a_body_that_a_markdown_page_lacks_is_gone() -> None:
    body = {"required": True, "content": {"application/json": {"schema": {"type": "object"}}}}
    merged = merge([transcribed("two", operation={"requestBody": body}), markdown("one")])
    ((_, item),) = merged.document["paths"].items()
    assert "requestBody" not in item["get"]


def test_merge_an_inferred_bearer_scheme_is_the_one_that_a_page_documents() -> None:
    inferred = rendered("two", path="/invoices", operation={"security": [{"bearerAuth": []}, {"other": []}]})
    merged = merge([inferred, markdown("one")]).document
    assert merged["security"] == [{"APIKey": []}]
    assert list(merged["components"]["securitySchemes"]) == ["APIKey"]
    assert merged["paths"]["/invoices"]["get"]["security"] == [{"APIKey": []}, {"other": []}]


@pytest.mark.parametrize(
    "other", [{"type": "http", "scheme": "basic"}, {"type": "apiKey", "scheme": "bearer"}], ids=repr
)
def test_merge_an_inferred_bearer_scheme_is_no_documented_one_of_another_type(other: dict[str, Any]) -> None:
    page = markdown("one", security=[{"Other": []}])
    page.document["components"]["securitySchemes"] = {"Other": other}
    operation: dict[str, Any] = {"security": [{"bearerAuth": []}]}
    document = merge([page, rendered("two", path="/invoices", operation=operation)]).document
    assert document["paths"]["/invoices"]["get"]["security"] == [{"bearerAuth": []}]


def test_merge_an_inferred_bearer_scheme_keeps_its_name_where_no_page_documents_one() -> None:
    merged = merge([rendered("one"), markdown("two", path="/x", security=[], components={})]).document
    assert list(merged["components"]["securitySchemes"]) == ["bearerAuth"]


def test_merge_a_path_that_ends_in_a_slash_is_another_path() -> None:
    paths = merge([markdown("one"), markdown("two", path="/customers/", operation={"operationId": "x"})]).document[
        "paths"
    ]
    assert list(paths) == ["/customers", "/customers/"]


@given(st.permutations(["summary", "description", "responses", "operationId", "tags", "x-own"]))
def test_merge_puts_the_keys_of_an_operation_in_one_order(order: list[str]) -> None:
    source = markdown("one", operation={"summary": "S", "description": "D", "x-own": 1})
    operation = source.document["paths"]["/customers"]["get"]
    source.document["paths"]["/customers"]["get"] = {key: operation[key] for key in order}
    found = merge([source]).document["paths"]["/customers"]["get"]
    assert list(found) == [
        *("tags", "summary", "description", "operationId", "responses", "externalDocs"),
        *("x-own", "x-source"),
    ]


def test_merge_what_a_path_says_for_all_its_operations_is_that_of_the_page() -> None:
    page, ours = markdown("one"), transcribed("one")
    for source, words in ((page, "Theirs"), (ours, "Ours")):
        source.document["paths"]["/customers"] |= {"summary": words}
    assert merge([page, ours]).document["paths"]["/customers"]["summary"] == "Theirs"


@pytest.mark.parametrize("part", [{}, {"properties": {"data": {}}, "x-envelope": "page"}], ids=repr)
def test_merge_a_requirement_stays_where_the_fields_are_described_elsewhere(part: dict[str, Any]) -> None:
    schema = {"type": "object", "required": ["data", "total"], **part}
    document = merge([markdown("one", schemas={"Page": schema})]).document
    assert document["components"]["schemas"]["Page"]["required"] == ["data", "total"]


@pytest.mark.parametrize("tags", [[], ["Labels API"], ["Labels API", "Customers API"]], ids=repr)
def test_merge_an_operation_whose_first_tag_no_source_lists_gets_a_new_one(tags: list[str]) -> None:
    merged = merge([markdown("one", path="/labels", operation={"tags": tags})])
    assert merged.document["paths"]["/labels"]["get"]["tags"][0] == "Labels API"
    assert {"name": "Labels API"} in merged.document["tags"]
    assert merged.reports == ("spec/pages/one.md: no source lists the tag Labels API of GET /labels; it is new",)


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


@pytest.mark.parametrize("path", ["/a", "/z"])
def test_merge_what_a_page_says_of_known_operations_tells_the_names_in_its_new_ones(path: str) -> None:
    def body(name: str) -> dict[str, Any]:
        return {"requestBody": {"content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}}}

    page = markdown("all", path=path, operation=body("Person"), schemas={"Person": customer()})
    page.document["paths"] |= markdown("all", operation=body("Person")).document["paths"]
    known = transcribed("all", operation=body("CreateCustomer"), schemas={"CreateCustomer": customer()})
    document = merge([page, known]).document
    assert list(document["components"]["schemas"]) == ["CreateCustomer"]
    assert document["paths"][path]["get"]["requestBody"] == body("CreateCustomer")["requestBody"]

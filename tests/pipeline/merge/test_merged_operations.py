"""Operations of several sources: their places, names, tags and pages."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.documents import PipelineError
from pipeline.merge.sources import merge
from tests.pipeline.small_sources import customer, markdown, rendered, transcribed


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


def test_merge_a_path_that_ends_in_a_slash_is_another_path() -> None:
    paths = merge([markdown("one"), markdown("two", path="/customers/", operation={"operationId": "x"})]).document[
        "paths"
    ]
    assert list(paths) == ["/customers", "/customers/"]


def test_merge_objects_written_out_in_an_operation_say_where_they_come_from() -> None:
    body = {"content": {"application/json": {"schema": {"type": "object", "properties": {"a": {"type": "string"}}}}}}
    operation = merge([markdown("one", operation={"requestBody": body})]).document["paths"]["/customers"]["get"]
    assert operation["requestBody"]["content"]["application/json"]["schema"]["x-source"] == "spec/pages/one.md"


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


def test_merge_an_operation_says_where_the_vendor_shows_its_page() -> None:
    merged = merge([markdown("list-customers"), rendered("get-file-request", path="/file-requests/{id}")])
    addresses = [
        item["get"]["externalDocs"]["url"].partition("/api-reference/")[2] for item in merged.document["paths"].values()
    ]
    assert addresses == ["customers-api/list-customers", "file-request-api/get-file-request"]


def test_merge_the_address_that_a_page_gives_itself_is_kept() -> None:
    own = {"url": "https://elsewhere.test/page"}
    merged = merge([markdown("one", operation={"externalDocs": own})])
    assert merged.document["paths"]["/customers"]["get"]["externalDocs"] == own


def test_merge_a_transcription_has_no_page_to_show() -> None:
    assert "externalDocs" not in merge([transcribed("one")]).document["paths"]["/customers"]["get"]


@pytest.mark.parametrize("tags", [[], ["Labels API"]], ids=repr)
def test_merge_an_operation_whose_tag_no_source_lists_gets_a_new_one(tags: list[str]) -> None:
    merged = merge([markdown("one", path="/labels", operation={"tags": tags})])
    assert merged.document["paths"]["/labels"]["get"]["tags"] == ["Labels API"]
    assert {"name": "Labels API"} in merged.document["tags"]
    assert merged.reports == ("spec/pages/one.md: no source lists the tag Labels API of GET /labels; it is new",)


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

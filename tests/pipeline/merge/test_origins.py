"""Which source, and which page of the vendor, operations and objects say they are from."""

from pipeline.documents import Document
from pipeline.merge.sources import merge
from tests.pipeline.small_sources import markdown, rendered, transcribed


def test_merge_objects_written_out_in_an_operation_say_where_they_come_from() -> None:
    schema: Document = {"type": "object", "properties": {"a": {"type": "string"}}}
    for written_out in (schema, {"allOf": [schema]}):
        body = {"content": {"application/json": {"schema": written_out}}}
        operation = merge([markdown("one", operation={"requestBody": body})]).document["paths"]["/customers"]["get"]
        found = operation["requestBody"]["content"]["application/json"]["schema"]
        assert found.get("allOf", [found])[0]["x-source"] == "spec/pages/one.md"


def test_merge_an_operation_says_where_the_vendor_shows_its_page() -> None:
    merged = merge([markdown("list-customers"), rendered("get-file-request", path="/file-requests/{id}")])
    addresses = [
        item["get"]["externalDocs"]["url"].partition("/api-reference/")[2] for item in merged.document["paths"].values()
    ]
    assert addresses == ["customers-api/list-customers", "file-request-api/get-file-request"]


def test_merge_the_page_of_an_operation_is_below_its_first_tag() -> None:
    source = markdown("list-customers", operation={"tags": ["Customers API", "Invoices API"]})
    address = merge([source]).document["paths"]["/customers"]["get"]["externalDocs"]["url"]
    assert address.endswith("/api-reference/customers-api/list-customers")


def test_merge_the_address_that_a_page_gives_itself_is_kept() -> None:
    own = {"url": "https://elsewhere.test/page"}
    merged = merge([markdown("one", operation={"externalDocs": own})])
    assert merged.document["paths"]["/customers"]["get"]["externalDocs"] == own


def test_merge_a_transcription_has_no_page_to_show() -> None:
    assert "externalDocs" not in merge([transcribed("one")]).document["paths"]["/customers"]["get"]

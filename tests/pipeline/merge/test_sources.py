"""Sources become one document: what they must have in common, and what of them is kept."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from pipeline.documents import PipelineError, format_yaml
from pipeline.merge.sources import merge
from pipeline.read.pages import read_pages
from tests.pipeline.small_sources import TAGS, customer, markdown, rendered, transcribed

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


def test_merge_leaves_out_what_a_transcription_kept_beyond_a_page_that_is_gone() -> None:
    reference = {"$ref": "#/components/parameters/InvoiceId"}
    source = transcribed("two", path="/invoices", method="post", operation={"parameters": [reference]})
    source.document["components"] = {"parameters": {"InvoiceId": {"name": "invoiceId", "in": "query"}}}
    del source.document["paths"]["/invoices"]["post"]["operationId"]
    merged = merge([markdown("one"), source])
    assert "post" not in merged.document["paths"].get("/invoices", {})
    assert merged.document["components"]["parameters"] == {}
    assert [report for report in merged.reports if "no operationId for POST /invoices" in report]


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

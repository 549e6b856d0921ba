"""The vendor's pages, field by field."""

from pathlib import Path
from typing import Any

import pytest

from pipeline.documents import Document, Rank, Source
from pipeline.read.pages import read_page, read_pages

ROOT = Path(__file__).parents[2]
VENDOR_PAGES = ROOT / "spec" / "pages"
TEXT = "string"
TEXT_OR_NULL = ["string", "null"]
AGENT = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/51.0.2704.103 Safari/537.36"


def read(name: str) -> Source:
    return read_page(VENDOR_PAGES / name, f"spec/pages/{name}")


def operation_of(document: Document) -> tuple[str, str, Document]:
    ((path, item),) = document["paths"].items()
    ((method, operation),) = item.items()
    return path, method, operation


def shown(properties: Document) -> dict[str, tuple[Any, Any]]:
    return {name: (schema["type"], schema.get("example")) for name, schema in properties.items() if name != "links"}


CASES: dict[str, tuple[str, str, str, list[str], dict[str, tuple[Any, Any]], str, dict[str, tuple[Any, Any]]]] = {
    "create-customer": (
        "/customers",
        "Create Customer",
        "application/json",
        ["companyName", "address", "zipCode", "city", "primaryEmail"],
        {
            "companyName": (TEXT, "Test Company BV"),
            "address": (TEXT, "Teststreet 123"),
            "zipCode": (TEXT, "1234AB"),
            "city": (TEXT, "Amsterdam"),
            "primaryEmail": (TEXT, "john.doe@test.com"),
            "countryCode": (TEXT, "NL"),
        },
        "Customer",
        {
            "id": (TEXT, "cst_abc12345def678"),
            "companyName": (TEXT, "Test Company BV"),
            "address": (TEXT, "Teststreet 123"),
            "zipCode": (TEXT, "1234AB"),
            "city": (TEXT, "Amsterdam"),
            "countryCode": (TEXT, "NL"),
            "primaryEmail": (TEXT, "john.doe@test.com"),
            "phone": (TEXT_OR_NULL, "+312012345678"),
            "integration": (TEXT_OR_NULL, "acumulus"),
            "integrationId": (TEXT_OR_NULL, "123456789"),
            "customerGroups": ("array", None),
            "createdAt": (TEXT, "2024-04-28T21:00:00+02:00"),
        },
    ),
    "create-customer-invoice": (
        "/customer-invoices",
        "Create Customer Invoice",
        "multipart/form-data",
        ["customerId", "invoiceNumber", "issuedAt", "amount", "pdf"],
        {
            "customerId": (TEXT, "cst_abc12345def678"),
            "invoiceNumber": (TEXT, "2014-001"),
            "issuedAt": (TEXT, "2024-04-31"),
            "amount": (TEXT, "12.95"),
            "pdf": (TEXT, None),
            "paidAt": (TEXT, "2024-05-11 12:59:00"),
            "sendNotification": ("boolean", True),
        },
        "CustomerInvoice",
        {
            "id": (TEXT, "inv_abc12345def678"),
            "customerId": (TEXT, "cst_abc12345def678"),
            "invoiceNumber": (TEXT, "2024-001"),
            "issuedAt": (TEXT, "2024-04-29"),
            "currency": (TEXT, "EUR"),
            "amount": (TEXT, "12.95"),
            "paidAt": (TEXT_OR_NULL, "2024-05-28T21:00:00+02:00"),
            "createdAt": (TEXT, "2024-04-29T21:00:00+02:00"),
        },
    ),
    "create-customer-offer": (
        "/customer-offers",
        "Create Customer Offer",
        "multipart/form-data",
        ["customerId", "offerNumber", "issuedAt", "expiresAt", "amount", "pdf"],
        {
            "customerId": (TEXT, "cst_abc12345def678"),
            "offerNumber": (TEXT, "2014-001"),
            "issuedAt": (TEXT, "2024-04-31"),
            "expiresAt": (TEXT, "2024-04-31"),
            "amount": (TEXT, "12.95"),
            "pdf": (TEXT, None),
            "sendNotification": ("boolean", True),
            "acceptedAt": (TEXT, "2024-05-11 12:59:00"),
            "acceptedViaIp": (TEXT, "123.456.7.8.9"),
            "acceptedViaUserAgent": (TEXT, "Mozilla/5.0 (X11; Linux x86_64) ..."),
            "rejectedAt": (TEXT, "2024-05-11 12:59:00"),
        },
        "CustomerOffer",
        {
            "id": (TEXT, "off_abc12345def678"),
            "customerId": (TEXT, "cst_abc12345def678"),
            "offerNumber": (TEXT, "2024-001"),
            "issuedAt": (TEXT, "2024-04-29"),
            "expiresAt": (TEXT, "2024-05-29"),
            "currency": (TEXT, "EUR"),
            "amount": (TEXT, "12.95"),
            "acceptedAt": (TEXT_OR_NULL, "2024-05-14T21:00:00+02:00"),
            "acceptedViaIp": (TEXT_OR_NULL, "123.456.7.8.9"),
            "acceptedViaUserAgent": (TEXT_OR_NULL, AGENT),
            "acceptanceSignature": (TEXT_OR_NULL, "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAABgAA..."),
            "rejectedAt": (TEXT_OR_NULL, "2024-05-14T21:00:00+02:00"),
            "createdAt": (TEXT, "2024-04-29T21:00:00+02:00"),
        },
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_vendor_pages_are_read_in_full(name: str) -> None:
    path, title, content_type, required, sent, component, received = CASES[name]
    source = read(f"{name}.txt")
    document = source.document
    assert source.rank is Rank.RENDERED_PAGE
    assert document["openapi"] == "3.1.1"
    assert document["servers"] == [{"url": "https://api.mijnklantportaal.nl/v1"}]
    assert document["security"] == [{"bearerAuth": []}]
    assert document["components"]["securitySchemes"]["bearerAuth"]["scheme"] == "bearer"
    shown_path, method, operation = operation_of(document)
    assert (shown_path, method, operation["summary"], operation["operationId"]) == (path, "post", title, name)
    assert set(operation["x-inferred"]) == {"operationId", "status", "contentType"}
    body = operation["requestBody"]["content"][content_type]["schema"]
    assert body["required"] == required
    assert list(body["properties"]) == list(sent)
    assert shown(body["properties"]) == sent
    assert list(operation["responses"]) == ["201"]
    reference = operation["responses"]["201"]["content"]["application/json"]["schema"]
    assert reference == {"$ref": f"#/components/schemas/{component}"}
    schema = document["components"]["schemas"][component]
    assert "required" not in schema
    assert [key for key in schema["properties"] if key != "links"] == list(received)
    assert shown(schema["properties"]) == received
    described = [*body["properties"].items(), *schema["properties"].items()]
    assert all(part["description"] for key, part in described if key != "links")


@pytest.mark.parametrize("name", ["create-customer-invoice", "create-customer-offer"])
def test_vendor_pages_have_links_inferred_from_the_sample_response(name: str) -> None:
    source = read(f"{name}.txt")
    schema = source.document["components"]["schemas"][CASES[name][5]]
    links = schema["properties"]["links"]
    customer = links["properties"]["customer"]
    href = customer["properties"]["href"]
    assert all(part["x-inferred"] for part in (links, customer, href, customer["properties"]["type"]))
    assert href["example"] == "https://api.mijnklantportaal.nl/v1/customers/cst_abc12345def678"
    assert "example" not in customer["properties"]["type"]
    assert any("`links` is in the sample response only" in note for note in source.notes)
    assert any("left out: 'I'" in note for note in source.notes)


def test_vendor_pages_have_formats_of_files_and_lists() -> None:
    invoice = operation_of(read("create-customer-invoice.txt").document)[2]
    body = invoice["requestBody"]["content"]["multipart/form-data"]["schema"]
    assert body["properties"]["pdf"]["format"] == "binary"
    customer = read("create-customer.txt").document["components"]["schemas"]["Customer"]
    assert customer["properties"]["customerGroups"]["items"] == {"type": "string"}


def test_vendor_pages_are_read_without_notes() -> None:
    sources = {source.name: source for source in read_pages(VENDOR_PAGES, ROOT)}
    manual = sources["spec/pages/create-manual-customer-offer.md"]
    listing = sources["spec/pages/list-customer-offers.md"]
    assert not manual.notes
    assert not listing.notes
    assert manual.rank is listing.rank is Rank.MARKDOWN_PAGE


def test_vendor_pages_manual_offer_is_read_in_full() -> None:
    document = read("create-manual-customer-offer.md").document
    assert (document["openapi"], document["info"]) == (
        "3.1.1",
        {"title": "MijnKlantportaal API", "version": "v1"},
    )
    assert document["servers"] == [{"url": "https://api.mijnklantportaal.nl/v1"}]
    assert len(document["tags"]) == 16
    operation = document["paths"]["/customer-offers/manual"]["post"]
    assert operation["operationId"] == "create-customer-offer-manual"
    assert operation["tags"] == ["Customer Offers API"]
    body = operation["requestBody"]["content"]["application/json"]["schema"]
    assert body["required"] == ["customerId", "offerNumber", "issuedAt", "expiresAt", "lines"]
    assert {name: (part["type"], part.get("example")) for name, part in body["properties"].items()} == {
        "customerId": ("string", "cst_abc12345def678"),
        "offerNumber": ("string", "2014-001"),
        "issuedAt": ("string", "2025-04-14"),
        "expiresAt": ("string", "2025-04-31"),
        "sendNotification": ("boolean", True),
        "lines": ("array", None),
    }
    items = body["properties"]["lines"]["items"]
    assert items["required"] == ["description", "amountExclVat", "vatRate"]
    assert [part["type"] for part in items["properties"].values()] == ["string", "string", "integer"]
    assert [part["example"] for part in items["properties"].values()] == ["Website template", "12.95", 21]
    assert all(part["description"] for part in [*body["properties"].values(), *items["properties"].values()])
    assert list(operation["responses"]) == ["201", "422", "426"]
    error = document["components"]["schemas"]["Error_ApiError"]
    assert error["properties"]["message"]["type"] == "string"


def test_vendor_pages_list_of_offers_is_read_in_full() -> None:
    document = read("list-customer-offers.md").document
    operation = document["paths"]["/customer-offers"]["get"]
    assert operation["operationId"] == "list-customer-offers"
    page = operation["responses"]["200"]["content"]["application/json"]["schema"]["properties"]
    assert {name: (part["type"], part.get("nullable")) for name, part in page.items()} == {
        "current_page": ("integer", None),
        "data": ("array", None),
        "first_page_url": ("string", None),
        "from": ("integer", None),
        "next_page_url": ("string", True),
        "path": ("string", None),
        "per_page": ("integer", None),
        "prev_page_url": ("string", True),
        "to": ("integer", None),
    }
    assert page["prev_page_url"]["example"] is None
    assert page["data"]["items"] == {"$ref": "#/components/schemas/CustomerOffer"}
    offer = document["components"]["schemas"]["CustomerOffer"]["properties"]
    nullable = [name for name, part in offer.items() if part.get("nullable")]
    assert nullable == [
        "acceptedAt",
        "acceptedViaIp",
        "acceptedViaUserAgent",
        "acceptanceSignature",
        "rejectedAt",
    ]
    assert list(offer) == [*CASES["create-customer-offer"][6], "links"]
    assert all(part["description"] and part["example"] for name, part in offer.items() if name != "links")
    assert set(offer["links"]["properties"]["customer"]["properties"]) == {"href", "type"}

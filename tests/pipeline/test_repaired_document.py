"""What the pipeline makes of the real pages: the document that the client is generated from."""

import subprocess
from functools import cache
from pathlib import Path

import pytest

from pipeline.check import check
from pipeline.documents import Document, PipelineError, format_yaml
from pipeline.fixes import apply_fixes, read_fixes
from pipeline.merge import merge
from pipeline.openapi.walk import operations, schemas
from pipeline.pages import read_pages
from pipeline.transcribed import read_transcribed

ROOT = Path(__file__).parents[2]
ERRORS = {
    "Unauthorized": "401",
    "NotFound": "404",
    "Conflict": "409",
    "InvalidData": "422",
    "LicenceLimit": "426",
    "TooManyRequests": "429",
}


@cache
def merged() -> Document:
    pages = read_pages(ROOT / "spec" / "pages", ROOT)
    return merge([*pages, *read_transcribed(ROOT / "spec" / "transcribed", ROOT)]).document


@cache
def repaired() -> Document:
    return apply_fixes(merged(), read_fixes(ROOT / "spec" / "fixes", ROOT))


def component(name: str) -> Document:
    found: Document = repaired()["components"]["schemas"][name]
    return found


def test_the_repaired_document_passes_the_check() -> None:
    check(repaired())


def test_the_document_as_the_vendor_has_it_does_not() -> None:
    with pytest.raises(PipelineError, match="faults"):
        check(merged())


def test_every_operation_of_a_page_has_its_answers() -> None:
    found = {
        f"{method.upper()} {path}": (operation["operationId"], " ".join(operation["responses"]))
        for path, method, operation in operations(repaired())
        if operation["x-source"].startswith("spec/pages/")
    }
    assert found == {
        "POST /customer-invoices": ("create-customer-invoice", "201 401 404 422 429"),
        "GET /customer-offers": ("list-customer-offers", "200 401 422 429"),
        "POST /customer-offers": ("create-customer-offer", "201 401 404 422 426 429"),
        "POST /customer-offers/manual": ("create-customer-offer-manual", "201 401 404 422 426 429"),
        "POST /customers": ("create-customer", "201 401 422 429"),
    }


def test_errors_are_written_once_and_shared() -> None:
    statuses = {f"#/components/responses/{name}": status for name, status in ERRORS.items()}
    for _, _, operation in operations(repaired()):
        for status, answer in operation["responses"].items():
            if not status.startswith("2"):
                assert statuses[answer["$ref"]] == status
    shared = repaired()["components"]["responses"]
    schema = {
        name: answer["content"]["application/json"]["schema"]["$ref"] for name, answer in shared.items()
    }
    assert schema == {
        name: f"#/components/schemas/{'RateLimitError' if name == 'TooManyRequests' else 'Error_ApiError'}"
        for name in ERRORS
    }
    assert list(shared["TooManyRequests"]["headers"]) == [
        "X-RateLimit-Limit",
        "X-RateLimit-Remaining",
        "Retry-After",
        "X-RateLimit-Reset",
    ]


@pytest.mark.parametrize(
    ("path", "method", "kind", "name"),
    [
        ("/customers", "post", "application/json", "CreateCustomerRequest"),
        ("/customer-offers", "post", "multipart/form-data", "CreateCustomerOfferRequest"),
        ("/customer-offers/manual", "post", "application/json", "CreateCustomerOfferManualRequest"),
        ("/customer-invoices", "post", "multipart/form-data", "CreateCustomerInvoiceRequest"),
    ],
)
def test_every_request_has_a_name_and_must_have_a_body(path: str, method: str, kind: str, name: str) -> None:
    body = repaired()["paths"][path][method]["requestBody"]
    assert body["required"] is True
    assert list(body["content"]) == [kind]
    assert body["content"][kind]["schema"] == {"$ref": f"#/components/schemas/{name}"}
    assert "pdf" not in component(name)["properties"] or body["content"][kind]["encoding"] == {
        "pdf": {"contentType": "application/pdf"}
    }


def kinds(name: str) -> dict[str, str]:
    """Each field of a schema in short: type, null, format, prefix or pattern, `!` where it is required."""
    schema = component(name)
    result = {}
    for key, field in schema["properties"].items():
        types = [
            part.get("type", part.get("$ref", "").rpartition("/")[2]) for part in field.get("anyOf", [field])
        ]
        shown = "|".join(part for kind in types for part in ([kind] if isinstance(kind, str) else kind))
        details = [shown, *(field[word] for word in ("format", "pattern") if word in field)]
        result[key] = " ".join(details) + ("!" if key in schema.get("required", []) else "")
    return result


MONEY = r"string decimal ^-?\d+(\.\d{1,2})?$"
MOMENT = r"string portal-date-time ^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$"
SCHEMAS = {
    "CreateCustomerRequest": {
        "companyName": "string!",
        "address": "string!",
        "zipCode": "string!",
        "city": "string!",
        "primaryEmail": "string email!",
        "countryCode": "string ^[A-Z]{2}$",
    },
    "CreateCustomerOfferRequest": {
        "customerId": "string ^cst_!",
        "offerNumber": "string!",
        "issuedAt": "string date!",
        "expiresAt": "string date!",
        "amount": f"{MONEY}!",
        "pdf": "string binary!",
        "sendNotification": "boolean",
        "acceptedAt": MOMENT,
        "acceptedViaIp": "string",
        "acceptedViaUserAgent": "string",
        "rejectedAt": MOMENT,
    },
    "CreateCustomerOfferManualRequest": {
        "customerId": "string ^cst_!",
        "offerNumber": "string!",
        "issuedAt": "string date!",
        "expiresAt": "string date!",
        "sendNotification": "boolean",
        "lines": "array!",
    },
    "OfferLine": {"description": "string!", "amountExclVat": f"{MONEY}!", "vatRate": "VatRate!"},
    "CreateCustomerInvoiceRequest": {
        "customerId": "string ^cst_!",
        "invoiceNumber": "string!",
        "issuedAt": "string date!",
        "amount": f"{MONEY}!",
        "pdf": "string binary!",
        "paidAt": MOMENT,
        "sendNotification": "boolean",
    },
    "Customer": {
        "id": "string ^cst_!",
        "companyName": "string!",
        "address": "string!",
        "zipCode": "string!",
        "city": "string!",
        "countryCode": "string ^[A-Z]{2}$",
        "primaryEmail": "string email!",
        "phone": "string|null!",
        "integration": "string|null!",
        "integrationId": "string|null!",
        "customerGroups": "array!",
        "createdAt": "string date-time!",
    },
    "CustomerOffer": {
        "id": "string ^off_!",
        "customerId": "string ^cst_!",
        "offerNumber": "string!",
        "issuedAt": "string date!",
        "expiresAt": "string date!",
        "currency": "string!",
        "amount": f"{MONEY}!",
        "acceptedAt": "string|null date-time!",
        "acceptedViaIp": "string|null!",
        "acceptedViaUserAgent": "string|null!",
        "acceptanceSignature": "string|null!",
        "rejectedAt": "string|null date-time!",
        "createdAt": "string date-time!",
        "links": "CustomerOfferLinks!",
    },
    "CustomerInvoice": {
        "id": "string ^inv_!",
        "customerId": "string ^cst_!",
        "invoiceNumber": "string!",
        "issuedAt": "string date!",
        "currency": "string!",
        "amount": f"{MONEY}!",
        "paidAt": "string|null date-time!",
        "createdAt": "string date-time!",
        "links": "CustomerInvoiceLinks!",
    },
    "CustomerOfferPage": {
        "current_page": "integer!",
        "data": "array!",
        "first_page_url": "string uri!",
        "from": "integer|null!",
        "next_page_url": "string|null uri!",
        "path": "string uri!",
        "per_page": "integer!",
        "prev_page_url": "string|null uri!",
        "to": "integer|null!",
    },
    "CustomerOfferLinks": {"customer": "Link!"},
    "CustomerInvoiceLinks": {"customer": "Link!", "onlinePaymentLink": "Link|null"},
    "Link": {"href": "string uri!", "type": "string!"},
    "Error_ApiError": {"message": "string"},
    "RateLimitError": {"code": "integer!", "message": "string!"},
}


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_schema_says_what_its_fields_are(name: str) -> None:
    assert kinds(name) == SCHEMAS[name]


def test_pages_and_fixes_give_no_other_schemas() -> None:
    found = repaired()["components"]["schemas"].items()
    given = {name for name, schema in found if not schema["x-source"].startswith("spec/transcribed/")}
    assert given == {*SCHEMAS, "VatRate"}


def test_details_that_the_table_does_not_show() -> None:
    assert component("VatRate")["enum"] == [0, 9, 21]
    lines = component("CreateCustomerOfferManualRequest")["properties"]["lines"]
    assert (lines["minItems"], lines["items"]) == (1, {"$ref": "#/components/schemas/OfferLine"})
    assert component("Customer")["properties"]["customerGroups"]["items"]["pattern"] == "^cug_"
    listing = repaired()["paths"]["/customer-offers"]["get"]
    assert listing["parameters"] == [{"$ref": "#/components/parameters/Page"}]
    page = repaired()["components"]["parameters"]["Page"]
    assert (
        page["name"],
        page["in"],
        page["required"],
        page["schema"]["type"],
        page["schema"]["minimum"],
    ) == (
        "page",
        "query",
        False,
        "integer",
        1,
    )
    assert page["schema"]["description"] == page["description"]
    assert page["x-inferred"]


def test_every_list_in_pages_is_surrounded_by_the_same_fields() -> None:
    found = {
        name: kinds(name)
        for name, schema in repaired()["components"]["schemas"].items()
        if "next_page_url" in schema.get("properties", {})
    }
    assert len(found) == 16
    assert all(fields == SCHEMAS["CustomerOfferPage"] for fields in found.values())
    assert "x-envelope" not in format_yaml(repaired())


def test_every_amount_and_every_time_in_a_request_has_the_pattern_of_its_format() -> None:
    found = {
        (schema["format"], schema.get("pattern"))
        for _, schema in schemas(repaired())
        if schema.get("format") in ("decimal", "portal-date-time") and schema["type"] != "number"
    }
    assert found == {
        ("decimal", MONEY.rpartition(" ")[2]),
        ("portal-date-time", MOMENT.removeprefix("string portal-date-time ")),
    }


def test_what_no_page_says_is_named() -> None:
    operation = repaired()["paths"]["/customer-invoices"]["post"]
    assert set(operation["x-undocumented"]) == {"errors", "scope"}
    for name in (
        "CreateCustomerOfferRequest",
        "CreateCustomerOfferManualRequest",
        "CreateCustomerInvoiceRequest",
    ):
        assert component(name)["properties"]["sendNotification"]["x-undocumented"] == "default"
    assert "zone" in component("CreateCustomerInvoiceRequest")["properties"]["paidAt"]["x-undocumented"]


def test_only_two_tags_name_their_resource_and_all_are_described() -> None:
    tags = repaired()["tags"]
    assert all(tag["description"] for tag in tags)
    assert {tag["name"]: tag["x-resource"] for tag in tags if "x-resource" in tag} == {
        "File Request API": "file_requests",
        "File Share API": "file_shares",
    }


def test_everything_says_where_it_comes_from() -> None:
    sources = {
        str(path.relative_to(ROOT))
        for folder in ("pages", "transcribed", "fixes")
        for path in (ROOT / "spec" / folder).iterdir()
    }
    parts = [operation for _, _, operation in operations(repaired())]
    parts += [*repaired()["components"]["schemas"].values(), *repaired()["components"]["responses"].values()]
    assert {part["x-source"] for part in parts} <= sources
    assert component("OfferLine")["x-source"] == "spec/pages/create-manual-customer-offer.md"


def test_no_schema_holds_leftovers_of_the_vendors_mistakes() -> None:
    texts = [str(schema.get("description", "")) for _, schema in schemas(repaired())]
    for mistake in ("the the", "offert", "Invoice offer", "will be omitted", "Leave empty", "Next offset"):
        assert not any(mistake in text for text in texts), mistake


def test_redocly_finds_no_fault_in_the_repaired_document(tmp_path: Path) -> None:
    path = tmp_path / "openapi.yaml"
    path.write_text(format_yaml(repaired()), encoding="utf-8")
    command = [
        str(ROOT / "scripts" / "node"),
        "redocly",
        "lint",
        "--config",
        str(ROOT / "redocly.yaml"),
        "openapi.yaml",
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr

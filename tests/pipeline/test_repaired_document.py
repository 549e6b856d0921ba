"""What the pipeline makes of the real pages: the document that the client is generated from."""

import subprocess
from pathlib import Path

import pytest

from pipeline.check.document import check
from pipeline.documents import PipelineError, format_yaml
from pipeline.openapi.walk import operations, schemas
from tests.pipeline.real_sources import ERRORS, ROOT, component, merged, repaired


def test_the_repaired_document_passes_the_check() -> None:
    check(repaired())


def test_the_document_as_the_vendor_has_it_does_not() -> None:
    with pytest.raises(PipelineError, match="faults"):
        check(merged())


def test_every_operation_of_a_page_has_its_responses() -> None:
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
        for status, response in operation["responses"].items():
            if not status.startswith("2"):
                assert statuses[response["$ref"]] == status
    shared = repaired()["components"]["responses"]
    schema = {
        name: response["content"]["application/json"]["schema"]["$ref"] for name, response in shared.items()
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

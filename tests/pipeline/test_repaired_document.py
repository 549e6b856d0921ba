"""What the pipeline makes of the real pages: the document that the client is generated from."""

import re
import subprocess
from pathlib import Path

import pytest

from pipeline.check.document import check
from pipeline.documents import PipelineError, format_yaml, read_yaml
from pipeline.finish.finish import finished
from pipeline.openapi.walk import operations, schemas
from tests.pipeline.real_sources import ERRORS, FIXES, ROOT, component, merged, repaired


def test_repaired_document_is_the_one_that_is_committed() -> None:
    committed = read_yaml(ROOT / "openapi.yaml")
    assert committed.pop("x-fixes") == [fix.name for fix in FIXES]
    assert format_yaml(finished(repaired())) == format_yaml(committed)


def test_repaired_document_passes_the_check() -> None:
    check(repaired())


def test_repaired_document_is_needed_as_the_vendors_fails_the_check() -> None:
    with pytest.raises(PipelineError, match="no client can be made"):
        check(merged())


def test_repaired_document_gives_every_operation_of_a_page_its_responses() -> None:
    found = {
        f"{method.upper()} {path}": (operation["operationId"], " ".join(operation["responses"]))
        for path, method, operation in operations(repaired())
    }
    assert len(found) == 70
    assert (
        found.items()
        >= {
            "POST /customer-invoices": ("create-customer-invoice", "201 401 403 404 422 429 default"),
            "GET /customer-offers": ("list-customer-offers", "200 401 403 422 429 default"),
            "POST /customer-offers": ("create-customer-offer", "201 401 403 404 422 426 429 default"),
            "POST /customer-offers/manual": ("create-customer-offer-manual", "201 401 403 404 422 426 429 default"),
            "POST /customers": ("create-customer", "201 401 403 422 429 default"),
        }.items()
    )


def test_repaired_document_shares_its_error_responses() -> None:
    statuses = {f"#/components/responses/{name}": status for name, status in ERRORS.items()}
    for _, _, operation in operations(repaired()):
        for status, response in operation["responses"].items():
            # a page may write one out
            if not status.startswith("2") and "content" not in response:
                assert statuses[response["$ref"]] == status
    shared = repaired()["components"]["responses"]
    schema = {name: response["content"]["application/json"]["schema"]["$ref"] for name, response in shared.items()}
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
def test_repaired_document_names_every_request_and_requires_its_body(
    path: str, method: str, kind: str, name: str
) -> None:
    body = repaired()["paths"][path][method]["requestBody"]
    assert body["required"] is True
    assert list(body["content"]) == [kind]
    assert body["content"][kind]["schema"] == {"$ref": f"#/components/schemas/{name}"}
    assert "pdf" not in component(name)["properties"] or body["content"][kind]["encoding"] == {
        "pdf": {"contentType": "application/pdf"}
    }


def test_repaired_document_names_what_no_page_says() -> None:
    operation = repaired()["paths"]["/customer-invoices"]["post"]
    assert set(operation["x-undocumented"]) == {"errors", "scope"}
    for name in (
        "CreateCustomerOfferRequest",
        "CreateCustomerOfferManualRequest",
        "CreateCustomerInvoiceRequest",
    ):
        assert component(name)["properties"]["sendNotification"]["x-undocumented"] == "default"
    assert "zone" in component("CreateCustomerInvoiceRequest")["properties"]["paidAt"]["x-undocumented"]


def test_repaired_document_describes_all_tags_and_names_the_resource_of_two() -> None:
    tags = repaired()["tags"]
    assert all(tag["description"] for tag in tags)
    assert {tag["name"]: tag["x-resource"] for tag in tags if "x-resource" in tag} == {
        "File Request API": "file_requests",
        "File Share API": "file_shares",
    }


def test_repaired_document_says_where_everything_comes_from() -> None:
    sources = {
        str(path.relative_to(ROOT))
        for folder in ("pages", "transcribed", "fixes")
        for path in (ROOT / "spec" / folder).iterdir()
    }
    parts = [operation for _, _, operation in operations(repaired())]
    parts += [*repaired()["components"]["schemas"].values(), *repaired()["components"]["responses"].values()]
    assert all("x-source" in part or "x-inferred" in part for part in parts)
    found = {part.get("x-source", "https://") for part in parts}
    assert {source for source in found if not source.startswith("https://")} <= sources
    assert component("OfferLine")["x-source"] == "spec/pages/create-manual-customer-offer.md"


def test_repaired_document_keeps_none_of_the_vendors_mistakes() -> None:
    texts = [str(schema.get("description", "")) for _, schema in schemas(repaired())]
    for mistake in ("the the", "offert", "Invoice offer", "will be omitted", "Leave empty", "Next offset"):
        assert not any(mistake in text for text in texts), mistake


def test_repaired_document_says_revoked_and_characters_in_plain_english() -> None:
    # who "signs for" a company is a verb, and fine
    assert re.findall(r"(?i)withdrawn|taken back|\bsigns\b(?! for)", format_yaml(repaired())) == []


def test_repaired_document_has_no_fault_that_redocly_finds(tmp_path: Path) -> None:
    path = tmp_path / "openapi.yaml"
    path.write_text(format_yaml(finished(repaired())), encoding="utf-8")
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

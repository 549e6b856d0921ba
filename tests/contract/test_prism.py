"""Does the judge judge? Plain requests, good and bad, whose faults are known."""

from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.contract.prism import prism, violations

FIELDS = {
    "customerId": "cst_abc12345def678",
    "offerNumber": "2026-001",
    "issuedAt": "2026-11-20",
    "expiresAt": "2026-12-20",
    "amount": "12.95",
}
FILES = {"pdf": ("offer.pdf", b"%PDF-1.4 made for a test", "application/pdf")}
TOKEN = {"Authorization": "Bearer any"}
SMALL = """
openapi: 3.1.0
info: {title: Small, version: "1"}
paths: {/status: {get: {responses: {"204": {description: Well}}}}}
"""


def messages(response: httpx.Response) -> list[str]:
    return [violation["message"] for violation in violations(response)]


def test_prism_gives_a_good_request_the_documented_response_without_complaint(prism_url: str) -> None:
    response = httpx.post(f"{prism_url}/customer-offers", data=FIELDS, files=FILES, headers=TOKEN)
    assert response.status_code == 201
    assert response.json()["id"].startswith("off_")
    assert violations(response) == []


def test_prism_refuses_a_request_without_token(prism_url: str) -> None:
    response = httpx.post(f"{prism_url}/customer-offers", data=FIELDS, files=FILES)
    assert response.status_code == 401
    assert messages(response) == ["Invalid security scheme used"]


@pytest.mark.parametrize(
    ("changed", "location", "code"),
    [
        ({"issuedAt": "2026-02-30"}, ["request", "body", "issuedAt"], "format"),
        ({"amount": "12,95"}, ["request", "body", "amount"], "pattern"),
        ({"sendNotification": "maybe"}, ["request", "body", "sendNotification"], "type"),
    ],
)
def test_prism_names_a_wrong_field(prism_url: str, changed: dict[str, str], location: list[str], code: str) -> None:
    response = httpx.post(f"{prism_url}/customer-offers", data=FIELDS | changed, files=FILES, headers=TOKEN)
    found: list[dict[str, Any]] = violations(response)
    assert response.status_code == 422
    assert [(violation["location"], violation["code"]) for violation in found] == [(location, code)]


def test_prism_names_a_missing_file(prism_url: str) -> None:
    other = {"other": ("other.pdf", b"%PDF-1.4", "application/pdf")}
    response = httpx.post(f"{prism_url}/customer-offers", data=FIELDS, files=other, headers=TOKEN)
    assert response.status_code == 422
    assert messages(response) == ["Request body must have required property 'pdf'"]


def test_prism_names_a_wrong_query_parameter(prism_url: str) -> None:
    response = httpx.get(f"{prism_url}/customer-offers", params={"page": 0}, headers=TOKEN)
    assert messages(response) == ["Request query parameter page must be >= 1"]


def test_prism_does_not_take_a_literal_path_for_an_id(prism_url: str) -> None:
    response = httpx.post(f"{prism_url}/customer-offers/manual", json={}, headers=TOKEN)
    assert "Request body must have required property 'lines'" in messages(response)


def test_prism_calls_an_address_that_the_document_lacks_a_violation(prism_url: str) -> None:
    response = httpx.get(f"{prism_url}/no-such-thing", headers=TOKEN)
    assert [violation["status"] for violation in violations(response)] == [404]


def test_prism_does_not_respond_once_it_has_been_stopped(tmp_path: Path) -> None:
    document = tmp_path / "small.yaml"
    document.write_text(SMALL, encoding="utf-8")
    with prism(document) as url:
        assert httpx.get(f"{url}/status").status_code == 204
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{url}/status")


def test_prism_that_does_not_start_says_why(tmp_path: Path) -> None:
    document = tmp_path / "broken.yaml"
    document.write_text("openapi: [", encoding="utf-8")
    with pytest.raises(RuntimeError, match="Prism did not start"), prism(document):
        pass

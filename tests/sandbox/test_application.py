"""What holds for every operation: the token, the limit, errors in JSON, answers as documented."""

import httpx
import pytest

from mijnklantportaal.sandbox import Sandbox
from mijnklantportaal.sandbox._document import load_document
from mijnklantportaal.sandbox._validation import check, make_validator

DOCUMENT = load_document()
PDF = {"pdf": ("paper.pdf", b"%PDF-1.4", "application/pdf")}
CUSTOMER = {
    "companyName": "Drukkerij Voorbeeld",
    "address": "Kade 9",
    "zipCode": "2000AA",
    "city": "Haarlem",
    "primaryEmail": "a@drukkerij.example",
}
OFFER = {"offerNumber": "7", "issuedAt": "2026-11-20", "expiresAt": "2026-12-20"}
LINES = [{"description": "Work", "amountExclVat": "0.05", "vatRate": 9}]


def check_answer(response: httpx.Response, status: int) -> None:
    """Raise unless the answer has this status and is what the document says for it."""
    assert response.status_code == status
    path = response.request.url.path.removeprefix(DOCUMENT.base_path).replace("/", "~1")
    method = response.request.method.lower()
    documented = DOCUMENT.resolve({"$ref": f"#/paths/{path}/{method}/responses/{status}"})
    schema = documented["content"][response.headers["content-type"]]["schema"]
    check(make_validator(DOCUMENT.standalone(schema)), response.json())


def test_answers_are_as_documented(client: httpx.Client, customer_id: str) -> None:
    offer = {**OFFER, "customerId": customer_id}
    uploaded = {**offer, "amount": "1.00", "acceptedAt": "2026-11-20 12:00:00"}
    invoice = {"customerId": customer_id, "invoiceNumber": "8", "issuedAt": "2026-11-20", "amount": "-1.00"}
    check_answer(client.post("/customers", json=CUSTOMER), 201)
    check_answer(client.post("/customer-offers", data=uploaded, files=PDF), 201)
    check_answer(client.post("/customer-offers/manual", json={**offer, "lines": LINES}), 201)
    check_answer(client.post("/customer-invoices", data=invoice, files=PDF), 201)
    check_answer(client.get("/customer-offers"), 200)
    check_answer(client.get("/customer-offers", params={"page": 2}), 200)


def test_refusals_are_as_documented(client: httpx.Client) -> None:
    unknown = {**OFFER, "customerId": "cst_unknown", "lines": LINES}
    check_answer(client.get("/customer-offers", headers={"Authorization": ""}), 401)
    check_answer(client.post("/customer-offers/manual", json=unknown), 404)
    check_answer(client.post("/customers", json={}), 422)


@pytest.mark.parametrize(
    "authorization",
    ["", "Bearer", "Bearer wrong", "Bearer token-of-the-tes", "Basic token-of-the-test", "Bearer é"],
)
def test_nothing_but_the_token_opens_the_api(sandbox: Sandbox, authorization: str) -> None:
    headers = httpx.Headers({"Authorization": authorization}, encoding="utf-8")
    response = httpx.post(f"{sandbox.base_url}/customers", json={}, headers=headers)
    assert response.status_code == 401
    assert response.json() == {"message": "the bearer token is missing or wrong"}


@pytest.mark.parametrize("path", ["/nothing", "/customers/", "/customer-offers/manual/", "/../customers"])
def test_an_unknown_address_is_not_found_and_not_redirected(client: httpx.Client, path: str) -> None:
    response = client.post(path)
    assert response.status_code == 404
    assert response.json() == {"message": "Not Found"}


def test_an_unknown_method_is_refused_and_the_known_ones_named(client: httpx.Client) -> None:
    response = client.put("/customer-offers")
    assert response.status_code == 405
    assert set(response.headers["allow"].split(", ")) == {"GET", "HEAD", "POST"}
    assert response.json() == {"message": "Method Not Allowed"}


def test_requests_are_kept_as_they_came_in(client: httpx.Client, sandbox: Sandbox) -> None:
    client.get("/customer-offers", params={"page": 2})
    client.post("/nothing", content=b"\x00\xff", headers={"X-Test": "a"})
    listed, unknown = sandbox.requests[-2:]
    assert (listed.method, listed.path, listed.query) == ("GET", "/v1/customer-offers", "page=2")
    assert (unknown.path, unknown.body, unknown.headers["x-test"]) == ("/v1/nothing", b"\x00\xff", "a")


def test_the_limit_is_told_with_every_answer_and_kept() -> None:
    now = 1_000_000.0
    with (
        Sandbox(token="t", rate_limit=2, clock=lambda: now) as sandbox,
        httpx.Client(base_url=sandbox.base_url, headers={"Authorization": "Bearer t"}) as client,
    ):
        statuses = []
        remaining = []
        for path in ("/customer-offers", "/nothing", "/customer-offers", "/customer-offers"):
            response = client.get(path)
            statuses.append(response.status_code)
            remaining.append(response.headers["x-ratelimit-remaining"])
            assert response.headers["x-ratelimit-limit"] == "2"
        assert statuses == [200, 404, 200, 429]
        assert remaining == ["1", "1", "0", "0"]
        check_answer(response, 429)
        assert response.json() == {"code": 429, "message": "Too many requests."}
        assert (response.headers["retry-after"], response.headers["x-ratelimit-reset"]) == ("60", "1000060")
        now += 60
        assert client.get("/customer-offers").status_code == 200


def test_without_a_limit_nothing_is_said_of_one(client: httpx.Client) -> None:
    assert "x-ratelimit-limit" not in client.get("/customer-offers").headers


def test_times_are_those_of_the_clock() -> None:
    with Sandbox(token="t", clock=lambda: 1_767_322_800.0) as sandbox:
        headers = {"Authorization": "Bearer t"}
        response = httpx.post(f"{sandbox.base_url}/customers", json=CUSTOMER, headers=headers)
    assert response.json()["createdAt"] == "2026-01-02T04:00:00+01:00"

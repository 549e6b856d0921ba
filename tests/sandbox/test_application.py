"""What holds for every operation: the token, the limit, errors in JSON, addresses of the sandbox's own."""

import copy
import pickle

import httpx
import pytest

import mijnklantportaal.sandbox
from mijnklantportaal.sandbox import Fault, Licence, ReceivedRequest, Sandbox, Upload
from tests.sandbox.responses import check_response

CUSTOMER = {
    "companyName": "Drukkerij Voorbeeld",
    "address": "Kade 9",
    "zipCode": "2000AA",
    "city": "Haarlem",
    "primaryEmail": "a@drukkerij.example",
}


@pytest.mark.parametrize(
    "authorization",
    ["", "Bearer", "Bearer wrong", "Bearer token-of-the-tes", "Basic token-of-the-test", "Bearer é"],
)
def test_sandbox_nothing_but_the_token_opens_the_api(sandbox: Sandbox, authorization: str) -> None:
    headers = httpx.Headers({"Authorization": authorization}, encoding="utf-8")
    response = httpx.post(f"{sandbox.base_url}/customers", json={}, headers=headers)
    assert response.status_code == 401
    assert response.json() == {"message": "the bearer token is missing or wrong"}


@pytest.mark.parametrize("path", ["/nothing", "/customers/", "/customer-offers/manual/", "/../customers"])
def test_sandbox_an_unknown_address_is_not_found_and_not_redirected(client: httpx.Client, path: str) -> None:
    response = client.post(path)
    assert response.status_code == 404
    assert response.json() == {"message": "Not Found"}


def test_sandbox_an_unknown_method_is_refused_and_the_known_ones_named(client: httpx.Client) -> None:
    response = client.put("/customer-offers")
    assert response.status_code == 405
    assert set(response.headers["allow"].split(", ")) == {"GET", "HEAD", "POST"}
    assert response.json() == {"message": "Method Not Allowed"}


def test_sandbox_requests_are_kept_as_they_came_in(client: httpx.Client, sandbox: Sandbox) -> None:
    client.get("/customer-offers", params={"page": 2})
    client.post("/nothing", content=b"\x00\xff", headers={"X-Test": "a"})
    listed, unknown = sandbox.requests[-2:]
    assert (listed.method, listed.path, listed.query) == ("GET", "/v1/customer-offers", "page=2")
    assert (unknown.path, unknown.body, unknown.headers["x-test"]) == ("/v1/nothing", b"\x00\xff", "a")


def test_sandbox_the_limit_is_told_with_every_response_and_kept() -> None:
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
        check_response(response, "list-customer-offers", 429)
        assert response.json() == {"code": 429, "message": "Too many requests."}
        assert (response.headers["retry-after"], response.headers["x-ratelimit-reset"]) == ("60", "1000060")
        now += 60
        assert client.get("/customer-offers").status_code == 200


def test_sandbox_without_a_limit_nothing_is_said_of_one(client: httpx.Client) -> None:
    assert "x-ratelimit-limit" not in client.get("/customer-offers").headers


def test_sandbox_times_are_those_of_the_clock() -> None:
    with Sandbox(token="t", clock=lambda: 1_767_322_800.0) as sandbox:
        headers = {"Authorization": "Bearer t"}
        response = httpx.post(f"{sandbox.base_url}/customers", json=CUSTOMER, headers=headers)
    assert response.json()["createdAt"] == "2026-01-02T04:00:00+01:00"


@pytest.mark.parametrize("host", ["evil.example", "evil.example/x?", "", "127.0.0.1:1"])
def test_sandbox_addresses_are_the_sandboxs_own_whatever_the_request_calls_it(
    client: httpx.Client, sandbox: Sandbox, host: str
) -> None:
    page = client.get("/customer-offers", headers={"Host": host}).json()
    assert page["path"] == f"{sandbox.base_url}/customer-offers"


def test_sandbox_two_operations_differ_by_a_slash_at_the_end_alone(empty: Sandbox, api: httpx.Client) -> None:
    empty.seed()
    package = empty.objects.all("spg_")[0]["id"]
    customer = empty.objects.all("cst_")[0]["id"]
    body = {"customerId": customer, "startDate": "2026-02-01", "createInvoice": True}
    subscription = api.post(f"/customer-subscription-packages/{package}/sign-up", json=body)
    check_response(subscription, "sign-up-customer-subscription-package-to-customer")
    person = {**CUSTOMER, "email": CUSTOMER["primaryEmail"]}
    sign_up = api.post(f"/customer-subscription-packages/{package}/sign-up/", json=person)
    check_response(sign_up, "sign-up-customer-subscription-package-to-non-customer")


def test_sandbox_a_failure_of_the_sandbox_itself_is_a_json_response(
    empty: Sandbox, api: httpx.Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("mijnklantportaal.sandbox._application.perform", lambda call: 1 // 0)
    response = api.get("/customers")
    assert response.status_code == 500
    assert response.json() == {"message": "the sandbox failed: ZeroDivisionError('integer division or modulo by zero')"}
    assert response.headers["connection"] == "close", "the server closes it, and the next request would fail"


@pytest.mark.parametrize("name", mijnklantportaal.sandbox.__all__)
def test_sandbox_names_say_where_to_import_them_from(name: str) -> None:
    assert getattr(mijnklantportaal.sandbox, name).__module__ == "mijnklantportaal.sandbox"


@pytest.mark.parametrize(
    "value",
    [
        Fault("cut"),
        Licence(1),
        Upload("pdf", "a.pdf", "application/pdf", 3),
        ReceivedRequest("GET", "/", "", {}, 0.0),
    ],
)
def test_sandbox_values_can_be_pickled_and_copied(value: object) -> None:
    assert pickle.loads(pickle.dumps(value)) == copy.deepcopy(value) == value  # noqa: S301 - our own bytes

"""The examples of web applications, which return and take models."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from fastapi.testclient import TestClient
from flask import Flask

from mijnklantportaal import AuthenticationError, MijnKlantportaal
from mijnklantportaal.sandbox import Sandbox
from tests.examples.programs import load

pytestmark = pytest.mark.usefixtures("settings_of_the_sandbox")

LINES = [{"description": "Website template", "amountExclVat": "12.95", "vatRate": 21}]


@pytest.fixture
def fastapi_client() -> Iterator[TestClient]:
    """The FastAPI application, from its start to its end."""
    with TestClient(load("fastapi_app").app) as client:
        yield client


def test_fastapi_returns_a_list_of_models(fastapi_client: TestClient, sandbox: Sandbox) -> None:
    offers = fastapi_client.get("/offers?limit=2").json()
    newest_first = sandbox.objects.page("off_", 1)
    assert [offer["id"] for offer in offers] == [offer["id"] for offer in newest_first[:2]]
    assert offers[0]["amount"] == newest_first[0]["amount"]


def test_fastapi_returns_one_model(fastapi_client: TestClient, sandbox: Sandbox) -> None:
    offer = sandbox.objects.all("off_")[0]
    shown = fastapi_client.get(f"/offers/{offer['id']}").json()
    assert shown["offerNumber"] == offer["offerNumber"]
    assert shown["acceptedAt"] == offer["acceptedAt"]


def test_fastapi_takes_models(fastapi_client: TestClient, sandbox: Sandbox) -> None:
    customer = sandbox.objects.all("cst_")[0]
    response = fastapi_client.post(f"/customers/{customer['id']}/offers/2026-001", json=LINES)
    assert (response.status_code, response.json()["amount"]) == (201, "15.67")
    assert sandbox.objects.all("off_")[-1]["id"] == response.json()["id"]


@pytest.mark.parametrize("lines", [[{"description": "No amount"}], [7], {}], ids=str)
def test_fastapi_refuses_a_body_that_is_no_list_of_models(
    fastapi_client: TestClient, sandbox: Sandbox, lines: object
) -> None:
    response = fastapi_client.post("/customers/cst_1/offers/2026-001", json=lines)
    assert response.status_code == 422
    assert {request.method for request in sandbox.requests} <= {"GET"}


def test_fastapi_passes_on_that_there_is_no_such_offer(fastapi_client: TestClient) -> None:
    assert fastapi_client.get("/offers/off_none").status_code == 404
    assert fastapi_client.get("/offers/cst_1").status_code == 422


@pytest.fixture
def flask_app() -> Iterator[Flask]:
    """The Flask application, with a client that is closed at the end."""
    with MijnKlantportaal() as portal:
        yield load("flask_app").create_app(portal)


def test_flask_returns_models_from_all_its_threads(flask_app: Flask, sandbox: Sandbox) -> None:
    ids = [customer["id"] for customer in sandbox.objects.all("cst_")]

    def get(customer_id: str) -> Any:
        response = flask_app.test_client().get(f"/customers/{customer_id}")
        return response.get_json()["id"]

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(get, ids * 5)) == ids * 5


def test_flask_returns_lists_and_models_among_other_data(flask_app: Flask, sandbox: Sandbox) -> None:
    client = flask_app.test_client()
    offers = client.get("/offers").get_json()
    assert [offer["id"] for offer in offers] == [offer["id"] for offer in sandbox.objects.page("off_", 1)]
    summary = client.get(f"/offers/{offers[0]['id']}/summary").get_json()
    assert summary == {"offer": offers[0], "is_accepted": offers[0]["acceptedAt"] is not None}
    assert client.get("/offers/off_none/summary").status_code == 404


def test_flask_does_not_start_with_a_wrong_token() -> None:
    with MijnKlantportaal("another-key") as portal, pytest.raises(AuthenticationError):
        load("flask_app").create_app(portal)

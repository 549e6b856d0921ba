"""Sandboxes of the repository's document and of a small one of our own, and plain HTTP clients for them."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from mijnklantportaal.sandbox import Sandbox

TOKEN = "token-of-the-test"


def _client(sandbox: Sandbox) -> httpx.Client:
    return httpx.Client(base_url=sandbox.base_url, headers={"Authorization": f"Bearer {TOKEN}"})


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    """The API as documented, without a limit on requests; shared by the tests of a module."""
    with Sandbox(token=TOKEN, rate_limit=None) as running:
        yield running


@pytest.fixture(scope="module")
def client(sandbox: Sandbox) -> Iterator[httpx.Client]:
    """A client of the API as documented."""
    with _client(sandbox) as client:
        yield client


@pytest.fixture(scope="module")
def small_document() -> Path:
    """A document with kinds of operations that the repository's one need not have."""
    return Path(__file__).parent / "small.yaml"


@pytest.fixture(scope="module")
def small_client(small_document: Path) -> Iterator[httpx.Client]:
    """A client of an API with the small document."""
    with (
        Sandbox(token=TOKEN, rate_limit=None, document=small_document) as running,
        _client(running) as client,
    ):
        yield client


@pytest.fixture(scope="module")
def customer_id(client: httpx.Client) -> str:
    """The id of a customer that exists."""
    fields = {
        "companyName": "Bakkerij Voorbeeld",
        "address": "Molenweg 3",
        "zipCode": "3511AB",
        "city": "Utrecht",
        "primaryEmail": "post@bakkerij.example",
    }
    found = client.post("/customers", json=fields).json()["id"]
    assert isinstance(found, str)
    return found

"""An API with example data, for the examples."""

from collections.abc import Iterator

import pytest

from mijnklantportaal.sandbox import Licence, Sandbox

TOKEN = "key-of-the-test"


@pytest.fixture(scope="module")
def server() -> Iterator[Sandbox]:
    """An API on loopback for all tests; each test fills it anew."""
    with Sandbox(token=TOKEN) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(server: Sandbox) -> Iterator[Sandbox]:
    """An API that holds the example data only."""
    server.reset()
    server.seed()
    yield server
    server.licence.offers_per_month = Licence().offers_per_month
    server.licence.ticketing = Licence().ticketing


@pytest.fixture
def settings_of_the_sandbox(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment that leads to the API with example data."""
    monkeypatch.setenv("MIJNKLANTPORTAAL_TOKEN", TOKEN)
    monkeypatch.setenv("MIJNKLANTPORTAAL_BASE_URL", sandbox.base_url)

"""Sandboxes of the repository's document and of a small one of our own, and plain HTTP clients for them."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from mijnklantportaal.sandbox import Sandbox
from tests.sandbox.browser.browser import Browser
from tests.sandbox.webhook_listener import Listener, listening

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


class Clock:
    """A clock that stands still until it is set."""

    def __init__(self) -> None:
        self.now = 1_767_322_800.0  # 2026-01-02T04:00:00+01:00

    def __call__(self) -> float:
        return self.now

    def pass_minutes(self, minutes: float) -> None:
        """Go on by that many minutes."""
        self.now += 60 * minutes

    def pass_days(self, days: float) -> None:
        """Go on by that many days."""
        self.now += 86_400 * days


@pytest.fixture(scope="module")
def _still_clock() -> Clock:
    return Clock()


@pytest.fixture(scope="module")
def _still_sandbox(_still_clock: Clock) -> Iterator[Sandbox]:
    with Sandbox(token=TOKEN, rate_limit=None, clock=_still_clock) as running:
        yield running


@pytest.fixture
def clock(_still_clock: Clock) -> Clock:
    """The clock of `empty`, at 2026-01-02T04:00:00+01:00."""
    _still_clock.now = Clock().now
    return _still_clock


@pytest.fixture
def empty(_still_sandbox: Sandbox, clock: Clock) -> Sandbox:
    """A sandbox without any objects, whose clock stands still."""
    _still_sandbox.reset()
    return _still_sandbox


@pytest.fixture
def api(empty: Sandbox) -> Iterator[httpx.Client]:
    """A client of `empty`."""
    with _client(empty) as client:
        yield client


@pytest.fixture
def site(empty: Sandbox) -> Iterator[httpx.Client]:
    """What a person's browser sends to the dashboard of `empty`, with example data in it."""
    empty.seed()
    with httpx.Client(base_url=empty.origin) as client:
        yield client


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A browser for all tests that need one."""
    with Browser() as browser:
        browser.open("about:blank")
        yield browser


@pytest.fixture
def browser(chromium: Browser, empty: Sandbox) -> Browser:
    """A browser that looks at a sandbox with example data."""
    empty.seed()
    chromium.look("light", 1280, 800)
    chromium.go(f"{empty.origin}/")
    return chromium


@pytest.fixture
def customer(api: httpx.Client) -> str:
    """The id of a customer in `empty`."""
    return _make_customer(api)


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
    """The id of a customer that exists, for the tests of a module."""
    return _make_customer(client)


def _make_customer(client: httpx.Client) -> str:
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


@pytest.fixture(scope="module")
def _listener() -> Iterator[Listener]:
    with listening() as listener:
        yield listener


@pytest.fixture
def listener(_listener: Listener) -> Listener:
    """A program on this machine that the sandbox may call."""
    _listener.received.clear()
    _listener.responses = [(200, {}, b"")]
    return _listener

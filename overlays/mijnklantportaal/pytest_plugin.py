"""Fixtures for pytest: a sandbox of the API, and clients for it.

pytest loads them automatically if the extra `sandbox` is installed.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

# Fixtures import what they need: every run of pytest loads this module, even if it uses none of them.
if TYPE_CHECKING:
    from mijnklantportaal import AsyncMijnKlantportaal, Clock, MijnKlantportaal
    from mijnklantportaal.sandbox import Sandbox

_RATE_LIMIT = "mijnklantportaal_rate_limit"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Register the settings for pytest's configuration file."""
    parser.addini(
        _RATE_LIMIT,
        "Requests per minute that the sandbox allows; 0, the default, means no limit.",
        default="0",
    )


class _SharedSandbox:
    """The sandbox that the tests of a run use, one after another."""

    def __init__(self, rate_limit: int | None) -> None:
        self._rate_limit = rate_limit
        self._running = ExitStack()
        self._sandbox: Sandbox | None = None

    def take(self) -> "Sandbox":
        """The sandbox, as if it had just been started."""
        from mijnklantportaal.sandbox import Sandbox

        # A request still in progress would take effect in the next test.
        if self._sandbox and any(request.status is None for request in self._sandbox.requests):
            self.close()
        if self._sandbox is None:
            self._sandbox = self._running.enter_context(Sandbox(rate_limit=self._rate_limit))
        self._sandbox.reset()
        return self._sandbox

    def close(self) -> None:
        """Stop the server, if it is running."""
        self._running.close()
        self._sandbox = None


@pytest.fixture(scope="session")
def _mijnklantportaal_shared_sandbox(pytestconfig: pytest.Config) -> Iterator[_SharedSandbox]:
    shared = _SharedSandbox(_rate_limit(pytestconfig))
    yield shared
    shared.close()


@pytest.fixture
def mijnklantportaal_sandbox(
    _mijnklantportaal_shared_sandbox: _SharedSandbox, monkeypatch: pytest.MonkeyPatch
) -> "Sandbox":
    """A sandbox of the API on this machine, empty at the start of each test.

    During the test, environment variables direct clients without arguments to it.
    """
    sandbox = _mijnklantportaal_shared_sandbox.take()
    monkeypatch.setenv("MIJNKLANTPORTAAL_TOKEN", sandbox.token)
    monkeypatch.setenv("MIJNKLANTPORTAAL_BASE_URL", sandbox.base_url)
    return sandbox


@pytest.fixture
def portal(mijnklantportaal_sandbox: "Sandbox") -> Iterator["MijnKlantportaal"]:
    """A client for the sandbox that retries without waiting; closed after the test."""
    from mijnklantportaal import MijnKlantportaal

    sandbox = mijnklantportaal_sandbox
    with MijnKlantportaal(sandbox.token, base_url=sandbox.base_url, clock=_clock()) as client:
        yield client


@pytest.fixture
def async_portal(mijnklantportaal_sandbox: "Sandbox") -> "AsyncMijnKlantportaal":
    """An asynchronous client for the sandbox, like `portal`; use it in `async with async_portal:`."""
    from mijnklantportaal import AsyncMijnKlantportaal

    sandbox = mijnklantportaal_sandbox
    return AsyncMijnKlantportaal(sandbox.token, base_url=sandbox.base_url, clock=_clock())


def _clock() -> "Clock":
    from mijnklantportaal import Clock

    return Clock(uniform=lambda low, high: low)


def _rate_limit(config: pytest.Config) -> int | None:
    text: str = config.getini(_RATE_LIMIT)
    if not text.isdecimal():
        raise pytest.UsageError(f"{_RATE_LIMIT}: {text!r} is not a number of requests")
    return int(text) or None

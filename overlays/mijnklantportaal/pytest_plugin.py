"""Fixtures for pytest: an API of the test's own, and clients of it.

pytest finds them by itself where the extra `sandbox` is installed. `docs/testing.md` shows what they are good for.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

# At run time a fixture imports what it needs: every run of pytest loads this module, also those that use none.
if TYPE_CHECKING:
    from mijnklantportaal import AsyncMijnKlantportaal, Clock, MijnKlantportaal
    from mijnklantportaal.sandbox import Sandbox

_RATE_LIMIT = "mijnklantportaal_rate_limit"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Register the settings that `pytest.ini` and the like may hold."""
    parser.addini(
        _RATE_LIMIT,
        "Requests a minute that the sandbox of the tests allows; 0, the default, for any number.",
        default="0",
    )


class _SharedSandbox:
    """The sandbox that the tests of a run share, one after another."""

    def __init__(self, rate_limit: int | None) -> None:
        self._rate_limit = rate_limit
        self._running = ExitStack()
        self._sandbox: Sandbox | None = None

    def take(self) -> "Sandbox":
        """The sandbox without anything in it, as if it had just been started."""
        from mijnklantportaal.sandbox import Licence, Sandbox

        # A request that is still under way would do its work in the next test.
        if self._sandbox and any(request.status is None for request in self._sandbox.requests):
            self.close()
        if self._sandbox is None:
            self._sandbox = self._running.enter_context(Sandbox(rate_limit=self._rate_limit))
        self._sandbox.reset()
        vars(self._sandbox.licence).update(vars(Licence()))
        return self._sandbox

    def close(self) -> None:
        """Stop it, where it runs."""
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
    """The API on this machine, with nothing in it yet; each test has it for itself.

    For the length of the test the environment leads clients to it that are made without token and address.
    """
    sandbox = _mijnklantportaal_shared_sandbox.take()
    monkeypatch.setenv("MIJNKLANTPORTAAL_TOKEN", sandbox.token)
    monkeypatch.setenv("MIJNKLANTPORTAAL_BASE_URL", sandbox.base_url)
    return sandbox


@pytest.fixture
def portal(mijnklantportaal_sandbox: "Sandbox") -> Iterator["MijnKlantportaal"]:
    """A client of the sandbox, which does not wait before it tries a request again; closed after the test."""
    from mijnklantportaal import MijnKlantportaal

    sandbox = mijnklantportaal_sandbox
    with MijnKlantportaal(sandbox.token, base_url=sandbox.base_url, clock=_clock()) as client:
        yield client


@pytest.fixture
def async_portal(mijnklantportaal_sandbox: "Sandbox") -> "AsyncMijnKlantportaal":
    """An asynchronous client of the sandbox, as `portal`; the test closes it by `async with async_portal:`."""
    from mijnklantportaal import AsyncMijnKlantportaal

    sandbox = mijnklantportaal_sandbox
    return AsyncMijnKlantportaal(sandbox.token, base_url=sandbox.base_url, clock=_clock())


def _clock() -> "Clock":
    from mijnklantportaal import Clock

    return Clock(uniform=lambda low, high: low)


def _rate_limit(config: pytest.Config) -> int | None:
    text: str = config.getini(_RATE_LIMIT)
    if not text.isdecimal():
        raise pytest.UsageError(f"{_RATE_LIMIT}: {text!r} is no number of requests")
    return int(text) or None

"""What runs flows in tests: either driver, without a network or a clock."""

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

import httpx
import pytest

from mijnklantportaal_api.runtime.flow import AsyncDriver, Driver, Flow
from mijnklantportaal_api.runtime.http import Request

T = TypeVar("T")

BOTH = pytest.mark.parametrize("asynchronous", [False, True], ids=["sync", "async"])
REQUEST = Request("GET", "https://portal.example/v1/customers", operation="list-customers")


def no_response(request: httpx.Request) -> httpx.Response:
    raise httpx.ConnectError("refused", request=request)


class Host:
    """Runs flows with either driver, and records how long they slept."""

    def __init__(self, asynchronous: bool, respond: Callable[[httpx.Request], httpx.Response] = no_response) -> None:
        self._asynchronous = asynchronous
        self._transport = httpx.MockTransport(respond)
        self.slept: list[float] = []

    def run(self, flow: Flow[T]) -> T:
        if self._asynchronous:
            return asyncio.run(self._async_run(flow))
        return Driver(self._transport, self.slept.append).run(flow)

    async def _async_run(self, flow: Flow[T]) -> T:
        async def sleep(seconds: float) -> None:
            self.slept.append(seconds)

        return await AsyncDriver(self._transport, sleep).run(flow)


class FakeLock:
    """A lock of either kind, which records what happens to it."""

    def __init__(self, asynchronous: bool, error: BaseException | None = None) -> None:
        self._asynchronous = asynchronous
        self._error = error
        self.events: list[str] = []

    def acquire(self, within: float | None) -> Any:
        return self._async_acquire() if self._asynchronous else self._acquire()

    def release(self) -> None:
        self.events.append("released")

    def _acquire(self) -> None:
        if self._error is not None:
            raise self._error
        self.events.append("acquired")

    async def _async_acquire(self) -> None:
        self._acquire()

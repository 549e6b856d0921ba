"""An API in the test that limits requests by the clock of its clients."""

import threading
from collections.abc import Callable
from typing import Any

import httpx

from tests.overlay.fake_api import FakeApi, customer_data
from tests.overlay.rate_limit_servers import RollingServer


def limited(server: RollingServer, now: Callable[[], float]) -> Callable[[httpx.Request], httpx.Response]:
    """An API behind a rate limit."""
    lock = threading.Lock()

    def respond(request: httpx.Request) -> httpx.Response:
        with lock:
            status, headers = server.ask(now())
        return httpx.Response(status, json=customer_data(), headers=headers)

    return respond


def limited_api(limit: int = 60) -> FakeApi:
    api = FakeApi(lambda request: httpx.Response(404))
    api.respond = limited(RollingServer(limit), lambda: api.clock.now)
    return api


def read(portal: Any) -> Any:
    return portal.customers.get("cst_1")

"""An API in the test that has customer groups and invoices, and runs of writes to it, synchronous and asynchronous."""

import json
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from mijnklantportaal import BulkResult, Write, write
from tests.bulk.patient_clock import PatientClock
from tests.overlay.fake_api import TIME, FakeApi
from tests.overlay.fake_clock import FakeClock
from tests.overlay.rate_limit_servers import RollingServer
from tests.overlay.sync_and_async import on_api

Respond = Callable[[str], httpx.Response | None]


def created(name: str) -> httpx.Response:
    """The response to a group that was created."""
    return httpx.Response(201, json={"id": f"cug_{name}", "name": name, "createdAt": TIME})


def refused(status: int) -> httpx.Response:
    """The response to a group that was refused."""
    return httpx.Response(status, json={"code": status, "message": f"refused with {status}"})


@dataclass
class GroupApi:
    """Creates customer groups, unless `instead` responds to the name of one. Counts what it creates."""

    instead: Respond = lambda name: None
    limit: int | None = None
    """Requests a minute, on the clock of the client. It stands still while a request is under way: a thread that the
    machine holds up is not a slow response."""
    names: list[str] = field(default_factory=list[str])
    """The names of the requests in the order of arrival."""
    peak_concurrency: int = 0

    def __post_init__(self) -> None:
        self._lock = threading.Lock()
        self.at_work = 0
        self._portal: Any = None
        self.api = FakeApi(self._respond, clock=PatientClock(is_ready=self.is_idle) if self.limit else FakeClock())
        self._server = RollingServer(self.limit) if self.limit else None

    def watch(self, portal: Any) -> None:
        """Take this client for the one that sends the requests."""
        self._portal = portal

    def is_idle(self) -> bool:
        """Whether the client has received the response to each request, and has counted it."""
        return self._portal is None or not self._portal._limiter.under_way

    def _respond(self, request: httpx.Request) -> httpx.Response:
        name: str = json.loads(request.content)["name"]
        with self._lock:
            self.names.append(name)
            self.at_work += 1
            self.peak_concurrency = max(self.peak_concurrency, self.at_work)
            status, headers = self._server.ask(self.api.clock.now) if self._server else (201, {})
        try:
            response = self.instead(name) or created(name) if status < 400 else refused(status)
            response.headers.update(headers)
            return response
        finally:
            with self._lock:
                self.at_work -= 1


Writes = Callable[[Any], Iterable[Write[Any]]]


def groups(*names: str) -> Writes:
    """Writes that create groups."""

    def writes(portal: Any) -> Iterator[Write[Any]]:
        return (write(portal.customer_groups.create, name=name) for name in names)

    return writes


def run(
    api: GroupApi,
    asynchronous: bool,
    writes: Writes,
    journal: Path | None = None,
    in_order: bool = True,
    total: int | None = None,
    seen: Callable[[Any, BulkResult[Any]], None] = lambda bulk, result: None,
    portal_arguments: dict[str, Any] | None = None,
    **settings: Any,
) -> list[BulkResult[Any]]:
    """The results of a run; `seen` is called with each of them as it comes."""

    results: list[BulkResult[Any]] = []

    async def use_in_task(portal: Any) -> list[BulkResult[Any]]:
        api.watch(portal)
        async with portal.bulk(journal, **settings) as bulk:
            async for result in bulk.run(writes(portal), in_order=in_order, total=total):
                results.append(result)
                seen(bulk, result)
        return results

    def use_in_thread(portal: Any) -> list[BulkResult[Any]]:
        api.watch(portal)
        with portal.bulk(journal, **settings) as bulk:
            for result in bulk.run(writes(portal), in_order=in_order, total=total):
                results.append(result)
                seen(bulk, result)
        return results

    return on_api(api.api, asynchronous, use_in_task if asynchronous else use_in_thread, **(portal_arguments or {}))

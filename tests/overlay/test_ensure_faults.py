"""Many ensured writes, of which a fifth is lost, cut or late, end as exactly as many objects."""

import asyncio
import random
import threading
import time
from collections.abc import Iterator
from datetime import date
from typing import Any

import httpx
import pytest

from mijnklantportaal import AsyncMijnKlantportaal, Clock, MijnKlantportaal
from mijnklantportaal._ensure.settings import fresh_within, settling_time
from mijnklantportaal.sandbox import Sandbox
from tests.nightly import IS_NIGHTLY, turns
from tests.overlay.fake_api import BASE_URL, PDF, TOKEN
from tests.overlay.fake_clock import WALL
from tests.overlay.listed_api import Fate, ListedApi, ListOrder
from tests.overlay.virtual_time import run_in_virtual_time

SHARE = 0.2
AT_ONCE = 8
DAY: dict[str, Any] = {"customer_id": "cst_1", "issued_at": date(2026, 11, 18), "amount": "12.95", "pdf": PDF}


def fates(chance: random.Random) -> Iterator[Fate]:
    """A fifth of the writes fails, half of them though they take effect, some only later."""
    while True:
        bad: Fate = chance.choice(["lost", "cut", chance.uniform(0.5, 29), "unreadable"])
        yield bad if chance.random() < SHARE else "fine"


class PacedTransport(httpx.AsyncBaseTransport):
    """Serves one request after another, each a second after the one before, as the documented rate limit allows."""

    def __init__(self, api: ListedApi) -> None:
        self._api = api
        self._next = 0.0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        assert isinstance(request.stream, httpx.AsyncByteStream)
        body = b"".join([piece async for piece in request.stream])
        loop = asyncio.get_running_loop()
        start = max(loop.time(), self._next)
        self._next = start + 1.0
        await asyncio.sleep(start - loop.time() + 0.1)
        self._api.clock.now = loop.time()
        whole = httpx.Request(request.method, request.url, headers=request.headers, content=body)
        return self._api.handle(whole)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("order", ["newest", "oldest"])
def test_ensure_of_many_invoices_ends_as_exactly_as_many_in_few_requests(order: ListOrder) -> None:
    count = turns(400, 5000)
    chance = random.Random(12)  # noqa: S311 - reproducible
    api = ListedApi(order, fates(chance), path="/customer-invoices", seconds_per_request=0)
    api.fill(300, apart=3600)

    async def ensure_all() -> list[Any]:
        fresh_within.set(300.0)
        loop = asyncio.get_running_loop()
        clock = Clock(monotonic=loop.time, wall=lambda: WALL + loop.time(), async_sleep=asyncio.sleep)
        free = asyncio.Semaphore(AT_ONCE)
        transport = PacedTransport(api)
        async with AsyncMijnKlantportaal(TOKEN, base_url=BASE_URL, transport=transport, clock=clock) as portal:

            async def ensure(number: int) -> Any:
                async with free:
                    return await portal.customer_invoices.ensure(invoice_number=f"2026-{number}", **DAY)

            return await asyncio.gather(*map(ensure, range(count)))

    results = run_in_virtual_time(ensure_all())
    assert {result.outcome for result in results} == {"created"}
    assert [len(api.of(f"2026-{number}")) for number in range(count)] == [1] * count
    assert sum(result.requests for result in results) == len(api.requests)
    # the last ones look sooner, which counts where there are few
    assert len(api.requests) <= (1.6 if IS_NIGHTLY else 1.65) * count


@pytest.mark.timeout(300)
@pytest.mark.parametrize("order", ["newest", "oldest", "unordered"])
def test_ensure_of_many_groups_in_a_sandbox_that_fails_ends_as_exactly_as_many(order: Any) -> None:
    # a list without an order is read as a whole for each group
    count = turns(30 if order == "unordered" else 60, 1000)
    chance = random.Random(order)  # noqa: S311 - reproducible
    outcomes: list[str] = []
    with (
        Sandbox(rate_limit=None, list_order=order) as sandbox,
        MijnKlantportaal(sandbox.token, base_url=sandbox.base_url) as portal,
    ):
        numbers = iter(range(count))
        lock = threading.Lock()

        def work() -> None:
            settling_time.set(1.0)
            fresh_within.set(60.0)
            while True:
                with lock:
                    if (number := next(numbers, None)) is None:
                        return
                    if chance.random() < SHARE:
                        kind: Any = chance.choice(
                            ["cut", "lose-response", "cut-response", "truncate", "status", "late"]
                        )
                        sandbox.faults.add(kind, method="POST", seconds=chance.uniform(0.1, 0.6))
                outcome = portal.customer_groups.ensure(name=f"group {number}").outcome
                outcomes.append(outcome)

        threads = [threading.Thread(target=work) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        time.sleep(0.7)  # what is late would be there by now
        names = [group["name"] for group in sandbox.objects.all("cug_")]
    assert outcomes == ["created"] * count
    assert sorted(names) == sorted(f"group {number}" for number in range(count))

"""A list of many pages over a slow line, with several pages requested at once."""

import asyncio
import json
import time
from concurrent.futures import ThreadPoolExecutor

import httpx

from mijnklantportaal import AsyncMijnKlantportaal, MijnKlantportaal

from .comparison_table import Comparison
from .offers_page import offers_page
from .timing import Subjects, fastest, timers

_ADDRESS = "https://api.mijnklantportaal.nl/v1"
_TOKEN = "any-token"  # noqa: S105 - opens nothing
_PAGES = 40
_AT_ONCE = 8
_LATENCY = 0.05
_BY_HAND = "httpx and threads"


def _respond(request: httpx.Request) -> httpx.Response:
    number = int(request.url.params["page"])
    page = json.loads(offers_page(15))
    page["current_page"] = number
    page["next_page_url"] = f"?page={number + 1}" if number < _PAGES else None
    for position, offer in enumerate(page["data"]):
        offer["id"] = f"off_{number}_{position}"
    return httpx.Response(200, json=page)


class _SlowLine(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Responds to each request after the same time."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        time.sleep(_LATENCY)
        return _respond(request)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(_LATENCY)
        return _respond(request)


def lists() -> Subjects:
    """Reading all pages, and the same by httpx and threads that know beforehand how many there are."""
    http = httpx.Client(transport=_SlowLine())
    portal = MijnKlantportaal(_TOKEN, base_url=_ADDRESS, transport=_SlowLine())

    def read(number: int) -> object:
        return json.loads(http.get(f"{_ADDRESS}/customer-offers", params={"page": number}).content)

    def read_all() -> object:
        # The client has to see the first page to know whether there is a second, so this reads it first too.
        with ThreadPoolExecutor(_AT_ONCE) as threads:
            return [read(1), *threads.map(read, range(2, _PAGES + 1))]

    async def read_asynchronously() -> object:
        async with AsyncMijnKlantportaal(_TOKEN, base_url=_ADDRESS, transport=_SlowLine()) as client:
            return await client.customer_offers.list(prefetch=_AT_ONCE).to_list()

    return {
        _BY_HAND: read_all,
        "portal.customer_offers.list(prefetch=8)": lambda: portal.customer_offers.list(prefetch=_AT_ONCE).to_list(),
        "the same, asynchronous": lambda: asyncio.run(read_asynchronously()),
    }


def compare_lists(rounds: int) -> Comparison:
    """All of them, side by side."""
    subjects = lists()
    limits = dict.fromkeys(subjects.keys() - {_BY_HAND}, 1.3)
    title = f"List: {_PAGES} pages, {_AT_ONCE} at once, {_LATENCY * 1000:.0f} ms each"
    return Comparison(title, fastest(timers(subjects), rounds), limits)

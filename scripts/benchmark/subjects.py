"""What is timed in a worker: functions by the name that the tables give them, first the one done by hand."""

import asyncio
import itertools
import json
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from typing import Any

import httpx

from mijnklantportaal import AsyncMijnKlantportaal, MijnKlantportaal
from mijnklantportaal_api.models import CustomerOfferPage

from .offers_page import ADDRESS, offers_page

Subjects = dict[str, Callable[[], object]]

_TOKEN = "any-token"  # noqa: S105 - opens nothing
_HEADERS = {"Authorization": f"Bearer {_TOKEN}", "Accept": "application/json"}


def _module_if_present(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError:
        return None


def decodings(count: int) -> Subjects:
    """From the bytes of a page of so many offers to models, or to plain JSON data."""
    body = offers_page(count)
    subjects: Subjects = {
        "json.loads": lambda: json.loads(body),
        "models, json": lambda: CustomerOfferPage.from_dict(json.loads(body)),
    }
    if orjson := _module_if_present("orjson"):
        subjects["orjson.loads"] = lambda: orjson.loads(body)
        subjects["models, orjson"] = lambda: CustomerOfferPage.from_dict(orjson.loads(body))
    if stock := _module_if_present("stock_client.models"):
        subjects["stock models, json"] = lambda: stock.CustomerOfferPage.from_dict(json.loads(body))
    return subjects


def calls(address: str, transport: httpx.BaseTransport | None = None) -> Subjects:
    """Reading a page of 15 offers, and the same request by httpx alone with its body as plain JSON data.

    The client does not take a URL apart that it has called before; so there is a subject whose URLs are all new, too.
    """
    http = httpx.Client(transport=transport, headers=_HEADERS)
    offers = MijnKlantportaal(_TOKEN, base_url=address, transport=transport).customer_offers.list()
    numbers = itertools.count(1)
    return {
        "httpx and json.loads": lambda: json.loads(
            http.get(f"{address}/customer-offers", params={"page": "1"}).content
        ),
        "portal.customer_offers.list().page(1)": lambda: offers.page(1),
        "the same, another page each time": lambda: offers.page(next(numbers)),
    }


def immediate_calls() -> Subjects:
    """The same with a transport that responds at once, and with the stock client where that can be imported."""
    body = offers_page(15)
    transport = httpx.MockTransport(lambda request: httpx.Response(200, content=body))
    subjects = calls(ADDRESS, transport)
    if stock := _module_if_present("stock_client.client"):
        operation = import_module("stock_client.api.customer_offers_api.list_customer_offers")
        client = stock.AuthenticatedClient(base_url=ADDRESS, token=_TOKEN)
        client.set_httpx_client(httpx.Client(base_url=ADDRESS, headers=_HEADERS, transport=transport))
        subjects["stock sync()"] = lambda: operation.sync(client=client, page=1)
    return subjects


def lists(pages: int, at_once: int, latency: float) -> Subjects:
    """Reading all pages, and the same by httpx and threads that know beforehand how many there are."""

    def respond(request: httpx.Request) -> httpx.Response:
        number = int(request.url.params["page"])
        page = json.loads(offers_page(15))
        page["current_page"] = number
        page["next_page_url"] = f"?page={number + 1}" if number < pages else None
        for position, offer in enumerate(page["data"]):
            offer["id"] = f"off_{number}_{position}"
        return httpx.Response(200, json=page)

    def respond_late(request: httpx.Request) -> httpx.Response:
        time.sleep(latency)
        return respond(request)

    async def respond_late_asynchronously(request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(latency)
        return respond(request)

    line = httpx.MockTransport(respond_late)
    asynchronous_line = httpx.MockTransport(respond_late_asynchronously)
    http = httpx.Client(transport=line)
    portal = MijnKlantportaal(_TOKEN, base_url=ADDRESS, transport=line)

    def read(number: int) -> object:
        return json.loads(http.get(f"{ADDRESS}/customer-offers", params={"page": number}).content)

    def read_all() -> object:
        # The client has to see the first page to know whether there is a second, so this reads it first too.
        with ThreadPoolExecutor(at_once) as threads:
            return [read(1), *threads.map(read, range(2, pages + 1))]

    async def read_asynchronously() -> object:
        async with AsyncMijnKlantportaal(_TOKEN, base_url=ADDRESS, transport=asynchronous_line) as client:
            return await client.customer_offers.list(prefetch=at_once).to_list()

    return {
        "httpx and threads": read_all,
        "portal.customer_offers.list(prefetch=8)": lambda: portal.customer_offers.list(prefetch=at_once).to_list(),
        "the same, asynchronous": lambda: asyncio.run(read_asynchronously()),
    }

"""A whole call, from the method to the models."""

import json

import httpx

from mijnklantportaal import MijnKlantportaal

from .comparison_table import Comparison
from .loopback_server import loopback_server
from .offers_page import offers_page
from .stock import StockClient
from .timing import Subjects, fastest, timers
from .timing_worker import worker

_ADDRESS = "https://api.mijnklantportaal.nl/v1"
_TOKEN = "any-token"  # noqa: S105 - opens nothing
_HEADERS = {"Authorization": f"Bearer {_TOKEN}", "Accept": "application/json"}
_BY_HAND = "httpx and json.loads"
_PORTAL = "portal.customer_offers.list().page(1)"


def calls(address: str, transport: httpx.BaseTransport | None = None) -> Subjects:
    """Reading a page of 15 offers, and the same request by httpx alone with its body as plain JSON data."""
    http = httpx.Client(transport=transport)
    portal = MijnKlantportaal(_TOKEN, base_url=address, transport=transport)
    offers = portal.customer_offers.list()
    return {
        _BY_HAND: lambda: json.loads(
            http.get(f"{address}/customer-offers", params={"page": "1"}, headers=_HEADERS).content
        ),
        _PORTAL: lambda: offers.page(1),
    }


def immediate_calls() -> Subjects:
    """The same with a transport that responds at once."""
    return calls(_ADDRESS, _transport())


def _transport() -> httpx.MockTransport:
    body = offers_page(15)
    return httpx.MockTransport(lambda request: httpx.Response(200, content=body))


def compare_calls(stock: StockClient, rounds: int) -> Comparison:
    """A call with a transport that responds at once, beside the stock client too."""
    operation = stock.module("api.customer_offers_api.list_customer_offers")
    client = stock.module("client").AuthenticatedClient(base_url=_ADDRESS, token=_TOKEN)
    client.set_httpx_client(httpx.Client(base_url=_ADDRESS, headers=_HEADERS, transport=_transport()))
    subjects = {**immediate_calls(), "stock sync()": lambda: operation.sync(client=client, page=1)}
    return Comparison("Call: read a page of 15 offers", fastest(timers(subjects), rounds), {_PORTAL: 1.4})


def compare_loopback_calls(rounds: int, *, orjson: bool) -> Comparison:
    """A call to a server on loopback, with and without orjson in the client's environment."""
    before = "" if orjson else "sys.modules['orjson'] = None"
    with loopback_server() as address, worker("calling", "calls", address, before=before) as subjects:
        title = f"Call over loopback, {'with' if orjson else 'without'} orjson"
        return Comparison(title, fastest(subjects, rounds), {_PORTAL: 0.95})

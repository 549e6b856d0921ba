"""A whole call, from the method to the models, with a transport that answers at once."""

import json
from collections.abc import Callable

import httpx

from mijnklantportaal import MijnKlantportaal

from .report import Comparison
from .samples import offers_page
from .stock import StockClient
from .timing import fastest

_ADDRESS = "https://api.mijnklantportaal.nl/v1"
_TOKEN = "any-token"  # noqa: S105 - opens nothing


def compare_calls(stock: StockClient, rounds: int) -> Comparison:
    """Reading a page of 15 offers, beside the same request by httpx alone and its answer as plain JSON."""
    body = offers_page(15)

    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, content=body)

    with httpx.Client(transport=httpx.MockTransport(answer)) as http:
        portal = MijnKlantportaal(_TOKEN, base_url=_ADDRESS, transport=httpx.MockTransport(answer))
        offers = portal.customer_offers.list()
        headers = {"Authorization": f"Bearer {_TOKEN}", "Accept": "application/json"}
        stock_operation = stock.module("api.customer_offers_api.list_customer_offers")
        stock_http = stock.module("client").AuthenticatedClient(base_url=_ADDRESS, token=_TOKEN)
        stock_http.set_httpx_client(
            httpx.Client(base_url=_ADDRESS, headers=headers, transport=httpx.MockTransport(answer))
        )
        subjects: dict[str, Callable[[], object]] = {
            "httpx and json.loads": lambda: json.loads(
                http.get(f"{_ADDRESS}/customer-offers", params={"page": "1"}, headers=headers).content
            ),
            "portal.customer_offers.list().page(1)": lambda: offers.page(1),
            "stock sync()": lambda: stock_operation.sync(client=stock_http, page=1),
        }
        return Comparison(
            "Call: read a page of 15 offers",
            fastest(subjects, rounds),
            {"portal.customer_offers.list().page(1)": 1.4},
        )

"""Responses of the API in our own words, and clients that get a response without a network."""

import json
from collections.abc import Callable
from typing import Any

import httpx

from mijnklantportaal_api.runtime.client import AsyncClient, Client
from mijnklantportaal_api.runtime.operation import RequestOptions

TOKEN = "secret-of-the-tests"
BASE_URL = "https://portal.example/v1"
STRICT = RequestOptions(strict=True)
PDF = b"%PDF-1.7\nA small document.\n%%EOF\n"

OFFER: dict[str, Any] = {
    "id": "off_1",
    "customerId": "cst_1",
    "offerNumber": "2026-001",
    "issuedAt": "2026-11-20",
    "expiresAt": "2026-12-20",
    "currency": "EUR",
    "amount": "12.95",
    "acceptedAt": None,
    "acceptedViaIp": None,
    "acceptedViaUserAgent": None,
    "acceptanceSignature": None,
    "rejectedAt": None,
    "createdAt": "2026-11-20T09:30:00+01:00",
    "links": {"customer": {"href": "https://portal.example/v1/customers/cst_1", "type": "application/json"}},
}

PAGE: dict[str, Any] = {
    "current_page": 1,
    "data": [OFFER],
    "first_page_url": "https://portal.example/v1/customer-offers?page=1",
    "from": 1,
    "next_page_url": None,
    "path": "https://portal.example/v1/customer-offers",
    "per_page": 15,
    "prev_page_url": None,
    "to": 1,
}

Respond = Callable[[httpx.Request], httpx.Response]


def responding(status: int = 200, body: bytes | dict[str, Any] = b"", headers: dict[str, str] | None = None) -> Respond:
    """A server that always gives the same response."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return lambda request: httpx.Response(status, content=content, headers=headers)


def client_of(respond: Respond, options: RequestOptions = STRICT, **arguments: Any) -> Client:
    """A client whose requests go to a function."""
    http_client = httpx.Client(transport=httpx.MockTransport(respond))
    return Client(TOKEN, base_url=BASE_URL, options=options, http_client=http_client, **arguments)


def async_client_of(respond: Respond, options: RequestOptions = STRICT, **arguments: Any) -> AsyncClient:
    """An asynchronous client whose requests go to a function."""
    http_client = httpx.AsyncClient(transport=httpx.MockTransport(respond))
    return AsyncClient(TOKEN, base_url=BASE_URL, options=options, http_client=http_client, **arguments)


class Recorder:
    """A server that remembers the requests and always gives the same response."""

    def __init__(self, body: dict[str, Any] = PAGE) -> None:
        self._respond = responding(200, body)
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        return self._respond(request)

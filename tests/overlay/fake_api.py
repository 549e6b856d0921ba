"""An API inside the test: it responds from a function, and keeps the requests."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from typing import Any

import httpx

from mijnklantportaal import AsyncMijnKlantportaal, MijnKlantportaal
from tests.overlay.fake_clock import FakeClock

BASE_URL = "https://portal.test/v1"
TOKEN = "key-of-the-test"
PDF = b"%PDF-1.4 made for a test"
TIME = "2026-11-20T21:00:00+01:00"
LINKS = {"customer": {"href": f"{BASE_URL}/customers/cst_1", "type": "application/json"}}


def customer_data() -> dict[str, Any]:
    """A customer as responses hold it."""
    return {
        "id": "cst_1",
        "companyName": "Bakkerij De Korst",
        "address": "Dorpsstraat 1",
        "zipCode": "1234AB",
        "city": "Utrecht",
        "countryCode": "NL",
        "primaryEmail": "info@korst.test",
        "phone": None,
        "integration": None,
        "integrationId": None,
        "customerGroups": [],
        "createdAt": TIME,
    }


def offer_data(its_id: str = "off_1") -> dict[str, Any]:
    """An open offer as responses hold it."""
    return {
        "id": its_id,
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
        "createdAt": TIME,
        "links": LINKS,
    }


def invoice_data() -> dict[str, Any]:
    """An open invoice as responses hold it."""
    return {
        "id": "inv_1",
        "customerId": "cst_1",
        "invoiceNumber": "2026-001",
        "issuedAt": "2026-11-20",
        "currency": "EUR",
        "amount": "12.95",
        "paidAt": None,
        "createdAt": TIME,
        "links": LINKS,
    }


def page_data(ids: list[str], number: int, next_page_url: str | None) -> dict[str, Any]:
    """A page of offers as responses hold it."""
    return {
        "current_page": number,
        "data": [offer_data(its_id) for its_id in ids],
        "first_page_url": f"{BASE_URL}/customer-offers?page=1",
        "from": 1 if ids else None,
        "next_page_url": next_page_url,
        "path": f"{BASE_URL}/customer-offers",
        "per_page": 15,
        "prev_page_url": None,
        "to": len(ids) or None,
    }


class ReadingTransport(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Reads the body of each request from its stream, as a network does: sending it twice reads it twice."""

    def __init__(self, handle: Callable[[httpx.Request], httpx.Response]) -> None:
        self._handle = handle

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        assert isinstance(request.stream, httpx.SyncByteStream)
        return self._respond(request, b"".join(request.stream))

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        assert isinstance(request.stream, httpx.AsyncByteStream)
        return self._respond(request, b"".join([piece async for piece in request.stream]))

    def _respond(self, request: httpx.Request, body: bytes) -> httpx.Response:
        received = httpx.Request(
            request.method,
            request.url,
            headers=request.headers,
            content=body,
            extensions=request.extensions,
        )
        return self._handle(received)


@dataclass
class FakeApi:
    """Responds from a function, and keeps the requests. Time passes on its own clock only."""

    respond: Callable[[httpx.Request], httpx.Response]
    requests: list[httpx.Request] = field(default_factory=list[httpx.Request])
    clock: FakeClock = field(default_factory=FakeClock)

    def _handle(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        return self.respond(request)

    def portal(self, **arguments: Any) -> MijnKlantportaal:
        """A client that reaches this API and nothing else."""
        transport = ReadingTransport(self._handle)
        return MijnKlantportaal(TOKEN, base_url=BASE_URL, transport=transport, clock=self.clock.clock(), **arguments)

    def async_portal(self, **arguments: Any) -> AsyncMijnKlantportaal:
        """An asynchronous client that reaches this API and nothing else."""
        transport = ReadingTransport(self._handle)
        return AsyncMijnKlantportaal(
            TOKEN, base_url=BASE_URL, transport=transport, clock=self.clock.clock(), **arguments
        )


def responding(status: int, body: Any, headers: dict[str, str] | None = None) -> FakeApi:
    """An API that always gives the same response; bytes are sent as they are, anything else as JSON."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return FakeApi(lambda request: httpx.Response(status, content=content, headers=headers))


def listing(ids: list[str], per_page: int = 15) -> FakeApi:
    """An API with a list of offers, newest first; the list may be changed between requests."""

    def respond(request: httpx.Request) -> httpx.Response:
        number = int(request.url.params["page"])
        after = number * per_page
        following = f"{BASE_URL}/customer-offers?page={number + 1}" if after < len(ids) else None
        return httpx.Response(200, json=page_data(ids[after - per_page : after], number, following))

    return FakeApi(respond)


def leading(*next_page_urls: str | None) -> FakeApi:
    """An API with one offer a page, whose pages name these addresses as the next ones."""

    def respond(request: httpx.Request) -> httpx.Response:
        number = int(request.url.params["page"])
        return httpx.Response(200, json=page_data([f"off_{number}"], number, next_page_urls[number - 1]))

    return FakeApi(respond)


@dataclass
class Part:
    """One part of a multipart body."""

    name: str
    content: bytes
    file_name: str | None
    content_type: str | None


def multipart(request: httpx.Request) -> list[Part]:
    """The parts of a request's body, read by a parser that is independent of the client."""
    head = f"Content-Type: {request.headers['Content-Type']}\r\n\r\n".encode()
    message = message_from_bytes(head + request.content, policy=policy.HTTP)
    return [
        Part(
            name=str(part.get_param("name", header="Content-Disposition")),
            content=part.get_content() if "Content-Type" in part else part.get_content().encode(),
            file_name=part.get_filename(),
            content_type=part.get_content_type() if "Content-Type" in part else None,
        )
        for part in message.iter_parts()
    ]

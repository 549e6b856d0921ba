"""An API with one list, in any order, whose writes may be lost, cut, late or unreadable."""

import datetime
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

import httpx

from mijnklantportaal import AsyncMijnKlantportaal, MijnKlantportaal
from tests.overlay.fake_api import BASE_URL, LINKS, FakeApi, Part, multipart
from tests.overlay.fake_clock import WALL, FakeClock

PAGE_SIZE = 15
ListOrder: TypeAlias = Literal["newest", "oldest", "shuffled"]
Fate: TypeAlias = Literal["fine", "lost", "cut", "unreadable", "refused"] | float
"""What becomes of a write: `lost` after it took effect, `cut` before; a number is the seconds until it takes effect,
after the client was cut off."""

Stored: TypeAlias = dict[str, Any]


@dataclass
class ListedApi:
    """Customer groups or customer invoices at `path`, by a clock that moves with each sleep and each request.

    Args:
        order: the order of the list
        fates: what becomes of the writes, one after another; then all are fine
        path: the path of the list
        stamped_late: whether an object that takes effect late was created then, and not when it was sent
    """

    order: ListOrder = "newest"
    fates: Iterable[Fate] = ()
    path: str = "/customer-groups"
    stamped_late: bool = False
    seconds_per_request: float = 0.05
    order_by: str = "createdAt"
    stored: list[Stored] = field(default_factory=list[Stored])
    before_each: Callable[[httpx.Request], None] = lambda request: None

    def __post_init__(self) -> None:
        self.clock = FakeClock()
        self.api = FakeApi(self._respond, clock=self.clock)
        self._fates: Iterator[Fate] = iter(self.fates)
        self._late: list[tuple[float, Stored]] = []
        self._made = 0

    @property
    def requests(self) -> list[str]:
        """The requests, as `GET 2` for a page."""
        return [f"{request.method} {request.url.params.get('page', '')}".strip() for request in self.api.requests]

    def portal(self, **arguments: Any) -> MijnKlantportaal:
        """A client of this API."""
        return self.api.portal(**arguments)

    def async_portal(self, **arguments: Any) -> AsyncMijnKlantportaal:
        """An asynchronous client of this API."""
        return self.api.async_portal(**arguments)

    def handle(self, request: httpx.Request) -> httpx.Response:
        """The response to a request, which is kept."""
        self.api.requests.append(request)
        return self._respond(request)

    def store(self, seconds_ago: float = 0.0, **fields: Any) -> Stored:
        """Put an object into the list, created so long ago."""
        made = self._object(fields, self.clock.now - seconds_ago)
        self.stored.append(made)
        return made

    def fill(self, count: int, apart: float = 60.0) -> None:
        """Put so many objects into the list, the last one created now."""
        for number in range(count):
            self.store((count - 1 - number) * apart, name=f"old {number}", invoiceNumber=f"old-{number}")

    def of(self, name: str) -> list[Stored]:
        """The objects with this name or number."""
        return [made for made in self.stored if name in (made.get("name"), made.get("invoiceNumber"))]

    def listed(self) -> list[Stored]:
        """The objects in the order of the list."""
        if self.order == "shuffled":
            return sorted(self.stored, key=lambda made: hashlib.sha256(made["id"].encode()).digest())
        by_time = sorted(self.stored, key=lambda made: made[self.order_by])
        return by_time if self.order == "oldest" else by_time[::-1]

    def _object(self, fields: dict[str, Any], created: float) -> Stored:
        self._made += 1
        time = datetime.datetime.fromtimestamp(WALL + created, datetime.UTC).isoformat(timespec="seconds")
        common = {"createdAt": time, "links": LINKS}
        if self.path == "/customer-groups":
            return {"id": f"cug_{self._made}", "name": "", **fields, **common}
        invoice = {
            "customerId": "cst_1",
            "issuedAt": "2026-11-20",
            "currency": "EUR",
            "amount": "12.95",
            "paidAt": None,
        }
        return {"id": f"inv_{self._made}", **invoice, **fields, **common}

    def _respond(self, request: httpx.Request) -> httpx.Response:
        self.clock.now += self.seconds_per_request
        self.before_each(request)
        for due, made in [late for late in self._late if late[0] <= self.clock.now]:
            self._late.remove((due, made))
            self.stored.append(self._object(made, due) if self.stamped_late else made)
        path = request.url.path.removeprefix("/v1")
        if request.method == "GET" and path == self.path:
            return self._page(int(request.url.params["page"]))
        if request.method == "GET":
            found = [made for made in self.stored if made["id"] == path.rpartition("/")[2]]
            return _json(200, found[0]) if found else _json(404, {"message": "gone"})
        return self._write(request)

    def _page(self, number: int) -> httpx.Response:
        listed = self.listed()
        end = number * PAGE_SIZE
        data = listed[end - PAGE_SIZE : end]
        address = f"{BASE_URL}{self.path}?page={number + 1}" if end < len(listed) else None
        around = {"from": 1, "to": 1, "path": BASE_URL, "per_page": PAGE_SIZE, "prev_page_url": None}
        body = {"current_page": number, "data": data, "next_page_url": address, "first_page_url": BASE_URL, **around}
        return _json(200, body)

    def _write(self, request: httpx.Request) -> httpx.Response:
        fate = next(self._fates, "fine")
        if fate == "cut":
            raise httpx.ReadError("cut")
        if fate == "refused":
            return httpx.Response(422, json={"message": "refused"})
        fields = _fields(request)
        made = self._object(fields, self.clock.now)
        if isinstance(fate, float | int):
            self._late.append((self.clock.now + fate, fields if self.stamped_late else made))
            raise httpx.ReadError("cut off, but at work")
        self.stored.append(made)
        if fate == "lost":
            raise httpx.ReadError("lost")
        return httpx.Response(201, content=b"{" if fate == "unreadable" else json.dumps(made).encode())


def _json(status: int, body: object) -> httpx.Response:
    """A response with escapes for what is not ASCII, so that texts may be odd."""
    return httpx.Response(status, content=json.dumps(body).encode(), headers={"Content-Type": "application/json"})


def _fields(request: httpx.Request) -> dict[str, Any]:
    if request.headers["Content-Type"] == "application/json":
        found: dict[str, Any] = json.loads(request.content)
        return found
    parts: list[Part] = multipart(request)
    return {part.name: part.content.decode() for part in parts if part.file_name is None}

"""Thirty ways in which an API can differ from its document, planted into the responses of a sandbox."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx

Json = dict[str, Any]
SCHEMAS = "/components/schemas/"


@dataclass(frozen=True)
class Deviation:
    """A change of some responses, and the place and the fact that it must be found as."""

    path: str
    """Of the requests, with their query, below the base URL; a regular expression."""
    change: Callable[[httpx.Response, Any], httpx.Response]
    place: str
    fact: str


class Deviating(httpx.BaseTransport):
    """Passes requests on to a server, and changes what it responds."""

    def __init__(self, deviations: list[Deviation], base_path: str) -> None:
        self._deviations, self._base_path = deviations, base_path
        self._server = httpx.HTTPTransport()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        response = self._server.handle_request(request)
        response.read()
        target = request.url.raw_path.decode().removeprefix(self._base_path)
        for deviation in self._deviations:
            if re.fullmatch(deviation.path, target):
                response = deviation.change(response, response.json())
        return response

    def close(self) -> None:
        self._server.close()


def responded(
    response: httpx.Response, body: Any, *, status: int = 0, without: str = "", **headers: str
) -> httpx.Response:
    """The response with another body, status or header."""
    kept = {name: value for name, value in response.headers.items() if name not in ("content-length", without)}
    new = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx.Response(status or response.status_code, headers=kept | new, content=json.dumps(body).encode())


def objects(schema_path: str, change: Callable[[Json], object]) -> Callable[[httpx.Response, Any], httpx.Response]:
    """Change every second object at a path of names in the body: `data`, or `data/lines`; none is the body."""

    def changed(response: httpx.Response, body: Any) -> httpx.Response:
        found = [body] if response.is_success else []
        for name in filter(None, schema_path.split("/")):
            found = [item for holder in found for item in (holder.get(name) or [])]
        for item in found[::2]:
            change(item)
        return responded(response, body)

    return changed


def setting(schema_path: str, name: str, value: Any) -> Callable[[httpx.Response, Any], httpx.Response]:
    """Set a field of every second object, where it is not null."""
    return objects(schema_path, lambda item: item.update({name: value}) if item.get(name, 0) is not None else None)


def removing(schema_path: str, name: str) -> Callable[[httpx.Response, Any], httpx.Response]:
    """Take a field out of every second object."""
    return objects(schema_path, lambda item: item.pop(name, None))


def rewriting(
    schema_path: str, name: str, write: Callable[[str], Any]
) -> Callable[[httpx.Response, Any], httpx.Response]:
    """Write a text of every second object in another way."""
    return objects(schema_path, lambda item: item.update({name: write(item[name])}) if item[name] is not None else None)


def with_page(change: Callable[[Json], Json]) -> Callable[[httpx.Response, Any], httpx.Response]:
    """Change a page."""
    return lambda response, body: responded(response, body | change(body))


def with_other(**changes: Any) -> Callable[[httpx.Response, Any], httpx.Response]:
    """Change the status or the headers."""
    return lambda response, body: responded(response, body, **changes)


EMPTY_PAGE: Json = {
    "data": [],
    "next_page_url": None,
    "prev_page_url": None,
    "current_page": 1,
    "from": None,
    "to": None,
}
EMPTY_PAGE |= {"first_page_url": "https://a.example/", "path": "https://a.example/", "per_page": 15}
_PAGED = r"(\?page=[1-9])?"
_ONE = r"/[a-z]+_\w+"

DEVIATIONS = [
    # fields
    Deviation(
        f"/customers{_PAGED}",
        removing("data", "primaryEmail"),
        f"{SCHEMAS}Customer/properties/primaryEmail",
        "required",
    ),
    Deviation(f"/customer-offers{_ONE}", removing("", "links"), f"{SCHEMAS}CustomerOffer/properties/links", "required"),
    Deviation(
        f"/customer-groups{_PAGED}", setting("data", "name", None), f"{SCHEMAS}CustomerGroup/properties/name", "null"
    ),
    Deviation(
        f"/agreements{_ONE}", setting("signers", "email", None), f"{SCHEMAS}AgreementSigner/properties/email", "null"
    ),
    Deviation(
        f"/punch-cards{_PAGED}", setting("data", "punches", "20"), f"{SCHEMAS}PunchCard/properties/punches", "type"
    ),
    Deviation(
        f"/customer-subscriptions{_ONE}",
        setting("", "vatRate", "21"),
        f"{SCHEMAS}CustomerSubscription/properties/vatRate",
        "type",
    ),
    Deviation(f"/invoices{_PAGED}", setting("data", "isPaid", 1), f"{SCHEMAS}Invoice/properties/isPaid", "type"),
    Deviation(
        f"/payment-links{_PAGED}", setting("data", "amount", 25.5), f"{SCHEMAS}PaymentLink/properties/amount", "type"
    ),
    Deviation(
        f"/customers{_ONE}", setting("", "vatNumber", "NL001"), f"{SCHEMAS}Customer/properties/vatNumber", "field"
    ),
    Deviation(
        f"/invoices{_ONE}", setting("lines", "discount", 1.5), f"{SCHEMAS}InvoiceLine/properties/discount", "field"
    ),
    Deviation(
        f"/customer-subscriptions{_PAGED}",
        setting("data", "Sanne de Boer", 1),
        f"{SCHEMAS}CustomerSubscription",
        "fields",
    ),
    # values
    Deviation(f"/tickets{_PAGED}", setting("data", "status", "waiting"), f"{SCHEMAS}Ticket/properties/status", "enum"),
    Deviation(
        f"/webhooks{_PAGED}", setting("data", "type", "offer-expired"), f"{SCHEMAS}Webhook/properties/type", "enum"
    ),
    Deviation(
        f"/appointments{_ONE}",
        setting("", "status", "Sanne de Boer"),
        f"{SCHEMAS}Appointment/properties/status",
        "enum",
    ),
    Deviation(
        f"/customer-invoices{_ONE}",
        rewriting("", "createdAt", lambda text: re.sub(r"\+.*", "Z", text)),
        f"{SCHEMAS}CustomerInvoice/properties/createdAt",
        "date form",
    ),
    Deviation(
        f"/customer-offers{_PAGED}",
        rewriting("data", "issuedAt", lambda text: "-".join(reversed(text.split("-")))),
        f"{SCHEMAS}CustomerOffer/properties/issuedAt",
        "format",
    ),
    Deviation(
        r"/appointments(\?days=\d+)?",
        rewriting("data", "startsAt", lambda text: text[:19].replace("T", " ")),
        f"{SCHEMAS}Appointment/properties/startsAt",
        "format",
    ),
    Deviation(
        f"/customer-offers{_PAGED}",
        rewriting("data", "amount", lambda text: text.replace(".", ",")),
        f"{SCHEMAS}CustomerOffer/properties/amount",
        "format",
    ),
    Deviation(
        f"/customers{_PAGED}",
        setting("data", "countryCode", "NLD"),
        f"{SCHEMAS}Customer/properties/countryCode",
        "pattern",
    ),
    Deviation(
        f"/file-requests{_PAGED}",
        rewriting("data/requestedFiles", "id", lambda text: text.replace("fqf_", "rqf_")),
        f"{SCHEMAS}RequestedFile/properties/id",
        "pattern",
    ),
    Deviation(
        f"/punch-cards{_ONE}/issued{_ONE}",
        setting("", "punchesLeft", -3),
        f"{SCHEMAS}PunchCardBought/properties/punchesLeft",
        "sign",
    ),
    Deviation(
        f"/agreements{_ONE}",
        setting("documents", "fileSize", -1),
        f"{SCHEMAS}AgreementDocument/properties/fileSize",
        "sign",
    ),
    # lists
    Deviation(
        f"/customer-invoices{_PAGED}",
        with_page(lambda page: {"data": page["data"][::-1]}),
        "/paths/GET /customer-invoices",
        "order",
    ),
    Deviation(
        f"/customer-groups{_PAGED}",
        with_page(lambda page: {"data": page["data"][:10]}),
        "/paths/GET /customer-groups",
        "page size",
    ),
    Deviation(
        r"/file-shares\?page=1000000",
        lambda response, _: responded(response, {"message": "gone"}, status=404),
        "/paths/GET /file-shares",
        "past the end",
    ),
    # statuses and headers
    Deviation(
        f"/webhooks{_ONE}",
        lambda response, body: responded(response, body, status=203) if response.is_success else response,
        "/paths/GET /webhooks/{webhookId}",
        "status",
    ),
    Deviation(
        r"/payment-links/plk_contracttest0000", with_other(status=400), "/paths/GET /payment-links/{linkId}", "status"
    ),
    Deviation(
        r"/tickets\?page=0",
        lambda response, _: responded(response, EMPTY_PAGE, status=200),
        "/paths/GET /tickets",
        "status",
    ),
    Deviation(f"/files{_ONE}", with_other(without="x-ratelimit-remaining"), "/headers/x-ratelimit-remaining", "header"),
    Deviation(
        f"/customer-invoices{_ONE}/pdf",
        lambda response, body: responded(response, body, content_type="text/html"),
        "/paths/GET /customer-invoices/{invoiceId}/pdf",
        "media type",
    ),
]

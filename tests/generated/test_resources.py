"""Operations as methods: what they send, and what they hand to their connection."""

import datetime
from typing import Any

import anyio
import httpx
import pytest

from mijnklantportaal_api import AsyncResources, Resources
from mijnklantportaal_api.api.customer_invoices import create_customer_invoice
from mijnklantportaal_api.api.customer_offers import create_customer_offer_manual, list_customer_offers
from mijnklantportaal_api.models import (
    CreateCustomerInvoiceRequest,
    CreateCustomerOfferManualRequest,
    Customer,
    CustomerOffer,
    OfferLineDict,
)
from mijnklantportaal_api.runtime.client import AsyncClient, Client
from mijnklantportaal_api.runtime.connection import AsyncConnection, Connection
from mijnklantportaal_api.runtime.errors import PortalError
from mijnklantportaal_api.runtime.natural_keys import EnsureCall, EnsureResult
from mijnklantportaal_api.runtime.operation import Operation, RequestOptions
from mijnklantportaal_api.runtime.paging import AsyncPager, PageOperation, Pager
from tests.generated.samples import (
    OFFER,
    PDF,
    Recorder,
    async_client_of,
    client_of,
    responding,
)

LIST = list_customer_offers.operation(page=2)


LINES: list[OfferLineDict] = [{"description": "Boat", "amount_excl_vat": "1.00", "vat_rate": 21}]
DAYS: dict[str, Any] = {"issued_at": datetime.date(2026, 11, 20)}
OPERATIONS: dict[str, Operation[Any]] = {
    "query": LIST,
    "JSON": create_customer_offer_manual.operation(
        CreateCustomerOfferManualRequest(
            customer_id="cst_1", offer_number="é", expires_at=DAYS["issued_at"], lines=LINES, **DAYS
        )
    ),
    "form": create_customer_invoice.operation(
        CreateCustomerInvoiceRequest(
            customer_id="cst_1", invoice_number="1", amount=1, pdf=PDF, send_notification=True, **DAYS
        )
    ),
}


@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS.keys())
def test_client_sends_the_same_bytes_as_the_asynchronous_one(operation: Operation[Any]) -> None:
    recorder = Recorder()

    def bytes_of(request: httpx.Request) -> tuple[Any, ...]:
        boundary = request.headers.get("Content-Type", "").partition("boundary=")[2] or "no boundary"
        plain = [(name, value.replace(boundary, "")) for name, value in request.headers.multi_items()]
        return request.method, request.url, plain, request.read().replace(boundary.encode(), b"")

    for send in (client_of(recorder).send, lambda other: anyio.run(async_client_of(recorder).send, other)):
        try:
            send(operation)
        except PortalError:
            continue
    first, second = map(bytes_of, recorder.requests)
    assert first == second


def test_resource_sends_a_manual_offer_as_json() -> None:
    recorder = Recorder()
    with pytest.raises(PortalError):
        client_of(recorder).call(OPERATIONS["JSON"])
    assert recorder.requests[0].headers["Content-Type"] == "application/json"
    assert recorder.requests[0].content.decode() == (
        '{"customerId":"cst_1","offerNumber":"é","issuedAt":"2026-11-20","expiresAt":"2026-11-20",'
        '"lines":[{"description":"Boat","amountExclVat":"1.00","vatRate":21}]}'
    )


class Direct(Connection):
    """A connection that sends single calls and remembers lists."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.lists: list[tuple[Any, ...]] = []

    def call(self, operation: Operation[Any], options: RequestOptions | None = None) -> Any:
        return self.client.call(operation, options)

    def paginate(
        self, call: str, operation: PageOperation[Any], limit: int | None, prefetch: int, options: RequestOptions | None
    ) -> Pager[Any]:
        self.lists.append((operation(3), limit, prefetch, options))
        return None  # type: ignore[return-value]

    def ensure(self, call: EnsureCall[Any], options: RequestOptions | None) -> EnsureResult[Any]:
        return EnsureResult(self.client.call(call.create, options), "created", 1)


class DirectAsync(AsyncConnection):
    """The same for asynchronous calls."""

    def __init__(self, client: AsyncClient) -> None:
        self.client = client
        self.lists: list[tuple[Any, ...]] = []

    async def call(self, operation: Operation[Any], options: RequestOptions | None = None) -> Any:
        return await self.client.call(operation, options)

    def paginate(
        self, call: str, operation: PageOperation[Any], limit: int | None, prefetch: int, options: RequestOptions | None
    ) -> AsyncPager[Any]:
        self.lists.append((operation(3), limit, prefetch, options))
        return None  # type: ignore[return-value]

    async def ensure(self, call: EnsureCall[Any], options: RequestOptions | None) -> EnsureResult[Any]:
        return EnsureResult(await self.client.call(call.create, options), "created", 1)


CUSTOMER = {
    "company_name": "Bakkerij Voorbeeld",
    "address": "Molenweg 3",
    "zip_code": "3511AB",
    "city": "Utrecht",
    "primary_email": "post@bakkerij.example",
}


def test_resource_sends_operations() -> None:
    client = client_of(responding(201, OFFER))
    created = Resources(Direct(client)).customer_offers.create_manual(
        customer_id="cst_1", offer_number="1", expires_at=DAYS["issued_at"], lines=LINES, **DAYS
    )
    assert isinstance(created, CustomerOffer)


def test_async_resource_sends_operations() -> None:
    recorder = Recorder()
    resources = AsyncResources(DirectAsync(async_client_of(recorder)))

    async def create() -> Customer:
        return await resources.customers.create(**CUSTOMER, options=RequestOptions(headers={"X-Trace": "1"}))

    with pytest.raises(PortalError):
        anyio.run(create)
    assert recorder.requests[0].headers["X-Trace"] == "1"


@pytest.mark.parametrize(
    ("resources", "connection"),
    [(Resources, Direct(client_of(Recorder()))), (AsyncResources, DirectAsync(async_client_of(Recorder())))],
    ids=["synchronous", "asynchronous"],
)
def test_resource_list_hands_the_connection_what_makes_its_pages(resources: Any, connection: Any) -> None:
    options = RequestOptions(timeout=1.0)
    resources(connection).customer_offers.list(limit=7, prefetch=2, options=options)
    [(operation, *rest)] = connection.lists
    assert (operation.query, rest) == ((("page", "3"),), [7, 2, options])


def test_resource_is_made_once() -> None:
    resources = Resources(Direct(client_of(Recorder())))
    assert resources.customer_offers is resources.customer_offers


def test_operation_repr_leaves_out_its_bodies() -> None:
    assert "cst_1" not in repr(OPERATIONS["JSON"]) + repr(OPERATIONS["form"])


@pytest.mark.parametrize(("kind", "first"), [(Pager, "__iter__"), (AsyncPager, "__aiter__")])
def test_pager_that_lacks_a_method_cannot_be_made(kind: type[Any], first: str) -> None:
    assert kind.__abstractmethods__ == {first, "pages", "page", "first", "to_list"}

"""The clients: options, closing, sockets, and what they keep to themselves."""

import asyncio
import copy
import json
import logging
import pickle
import traceback
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx
import pytest

from mijnklantportaal import (
    AsyncMijnKlantportaal,
    AsyncMirror,
    CreateCustomerRequest,
    Customer,
    CustomerOffer,
    MijnKlantportaal,
    Mirror,
    PortalError,
    RequestOptions,
    TransportError,
    TransportTimeoutError,
)
from mijnklantportaal.sandbox import Sandbox
from tests.overlay.calls import CUSTOMER, OFFER
from tests.overlay.fake_api import (
    BASE_URL,
    PDF,
    TOKEN,
    FakeApi,
    customer_data,
    listing,
    offer_data,
    responding,
)
from tests.overlay.loopback import loopback, raw_response


def test_client_options_add_headers_and_a_timeout_to_one_call_only() -> None:
    api = responding(201, customer_data())
    portal = api.portal()
    portal.customers.create(**CUSTOMER, options=RequestOptions(timeout=1.5, headers={"X-Trace": "7"}))
    portal.customers.create(**CUSTOMER)
    with_options, without = api.requests
    assert with_options.headers["X-Trace"] == "7"
    assert set(with_options.extensions["timeout"].values()) == {1.5}
    assert "X-Trace" not in without.headers
    assert without.extensions["timeout"] == {"connect": 5.0, "read": 30.0, "write": 60.0, "pool": 30.0}


def test_client_options_hold_for_every_page_of_a_list() -> None:
    api = listing([f"off_{number}" for number in range(20)])
    api.portal().customer_offers.list(options=RequestOptions(headers={"X-Trace": "7"})).to_list()
    assert [request.headers["X-Trace"] for request in api.requests] == ["7", "7"]


def test_client_and_what_belongs_to_it_say_which_block_is_right(tmp_path: Path) -> None:
    portal, async_portal = responding(200, {}).portal(), responding(200, {}).async_portal()
    client = "MijnKlantportaal in place of MijnKlantportaal"
    entered: list[tuple[Any, str]] = [
        (portal, f", or Async{client}"),
        (portal.api, ", or AsyncClient in place of Client"),
        (portal.bulk(), f", or Async{client}"),
        (Mirror(portal, tmp_path / "portal.db"), ", or AsyncMirror in place of Mirror"),
        (Sandbox(), ""),
    ]

    async def use(block: Any) -> None:
        async with block:
            pass

    for block, instead in entered:
        with pytest.raises(TypeError, match=f"^use `with`{instead}$"):
            asyncio.run(use(block))
    entered = [
        (async_portal, "MijnKlantportaal"),
        (async_portal.api, "Client"),
        (async_portal.bulk(), "MijnKlantportaal"),
        (AsyncMirror(async_portal, tmp_path / "portal.db"), "Mirror"),
    ]
    for block, name in entered:
        with pytest.raises(TypeError, match=f"^use `async with`, or {name} in place of Async{name}$"), block:
            pass


def test_client_timeout_holds_for_all_its_calls() -> None:
    api = responding(201, customer_data())
    http = httpx.Client(transport=httpx.MockTransport(api.respond))
    portal = MijnKlantportaal(TOKEN, base_url=BASE_URL, timeout=2.5, http_client=http)
    seen: list[httpx.Request] = []
    http.event_hooks["request"].append(seen.append)
    portal.customers.create(**CUSTOMER)
    assert set(seen[0].extensions["timeout"].values()) == {2.5}


def test_client_api_below_gives_the_raw_response() -> None:
    from mijnklantportaal_api.api.customers import create_customer

    portal = responding(201, customer_data(), {"X-Request-Id": "r-1"}).portal()
    response = portal.api.send(create_customer.operation(CreateCustomerRequest(**CUSTOMER)))
    assert isinstance(response.parsed, Customer)
    assert response.status == 201
    assert response.headers["x-request-id"] == "r-1"
    assert json.loads(response.body) == customer_data()


def test_client_closes_twice_without_harm_and_leaves_the_http_client_of_its_user_open() -> None:
    http = httpx.Client()
    with MijnKlantportaal(TOKEN, http_client=http) as portal:
        portal.close()
    assert not http.is_closed
    http.close()
    with MijnKlantportaal(TOKEN) as own:
        own.close()
    with pytest.raises(RuntimeError, match="closed"):
        own.customers.create(**CUSTOMER)


def test_async_client_closes_twice_without_harm_and_leaves_the_http_client_of_its_user_open() -> None:
    async def use() -> None:
        async with httpx.AsyncClient() as http:
            async with AsyncMijnKlantportaal(TOKEN, http_client=http) as portal:
                await portal.aclose()
            assert not http.is_closed
        async with AsyncMijnKlantportaal(TOKEN) as own:
            await own.aclose()
        with pytest.raises(RuntimeError, match="closed"):
            await own.customers.create(**CUSTOMER)

    asyncio.run(use())


def test_client_makes_a_resource_once() -> None:
    portal = responding(200, {}).portal()
    assert portal.customer_offers is portal.customer_offers


def test_client_sends_one_request_with_one_token_over_a_socket() -> None:
    body = json.dumps(customer_data()).encode()
    with loopback(raw_response("201 Created", body)) as server:
        with MijnKlantportaal(TOKEN, base_url=f"{server.base_url}/v1") as portal:
            assert portal.customers.create(**CUSTOMER).id == "cst_1"
        asyncio.run(_create_customer(f"{server.base_url}/v1"))
    assert len(server.received) == 2
    for received in server.received:
        head, _, sent = received.partition(b"\r\n\r\n")
        lines = head.split(b"\r\n")
        assert lines[0] == b"POST /v1/customers HTTP/1.1"
        assert [line for line in lines if TOKEN.encode() in line] == [b"Authorization: Bearer key-of-the-test"]
        assert json.loads(sent)["companyName"] == "Bakkerij De Korst"


async def _create_customer(base_url: str) -> None:
    async with AsyncMijnKlantportaal(TOKEN, base_url=base_url) as portal:
        assert (await portal.customers.create(**CUSTOMER)).id == "cst_1"


def test_client_sends_a_file_with_its_length_over_a_socket(tmp_path: Path) -> None:
    path = tmp_path / "offer.pdf"
    path.write_bytes(PDF + b"x" * 200_000)
    body = json.dumps(offer_data()).encode()
    with loopback(raw_response("201 Created", body)) as server:
        with MijnKlantportaal(TOKEN, base_url=server.base_url) as portal:
            portal.customer_offers.create(**OFFER | {"pdf": path})

        async def upload() -> None:
            async with AsyncMijnKlantportaal(TOKEN, base_url=server.base_url) as portal:
                await portal.customer_offers.create(**OFFER | {"pdf": path})

        asyncio.run(upload())
    assert len(server.received) == 2
    for received in server.received:
        assert path.read_bytes() in received
        assert b"Transfer-Encoding" not in received


def test_client_raises_a_redirect_and_the_token_does_not_follow_it() -> None:
    with loopback(raw_response("200 OK", b"{}")) as elsewhere:
        response = raw_response("302 Found", b"", f"Location: {elsewhere.base_url}/v1/customers")
        with (
            loopback(response) as server,
            MijnKlantportaal(TOKEN, base_url=server.base_url) as portal,
            pytest.raises(PortalError, match="302"),
        ):
            portal.customers.create(**CUSTOMER)
    assert elsewhere.received == []


def test_error_of_a_broken_network_is_a_transport_error_that_names_the_call() -> None:
    with loopback(b"") as server:
        base_url = server.base_url
    with MijnKlantportaal(TOKEN, base_url=base_url, max_retries=0) as portal, pytest.raises(TransportError) as caught:
        portal.customers.create(**CUSTOMER)
    assert caught.value.method == "POST"
    assert caught.value.url == f"{base_url}/customers"


def test_error_of_a_timeout_has_a_type_of_its_own() -> None:
    def respond(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadTimeout("", request=request)

    with pytest.raises(TransportTimeoutError, match="ReadTimeout"):
        FakeApi(respond).portal().customers.get("cst_1")


@pytest.mark.parametrize("status", [401, 422, 500])
def test_token_is_not_in_anything_that_is_printed_or_pickled(status: int, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with loopback(raw_response(f"{status} Refused", b"<html>no</html>")) as server:
        with (
            MijnKlantportaal(TOKEN, base_url=server.base_url) as portal,
            pytest.raises(PortalError) as caught,
        ):
            portal.customer_offers.create(**OFFER)
        error = caught.value
        printed = [
            repr(portal),
            str(portal),
            repr(portal.api),
            repr(vars(portal)),
            repr(vars(portal.api)),
            repr(portal.customer_offers),
            "".join(traceback.format_exception(error)),
            repr(error),
            repr(vars(error)),
            repr(pickle.dumps(error)),
            caplog.text,
        ]
    assert [text for text in printed if TOKEN in text] == []
    assert f"{server.base_url}/customer-offers" in str(error)


@pytest.mark.parametrize("kind", [MijnKlantportaal, AsyncMijnKlantportaal])
def test_token_keeps_a_client_from_being_pickled(
    kind: type[MijnKlantportaal | AsyncMijnKlantportaal],
) -> None:
    client = kind(TOKEN, base_url=BASE_URL)
    with pytest.raises(TypeError, match=f"{kind.__name__} can't be copied or pickled"):
        pickle.dumps(client)
    assert repr(client) == f"{kind.__name__}(base_url='https://portal.test/v1')"


def test_models_of_responses_copy_compare_and_pickle() -> None:
    offer = responding(201, offer_data()).portal().customer_offers.create(**OFFER)
    assert copy.deepcopy(offer) == offer
    assert pickle.loads(pickle.dumps(offer)) == offer  # noqa: S301 - made in this test
    assert offer.amount == Decimal("12.95")
    assert offer.issued_at == date(2026, 11, 20)
    assert offer.created_at == datetime(2026, 11, 20, 20, tzinfo=UTC)


def test_client_may_be_shared_by_threads() -> None:
    api = listing([f"off_{number}" for number in range(40)])
    portal = api.portal()

    def read(_: int) -> list[str]:
        return [offer.id for offer in portal.customer_offers.list()]

    with ThreadPoolExecutor(8) as threads:
        results = list(threads.map(read, range(24)))
    assert results == [[f"off_{number}" for number in range(40)]] * 24
    assert len(api.requests) == 24 * 3


def test_async_client_may_be_shared_by_tasks() -> None:
    api = listing([f"off_{number}" for number in range(40)])

    async def use() -> list[list[CustomerOffer]]:
        async with api.async_portal() as portal:
            return await asyncio.gather(*(portal.customer_offers.list().to_list() for _ in range(8)))

    assert [len(offers) for offers in asyncio.run(use())] == [40] * 8

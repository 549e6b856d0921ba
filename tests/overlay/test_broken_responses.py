"""Responses whose body breaks off, over real connections: reads are tried again, writes have an unknown outcome."""

import json
from typing import Any

import pytest

from mijnklantportaal import (
    AsyncMijnKlantportaal,
    Clock,
    CreateCustomerRequest,
    MijnKlantportaal,
    OutcomeUnknownError,
    ServerError,
    TransportError,
)
from mijnklantportaal_api.api.customers import create_customer, get_customer
from tests.overlay.calls import CUSTOMER
from tests.overlay.fake_api import TOKEN, customer_data
from tests.overlay.loopback import Loopback, Reset, loopback, raw_response
from tests.overlay.sync_and_async import BOTH, Portal, Use, on

pytestmark = pytest.mark.usefixtures("http_library")

GOOD = raw_response("200 OK", json.dumps(customer_data()).encode())
HALF = GOOD[:-100]
BREAKS = pytest.mark.parametrize(
    "broken",
    [HALF, Reset(HALF), raw_response("200 OK", b"not gzip", "Content-Encoding: gzip")],
    ids=["cut", "reset", "bad gzip"],
)


def use_of(server: Loopback, asynchronous: bool, use: Use[Any]) -> Any:
    """The result of a use of a client of the server, which does not wait between retries."""
    clock = Clock(uniform=lambda low, high: 0.0)

    def portal() -> Portal:
        kind = AsyncMijnKlantportaal if asynchronous else MijnKlantportaal
        return kind(TOKEN, base_url=server.base_url, clock=clock)

    return on(portal, use)


def read(portal: Any) -> Any:
    return portal.customers.get("cst_1")


def write(portal: Any) -> Any:
    return portal.customers.create(**CUSTOMER)


def write_below(portal: Any) -> Any:
    return portal.api.send(create_customer.operation(CreateCustomerRequest(**CUSTOMER)))


@BOTH
@BREAKS
def test_retry_reads_again_where_the_body_breaks_off(asynchronous: bool, broken: bytes) -> None:
    with loopback(broken, broken, GOOD) as server:
        assert use_of(server, asynchronous, read).id == "cst_1"
    assert len(server.received) == 3
    assert len(set(server.received)) == 1


@BOTH
@BREAKS
def test_retry_of_a_read_whose_body_breaks_off_each_time_is_given_up(asynchronous: bool, broken: bytes) -> None:
    with loopback(broken) as server, pytest.raises(TransportError) as caught:
        use_of(server, asynchronous, read)
    assert len(server.received) == 3
    assert caught.value.url == f"{server.base_url}/customers/cst_1"


@BOTH
@BREAKS
@pytest.mark.parametrize("use", [write, write_below])
def test_outcome_of_a_write_whose_response_body_breaks_off_is_unknown(
    asynchronous: bool, broken: bytes, use: Use[Any]
) -> None:
    with loopback(broken, GOOD) as server, pytest.raises(OutcomeUnknownError) as caught:
        use_of(server, asynchronous, use)
    assert len(server.received) == 1
    assert isinstance(caught.value.cause, TransportError)
    assert not caught.value.cause.not_sent
    assert (caught.value.method, caught.value.url) == ("POST", f"{server.base_url}/customers")


@BOTH
def test_outcome_of_a_write_that_the_generated_client_sends_is_unknown_where_the_server_failed(
    asynchronous: bool,
) -> None:
    with (
        loopback(raw_response("502 Bad Gateway", b"<html>")) as server,
        pytest.raises(OutcomeUnknownError) as caught,
    ):
        use_of(server, asynchronous, write_below)
    assert len(server.received) == 1
    assert isinstance(caught.value.cause, ServerError)
    assert caught.value.cause.status == 502


@BOTH
def test_outcome_of_a_write_that_the_generated_client_could_not_send_is_known(asynchronous: bool) -> None:
    with loopback(GOOD) as server:
        pass  # nothing listens any more
    with pytest.raises(TransportError) as caught:
        use_of(server, asynchronous, write_below)
    assert caught.value.not_sent


@BOTH
def test_retry_holds_for_the_generated_client_below_too(asynchronous: bool) -> None:
    with loopback(HALF, GOOD) as server:
        response = use_of(
            server, asynchronous, lambda portal: portal.api.send(get_customer.operation(customer_id="cst_1"))
        )
    assert (response.status, response.parsed.id) == (200, "cst_1")
    assert len(server.received) == 2


# --- cookies -------------------------------------------------------------------------------------------------


@BOTH
def test_client_neither_stores_nor_sends_cookies(asynchronous: bool) -> None:
    response = raw_response(
        "200 OK", json.dumps(customer_data()).encode(), "Set-Cookie: session=1; Path=/; Max-Age=3600"
    )

    async def twice(portal: Any) -> None:
        await read(portal)
        await read(portal)

    def use(portal: Any) -> Any:
        return twice(portal) if asynchronous else (read(portal), read(portal))

    with loopback(response) as server:
        use_of(server, asynchronous, use)
    assert len(server.received) == 2
    assert [request for request in server.received if b"cookie" in request.lower()] == []

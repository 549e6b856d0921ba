"""httpx clients and transports of the caller, and what is closed when."""

import asyncio
import json
import socket
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from mijnklantportaal import AsyncMijnKlantportaal, MijnKlantportaal
from tests.overlay.calls import CUSTOMER
from tests.overlay.fake_api import BASE_URL, TOKEN, FakeApi, ReadingTransport, customer_data, responding
from tests.overlay.loopback import raw_response
from tests.overlay.sync_and_async import BOTH, on, on_api

KINDS = pytest.mark.parametrize("kind", [MijnKlantportaal, AsyncMijnKlantportaal])
RESPONSE = raw_response("200 OK", json.dumps(customer_data()).encode())

Kind = type[MijnKlantportaal | AsyncMijnKlantportaal]


def read(portal: Any) -> Any:
    return portal.customers.get("cst_1")


@KINDS
@pytest.mark.parametrize("name", ["http_client", "transport"])
def test_custom_httpx_objects_of_another_kind_are_refused_with_what_is_expected(kind: Kind, name: str) -> None:
    asynchronous = kind is AsyncMijnKlantportaal
    other: Any = {
        "http_client": httpx.Client() if asynchronous else httpx.AsyncClient(),
        "transport": httpx.HTTPTransport() if asynchronous else httpx.AsyncHTTPTransport(),
    }[name]
    expected = {"http_client": "Client", "transport": "BaseTransport"}[name]
    wrong: Any
    for wrong in (other, object(), httpx.Client, "http://127.0.0.1"):
        with pytest.raises(TypeError, match=rf"{name}: expected an httpx\.(Async)?{expected}"):
            kind(TOKEN, **{name: wrong})


@KINDS
def test_custom_httpx_mock_without_a_handler_is_refused_before_anything_is_sent(kind: Kind) -> None:
    nothing: Any = None
    with pytest.raises(TypeError, match="transport: the handler of this MockTransport is not a function"):
        kind(TOKEN, transport=httpx.MockTransport(nothing))


def test_custom_httpx_client_and_transport_at_once_are_refused() -> None:
    transport = ReadingTransport(responding(200, {}).respond)
    with pytest.raises(ValueError, match="either http_client or transport"):
        MijnKlantportaal(TOKEN, http_client=httpx.Client(transport=transport), transport=transport)
    with pytest.raises(ValueError, match="either http_client or transport"):
        AsyncMijnKlantportaal(TOKEN, http_client=httpx.AsyncClient(transport=transport), transport=transport)


def test_custom_httpx_client_sends_requests_with_its_hooks() -> None:
    seen: list[httpx.Request] = []
    http = httpx.Client(
        follow_redirects=True,
        event_hooks={"request": [seen.append]},
        transport=ReadingTransport(responding(200, customer_data()).respond),
    )
    with MijnKlantportaal(TOKEN, base_url=BASE_URL, http_client=http) as portal:
        read(portal)
    assert [request.headers["Authorization"] for request in seen] == [f"Bearer {TOKEN}"]


@BOTH
@pytest.mark.parametrize("form", ["pair", "object"])
def test_custom_httpx_client_never_replaces_the_token_with_its_own_auth(asynchronous: bool, form: str) -> None:
    api = responding(200, customer_data())
    auth = ("user", "word") if form == "pair" else httpx.BasicAuth("user", "word")

    def handle(request: httpx.Request) -> httpx.Response:
        api.requests.append(request)
        return api.respond(request)

    def make() -> MijnKlantportaal | AsyncMijnKlantportaal:
        transport = ReadingTransport(handle)
        http = httpx.AsyncClient(transport=transport) if asynchronous else httpx.Client(transport=transport)
        kind: Any = AsyncMijnKlantportaal if asynchronous else MijnKlantportaal
        portal: MijnKlantportaal | AsyncMijnKlantportaal = kind(TOKEN, base_url=BASE_URL, http_client=http)
        http.auth = auth  # later, because a client that has it already is refused
        return portal

    assert on(make, read).id == "cst_1"
    (request,) = api.requests
    assert request.headers.get_list("Authorization") == [f"Bearer {TOKEN}"]


@BOTH
def test_custom_httpx_client_follows_no_redirect_even_if_it_would(asynchronous: bool) -> None:
    api = FakeApi(lambda request: httpx.Response(302, headers={"Location": "https://elsewhere.test"}))

    def handle(request: httpx.Request) -> httpx.Response:
        api.requests.append(request)
        return api.respond(request)

    transport = ReadingTransport(handle)

    def make() -> MijnKlantportaal | AsyncMijnKlantportaal:
        if asynchronous:
            http = httpx.AsyncClient(transport=transport, follow_redirects=True)
            return AsyncMijnKlantportaal(TOKEN, base_url=BASE_URL, http_client=http)
        other = httpx.Client(transport=transport, follow_redirects=True)
        return MijnKlantportaal(TOKEN, base_url=BASE_URL, http_client=other)

    with pytest.raises(Exception, match="302"):
        on(make, read)
    assert [request.url.host for request in api.requests] == ["portal.test"]


def test_custom_httpx_client_that_its_owner_has_closed_is_a_clear_error() -> None:
    http = httpx.Client()
    http.close()
    with pytest.raises(RuntimeError, match="closed"):
        read(MijnKlantportaal(TOKEN, base_url=BASE_URL, http_client=http))


@BOTH
def test_custom_httpx_transport_is_closed_once(asynchronous: bool) -> None:
    closings = 0

    class Counting(ReadingTransport):
        def close(self) -> None:
            nonlocal closings
            closings += 1

        async def aclose(self) -> None:
            self.close()

    transport = Counting(responding(200, customer_data()).respond)
    kind = AsyncMijnKlantportaal if asynchronous else MijnKlantportaal
    on(lambda: kind(TOKEN, base_url=BASE_URL, transport=transport), read)
    assert closings == 1


# --- closing -------------------------------------------------------------------------------------------------


def test_client_that_is_closed_refuses_every_kind_of_use(tmp_path: Any) -> None:
    class Link:
        link = "https://files.test/a"

    portal = responding(200, customer_data()).portal()
    sibling = portal.with_options(timeout=1)
    offers = portal.customer_offers.list()
    portal.close()
    portal.close()
    for use in (
        lambda: read(portal),
        lambda: read(sibling),
        lambda: portal.customers.create(**CUSTOMER),
        lambda: offers.to_list(),
        lambda: portal.customer_offers.list(prefetch=3).first(),
        lambda: portal.download(Link, tmp_path / "a"),
        lambda: sibling.download(Link, tmp_path / "a"),
        lambda: read(portal.with_options(timeout=2)),
        portal.__enter__,
        sibling.__enter__,
        portal.api.__enter__,
    ):
        with pytest.raises(RuntimeError, match="the client is closed; make a new one"):
            use()


def test_async_client_that_is_closed_refuses_every_kind_of_use() -> None:
    async def use() -> None:
        portal = responding(200, customer_data()).async_portal()
        sibling = portal.with_options(timeout=1)
        await portal.aclose()
        await portal.aclose()
        for client in (portal, sibling, sibling.with_options(max_retries=0)):
            with pytest.raises(RuntimeError, match="the client is closed; make a new one"):
                await read(client)
            with pytest.raises(RuntimeError, match="the client is closed; make a new one"):
                await client.customer_offers.list(prefetch=3).to_list()
            for block in (client, client.api):
                with pytest.raises(RuntimeError, match="the client is closed; make a new one"):
                    await block.__aenter__()

    asyncio.run(use())


def keep_open_until_closed(listening: socket.socket) -> bytes:
    """Respond to one request, and return what the connection brings after that: nothing, once it is closed."""
    connection, _ = listening.accept()
    connection.settimeout(20)
    with connection, connection.makefile("rb") as received:
        while received.readline().strip():
            pass
        connection.sendall(RESPONSE.replace(b"Connection: close", b"Connection: keep-alive"))
        return received.read()


@BOTH
def test_client_that_is_closed_has_closed_its_connections(asynchronous: bool) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening, ThreadPoolExecutor(1) as threads:
        base_url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        served = threads.submit(keep_open_until_closed, listening)

        async def use() -> None:
            portal = AsyncMijnKlantportaal(TOKEN, base_url=base_url)
            await read(portal)
            assert not served.done()
            await portal.aclose()
            assert await asyncio.wait_for(asyncio.wrap_future(served), 30) == b""
            assert portal.api  # until here nothing else could have closed them

        if asynchronous:
            asyncio.run(use())
        else:
            portal = MijnKlantportaal(TOKEN, base_url=base_url)
            read(portal)
            assert not served.done()
            portal.close()
            assert served.result(30) == b""


def test_async_client_closing_a_sibling_closes_only_the_sibling() -> None:
    async def use() -> None:
        async with responding(200, customer_data()).async_portal() as portal:
            async with portal.with_options(timeout=1) as sibling:
                await read(sibling)
            with pytest.raises(RuntimeError, match="the client is closed"):
                await read(sibling)
            assert (await read(portal)).id == "cst_1"

    asyncio.run(use())


def test_client_closing_a_sibling_closes_only_the_sibling() -> None:
    portal = responding(200, customer_data()).portal()
    with portal.with_options(timeout=1) as sibling:
        read(sibling)
    with pytest.raises(RuntimeError, match="the client is closed"):
        read(sibling)
    assert read(portal).id == "cst_1"


# --- options -------------------------------------------------------------------------------------------------


@BOTH
def test_client_options_of_siblings_add_up_and_leave_the_first_as_it_was(asynchronous: bool) -> None:
    api = responding(200, customer_data())

    async def all_of(uses: list[Any]) -> None:
        for use in uses:
            await use

    def use(portal: Any) -> Any:
        one = portal.with_options(timeout=1.5, headers={"X-One": "1"})
        two = one.with_options(headers={"X-Two": "2"}, max_retries=0)
        calls = [read(two), read(one), read(portal)]
        return all_of(calls) if asynchronous else None

    on_api(api, asynchronous, use)
    two, one, first = api.requests
    assert (two.headers["X-One"], two.headers["X-Two"]) == ("1", "2")
    assert set(two.extensions["timeout"].values()) == {1.5}
    assert one.headers["X-One"] == "1"
    assert "X-Two" not in one.headers
    assert "X-One" not in first.headers
    assert first.extensions["timeout"]["read"] == 30.0


@pytest.mark.parametrize("timeout", [0, -1, -0.5, float("nan")])
def test_client_timeout_that_cannot_be_right_is_refused(timeout: float) -> None:
    with pytest.raises(ValueError, match="timeout: expected more than 0 and at most"):
        responding(200, {}).portal(timeout=timeout)
    with pytest.raises(ValueError, match="timeout: expected more than 0 and at most"):
        responding(200, {}).portal().with_options(timeout=timeout)


def test_client_sibling_has_the_class_of_the_user() -> None:
    class Own(MijnKlantportaal):
        """A client with something more."""

    sibling = Own(TOKEN, base_url=BASE_URL).with_options(timeout=1)
    assert type(sibling) is Own
    assert repr(sibling) == f"Own(base_url={BASE_URL!r})"


@BOTH
def test_custom_httpx_transport_that_returns_no_response_is_named(asynchronous: bool) -> None:
    class Nothing(ReadingTransport):
        def handle_request(self, request: httpx.Request) -> Any:
            return None

        async def handle_async_request(self, request: httpx.Request) -> Any:
            return None

    transport = Nothing(responding(200, {}).respond)
    kind: Any = AsyncMijnKlantportaal if asynchronous else MijnKlantportaal
    with pytest.raises(TypeError, match=r"transport: expected it to return an httpx\.Response .* got NoneType"):
        on(lambda: kind(TOKEN, base_url=BASE_URL, transport=transport), read)

"""The token is not in anything that is printed, pickled or logged, whatever goes wrong."""

import asyncio
import copy
import gc
import json
import logging
import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest

from mijnklantportaal import AsyncMijnKlantportaal, Clock, MijnKlantportaal, RequestOptions, Upload
from mijnklantportaal_api.runtime.client import AsyncClient, Client
from tests.overlay.calls import CUSTOMER
from tests.overlay.error_printers import shown_quickly
from tests.overlay.fake_api import customer_data
from tests.overlay.loopback import loopback, raw_response
from tests.overlay.sync_and_async import BOTH, on

SECRET = "sk-3f9c2e7d1b"

Make = Callable[..., Any]


def reachable(start: object, depth: int) -> Iterator[object]:
    """What can be reached from an object by its attributes and items."""
    level, seen = [start], {id(start)}
    for _ in range(depth):
        following: list[object] = []
        for one in level:
            yield one
            children: list[object] = [*getattr(one, "__dict__", {}).values()]
            if isinstance(one, dict):
                children += [*one.keys(), *one.values()]
            elif isinstance(one, (list, tuple, set, frozenset)):
                children += one
            for kind in type(one).__mro__:
                names = kind.__dict__.get("__slots__", ())
                names = (names,) if isinstance(names, str) else names
                children += [getattr(one, name) for name in names if hasattr(one, name)]
            for child in children:
                if id(child) not in seen and not isinstance(child, (type, type(gc))):
                    seen.add(id(child))
                    following.append(child)
        level = following


@contextmanager
def breaking_server(response: bytes) -> Iterator[str]:
    with loopback(response) as server:
        yield f"{server.base_url}/v1"


def client(asynchronous: bool, base_url: str, **arguments: Any) -> Callable[[], Any]:
    kind = AsyncMijnKlantportaal if asynchronous else MijnKlantportaal
    clock = Clock(uniform=lambda low, high: 0.0)
    return lambda: kind(SECRET, base_url=base_url, clock=clock, **arguments)


def read(portal: Any) -> Any:
    return portal.customers.get("cst_1")


def write(portal: Any) -> Any:
    return portal.customers.create(**CUSTOMER)


def send_much(portal: Any) -> Any:
    return portal.files.upload(file=Upload(content=b"x" * 1_000_000))


def trace(portal: Any, value: str = "a\r\nX-Other: 1") -> Any:
    return portal.customers.get("cst_1", options=RequestOptions(headers={"X-Trace": value}))


RESPONSES = {
    "nothing": b"",
    "cut": raw_response("200 OK", b"{}")[:-1],
    "no HTTP": b"SMTP ready\r\n\r\n",
    "refused": raw_response("401 Unauthorized", b'{"message": "wrong token"}'),
    "failed": raw_response("500 Oops", b"<html>"),
    "unreadable": raw_response("200 OK", b"<html>"),
    "mismatch": raw_response("200 OK", b"{}"),
    "redirect": raw_response("302 Found", b"", "Location: http://127.0.0.1:9/"),
    "no gzip": raw_response("200 OK", b"plain", "Content-Encoding: gzip"),
}


@BOTH
@pytest.mark.parametrize("use", [read, write, send_much, trace])
@pytest.mark.parametrize("response", RESPONSES.values(), ids=RESPONSES.keys())
def test_token_is_not_shown_by_any_failing_call(
    asynchronous: bool, use: Callable[[Any], Any], response: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with breaking_server(response) as base_url, pytest.raises(Exception) as caught:  # noqa: PT011 - any
        on(client(asynchronous, base_url), use)
    text = shown_quickly(caught.value)
    assert SECRET not in text
    assert type(caught.value).__name__ in text
    assert SECRET not in caplog.text
    assert SECRET not in "".join(repr(vars(record)) for record in caplog.records)


@BOTH
@pytest.mark.parametrize("base_url", ["http://127.0.0.1:9/v1", "http://portal.invalid/v1"])
def test_token_is_not_shown_by_a_connection_that_fails(asynchronous: bool, base_url: str) -> None:
    with pytest.raises(Exception) as caught:  # noqa: PT011 - any
        on(client(asynchronous, base_url, max_retries=0), write)
    assert SECRET not in shown_quickly(caught.value)


@BOTH
def test_token_is_not_shown_by_a_timeout(asynchronous: bool) -> None:
    with loopback(b"") as server:
        server.socket.listen(0)
        server.shutdown()  # connections wait, and no response comes
        with pytest.raises(Exception) as caught:  # noqa: PT011 - any
            on(client(asynchronous, server.base_url, max_retries=0, timeout=0.05), write)
        assert SECRET not in shown_quickly(caught.value)


@pytest.mark.parametrize("kind", [MijnKlantportaal, AsyncMijnKlantportaal])
@pytest.mark.parametrize(
    "arguments",
    [
        {"base_url": "ftp://x.test"},
        {"base_url": "http://x.test:port"},
        {"timeout": -1},
        {"max_retries": -1},
        {"rate_limit": "never"},
        {"http_client": 7},
        {"transport": 7},
    ],
    ids=str,
)
def test_token_is_not_shown_by_a_wrong_argument(
    kind: type[MijnKlantportaal | AsyncMijnKlantportaal], arguments: dict[str, Any]
) -> None:
    with pytest.raises((ValueError, TypeError)) as caught:
        kind(SECRET, **arguments)
    assert SECRET not in shown_quickly(caught.value)


@pytest.mark.parametrize("kind", [Client, AsyncClient])
@pytest.mark.parametrize(
    "arguments",
    [{"base_url": "ftp://x.test"}, {"base_url": "https://x.test", "options": RequestOptions(timeout=-1)}],
    ids=str,
)
def test_token_is_not_shown_by_a_wrong_argument_of_the_generated_client(
    kind: type[Client | AsyncClient], arguments: dict[str, Any]
) -> None:
    with pytest.raises(ValueError, match="expected") as caught:
        kind(SECRET, **arguments)
    assert SECRET not in shown_quickly(caught.value)


@pytest.mark.parametrize("kind", [MijnKlantportaal, AsyncMijnKlantportaal])
def test_token_that_cannot_be_sent_is_not_shown(
    kind: type[MijnKlantportaal | AsyncMijnKlantportaal], monkeypatch: pytest.MonkeyPatch
) -> None:
    for ending in ("\n", " x", "é", "\0"):
        with pytest.raises(ValueError, match="token: ") as caught:
            kind(f"{SECRET}{ending}")
        assert SECRET not in shown_quickly(caught.value)
    monkeypatch.setenv("MIJNKLANTPORTAAL_TOKEN", "sk-3f9c2e7d1b\n")
    with pytest.raises(ValueError, match="token: ") as caught:
        kind()
    assert SECRET not in shown_quickly(caught.value)


@BOTH
def test_token_is_not_shown_by_an_interrupt_in_the_middle_of_a_call(asynchronous: bool) -> None:
    class Interrupting(httpx.BaseTransport, httpx.AsyncBaseTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            sent = dict(request.headers)
            assert sent
            raise KeyboardInterrupt

        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            return self.handle_request(request)

    if asynchronous:

        async def use() -> None:
            async with AsyncMijnKlantportaal(SECRET, transport=Interrupting()) as portal:
                await read(portal)

        # the request has a task of its own, and an interrupt in a task ends the loop
        with pytest.raises(KeyboardInterrupt) as caught:
            asyncio.run(use())
    else:
        with pytest.raises(KeyboardInterrupt) as caught, MijnKlantportaal(SECRET, transport=Interrupting()) as portal:
            read(portal)
    assert SECRET not in shown_quickly(caught.value)


@BOTH
def test_token_is_not_shown_by_anything_that_can_be_reached_from_a_client(asynchronous: bool) -> None:
    found: list[str] = []
    count = 0

    def look(portal: Any) -> None:
        nonlocal count
        for one in reachable(portal, 12):
            count += 1
            if SECRET in repr(one) or SECRET in str(one):
                found.append(type(one).__name__)

    async def use_asynchronously(portal: Any) -> None:
        await read(portal)
        look(portal)
        look(portal.with_options(timeout=1))

    def use(portal: Any) -> Any:
        if asynchronous:
            return use_asynchronously(portal)
        read(portal)
        look(portal)
        look(portal.with_options(timeout=1))
        return None

    with loopback(raw_response("200 OK", json.dumps(customer_data()).encode())) as server:
        on(client(asynchronous, server.base_url), use)
    assert found == []
    assert count > 100


@pytest.mark.parametrize("kind", [MijnKlantportaal, AsyncMijnKlantportaal])
@pytest.mark.parametrize("store", [pickle.dumps, copy.deepcopy], ids=["pickle", "copy"])
def test_token_keeps_a_client_from_being_pickled_or_copied(
    kind: type[MijnKlantportaal | AsyncMijnKlantportaal], store: Callable[[object], object]
) -> None:
    with pytest.raises(TypeError, match="can't be copied or pickled") as caught:
        store(kind(SECRET))
    assert SECRET not in shown_quickly(caught.value)
    with pytest.raises(TypeError, match="can't be copied or pickled") as caught:
        store(kind(SECRET).api)
    assert SECRET not in shown_quickly(caught.value)

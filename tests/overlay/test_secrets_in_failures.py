"""The token is in nothing that any tool prints or stores of an error, of whatever kind it is."""

import asyncio
import json
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest

from mijnklantportaal import AsyncMijnKlantportaal, Clock, MijnKlantportaal, RequestOptions, Upload
from tests.overlay.calls import CUSTOMER
from tests.overlay.error_printers import attributes, pickles, shown, with_cgitb, with_rich, with_variables
from tests.overlay.fake_api import customer_data
from tests.overlay.loopback import Reset, loopback, raw_response
from tests.overlay.sync_and_async import BOTH, on

SECRET = "-".join(["sk", "3f9c2e7d1b"])  # so that no line of this file has it as a whole
HASTY = Clock(uniform=lambda low, high: 0.0)

GOOD = raw_response("200 OK", json.dumps(customer_data()).encode())


def read(portal: Any) -> Any:
    return portal.customers.get("cst_1")


def write(portal: Any) -> Any:
    return portal.customers.create(**CUSTOMER)


def read_ahead(portal: Any) -> Any:
    return portal.customers.list(prefetch=3).to_list()


def read_a_page(portal: Any) -> Any:
    return portal.customers.list().page(2)


def download(portal: Any) -> Any:
    class Link:
        link = f"{portal.api.base_url}/file?key=1"

    class Target:
        def write(self, data: bytes) -> int:
            raise OSError("the disk is full")

    return portal.download(Link, Target())


def upload(portal: Any) -> Any:
    def progress(sent: int, total: int) -> None:
        raise LookupError("the caller's own")

    return portal.files.upload(file=Upload(content=b"abc", progress=progress))


def using(**options: Any) -> Callable[[Any], Any]:
    return lambda portal: portal.customers.get("cst_1", options=RequestOptions(**options))


def raise_in_hook(argument: Any) -> None:
    headers = argument.headers
    raise LookupError(f"the caller's own, with {len(headers)} headers")


async def raise_in_async_hook(argument: Any) -> None:
    raise_in_hook(argument)


def raise_for_status(response: httpx.Response) -> None:
    response.raise_for_status()


async def raise_for_status_in_async(response: httpx.Response) -> None:
    response.raise_for_status()


def hooks(event: str, hook: Any, async_hook: Any) -> Callable[[bool], dict[str, Any]]:
    def arguments(asynchronous: bool) -> dict[str, Any]:
        if asynchronous:
            return {"http_client": httpx.AsyncClient(event_hooks={event: [async_hook]})}
        return {"http_client": httpx.Client(event_hooks={event: [hook]})}

    return arguments


class Raising(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """A transport that fails, with the request's headers among its variables."""

    def __init__(self, error: BaseException) -> None:
        self._error = error

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        raw, headers = request.headers.raw, dict(request.headers)
        assert raw
        assert headers
        raise self._error

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return self.handle_request(request)


class RaisingGroup(Raising):
    """A transport whose tasks fail, as one that is built on task groups does."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        failed: list[BaseException] = []
        try:
            super().handle_request(request)
        except type(self._error) as error:
            failed.append(error)
        raise BaseExceptionGroup("all of them failed", failed)


def transport(error: BaseException) -> Callable[[bool], dict[str, Any]]:
    return lambda asynchronous: {"transport": Raising(error)}


@dataclass
class Failure:
    """A call that fails."""

    name: str
    use: Callable[[Any], Any] = read
    response: bytes = GOOD
    arguments: dict[str, Any] = field(default_factory=dict[str, Any])
    more: Callable[[bool], dict[str, Any]] = lambda asynchronous: {}

    def __repr__(self) -> str:
        return self.name


def status(code: int, use: Callable[[Any], Any] = read) -> Failure:
    response = raw_response(f"{code} Failed", b'{"message": "no"}', "Retry-After: 0")
    return Failure(f"{code} for {use.__name__}", use, response)


MOVED = raw_response("302 Found", b"", "Location: /elsewhere")
FAILURES = [
    Failure("no response", response=b""),
    Failure("no response to a write", write, response=b""),
    Failure("no response to reading ahead", read_ahead, response=b""),
    Failure("reset", response=Reset(GOOD[:-5])),
    Failure("cut after a write", write, response=GOOD[:-5]),
    Failure("no HTTP", response=b"SMTP ready\r\n\r\n"),
    *(status(code) for code in (302, 400, 401, 403, 404, 409, 422, 426, 429, 500, 520)),
    status(401, write),
    status(503, write),
    status(500, read_ahead),
    status(404, download),
    Failure("no JSON", response=raw_response("200 OK", b"<html>")),
    Failure("no JSON after a write", write, response=raw_response("200 OK", b"<html>")),
    Failure("no object", response=raw_response("200 OK", b"[]")),
    Failure("no page", read_a_page, response=raw_response("200 OK", b"{}")),
    Failure("strict", response=raw_response("200 OK", b'{"id": 7}'), arguments={"strict": True}),
    Failure("no gzip", response=raw_response("200 OK", b"plain", "Content-Encoding: gzip")),
    Failure("too large", arguments={"max_response_bytes": 3}),
    Failure("wrong id", lambda portal: portal.customers.get("off_1")),
    Failure("wrong type", lambda portal: portal.customers.create(**CUSTOMER | {"city": 7})),
    Failure("wrong page", lambda portal: portal.customers.list().page(0)),
    Failure("wrong header", using(headers={"X-Trace": "a\r\nb"})),
    Failure("wrong timeout", using(timeout=-1)),
    Failure("wrong options", lambda portal: portal.customers.get("cst_1", options={"timeout": 5})),
    Failure("wrong sibling", lambda portal: portal.with_options(max_retries=-1)),
    Failure("hook of requests", more=hooks("request", raise_in_hook, raise_in_async_hook)),
    Failure("hook of responses", more=hooks("response", raise_in_hook, raise_in_async_hook)),
    Failure("hook of statuses", response=MOVED, more=hooks("response", raise_for_status, raise_for_status_in_async)),
    Failure("hook of progress", upload),
    Failure("hook of progress of a download", download),
    Failure("transport fails", more=transport(RuntimeError("no"))),
    Failure("transport reports the network", write, more=transport(httpx.WriteError("no"))),
    Failure("transport reports an operating system's error", more=transport(OSError("no"))),
    Failure("transport is cancelled", more=transport(asyncio.CancelledError())),
]


def failure_of(make: Callable[[], Any], use: Callable[[Any], Any]) -> str:
    """What is shown of the error of a use."""
    with pytest.raises(BaseException) as caught:  # noqa: PT011 - any
        on(make, use)
    assert not isinstance(caught.value, AssertionError)
    text = shown(caught.value)
    assert type(caught.value).__name__ in text
    return text


def client(asynchronous: bool, base_url: str, **arguments: Any) -> Any:
    kind = AsyncMijnKlantportaal if asynchronous else MijnKlantportaal
    return kind(SECRET, base_url=base_url, clock=HASTY, **arguments)


IN_TASKS = Failure("transport fails in tasks", more=lambda asynchronous: {"transport": RaisingGroup(OSError("no"))})


@BOTH
@pytest.mark.parametrize(
    "failure",
    [
        *FAILURES,
        IN_TASKS,
    ],
    ids=repr,
)
def test_token_is_shown_by_no_tool_whatever_fails(asynchronous: bool, failure: Failure) -> None:
    async def asynchronously(portal: Any) -> Any:
        return await failure.use(portal)

    with loopback(failure.response) as server:
        arguments = failure.arguments | failure.more(asynchronous)
        text = failure_of(
            lambda: client(asynchronous, server.base_url, **arguments), asynchronously if asynchronous else failure.use
        )
    assert SECRET not in text


@contextmanager
def silent_server() -> Generator[str]:
    """The address of a server that takes connections and says nothing."""
    with loopback(b"") as server:
        server.socket.listen(0)
        server.shutdown()
        yield server.base_url


@BOTH
@pytest.mark.parametrize("arguments", [{"timeout": 0.05}, {"deadline": 0.1}], ids=["timeout", "deadline"])
@pytest.mark.parametrize("use", [read, write])
def test_token_is_shown_by_no_tool_when_time_is_over(
    asynchronous: bool, arguments: dict[str, Any], use: Callable[[Any], Any]
) -> None:
    with silent_server() as base_url:
        text = failure_of(lambda: client(asynchronous, base_url, max_retries=0, **arguments), use)
    assert SECRET not in text


@pytest.mark.parametrize("use", [read, write, read_ahead])
@pytest.mark.parametrize("seconds", [0.0, 0.02])
def test_token_is_shown_by_no_tool_of_a_cancelled_call(use: Callable[[Any], Any], seconds: float) -> None:
    async def cancel(portal: Any) -> None:
        async with asyncio.timeout(seconds):
            await use(portal)

    async def cancel_in_group(portal: Any) -> None:
        async with asyncio.TaskGroup() as group:
            group.create_task(use(portal))
            await asyncio.sleep(seconds)
            raise LookupError("the caller's own")

    with silent_server() as base_url:
        for cancelled in (cancel, cancel_in_group):
            assert SECRET not in failure_of(lambda: client(True, base_url), cancelled)


@BOTH
@pytest.mark.parametrize("token", [SECRET.encode(), bytearray(SECRET.encode()), [SECRET], f"{SECRET}\n", f" {SECRET}"])
def test_token_of_the_wrong_form_is_shown_by_no_tool(asynchronous: bool, token: Any) -> None:
    tokens = iter([token])  # a variable of its own would be the test's to show
    del token
    kind: Any = AsyncMijnKlantportaal if asynchronous else MijnKlantportaal
    with pytest.raises((TypeError, ValueError), match="token: ") as caught:
        kind(next(tokens))
    del tokens
    assert SECRET not in shown(caught.value)


@BOTH
def test_token_is_shown_by_no_tool_of_an_error_of_the_callers_own(asynchronous: bool) -> None:
    with loopback(GOOD) as server:

        def use(portal: Any) -> Any:
            variables = [portal.with_options(timeout=1), portal.customer_offers.list(), portal.api]
            raise LookupError(f"the caller's own, beside {len(variables)} others")

        async def asynchronously(portal: Any) -> Any:
            await read(portal)
            use(portal)

        text = failure_of(lambda: client(asynchronous, server.base_url), asynchronously if asynchronous else use)
    assert SECRET not in text


@BOTH
def test_token_is_shown_by_no_tool_of_a_call_after_closing(asynchronous: bool) -> None:
    async def close_asynchronously(portal: Any) -> Any:
        await portal.aclose()
        await read(portal)

    def close(portal: Any) -> Any:
        portal.close()
        return read(portal)

    text = failure_of(
        lambda: client(asynchronous, "http://127.0.0.1:9"), close_asynchronously if asynchronous else close
    )
    assert SECRET not in text


@pytest.mark.parametrize("tool", [with_variables, with_rich, with_cgitb, attributes, pickles])
def test_token_would_be_found_by_each_tool(tool: Callable[[BaseException], str]) -> None:
    def fail() -> None:
        token = SECRET
        raise LookupError(token)

    with pytest.raises(LookupError) as caught:
        fail()
    assert SECRET in tool(caught.value) or (tool is with_cgitb and sys.version_info >= (3, 13))

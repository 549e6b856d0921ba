"""Endpoints drive a function of the caller: asynchronous or not, cancelled, or one whose call does nothing."""

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from mijnklantportaal import (
    BodyLimits,
    DynamicPage,
    IncomingEndpoint,
    IncomingRequest,
    MemoryDuplicateStore,
    PortalForm,
    WebhookEvent,
    WebhookReceiver,
    WebhookSigner,
)

SECRET = "secret-of-the-webhook"
REQUEST = WebhookSigner(SECRET).request({"id": "inv_1"})


async def cancel_once_begun(endpoint: IncomingEndpoint, calls: list[str]) -> None:
    """Cancel a response as soon as the function behind the endpoint was called."""
    task = asyncio.create_task(endpoint.respond_async(REQUEST))
    while not calls:
        await asyncio.sleep(0.001)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


def test_endpoint_cancelled_while_an_asynchronous_function_runs_counts_the_event_as_new() -> None:
    async def scenario() -> tuple[int, bytes]:
        calls: list[str] = []

        async def handle(event: WebhookEvent) -> None:
            calls.append("began")
            await asyncio.sleep(10 if len(calls) == 1 else 0)

        endpoint = WebhookReceiver({"invoice-paid": SECRET}).endpoint(handle)
        await cancel_once_begun(endpoint, calls)
        response = await endpoint.respond_async(REQUEST)
        return response.status, response.body

    assert asyncio.run(scenario()) == (200, b"handled\n")


def test_endpoint_cancelled_by_a_server_that_stops_forgets_the_event_before_the_process_is_gone() -> None:
    """uvicorn cancels its tasks, turns to the loop once, and ends by the signal: a thread would be too late."""

    class Store(MemoryDuplicateStore):
        def forget(self, digest: str) -> None:
            super().forget(digest)
            forgotten.append(threading.current_thread())

    forgotten: list[threading.Thread] = []

    async def scenario() -> None:
        began = asyncio.Event()

        async def handle(event: WebhookEvent) -> None:
            began.set()
            await asyncio.sleep(10)

        endpoint = WebhookReceiver({"invoice-paid": SECRET}, duplicates=Store()).endpoint(handle)
        task = asyncio.create_task(endpoint.respond_async(REQUEST))
        await began.wait()
        task.cancel()
        await asyncio.sleep(0)
        assert forgotten == [threading.current_thread()]

    asyncio.run(scenario())


def test_endpoint_cancelled_while_a_thread_runs_handles_the_event_no_second_time() -> None:
    calls: list[str] = []
    may_end = threading.Event()

    def handle(event: WebhookEvent) -> None:
        calls.append("began")
        may_end.wait(30)

    async def scenario() -> list[tuple[int, bytes]]:
        endpoint = WebhookReceiver({"invoice-paid": SECRET}).endpoint(handle)
        await cancel_once_begun(endpoint, calls)
        responses = [await endpoint.respond_async(REQUEST)]
        may_end.set()
        while responses[-1].status == 503:
            responses.append(await endpoint.respond_async(REQUEST))
        return [(response.status, response.body) for response in (responses[0], responses[-1])]

    assert asyncio.run(scenario()) == [(503, b"the same event is being handled\n"), (200, b"handled before\n")]
    assert calls == ["began"]


class AsynchronousObject:
    """Called, it gives something to await."""

    async def __call__(self, event: WebhookEvent) -> None: ...


async def asynchronous_function(event: WebhookEvent) -> None: ...


@pytest.mark.parametrize("function", [asynchronous_function, AsynchronousObject()], ids=["function", "object"])
def test_endpoint_asynchronous_function_is_refused_where_nothing_awaits_it(function: Any) -> None:
    endpoint = WebhookReceiver(SECRET, window=0).endpoint(function)
    with pytest.raises(TypeError, match="the function is asynchronous"):
        _ = endpoint.wsgi
    with pytest.raises(TypeError, match="the function is asynchronous"):
        endpoint.respond(REQUEST)
    assert asyncio.run(endpoint.respond_async(REQUEST)).body == b"handled\n"


def test_endpoint_function_whose_result_nothing_awaits_is_a_failure(caplog: pytest.LogCaptureFixture) -> None:
    class Awaitable:
        def __await__(self) -> Any:
            yield

    endpoint = WebhookReceiver(SECRET).endpoint(lambda event: Awaitable())
    assert endpoint.respond(REQUEST).status == 500
    assert "the function is asynchronous" in caplog.text


def generator(given: object) -> Iterator[None]:
    yield


async def asynchronous_generator(given: object) -> AsyncIterator[None]:
    yield


@pytest.mark.parametrize("function", [generator, asynchronous_generator])
def test_endpoint_function_that_would_do_nothing_when_it_is_called_is_refused(function: Any) -> None:
    makers = (WebhookReceiver(SECRET).endpoint, DynamicPage("key").endpoint, PortalForm().submissions)
    for make in makers:
        with pytest.raises(TypeError, match="the function has a yield"):
            make(function)


@pytest.mark.parametrize("request_of_a_framework", [{"id": "off_1"}, None, IncomingRequest])
def test_endpoint_requests_of_a_framework_are_named(request_of_a_framework: Any) -> None:
    endpoint = WebhookReceiver(SECRET).endpoint(print)
    page, form = DynamicPage("key"), PortalForm()
    for take in (endpoint.respond, page.read, form.read, form.read_opening):
        with pytest.raises(TypeError, match="request: expected IncomingRequest, such as IncomingRequest"):
            take(request_of_a_framework)
    with pytest.raises(TypeError, match="request: expected IncomingRequest"):
        asyncio.run(endpoint.respond_async(request_of_a_framework))
    with pytest.raises(TypeError, match="request: expected PageRequest"):
        page.response(request_of_a_framework, "text")


@pytest.mark.parametrize("limits", [1000, 0, BodyLimits])
def test_endpoint_limits_are_checked_when_it_is_made(limits: Any) -> None:
    makers = (WebhookReceiver(SECRET).endpoint, DynamicPage("key").endpoint, PortalForm().submissions)
    for make in makers:
        with pytest.raises(TypeError, match="limits: expected BodyLimits, such as BodyLimits"):
            make(print, limits)


def test_endpoint_says_in_the_log_what_it_refuses_and_no_secret(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("INFO", "mijnklantportaal"):
        WebhookReceiver(SECRET).endpoint(print).respond(IncomingRequest("POST", {"X-Webhook-Signature": "forged"}))
    assert [record.getMessage() for record in caplog.records] == [
        "POST of the portal: 401, the signature is missing or wrong"
    ]


def test_endpoint_function_that_raises_the_end_of_an_iterator_fails_as_any_other() -> None:
    def handle(event: WebhookEvent) -> None:
        next(iter(()))

    endpoint = WebhookReceiver(SECRET).endpoint(handle)
    assert endpoint.respond(REQUEST).status == 500
    assert asyncio.run(asyncio.wait_for(endpoint.respond_async(REQUEST), 5)).status == 500

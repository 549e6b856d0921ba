"""The order of the policies: unknown outcomes, then logging, then retries, then the rate limit."""

import logging
from typing import Any

import httpx
import pytest

from mijnklantportaal import OutcomeUnknownError, RateLimitError, ServerError, TransportError
from tests.overlay.fake_api import FakeApi, customer_data, responding
from tests.overlay.sync_and_async import BOTH, on_api


def read(portal: Any) -> Any:
    return portal.customers.get("cst_1")


def write(portal: Any) -> Any:
    return portal.customers.update("cst_1", city="Utrecht")


def failing_reads(portal: Any, asynchronous: bool, count: int) -> Any:
    """Read so often, and see the server fail each time."""

    async def use() -> None:
        for _ in range(count):
            with pytest.raises(ServerError):
                await read(portal)

    if asynchronous:
        return use()
    for _ in range(count):
        with pytest.raises(ServerError):
            read(portal)
    return None


@BOTH
def test_policy_stack_counts_each_retry_in_the_rate_limit(asynchronous: bool) -> None:
    api = responding(503, {})  # states no limit, so the documented one holds: 60 requests a minute

    async def async_use(portal: Any) -> None:
        await failing_reads(portal, asynchronous, 20)
        await read(portal)

    def use(portal: Any) -> None:
        failing_reads(portal, asynchronous, 20)
        read(portal)

    with pytest.raises(RateLimitError, match="the client sent nothing"):
        on_api(api, asynchronous, async_use if asynchronous else use, rate_limit="raise")
    assert len(api.requests) == 20 * 3


@BOTH
def test_policy_stack_lets_a_retry_wait_for_the_rate_limit(asynchronous: bool) -> None:
    statuses = [200, 200, 503, 200]

    def respond(request: httpx.Request) -> httpx.Response:
        left = max(0, 3 - len(api.requests))
        headers = {"X-RateLimit-Limit": "3", "X-RateLimit-Remaining": str(left)}
        return httpx.Response(statuses.pop(0), json=customer_data(), headers=headers)

    async def three_reads(portal: Any) -> None:
        for _ in range(3):
            await read(portal)

    def use(portal: Any) -> Any:
        return three_reads(portal) if asynchronous else [read(portal) for _ in range(3)]

    api = FakeApi(respond)
    on_api(api, asynchronous, use)
    assert len(api.requests) == 4
    assert 60 <= api.clock.now < 61


@BOTH
def test_policy_stack_logs_a_call_once_with_all_its_retries_and_waits(
    asynchronous: bool, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "mijnklantportaal")
    with pytest.raises(ServerError):
        on_api(responding(503, {}), asynchronous, read)
    lines = [(record.levelname, record.getMessage()) for record in caplog.records if record.name == "mijnklantportaal"]
    assert [level for level, _ in lines] == ["INFO", "INFO", "DEBUG"]
    assert lines[-1][1] == "GET /v1/customers/cst_1: 503 in 1500 ms"


def test_policy_stack_logs_the_wait_for_the_rate_limit_too(caplog: pytest.LogCaptureFixture) -> None:
    api = responding(200, customer_data(), {"X-RateLimit-Limit": "1", "X-RateLimit-Remaining": "0"})
    with api.portal() as portal:
        read(portal)
        caplog.set_level(logging.DEBUG, "mijnklantportaal")
        read(portal)
    record = [record for record in caplog.records if record.name == "mijnklantportaal"][-1]
    start, _, _ = record.getMessage().rpartition(" in ")
    assert start == "GET /v1/customers/cst_1: 200"
    assert int(record.getMessage().split()[-2]) >= 60_000


@BOTH
def test_policy_stack_reports_an_unknown_outcome_after_the_retries_and_the_log(
    asynchronous: bool, caplog: pytest.LogCaptureFixture
) -> None:
    statuses = [429, 502]
    api = FakeApi(lambda request: httpx.Response(statuses.pop(0), headers={"Retry-After": "1"}))
    caplog.set_level(logging.DEBUG, "mijnklantportaal")
    with pytest.raises(OutcomeUnknownError):
        on_api(api, asynchronous, write)
    assert len(api.requests) == 2
    messages = [record.getMessage() for record in caplog.records if record.name == "mijnklantportaal"]
    assert messages[-1] == "PATCH /v1/customers/cst_1: 502 in 1000 ms"


@BOTH
def test_policy_stack_never_tries_again_what_the_rate_limit_refuses(asynchronous: bool) -> None:
    api = responding(200, customer_data(), {"X-RateLimit-Limit": "1", "X-RateLimit-Remaining": "0"})

    async def both_reads(portal: Any) -> None:
        await read(portal)
        await read(portal)

    def use(portal: Any) -> Any:
        return both_reads(portal) if asynchronous else (read(portal), read(portal))

    with pytest.raises(RateLimitError):
        on_api(api, asynchronous, use, rate_limit="raise")
    assert len(api.requests) == 1
    assert api.clock.slept == []


@BOTH
def test_policy_stack_shows_the_failure_where_the_rate_limit_refuses_the_retry(asynchronous: bool) -> None:
    """The caller asks why the call failed; that it was not tried again matters less."""
    limits = {"X-RateLimit-Limit": "1", "X-RateLimit-Remaining": "0"}
    api = responding(503, {"message": "Try later."}, limits)
    with pytest.raises(ServerError, match=r"Try later\."):
        on_api(api, asynchronous, read, rate_limit="raise")
    assert len(api.requests) == 1


@BOTH
def test_policy_stack_shows_the_broken_connection_where_the_rate_limit_refuses_the_retry(asynchronous: bool) -> None:
    def respond(request: httpx.Request) -> httpx.Response:
        if len(api.requests) == 2:
            raise httpx.ReadError("the line went dead", request=request)
        headers = {"X-RateLimit-Limit": "2", "X-RateLimit-Remaining": "1"}
        return httpx.Response(200, json=customer_data(), headers=headers)

    async def both_reads(portal: Any) -> None:
        await read(portal)
        await read(portal)

    def use(portal: Any) -> Any:
        return both_reads(portal) if asynchronous else (read(portal), read(portal))

    api = FakeApi(respond)
    with pytest.raises(TransportError, match="the line went dead") as caught:
        on_api(api, asynchronous, use, rate_limit="raise")
    assert isinstance(caught.value.__cause__, httpx.ReadError)
    assert len(api.requests) == 2

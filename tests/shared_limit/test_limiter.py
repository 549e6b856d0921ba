"""Clients of both kinds that share a rate limit, with a real Redis."""

import asyncio
import logging
import os
import signal
import time
from contextlib import suppress
from typing import Any

import httpx
import pytest
from redis import Redis

from mijnklantportaal import MijnKlantportaal, RateLimit, RateLimitError, SharedRateLimit
from mijnklantportaal._shared_limit import store
from mijnklantportaal._shared_limit.state import SharedState
from mijnklantportaal.sandbox import Sandbox
from mijnklantportaal_api.runtime.response import RawResponse
from tests.overlay.fake_api import TOKEN, FakeApi, customer_data
from tests.overlay.fake_clock import WALL
from tests.overlay.rate_limit_servers import rate_limit_headers
from tests.overlay.rate_limited_api import limited_api, read
from tests.overlay.sync_and_async import BOTH, on_api
from tests.servers import RedisServer


@pytest.fixture
def api(monkeypatch: pytest.MonkeyPatch) -> FakeApi:
    """An API with a limit of 3, on whose clock Redis runs, too."""
    api = limited_api(limit=3)
    monkeypatch.setattr(store, "redis_time", lambda seconds, microseconds: WALL + api.clock.now)
    return api


def state_in(redis: RedisServer, api: FakeApi) -> SharedState:
    """What Redis holds."""
    with Redis.from_url(redis.url, decode_responses=True) as client:
        (key,) = client.keys()
        return SharedState(client.get(key), WALL + api.clock.now)


def reading(asynchronous: bool, times: int) -> Any:
    """Reads so often, one after the other."""

    async def in_task(portal: Any) -> None:
        for _ in range(times):
            await read(portal)

    def in_thread(portal: Any) -> None:
        for _ in range(times):
            read(portal)

    return in_task if asynchronous else in_thread


@BOTH
def test_shared_limit_counts_what_another_client_has_used(asynchronous: bool, redis: RedisServer, api: FakeApi) -> None:
    on_api(api, not asynchronous, reading(not asynchronous, 2), rate_limit=SharedRateLimit(redis.url))
    with pytest.raises(RateLimitError, match="the client sent nothing") as caught:
        on_api(api, asynchronous, reading(asynchronous, 2), rate_limit=SharedRateLimit(redis.url, mode="raise"))
    assert caught.value.retry_after == pytest.approx(60)
    assert len(api.requests) == 3


@BOTH
def test_shared_limit_that_others_have_used_up_is_kept_by_the_first_request_of_a_client(
    asynchronous: bool, redis: RedisServer, api: FakeApi, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "mijnklantportaal")
    on_api(api, asynchronous, reading(asynchronous, 3), rate_limit=SharedRateLimit(redis.url))
    with pytest.raises(RateLimitError, match="the client sent nothing"):
        on_api(api, asynchronous, read, rate_limit=SharedRateLimit(redis.url, mode="raise"))
    assert len(api.requests) == 3
    on_api(api, asynchronous, read, rate_limit=SharedRateLimit(redis.url))
    assert len([line for line in caplog.messages if "the rate limit of 3 per minute is used up" in line]) == 1


@BOTH
def test_shared_limit_is_waited_for(asynchronous: bool, redis: RedisServer, api: FakeApi) -> None:
    on_api(api, asynchronous, reading(asynchronous, 7), rate_limit=SharedRateLimit(redis.url))
    assert len(api.requests) == 7
    assert 120 <= api.clock.now < 121


def test_shared_limit_is_shown_by_the_client(redis: RedisServer, api: FakeApi) -> None:
    with api.portal(rate_limit=SharedRateLimit(redis.url)) as portal:
        read(portal)
        assert portal.last_rate_limit == RateLimit(3, 2)
        assert portal._limiter.under_way == 0
        assert portal._limiter.seconds_until(2) == 0
        assert portal._limiter.seconds_until(3) == pytest.approx(60)


@BOTH
def test_shared_limit_is_not_waited_for_longer_than_allowed(
    asynchronous: bool, redis: RedisServer, api: FakeApi
) -> None:
    shared = SharedRateLimit(redis.url)
    with pytest.raises(RateLimitError, match="longer than max_rate_limit_wait=50"):
        on_api(api, asynchronous, reading(asynchronous, 4), rate_limit=shared, max_rate_limit_wait=50)
    assert api.clock.now == 0


def test_shared_limit_costs_two_calls_of_redis_for_each_request_while_others_wait(redis: RedisServer) -> None:
    api = limited_api()

    async def use() -> None:
        async with api.async_portal(rate_limit=SharedRateLimit(redis.url)) as portal:
            await asyncio.gather(*(read(portal) for _ in range(10)))

    with Redis.from_url(redis.url) as client:
        client.config_resetstat()
        asyncio.run(use())
        calls = client.info("commandstats")["cmdstat_eval"]["calls"]
    assert len(api.requests) == 10
    assert calls <= 24


def test_shared_limit_is_one_for_each_token_and_redis_never_sees_the_token(redis: RedisServer, api: FakeApi) -> None:
    on_api(api, False, read, rate_limit=SharedRateLimit(redis.url))
    on_api(api, False, read, rate_limit=SharedRateLimit(redis.url, name="our portal"))
    with Redis.from_url(redis.url, decode_responses=True) as client:
        keys: Any = client.keys()
        held = [text for key in keys for text in (key, client.get(key))]
    assert len(keys) == 2
    assert not any(TOKEN in str(text) for text in held)


def test_shared_limit_gives_back_the_slot_of_a_request_that_never_left(redis: RedisServer, api: FakeApi) -> None:
    def refuse(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused")

    respond, api.respond = api.respond, refuse
    shared = SharedRateLimit(redis.url, mode="raise")
    with api.portal(rate_limit=shared, max_retries=0) as portal:
        for _ in range(100):
            with suppress(Exception):
                read(portal)
        api.respond = respond
        for _ in range(3):
            read(portal)


def test_shared_limit_counts_a_request_that_an_error_of_another_kind_ended(redis: RedisServer, api: FakeApi) -> None:
    def break_off(request: httpx.Request) -> httpx.Response:
        raise RuntimeError("broken")

    api.respond = break_off
    with api.portal(rate_limit=SharedRateLimit(redis.url, mode="raise")) as portal:
        with pytest.raises(RuntimeError, match="broken"):
            read(portal)
        assert portal._limiter.under_way == 0
        assert state_in(redis, api).window.under_way == 0, "the others know it at once"


def test_shared_limit_tells_the_others_of_a_429_at_once_and_of_another_response_with_the_next_request(
    redis: RedisServer, api: FakeApi
) -> None:
    with api.portal(rate_limit=SharedRateLimit(redis.url)) as portal:
        limiter: Any = portal._limiter
        limiter._waiting.add(object())
        for status, steps in ((200, 0), (429, 1)):
            slot = limiter._shared.ask(2, 100)
            assert len(limiter._learn(slot, RawResponse(status, rate_limit_headers(3, 2), b""))) == steps


def test_shared_limit_drops_no_request_that_was_sent_when_the_next_one_is_cancelled(
    redis: RedisServer, api: FakeApi
) -> None:
    with api.portal(rate_limit=SharedRateLimit(redis.url)) as portal:
        limiter: Any = portal._limiter
        asking = limiter._ask(100)
        with pytest.raises(StopIteration):
            asking.send(next(asking).function())
        asking = limiter._ask(100)
        next(asking)
        with pytest.raises(KeyboardInterrupt):
            asking.throw(KeyboardInterrupt)
        assert limiter.under_way == 1


@BOTH
def test_shared_limit_closes_its_connections_with_the_client(
    asynchronous: bool, redis: RedisServer, api: FakeApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = list[store.Store]()
    monkeypatch.setattr(store.Store, "close", lambda closing: closed.append(closing))
    on_api(api, asynchronous, read, rate_limit=SharedRateLimit(redis.url))
    assert len(closed) == 1


def test_shared_limit_gets_back_what_a_cancelled_task_was_about_to_use(redis: RedisServer, api: FakeApi) -> None:
    async def use() -> None:
        async with api.async_portal(rate_limit=SharedRateLimit(redis.url, mode="raise")) as portal:
            await read(portal)
            task = asyncio.ensure_future(read(portal))
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            task.cancel()
            await asyncio.wait([task])
            assert task.cancelled()
            await read(portal)
            await read(portal)

    asyncio.run(use())
    assert len(api.requests) == 3


@BOTH
def test_redis_that_is_away_is_told_of_once(asynchronous: bool, caplog: pytest.LogCaptureFixture) -> None:
    api = limited_api(limit=60)
    shared = SharedRateLimit("redis://:secret@127.0.0.1:9/0", clients=20)  # where nobody listens
    on_api(api, asynchronous, reading(asynchronous, 6), rate_limit=shared)
    assert len(api.requests) == 6
    assert api.clock.now == pytest.approx(60, abs=1), "three requests, and a minute"
    (line,) = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
    assert line.startswith("Redis at redis://127.0.0.1:9/0 can't be used (")
    assert "this client makes at most 3 requests per minute" in line


@BOTH
def test_redis_that_hangs_holds_up_a_call_for_seconds_at_most(
    asynchronous: bool, redis: RedisServer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL, "mijnklantportaal")
    monkeypatch.setattr("mijnklantportaal._shared_limit.store.TIME_OUT", 0.1)
    api = FakeApi(lambda request: httpx.Response(200, json=customer_data()))
    start = time.monotonic()
    redis.send(signal.SIGSTOP)
    try:
        on_api(api, asynchronous, read, rate_limit=SharedRateLimit(redis.url))
    finally:
        redis.send(signal.SIGCONT)
    assert time.monotonic() - start < 2


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system can't fork")
def test_forked_process_shares_the_limit_with_its_parent(redis: RedisServer) -> None:
    shared = SharedRateLimit(redis.url, mode="raise")
    with (
        Sandbox(rate_limit=3) as sandbox,
        MijnKlantportaal(sandbox.token, base_url=sandbox.base_url, rate_limit=shared) as portal,
    ):
        portal.customer_groups.list().page(1)
        child = os.fork()
        if child == 0:
            status = 1
            with suppress(BaseException):
                portal.customer_groups.list().page(1)
                status = 0
            os._exit(status)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        portal.customer_groups.list().page(1)
        with pytest.raises(RateLimitError, match="the client sent nothing"):
            portal.customer_groups.list().page(1)

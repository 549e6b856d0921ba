"""The text in Redis."""

import time
from typing import Any

import pytest
from redis import Connection, Redis
from redis import exceptions as redis_errors

from mijnklantportaal._shared_limit import settings
from mijnklantportaal._shared_limit.store import READ, Store, StoreError, redis_time
from tests.servers import RedisServer


def connections(client: Redis) -> int:
    return len(client.client_list())


@pytest.mark.parametrize(("error", "attempts"), [(redis_errors.ConnectionError, 2), (redis_errors.TimeoutError, 1)])
def test_store_tries_again_once_if_its_connection_was_closed_but_not_if_redis_hangs(
    redis: RedisServer, monkeypatch: pytest.MonkeyPatch, error: type[Exception], attempts: int
) -> None:
    store, tried = Store(redis.url, "key"), list[Any]()
    send: Any = Connection.send_packed_command

    def fail(connection: Any, command: Any, **options: Any) -> None:
        if b"EVAL" in b"".join(command):
            tried.append(command)
            raise error("broken")
        send(connection, command, **options)

    monkeypatch.setattr(Connection, "send_packed_command", fail)
    with pytest.raises(StoreError, match="broken"):
        store.exchange(READ, "")
    assert len(tried) == attempts
    store.close()


def test_store_that_is_closed_has_no_connection(redis: RedisServer) -> None:
    store = Store(redis.url, "key")
    with Redis.from_url(redis.url) as client:
        before = connections(client)
        store.exchange(READ, "")
        assert connections(client) == before + 1
        store.close()
        end = time.monotonic() + 30
        while connections(client) > before and time.monotonic() < end:
            time.sleep(0.001)
        assert connections(client) == before


def test_store_says_why_redis_can_not_be_used() -> None:
    with pytest.raises(StoreError, match="refused"):
        Store("redis://127.0.0.1:9/0", "key").exchange(READ, "")  # where nobody listens


def test_store_waits_a_second_for_redis() -> None:
    assert settings.TIME_OUT == 1


def test_store_has_the_time_of_redis_with_fractions_of_seconds(redis: RedisServer) -> None:
    assert Store(redis.url, "key").exchange(READ, "").now == pytest.approx(time.time(), abs=10)
    assert redis_time(7, 250_000) == 7.25

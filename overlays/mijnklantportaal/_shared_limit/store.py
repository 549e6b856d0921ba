"""The text in Redis: replaced only by a client that has seen the latest one."""

from __future__ import annotations

from typing import NamedTuple, cast

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from .._redis_clients import redis_client
from .settings import TIME_OUT, address_in

_KEPT = 900_000
"""In milliseconds; what nobody has used for so long is forgotten."""

_EXCHANGE = """
local text = redis.call('GET', KEYS[1]) or ''
if text == ARGV[1] then
    text = ARGV[2]
    redis.call('SET', KEYS[1], text, 'PX', ARGV[3])
end
local time = redis.call('TIME')
return {text, time[1], time[2]}
"""
"""Each time is that of Redis, so that the clocks of the machines may differ."""

READ = "?"
"""In the place of the latest text: change nothing."""


class StoreError(Exception):
    """Redis can't be used now."""


class Latest(NamedTuple):
    """What Redis holds."""

    text: str
    """Empty if there is nothing."""
    now: float
    """The time of Redis in seconds since 1970."""


class Store:
    """The text of one token in Redis; threads may share it, and forked processes get connections of their own.

    Args:
        url: the address of Redis
        key: where the text is

    Attributes:
        address: the address without a password
    """

    def __init__(self, url: str, key: str) -> None:
        self.address = address_in(url)
        self._key = key
        # a connection may have been closed while nobody used it, so there is a second attempt
        again = Retry(NoBackoff(), 1, supported_errors=(redis.ConnectionError,))
        options = {"retry": again, "retry_on_error": [redis.ConnectionError]}  # redis 5 needs both
        self._redis = redis_client(url, TIME_OUT, "SharedRateLimit", decode_responses=True, **options)

    def exchange(self, expected: str, text: str) -> Latest:
        """Put a text in the place of the expected one; the text that is there now.

        Raises:
            StoreError: Redis can't be used now.
        """
        try:
            found = self._redis.eval(_EXCHANGE, 1, self._key, expected, text, _KEPT)
        except (redis.RedisError, OSError, ValueError) as error:  # ValueError: it is not a text
            raise StoreError(str(error) or type(error).__name__) from error
        latest, seconds, microseconds = cast(tuple[str, str, str], found)
        return Latest(latest, redis_time(int(seconds), int(microseconds)))

    def close(self) -> None:
        """Close the connections; it may be used afterwards."""
        self._redis.close()


def redis_time(seconds: int, microseconds: int) -> float:
    """The time of Redis in seconds since 1970."""
    return seconds + microseconds / 1_000_000

"""`RedisTokenStore`: tokens in Redis, for the processes of several machines."""

from __future__ import annotations

import math
import os
import secrets
from typing import TYPE_CHECKING

from mijnklantportaal_api.runtime.argument_checks import check_name, check_timeout
from mijnklantportaal_api.runtime.public import public

from ..._redis_clients import redis_client
from ..tokens import OAuthTokens
from .failures import StoreFailures

if TYPE_CHECKING:
    from redis import Redis

_SAVE_NEWER = """
local there = redis.call("GET", KEYS[1])
if there then
  local ok, found = pcall(cjson.decode, there)
  if ok and type(found) == "table" and type(found.generation) == "number" and found.generation > tonumber(ARGV[2]) then
    return 0
  end
end
redis.call("SET", KEYS[1], ARGV[1])
return 1
"""
"""A process that was stopped for longer than its lock holds must not replace the tokens of a faster one."""
_DELETE_OWN = """
if redis.call("GET", KEYS[1]) == ARGV[1] then return redis.call("DEL", KEYS[1]) end
return 0
"""
_CONNECTING = 5.0
"""Seconds for each step where the caller has not made the client."""


class _RedisLock:
    def __init__(self, client: Redis, key: str, lease: float, failures: StoreFailures) -> None:
        self._client = client
        self._key = key
        self._lease = lease
        self._failures = failures
        self._mark = secrets.token_hex(16)
        self._process = os.getpid()

    def acquire(self) -> bool:
        with self._failures:
            return bool(self._client.set(self._key, self._mark, nx=True, px=math.ceil(self._lease * 1000)))

    def release(self) -> None:
        if os.getpid() != self._process:
            return  # a forked process drops what its parent still holds
        with self._failures:
            self._client.eval(_DELETE_OWN, 1, self._key, self._mark)


@public
class RedisTokenStore:
    """Keeps tokens in Redis, for all machines that reach it. It needs the extra `redis`.

    Args:
        redis: The URL of a server, such as `redis://localhost:6379/0`, or your own `redis.Redis`.
        name: What identifies these tokens on the server.
        lease: Seconds after which a lock ends by itself, if the process that took it is gone; longer than the time-out
            of the application.

    Raises:
        ModuleNotFoundError: The extra is not installed.
        ValueError, TypeError: An argument can't be right.

    Example: `OAuthTokenSource(application, RedisTokenStore("redis://localhost:6379/0", "bakery"))`
    """

    def __init__(self, redis: str | Redis, name: str = "default", *, lease: float = 60.0) -> None:
        self._client = redis_client(redis, _CONNECTING, "RedisTokenStore")
        check_name("name", name)
        check_timeout("lease", lease)
        from redis import RedisError  # late: it is an extra

        self._key = f"mijnklantportaal:oauth:{{{name}}}"
        self._lease = lease
        self._failures = StoreFailures(f"Redis (key {self._key!r})", RedisError, ValueError)

    def __repr__(self) -> str:
        return f"RedisTokenStore({self._key!r})"

    def load(self) -> OAuthTokens | None:
        """The tokens in Redis; None if there are none.

        Raises:
            TokenStoreError: Redis can't be reached, or has something else there.
        """
        with self._failures:
            text = self._client.get(self._key)
            return OAuthTokens.from_json(text) if isinstance(text, str | bytes) else None

    def save(self, tokens: OAuthTokens) -> None:
        """Keep tokens, unless those in Redis are newer.

        Raises:
            TokenStoreError: Redis can't be reached.
        """
        with self._failures:
            self._client.eval(_SAVE_NEWER, 1, self._key, tokens.to_json(), str(tokens.generation))

    def clear(self) -> None:
        """Remove the tokens.

        Raises:
            TokenStoreError: Redis can't be reached.
        """
        with self._failures:
            self._client.delete(self._key)

    def lock(self) -> _RedisLock:
        """A lock for all machines, which ends by itself after the lease."""
        return _RedisLock(self._client, f"{self._key}:lock", self._lease, self._failures)

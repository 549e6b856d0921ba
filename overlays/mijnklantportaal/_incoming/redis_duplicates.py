"""Events that were handled before, for all machines that reach a Redis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mijnklantportaal_api.runtime.public import public

from .._redis_clients import redis_client
from .duplicates import Claim

if TYPE_CHECKING:
    from redis import Redis

_SECONDS = 2.0
"""How long a call may take: the portal waits meanwhile."""


@public
class RedisDuplicateStore:
    """Remembers events in Redis, for all machines that receive the same webhooks. It needs the extra `redis`.

    Args:
        redis: The URL of a server, such as `redis://localhost:6379/0`, or your own `redis.Redis`.

    Raises:
        ModuleNotFoundError: The extra is not installed.
        ValueError, TypeError: The URL can't be right.
    """

    def __init__(self, redis: str | Redis) -> None:
        self._client = redis_client(redis, _SECONDS, "RedisDuplicateStore")

    def claim(self, digest: str, now: float, until: float) -> Claim:
        """Begin with an event."""
        while not self._client.set(_key(digest), "running", nx=True, px=_milliseconds(now, until)):
            state = self._client.get(_key(digest))
            if state is not None:  # else it has just ended
                return "done" if state in ("done", b"done") else "running"
        return "new"

    def finish(self, digest: str, now: float, until: float) -> None:
        """Remember that an event was handled."""
        self._client.set(_key(digest), "done", px=_milliseconds(now, until))

    def forget(self, digest: str) -> None:
        """The next such event counts as new."""
        self._client.delete(_key(digest))


def _key(digest: str) -> str:
    return f"mijnklantportaal:event:{digest}"


def _milliseconds(now: float, until: float) -> int:
    return max(1, round((until - now) * 1000))

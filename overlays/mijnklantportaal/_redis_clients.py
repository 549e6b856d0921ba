"""Clients of Redis, which is an extra: loaded late, with a limit for each step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from redis import Redis


_SCHEMES = ("redis://", "rediss://", "unix://")
_EXAMPLE = "the address of Redis, such as redis://localhost:6379/0"


def redis_client(redis: str | Redis, seconds: float, user: str, **options: Any) -> Redis:
    """The caller's own client, or one for a URL.

    Args:
        redis: what the caller gave
        seconds: how long each step may take where the caller has not made the client
        user: the class that needs it, for the error where the extra is missing
        options: further ones of redis.Redis, for a URL

    Raises:
        ModuleNotFoundError: the extra is not installed.
        ValueError, TypeError: it is neither; the message begins with `redis`, which every caller calls it.
    """
    try:
        from redis import Redis, RedisError
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError(
            f"{user} needs the extra `redis`: pip install 'mijnklantportaal[redis]'", name=error.name
        ) from error
    if isinstance(redis, Redis):
        return redis
    if not isinstance(redis, str):  # pyright: ignore[reportUnnecessaryIsInstance] - callers may use no checker
        raise TypeError(f"redis: expected {_EXAMPLE}, or a redis.Redis, got {type(redis).__name__}")
    if not redis.startswith(_SCHEMES):
        raise ValueError(f"redis: expected {_EXAMPLE}")
    try:
        urlsplit(redis).port  # noqa: B018 - here, since the error for it shows a part of a password
    except ValueError:
        message = "its host and port can't be read; write / ? # and [ of a password as %2F, %3F, %23 and %5B"
        raise ValueError(f"redis: {message}") from None
    options = {"socket_timeout": seconds, "socket_connect_timeout": seconds, **options}
    try:
        client = Redis.from_url(redis, **options)  # pyright: ignore[reportUnknownMemberType] - its options have no types
        client.connection_pool.make_connection()  # reads all options; it connects when it is used
    except (ValueError, TypeError, RedisError) as error:
        raise ValueError(f"redis: {error}") from None
    return client

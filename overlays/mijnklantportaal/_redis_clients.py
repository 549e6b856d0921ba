"""Clients of Redis, which is an extra: loaded late, with a limit for each step."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from redis import Redis


def redis_client(redis: str | Redis, seconds: float, user: str) -> Redis:
    """The caller's own client, or one for a URL.

    Args:
        redis: what the caller gave
        seconds: how long each step may take where the caller has not made the client
        user: the class that needs it, for the error where the extra is missing

    Raises:
        ModuleNotFoundError: the extra is not installed.
        ValueError, TypeError: it is neither.
    """
    try:
        from redis import Redis
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError(
            f"{user} needs the extra `redis`: pip install 'mijnklantportaal[redis]'", name=error.name
        ) from error
    if isinstance(redis, Redis):
        return redis
    if not isinstance(redis, str):  # pyright: ignore[reportUnnecessaryIsInstance] - callers may use no checker
        raise TypeError(f"redis: expected a URL or redis.Redis, got {type(redis).__name__}")
    options = {"socket_timeout": seconds, "socket_connect_timeout": seconds}
    try:
        return Redis.from_url(redis, **options)  # pyright: ignore[reportUnknownMemberType] - its options have no types
    except ValueError as error:
        raise ValueError(f"redis: {error}") from None

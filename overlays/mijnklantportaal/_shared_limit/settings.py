"""`SharedRateLimit`: what the argument `rate_limit` of the clients takes for several programs with one token."""

from __future__ import annotations

import reprlib
from typing import get_args
from urllib.parse import urlsplit

import attrs

from mijnklantportaal_api.runtime.argument_checks import check_count, check_kind, check_name
from mijnklantportaal_api.runtime.public import public

from .._policies.rate_limit import RateLimitMode
from .._policies.sliding_window import DOCUMENTED_LIMIT
from .._redis_clients import redis_client

TIME_OUT = 1.0
"""In seconds, for connecting to Redis and for each answer."""


@public
@attrs.frozen
class SharedRateLimit:
    """One rate limit for all clients, on any machine, that share a token; pass it as `rate_limit`.

    The clients take turns. While Redis is away, each goes on with its share of the limit, and all come back to the
    common one by themselves; the log says so. Redis sees a keyed hash of the token, never the token.

    Args:
        redis: The address of Redis: `redis://host:6379/0`, `rediss://` for TLS, or `unix://` and a path.
        mode: What a request does when the rate limit is used up: `"wait"`, or `"raise"` a `RateLimitError`.
        clients: The most clients that share the token; each has this part of the limit while Redis is away.
        name: What the clients have in common, where that is not the token: one that is renewed, for instance.

    Raises:
        ValueError, TypeError: An argument is invalid.
        ModuleNotFoundError: The extra `redis` is not installed.

    Example: `MijnKlantportaal(rate_limit=SharedRateLimit("redis://localhost:6379/0"))`
    """

    redis: str = attrs.field(repr=lambda url: repr(address_in(url)))
    mode: RateLimitMode = attrs.field(default="wait", kw_only=True)
    clients: int = attrs.field(default=10, kw_only=True)
    name: str | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check_kind("redis", self.redis, str, "redis://localhost:6379/0")
        if self.mode not in get_args(RateLimitMode):
            raise ValueError(f"mode: expected 'wait' or 'raise', got {reprlib.repr(self.mode)}")
        check_count("clients", self.clients, 1)
        if self.clients > DOCUMENTED_LIMIT:
            raise ValueError(f"clients: expected {DOCUMENTED_LIMIT} or fewer, one request a minute each at least")
        if self.name is not None:
            check_name("name", self.name)
        redis_client(self.redis, TIME_OUT, "SharedRateLimit")  # so that a program fails at the start, if it has to


def address_in(url: str) -> str:
    """The address of Redis without a password, as messages show it."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"

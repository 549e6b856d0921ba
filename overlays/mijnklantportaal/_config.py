"""The configuration of a client: its arguments, completed from the environment, and checked."""

from __future__ import annotations

import os
import reprlib
from typing import TYPE_CHECKING, cast

from mijnklantportaal_api.resources import BASE_URL
from mijnklantportaal_api.runtime.exchange import checked_base_url
from mijnklantportaal_api.runtime.flow import Policy
from mijnklantportaal_api.runtime.http_library import library_of
from mijnklantportaal_api.runtime.sendable import check_count
from mijnklantportaal_api.runtime.token import Token

from ._clock import Clock
from ._policies import policy_stack
from ._policies.fair_lock import FairAsyncLock, FairLock
from ._policies.rate_limit import RateLimiter, RateLimitMode
from ._policies.retry import RetryLimits

if TYPE_CHECKING:
    from ._oauth.protocols import TokenSource

TOKEN_VARIABLE = "MIJNKLANTPORTAAL_TOKEN"  # noqa: S105 - a name
BASE_URL_VARIABLE = "MIJNKLANTPORTAAL_BASE_URL"


def policies_from(
    max_retries: int,
    rate_limit: RateLimitMode,
    clock: Clock,
    lock: FairLock | FairAsyncLock,
    source: TokenSource | None = None,
) -> tuple[tuple[Policy, ...], RateLimiter]:
    """The policies that the arguments ask for, and the one that knows the rate limit.

    Raises:
        ValueError, TypeError: the number of retries or the mode of the rate limit is invalid, or the clock is not one.
    """
    check_count("max_retries", max_retries, 0)
    if rate_limit not in ("wait", "raise"):
        raise ValueError(f"rate_limit: expected 'wait' or 'raise', got {reprlib.repr(rate_limit)}")
    if not isinstance(clock, Clock):  # pyright: ignore[reportUnnecessaryIsInstance] - callers may not use a checker
        raise TypeError(f"clock: expected Clock, got {type(clock).__name__}")
    limiter = RateLimiter(rate_limit, clock, lock)
    return policy_stack(clock, RetryLimits(max_retries=max_retries), limiter, source), limiter


def authentication_from(argument: str | TokenSource | None) -> tuple[Token | None, TokenSource | None]:
    """The token, or where each request gets one.

    Raises:
        ValueError: there is neither.
    """
    if argument is not None and not isinstance(argument, str) and callable(getattr(argument, "current", None)):
        return None, argument
    return token_from(cast("str | None", argument)), None


def token_from(argument: str | None) -> Token:
    """The token: the argument, or the environment variable.

    Raises:
        ValueError: neither is set.
    """
    token = Token(argument if argument is not None else os.environ.get(TOKEN_VARIABLE, ""))
    if token.is_empty:
        raise ValueError(
            f"token: missing; set {TOKEN_VARIABLE} or pass an API key, which you create in the portal under "
            "Settings > API Keys"
        )
    return token


def base_url_from(argument: str | None) -> str:
    """The URL of the API: the argument, the environment variable, or the documented one.

    Raises:
        ValueError: it is not a URL that calls can go to.
    """
    return checked_base_url(argument if argument is not None else os.environ.get(BASE_URL_VARIABLE) or BASE_URL)


def check_http_arguments(http_client: object, transport: object, *, asynchronous: bool) -> None:
    """Refuse an HTTP client or transport of the wrong type, and both together.

    Raises:
        TypeError: one has the wrong type; synchronous and asynchronous ones differ.
        ValueError: both are given.
    """
    prefix = "Async" if asynchronous else ""
    for name, argument, expected in (
        ("http_client", http_client, f"{prefix}Client"),
        ("transport", transport, f"{prefix}BaseTransport"),
    ):
        if argument is not None and library_of(argument, expected) is None:
            raise TypeError(f"{name}: expected an httpx.{expected} or httpx2.{expected}, got {type(argument)!r}")
    if library_of(transport, "MockTransport") and not callable(getattr(transport, "handler", None)):
        raise TypeError("transport: the handler of this MockTransport is not a function; pass one")
    if http_client is not None and transport is not None:
        raise ValueError("transport: give either http_client or transport, not both; the client has its own transport")

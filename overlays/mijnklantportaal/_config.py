"""The configuration of a client: its arguments, completed from the environment, and checked."""

from __future__ import annotations

import os
import reprlib
from typing import TYPE_CHECKING, cast, get_args

from mijnklantportaal_api.resources import BASE_URL
from mijnklantportaal_api.runtime.argument_checks import check_count, check_kind
from mijnklantportaal_api.runtime.exchange import checked_base_url
from mijnklantportaal_api.runtime.flow import Policy
from mijnklantportaal_api.runtime.http_library import library_of
from mijnklantportaal_api.runtime.token import Token
from mijnklantportaal_api.runtime.transports import check_encrypted

from ._clock import Clock
from ._policies import policy_stack
from ._policies.fair_lock import FairAsyncLock, FairLock
from ._policies.rate_limit import RateLimiter, RateLimitMode
from ._policies.retry import RetryLimits

if TYPE_CHECKING:
    from ._shared_limit.settings import SharedRateLimit
    from ._token_source import TokenSource

TOKEN_VARIABLE = "MIJNKLANTPORTAAL_TOKEN"  # noqa: S105 - a name
BASE_URL_VARIABLE = "MIJNKLANTPORTAAL_BASE_URL"


def policies_from(
    max_retries: int,
    clock: Clock,
    limiter: RateLimiter,
    source: TokenSource | None = None,
) -> tuple[Policy, ...]:
    """The policies that the arguments ask for.

    Raises:
        ValueError, TypeError: the number of retries is invalid, or the clock is not one.
    """
    check_count("max_retries", max_retries, 0)
    check_kind("clock", clock, Clock)
    return policy_stack(clock, RetryLimits(max_retries=max_retries), limiter, source)


def authentication_from(argument: str | TokenSource | None) -> tuple[Token | None, TokenSource | None]:
    """The token, or where each request gets one.

    Raises:
        ValueError, TypeError: there is neither.
    """
    if argument is not None and not isinstance(argument, str) and hasattr(argument, "current"):
        from ._token_source import TokenSource  # late: most programs have a token

        example = "OAuthTokenSource(application)"
        check_kind("token", argument, TokenSource, example, ("current", "replace", "accept"))
        return None, argument
    return token_from(cast("str | None", argument)), None


def limiter_from(
    rate_limit: RateLimitMode | SharedRateLimit,
    clock: Clock,
    lock: FairLock | FairAsyncLock,
    token: Token | None,
    base_url: str,
) -> RateLimiter:
    """The policy that keeps to the rate limit, alone or with other clients.

    Raises:
        ValueError: it is neither, or nothing tells which clients belong together.
    """
    if rate_limit in get_args(RateLimitMode):
        return RateLimiter(cast(RateLimitMode, rate_limit), clock, lock)
    from ._shared_limit.settings import SharedRateLimit  # late: most programs share nothing

    if not isinstance(rate_limit, SharedRateLimit):
        expected = "'wait' or 'raise', or a SharedRateLimit"
        raise ValueError(f"rate_limit: expected {expected}, got {reprlib.repr(rate_limit)}")
    from ._shared_limit.limiter import SharedRateLimiter

    return SharedRateLimiter(rate_limit, token, base_url, clock, lock)


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


def base_url_from(argument: str | None, *, has_own_transport: bool = False) -> str:
    """The URL of the API: the argument, the environment variable, or the documented one.

    Args:
        argument: what the caller gave, if anything
        has_own_transport: whether the caller has given a client or transport, and so decides what is sent unencrypted

    Raises:
        ValueError: it is not a URL that calls can go to.
    """
    if argument is None and (named := os.environ.get(BASE_URL_VARIABLE)):
        url = checked_base_url(named, BASE_URL_VARIABLE)
        if not has_own_transport:
            check_encrypted(url, BASE_URL_VARIABLE)
        return url
    return checked_base_url(BASE_URL if argument is None else argument)


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
            raise TypeError(f"{name}: expected an httpx.{expected} or httpx2.{expected}, got {type(argument).__name__}")
    if library_of(transport, "MockTransport") and not callable(getattr(transport, "handler", None)):
        raise TypeError("transport: the handler of this MockTransport is not a function; pass one")
    if http_client is not None and transport is not None:
        raise ValueError("transport: give either http_client or transport, not both; the client has its own transport")

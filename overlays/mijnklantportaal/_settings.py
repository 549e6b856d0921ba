"""What a client is made with: the arguments, completed by the environment, and checked."""

import os

import attrs

from mijnklantportaal_api.resources import BASE_URL
from mijnklantportaal_api.runtime.token import Token
from mijnklantportaal_api.runtime.exchange import checked_base_url

from ._clock import Clock
from ._rate_limit import Mode
from ._retries import RetryPolicy

TOKEN_VARIABLE = "MIJNKLANTPORTAAL_TOKEN"  # noqa: S105 - a name
BASE_URL_VARIABLE = "MIJNKLANTPORTAAL_BASE_URL"


@attrs.frozen(kw_only=True)
class Policies:
    """How requests are sent, beyond what they say."""

    retries: RetryPolicy
    rate_limit: Mode
    clock: Clock


def policies_from(max_retries: int, rate_limit: Mode, clock: Clock | None) -> Policies:
    """The policies that the arguments ask for.

    Raises:
        ValueError: the number of retries is negative, or there is no such way to treat the rate limit.
    """
    if max_retries < 0:
        raise ValueError(f"max_retries: expected 0 or more, got {max_retries}")
    if rate_limit not in ("wait", "raise"):
        raise ValueError(f"rate_limit: expected 'wait' or 'raise', got {rate_limit!r}")
    return Policies(
        retries=RetryPolicy(max_retries=max_retries), rate_limit=rate_limit, clock=clock or Clock()
    )


def token_from(given: str | None) -> Token:
    """The token: the one given, else the environment's.

    Raises:
        ValueError: there is neither.
    """
    token = Token(given if given is not None else os.environ.get(TOKEN_VARIABLE, ""))
    if token.is_empty:
        raise ValueError(
            f"token: there is none; set {TOKEN_VARIABLE} or pass the API key, which the portal makes under "
            "Settings > API Keys"
        )
    return token


def base_url_from(given: str | None) -> str:
    """The address of the API: the one given, else the environment's, else the documented one.

    Raises:
        ValueError: it can't be right.
    """
    return checked_base_url(given if given is not None else os.environ.get(BASE_URL_VARIABLE) or BASE_URL)


def check_brought(
    http_client: object, transport: object, client_type: type[object], transport_type: type[object]
) -> None:
    """Refuse what is no httpx client or transport of the right kind, and both at once.

    Raises:
        TypeError: it is of another kind; the synchronous and the asynchronous ones differ.
        ValueError: there are both.
    """
    for name, brought, wanted in (
        ("http_client", http_client, client_type),
        ("transport", transport, transport_type),
    ):
        if brought is not None and not isinstance(brought, wanted):
            raise TypeError(
                f"{name}: expected an {wanted.__module__}.{wanted.__qualname__}, got {type(brought)!r}"
            )
    if http_client is not None and transport is not None:
        raise ValueError(
            "transport: give either http_client or transport; a client has its transport already"
        )

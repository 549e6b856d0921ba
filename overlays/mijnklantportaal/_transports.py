"""The stack of policies that every request goes through:

    logging -> retries -> rate limit -> the network, or an httpx client or transport of the user's

Each policy wraps the transport below it and knows nothing of the others.
"""

import attrs
import httpx

from ._clock import Clock
from ._logging import AsyncLoggingTransport, LoggingTransport
from ._rate_limit import AsyncRateLimitingTransport, Mode, RateLimitingTransport
from ._retries import AsyncRetryingTransport, RetryingTransport, RetryPolicy


@attrs.frozen(kw_only=True)
class Policies:
    """What the stack is made of."""

    retries: RetryPolicy
    rate_limit: Mode
    clock: Clock


def stack(
    policies: Policies, inner: httpx.BaseTransport
) -> tuple[httpx.BaseTransport, RateLimitingTransport]:
    """The policies around a transport, and the one of them that knows the rate limit."""
    limited = RateLimitingTransport(inner, policies.rate_limit, policies.clock)
    retried = RetryingTransport(limited, policies.retries, policies.clock)
    return LoggingTransport(retried, policies.clock), limited


def async_stack(
    policies: Policies, inner: httpx.AsyncBaseTransport
) -> tuple[httpx.AsyncBaseTransport, AsyncRateLimitingTransport]:
    """The policies around a transport, and the one of them that knows the rate limit."""
    limited = AsyncRateLimitingTransport(inner, policies.rate_limit, policies.clock)
    retried = AsyncRetryingTransport(limited, policies.retries, policies.clock)
    return AsyncLoggingTransport(retried, policies.clock), limited


class ClientTransport(httpx.BaseTransport):
    """Sends through an httpx client that the user brought, which stays the user's to close."""

    def __init__(self, client: httpx.Client) -> None:
        self._client = client

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request as it is: the client adds no authentication and follows no redirect."""
        return self._client.send(request, stream=True, auth=None, follow_redirects=False)


class AsyncClientTransport(httpx.AsyncBaseTransport):
    """Sends through an httpx client that the user brought, which stays the user's to close."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request as it is: the client adds no authentication and follows no redirect."""
        return await self._client.send(request, stream=True, auth=None, follow_redirects=False)

"""The stack of policies that every request goes through:

    logging -> retries -> rate limit -> the network, or an httpx client or transport of the user's

Each policy wraps the transport below it and knows nothing of the others.
"""

from urllib.request import getproxies, proxy_bypass

import httpx

from ._logging import AsyncLoggingTransport, LoggingTransport
from ._rate_limit import AsyncRateLimitingTransport, RateLimitingTransport
from ._retries import AsyncRetryingTransport, RetryingTransport
from ._settings import Policies


def network(base_url: str) -> httpx.HTTPTransport:
    """The transport that reaches the network, through the proxy that the environment names for the address."""
    return httpx.HTTPTransport(proxy=_proxy_for(base_url))


def async_network(base_url: str) -> httpx.AsyncHTTPTransport:
    """The transport that reaches the network, through the proxy that the environment names for the address."""
    return httpx.AsyncHTTPTransport(proxy=_proxy_for(base_url))


def _proxy_for(base_url: str) -> str | None:
    url = httpx.URL(base_url)
    proxies = getproxies()
    proxy = None if proxy_bypass(url.host) else proxies.get(url.scheme, proxies.get("all"))
    return f"http://{proxy}" if proxy and "://" not in proxy else proxy or None


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

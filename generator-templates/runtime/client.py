"""Sending operations: `Client` and `AsyncClient`.

By themselves they send one request for each call, and either read the response or raise an error. The policies that
they are given wrap each request.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Generic, Self, TypeVar

from .blocks import AsyncWithBlock, WithBlock
from .client_settings import settings_of
from .exchange import Exchange, checked_base_url, checked_options
from .flow import AsyncDriver, CallNext, Driver, Flow, Policy, async_sleep
from .http_library import AsyncHTTPClient, AsyncHTTPTransport, HTTPClient, HTTPTransport
from .operation import Operation, RequestOptions
from .response import Response
from .token import NotPicklable, Token
from .transports import async_transport_to, transport_to

_NO_OPTIONS = RequestOptions()

D = TypeVar("D", bound=Driver | AsyncDriver)
T = TypeVar("T")


class BaseClient(NotPicklable, Generic[D]):
    """What both clients share, without I/O."""

    base_url: str = ""
    """The URL that all calls go to."""
    options: RequestOptions = _NO_OPTIONS
    """The defaults for calls without options of their own."""

    def _attach(self, exchange: Exchange, driver: D, options: RequestOptions, parent: Self | None = None) -> None:
        self._exchange = exchange
        self._driver: D = driver
        self._parent = parent
        self._is_closed = False
        self.base_url = exchange.base_url
        self.options = options

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self.base_url!r})"

    def with_options(self, options: RequestOptions) -> Self:
        """A client with other defaults that shares this client's connections; closing this one closes them.

        Raises:
            ValueError: an option is invalid.
        """
        sibling = type(self).__new__(type(self))
        sibling._attach(self._exchange, self._driver, checked_options(options).over(self.options), self)
        return sibling

    def shares_connections_with(self, other: BaseClient[Any]) -> bool:
        """Whether a client is this one, or they come from each other by `with_options`."""
        return other._driver is self._driver

    def check_open(self) -> None:
        """Raise `RuntimeError` if the client is closed."""
        if self._is_closed:
            raise RuntimeError("the client is closed; make a new one, and use it before its `with` block ends")
        if self._parent is not None:
            self._parent.check_open()

    def flow(self, operation: Operation[T], options: RequestOptions | None) -> Flow[Response[T]]:
        """The flow of one call, to be run by itself or as a part of another flow.

        Raises:
            RuntimeError: the client is closed.
            ValueError, TypeError: an option is invalid.
        """
        self.check_open()
        options = self.options if options is None else checked_options(options).over(self.options)
        return self._exchange.call(operation, options)


def _prepared(
    token: Token | None, base_url: str, user_agent: str, policies: tuple[Policy, ...], http_client: object
) -> tuple[Exchange, Mapping[str, float] | None]:
    """What turns operations into requests, and the time-outs of the caller's HTTP client."""
    base_url = checked_base_url(base_url)
    settings = settings_of(http_client, base_url)
    return Exchange(token, base_url, user_agent, policies, settings.headers), settings.timeouts


class Client(BaseClient[Driver], WithBlock):
    """Sends operations, without retries or a rate limit unless `policies` add them.

    Args:
        token: The API key or OAuth access token, preferably as a `Token`; None if one of the policies sets it.
        base_url: The URL of the API.
        options: The defaults for calls without options of their own.
        http_client: Your own client of httpx or httpx2 to send with; you close it.
        transport: Your own transport of httpx or httpx2 to send with; None uses the network.
        user_agent: The value of the header `User-Agent`.
        policies: The policies around each request, the outermost first.
        sleep: Waits for a number of seconds when a policy asks for it.

    Raises:
        ValueError, TypeError: the token, the base URL or an option is invalid.
    """

    _synchronous = "Client"

    def __init__(
        self,
        token: str | Token | None,
        *,
        base_url: str,
        options: RequestOptions = _NO_OPTIONS,
        http_client: HTTPClient | None = None,
        transport: HTTPTransport | None = None,
        user_agent: str = "mijnklantportaal-api",
        policies: tuple[Policy, ...] = (),
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        hidden = token if token is None or isinstance(token, Token) else Token(token)
        del token  # a traceback may show the variables of this function
        exchange, timeouts = _prepared(hidden, base_url, user_agent, policies, http_client)
        if transport is None:
            transport = transport_to(exchange.base_url, http_client, timeouts)
        driver = Driver(transport, sleep)
        self._attach(exchange, driver, checked_options(options))

    def send(self, operation: Operation[T], options: RequestOptions | None = None) -> Response[T]:
        """Send an operation, and return the result with the status, headers and body of the response.

        Raises:
            PortalError: The call failed; the subclass says how.
            ValueError, TypeError: A value is invalid. Nothing was sent.
            OSError: A file can't be opened. Nothing was sent.
        """
        return self._driver.run(self.flow(operation, options))

    def call(self, operation: Operation[T], options: RequestOptions | None = None) -> T:
        """Send an operation and return its result; the errors are those of `send`."""
        return self._driver.run(self.flow(operation, options)).parsed

    def run(self, flow: Callable[[CallNext], Flow[T]]) -> T:
        """Run a flow that sends its own requests through the policies."""
        self.check_open()
        return self._driver.run(flow(self._exchange.call_next))

    def close(self) -> None:
        """Close the client, and the connections if it has its own. Closing twice is fine."""
        if not self._is_closed and self._parent is None:
            self._driver.transport.close()
        self._is_closed = True

    def __enter__(self) -> Self:
        self.check_open()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class AsyncClient(BaseClient[AsyncDriver], AsyncWithBlock):
    """Sends operations with asyncio, without retries or a rate limit unless `policies` add them.

    Args:
        token: The API key or OAuth access token, preferably as a `Token`; None if one of the policies sets it.
        base_url: The URL of the API.
        options: The defaults for calls without options of their own.
        http_client: Your own client of httpx or httpx2 to send with; you close it.
        transport: Your own transport of httpx or httpx2 to send with; None uses the network.
        user_agent: The value of the header `User-Agent`.
        policies: The policies around each request, the outermost first.
        sleep: Waits for a number of seconds when a policy asks for it.

    Raises:
        ValueError, TypeError: the token, the base URL or an option is invalid.
    """

    _synchronous = "Client"

    def __init__(
        self,
        token: str | Token | None,
        *,
        base_url: str,
        options: RequestOptions = _NO_OPTIONS,
        http_client: AsyncHTTPClient | None = None,
        transport: AsyncHTTPTransport | None = None,
        user_agent: str = "mijnklantportaal-api",
        policies: tuple[Policy, ...] = (),
        sleep: Callable[[float], Awaitable[None]] = async_sleep,
    ) -> None:
        hidden = token if token is None or isinstance(token, Token) else Token(token)
        del token  # a traceback may show the variables of this function
        exchange, timeouts = _prepared(hidden, base_url, user_agent, policies, http_client)
        driver = AsyncDriver(async_transport_to(exchange.base_url, http_client, transport, timeouts), sleep)
        self._attach(exchange, driver, checked_options(options))

    async def send(self, operation: Operation[T], options: RequestOptions | None = None) -> Response[T]:
        """Send an operation, and return the result with the status, headers and body of the response.

        Raises:
            PortalError: The call failed; the subclass says how.
            ValueError, TypeError: A value is invalid. Nothing was sent.
            OSError: A file can't be opened. Nothing was sent.
        """
        return await self._driver.run(self.flow(operation, options))

    async def call(self, operation: Operation[T], options: RequestOptions | None = None) -> T:
        """Send an operation and return its result; the errors are those of `send`."""
        return (await self._driver.run(self.flow(operation, options))).parsed

    async def run(self, flow: Callable[[CallNext], Flow[T]]) -> T:
        """Run a flow that sends its own requests through the policies."""
        self.check_open()
        return await self._driver.run(flow(self._exchange.call_next))

    async def aclose(self) -> None:
        """Close the client, and the connections if it has its own. Closing twice is fine."""
        if not self._is_closed and self._parent is None:
            self._driver.enter_loop()
            await self._driver.transport.aclose()
        self._is_closed = True

    async def __aenter__(self) -> Self:
        self.check_open()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

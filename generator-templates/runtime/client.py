"""Sending operations: `Client` and `AsyncClient`.

By themselves they make no decisions: one call is one request, and every response is either read or raised as an error.
Policies that are handed in go around each request.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from typing import Generic, Self, TypeVar

from .exchange import Exchange, checked_options
from .flow import AsyncDriver, CallNext, Driver, Flow, Policy, async_sleep
from .http import (
    AsyncHTTPClient,
    AsyncHTTPTransport,
    HTTPClient,
    HTTPTransport,
    async_transport_to,
    transport_to,
)
from .operation import Operation, RequestOptions
from .response import Response
from .token import NotPicklable, Token

D = TypeVar("D", bound=Driver | AsyncDriver)
T = TypeVar("T")


class BaseClient(NotPicklable, Generic[D]):
    """What both clients share: nothing in it waits."""

    base_url: str = ""
    """The address that all calls go to."""
    options: RequestOptions = RequestOptions()
    """What holds for calls that say nothing else."""

    def _attach(
        self, exchange: Exchange, driver: D, options: RequestOptions, parent: Self | None = None
    ) -> None:
        self._exchange = exchange
        self._driver: D = driver
        self._parent = parent
        self._is_closed = False
        self.base_url = exchange.base_url
        self.options = options

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self.base_url!r})"

    def with_options(self, options: RequestOptions) -> Self:
        """A client with other defaults on the same connections, which stay this client's to close.

        Raises:
            ValueError: an option can't be right.
        """
        sibling = type(self).__new__(type(self))
        sibling._attach(self._exchange, self._driver, checked_options(options).over(self.options), self)
        return sibling

    def check_open(self) -> None:
        """Raise `RuntimeError` where the client is closed."""
        if self._is_closed:
            raise RuntimeError(
                "the client is closed; make a new one, or make this call inside its `with` block"
            )
        if self._parent is not None:
            self._parent.check_open()

    def _flow(self, operation: Operation[T], options: RequestOptions | None) -> Flow[Response[T]]:
        self.check_open()
        options = self.options if options is None else checked_options(options).over(self.options)
        return self._exchange.call(operation, options)


class Client(BaseClient[Driver]):
    """Sends operations, one request each.

    Args:
        token: The API key or OAuth access token, best as a `Token`.
        base_url: Where the API is.
        timeout: Seconds for each of connecting, writing and reading; 5, 60 and 30 where None.
        http_client: A client of the HTTP library to send with, which the caller closes.
        transport: A transport of the HTTP library to send with; one to the network where None.
        user_agent: What the client calls itself.
        policies: What happens around each request, the outermost first.
        sleep: Waits so many seconds where a policy asks for it.

    Raises:
        ValueError: the token, the base URL or the time-out can't be right.
    """

    def __init__(
        self,
        token: str | Token,
        *,
        base_url: str,
        timeout: float | None = None,
        http_client: HTTPClient | None = None,
        transport: HTTPTransport | None = None,
        user_agent: str = "mijnklantportaal-api",
        policies: tuple[Policy, ...] = (),
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        hidden = token if isinstance(token, Token) else Token(token)
        del token  # a traceback may show the variables of this function
        exchange = Exchange(hidden, base_url, user_agent, policies)
        options = checked_options(RequestOptions(timeout=timeout))
        driver = Driver(transport or transport_to(base_url, http_client), sleep)
        self._attach(exchange, driver, options)

    def send(self, operation: Operation[T], options: RequestOptions | None = None) -> Response[T]:
        """Send an operation and read its response, keeping status, headers and body.

        Raises:
            PortalError: one of the errors in the tree of `errors`.
            ValueError, TypeError: something can't be sent; nothing has been.
            OSError: a file can't be opened; nothing has been sent.
        """
        return self._driver.run(self._flow(operation, options))

    def call(self, operation: Operation[T], options: RequestOptions | None = None) -> T:
        """Send an operation and return what its response holds; the errors are those of `send`."""
        return (self._driver.run(self._flow(operation, options))).parsed

    def run(self, flow: Callable[[CallNext], Flow[T]]) -> T:
        """Run a flow that sends requests of its own through the policies."""
        self.check_open()
        return self._driver.run(flow(self._exchange.call_next))

    def close(self) -> None:
        """Close the connections, unless they are another client's. Closing twice is fine."""
        if not self._is_closed and self._parent is None:
            self._driver.transport.close()
        self._is_closed = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class AsyncClient(BaseClient[AsyncDriver]):
    """Sends operations without blocking the event loop, one request each.

    Args:
        token: The API key or OAuth access token, best as a `Token`.
        base_url: Where the API is.
        timeout: Seconds for each of connecting, writing and reading; 5, 60 and 30 where None.
        http_client: A client of the HTTP library to send with, which the caller closes.
        transport: A transport of the HTTP library to send with; one to the network where None.
        user_agent: What the client calls itself.
        policies: What happens around each request, the outermost first.
        sleep: Waits so many seconds where a policy asks for it.

    Raises:
        ValueError: the token, the base URL or the time-out can't be right.
    """

    def __init__(
        self,
        token: str | Token,
        *,
        base_url: str,
        timeout: float | None = None,
        http_client: AsyncHTTPClient | None = None,
        transport: AsyncHTTPTransport | None = None,
        user_agent: str = "mijnklantportaal-api",
        policies: tuple[Policy, ...] = (),
        sleep: Callable[[float], Awaitable[None]] = async_sleep,
    ) -> None:
        hidden = token if isinstance(token, Token) else Token(token)
        del token  # a traceback may show the variables of this function
        exchange = Exchange(hidden, base_url, user_agent, policies)
        options = checked_options(RequestOptions(timeout=timeout))
        driver = AsyncDriver(transport or async_transport_to(base_url, http_client), sleep)
        self._attach(exchange, driver, options)

    async def send(self, operation: Operation[T], options: RequestOptions | None = None) -> Response[T]:
        """Send an operation and read its response, keeping status, headers and body.

        Raises:
            PortalError: one of the errors in the tree of `errors`.
            ValueError, TypeError: something can't be sent; nothing has been.
            OSError: a file can't be opened; nothing has been sent.
        """
        return await self._driver.run(self._flow(operation, options))

    async def call(self, operation: Operation[T], options: RequestOptions | None = None) -> T:
        """Send an operation and return what its response holds; the errors are those of `send`."""
        return (await self._driver.run(self._flow(operation, options))).parsed

    async def run(self, flow: Callable[[CallNext], Flow[T]]) -> T:
        """Run a flow that sends requests of its own through the policies."""
        self.check_open()
        return await self._driver.run(flow(self._exchange.call_next))

    async def aclose(self) -> None:
        """Close the connections, unless they are another client's. Closing twice is fine."""
        if not self._is_closed and self._parent is None:
            await self._driver.transport.aclose()
        self._is_closed = True

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

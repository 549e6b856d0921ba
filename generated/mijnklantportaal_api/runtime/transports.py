"""Transports to the network, and to the caller's own client, which nobody can leave in a state that harms others.

- A forked process gets connections of its own: two processes on one connection would read each other's responses.
- A cancelled task never stops between the pool and a connection, which would lose the connection for good: the request
  runs in a task of its own, which is cancelled while it waits for the network and left alone otherwise.
- A deadline reaches every single read of a response that trickles.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Generator, Mapping
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING, Any, TypeVar

from .certificates import trusted_certificates
from .forking import renew_after_fork
from .hosts import is_loopback
from .http_library import (
    AsyncHTTPClient,
    AsyncHTTPTransport,
    HTTPClient,
    HTTPResponse,
    HTTPTransport,
    any_library,
    library_of,
    preferred_library,
)
from .pools import Pools
from .stream_deadlines import limit_streams

if TYPE_CHECKING:
    import asyncio

    import httpx

R = TypeVar("R")


class OwnTransport:
    """Base of the transports here; each belongs to one HTTP library.

    Attributes:
        library: makes the requests that the transport sends
        timeouts: seconds for each step of requests without a time-out of their own; None for the usual ones
    """

    library: ModuleType
    timeouts: Mapping[str, float] | None = None


def transport_to(base_url: str, http_client: HTTPClient | None, timeouts: Mapping[str, float] | None) -> HTTPTransport:
    """The caller's client, or a transport to the network through the proxy that the environment sets."""
    if http_client is not None:
        return _ClientTransport(http_client, timeouts)
    check_encrypted(base_url)
    return _NetworkTransport(base_url)


def async_transport_to(
    base_url: str,
    http_client: AsyncHTTPClient | None,
    transport: AsyncHTTPTransport | None,
    timeouts: Mapping[str, float] | None,
) -> AsyncHTTPTransport:
    """The caller's client or transport, or one to the network through the proxy that the environment sets."""
    if transport is not None:
        return _AsyncCallersTransport(transport)
    if http_client is not None:
        return _AsyncClientTransport(http_client, timeouts)
    check_encrypted(base_url)
    return _AsyncNetworkTransport(base_url)


def check_encrypted(base_url: str, name: str = "base_url") -> None:
    """Refuse to send a token unencrypted; who passes their own client or transport decides that themselves.

    Raises:
        ValueError: the URL is one with http, and of another machine. The message begins with the name.
    """
    url: httpx.URL = any_library().URL(base_url)
    if url.scheme != "https" and not is_loopback(url.host):
        raise ValueError(
            f"{name}: http would send the token unencrypted to another machine; use https, or pass your own "
            "http_client or transport if the connection is safe"
        )


@contextmanager
def _redirect_errors(library: ModuleType) -> Generator[None]:
    """The caller's client builds the request for a redirect even if it does not follow it."""
    try:
        yield
    except UnicodeError as error:
        raise library.RemoteProtocolError("the response redirects to what is not a URL") from error


class _NetworkTransport(OwnTransport):
    """Sends through pools of connections of its own."""

    def __init__(self, base_url: str) -> None:
        self.library = preferred_library()
        certificates = trusted_certificates(self.library)

        def new(proxy: str | None) -> httpx.HTTPTransport:
            transport: httpx.HTTPTransport = self.library.HTTPTransport(verify=certificates(), proxy=proxy)
            limit_streams(transport)
            return transport

        self._pools = Pools(self.library, base_url, new)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request."""
        return self._pools.to(request.url).handle_request(request)

    def close(self) -> None:
        """Close the connections of this process."""
        for pool in self._pools.used:
            pool.close()


class _CallersClient(OwnTransport):
    """Base of the transports that send through the caller's own client, which the caller closes.

    A forked process would share its connections, so there it is refused.
    """

    def __init__(self, http_client: object, timeouts: Mapping[str, float] | None) -> None:
        self.library = library_of(http_client, "Client", "AsyncClient") or preferred_library()
        self.timeouts = timeouts
        self._is_forked = False
        renew_after_fork(self)

    def renew(self) -> None:
        """Take note of the fork."""
        self._is_forked = True

    def check_process(self) -> None:
        """Raise `RuntimeError` after a fork."""
        if self._is_forked:
            raise RuntimeError(
                "http_client: it was made before the process forked, and its connections belong to the parent; "
                "make a client in each process"
            )


class _ClientTransport(_CallersClient):
    """Sends through the caller's own client."""

    def __init__(self, http_client: HTTPClient, timeouts: Mapping[str, float] | None) -> None:
        super().__init__(http_client, timeouts)
        self._http_client = http_client

    def handle_request(self, request: httpx.Request) -> HTTPResponse:
        """Send a request as it is: the client adds no authentication and follows no redirect."""
        self.check_process()
        with _redirect_errors(self.library):
            return self._http_client.send(request, stream=True, auth=None, follow_redirects=False)

    def close(self) -> None:
        """Leave the client open."""


class CancellableTransport(OwnTransport):
    """Base of transports over a pool of httpcore, which loses a connection if a task is cancelled in it."""

    reports_progress = False
    """Whether httpcore surely reports each step; a transport of the caller may report none."""

    def __init__(self) -> None:
        self._left_alone: set[asyncio.Task[Any]] = set()
        self._has_reported = self.reports_progress

    def enter_loop(self) -> None:
        """Begin in an event loop."""

    async def run(self, request: httpx.Request, exchange: Callable[[], Coroutine[Any, Any, R]]) -> R:
        """Send a request and read its response in a task of its own, which is cancelled when that does no harm."""
        import asyncio

        progress = _Progress(request, self.reports_progress, self._note_report)
        task = asyncio.ensure_future(exchange())
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            progress.is_given_up = True
            self._left_alone.add(task)
            task.add_done_callback(self._end)
            if progress.is_safe or not self._has_reported:  # without httpcore, no moment is better than another
                task.cancel()
                await asyncio.wait([task])
            raise

    def _note_report(self) -> None:
        self._has_reported = True

    def _end(self, task: asyncio.Task[Any]) -> None:
        self._left_alone.discard(task)
        if not task.cancelled():
            task.exception()  # nobody else asks for it, and asyncio would complain

    async def aclose(self) -> None:
        """Wait for the requests that were given up; they end without waiting for the network."""
        import asyncio

        if self._left_alone:
            await asyncio.wait(self._left_alone)


class _Progress:
    """Follows a request through httpcore, and stops it at the next safe moment once it was given up."""

    def __init__(self, request: httpx.Request, is_certain: bool, note_report: Callable[[], None]) -> None:
        self._note_report = note_report
        self._extensions = request.extensions
        self._extensions.pop("is_sent", None)
        if is_certain:
            self._extensions["is_sent"] = False
        self._extensions["trace"] = self._note
        self.is_given_up = False
        self.is_safe = False
        """Whether a cancellation would close the connection properly."""

    async def _note(self, event: str, info: object) -> None:
        self._note_report()
        is_closing = event.startswith(("http11.receive_response_body.complete", "http11.response_closed."))
        if self.is_given_up and not is_closing:
            import asyncio

            raise asyncio.CancelledError
        # between two steps, the connection is neither in the hands of the pool nor in those of the request
        is_between = event.endswith(".complete") and not event.startswith("http11.")
        self.is_safe = not is_closing and not is_between
        if event.endswith(".send_request_headers.started"):
            self._extensions["is_sent"] = True
        elif event.startswith("connection."):
            self._extensions.setdefault("is_sent", False)


class _AsyncNetworkTransport(CancellableTransport):
    """Sends through pools of connections of its own, which belong to one event loop."""

    reports_progress = True

    def __init__(self, base_url: str) -> None:
        super().__init__()
        self.library = preferred_library()
        certificates = trusted_certificates(self.library)

        def new(proxy: str | None) -> httpx.AsyncHTTPTransport:
            transport: httpx.AsyncHTTPTransport = self.library.AsyncHTTPTransport(verify=certificates(), proxy=proxy)
            return transport

        self._pools = Pools(self.library, base_url, new)
        self._free: asyncio.Semaphore | None = None

    def enter_loop(self) -> None:
        """Begin in an event loop. If there was another one, it is closed, and nobody can close its connections."""
        import asyncio

        if self._free is not None:
            self._pools.forget()
        # the pool has as many connections, so that no request waits inside it
        self._free = asyncio.Semaphore(100)

    async def run(self, request: httpx.Request, exchange: Callable[[], Coroutine[Any, Any, R]]) -> R:
        """Send a request once a connection is free, and read its response."""
        import asyncio

        free = self._free
        assert free is not None  # noqa: S101 - `enter_loop` comes first
        try:
            async with asyncio.timeout(request.extensions["timeout"]["pool"] if free.locked() else None):
                await free.acquire()
        except TimeoutError:
            raise self.library.PoolTimeout("no connection became free") from None

        async def counted() -> R:
            try:
                return await exchange()
            finally:
                free.release()

        return await super().run(request, counted)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request."""
        return await self._pools.to(request.url).handle_async_request(request)

    async def aclose(self) -> None:
        """Close the connections of this process."""
        await super().aclose()
        for pool in self._pools.used:
            await pool.aclose()


class _AsyncClientTransport(CancellableTransport, _CallersClient):
    """Sends through the caller's own client."""

    def __init__(self, http_client: AsyncHTTPClient, timeouts: Mapping[str, float] | None) -> None:
        CancellableTransport.__init__(self)
        _CallersClient.__init__(self, http_client, timeouts)
        self._http_client = http_client

    async def handle_async_request(self, request: httpx.Request) -> HTTPResponse:
        """Send a request as it is: the client adds no authentication and follows no redirect."""
        self.check_process()
        with _redirect_errors(self.library):
            return await self._http_client.send(request, stream=True, auth=None, follow_redirects=False)


class _AsyncCallersTransport(CancellableTransport):
    """Sends through the caller's own transport, which is closed with this one."""

    def __init__(self, transport: AsyncHTTPTransport) -> None:
        super().__init__()
        self.library = library_of(transport, "AsyncBaseTransport") or preferred_library()
        self._transport = transport

    async def handle_async_request(self, request: httpx.Request) -> HTTPResponse:
        """Send a request."""
        return await self._transport.handle_async_request(request)

    async def aclose(self) -> None:
        """Close the transport."""
        await super().aclose()
        await self._transport.aclose()

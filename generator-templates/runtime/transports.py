"""Transports to the network, and to the caller's own client, which nobody can leave in a state that harms others.

- A forked process gets connections of its own: two processes on one connection would read each other's responses.
- A cancelled task never stops between the pool and a connection, which would lose the connection for good: the request
  runs in a task of its own, which is cancelled while it waits for the network and left alone otherwise.
- A deadline reaches every single read of a response that trickles.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Coroutine, Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import httpx

from .forking import renew_after_fork
from .hosts import is_loopback, proxy_for

if TYPE_CHECKING:
    import asyncio

R = TypeVar("R")
T = TypeVar("T", httpx.BaseTransport, httpx.AsyncBaseTransport)


class _Renewed(Generic[T]):
    """A transport that is replaced in a forked process, and by an event loop that follows a closed one."""

    def __init__(self, new: Callable[[], T]) -> None:
        self.new: Callable[[], T] = new
        self._given_up: list[T] = []
        self.current: T = new()
        renew_after_fork(self)

    def renew(self) -> None:
        """Make a new transport. The old one is kept, because collecting it would close the parent's sockets."""
        self._given_up.append(self.current)
        self.current = self.new()


class _NotInherited:
    """Refuses a client or transport of the caller in a forked process, where it would share its connections."""

    def __init__(self) -> None:
        self._is_forked = False
        renew_after_fork(self)

    def renew(self) -> None:
        """Take note of the fork."""
        self._is_forked = True

    def check(self) -> None:
        """Raise `RuntimeError` after a fork."""
        if self._is_forked:
            raise RuntimeError(
                "http_client: it was made before the process forked, and its connections belong to the parent; "
                "make a client in each process"
            )


def transport_to(base_url: str, http_client: httpx.Client | None) -> httpx.BaseTransport:
    """The caller's client, or a transport to the network through the proxy that the environment sets."""
    if http_client is not None:
        return _ClientTransport(http_client)
    _check_encrypted(base_url)
    with _proxy_errors():
        return _NetworkTransport(_proxy_for(base_url))


def async_transport_to(base_url: str, http_client: httpx.AsyncClient | None) -> httpx.AsyncBaseTransport:
    """The caller's client, or a transport to the network through the proxy that the environment sets."""
    if http_client is not None:
        return _AsyncClientTransport(http_client)
    _check_encrypted(base_url)
    with _proxy_errors():
        return _AsyncNetworkTransport(_proxy_for(base_url))


def _check_encrypted(base_url: str) -> None:
    """Refuse to send a token in clear; who passes their own client or transport decides that themselves."""
    url = httpx.URL(base_url)
    if url.scheme != "https" and not is_loopback(url.host):
        raise ValueError(
            "base_url: http would send the token in clear to another machine; use https, or pass your own http_client "
            "if the way there is safe"
        )


@contextmanager
def _proxy_errors() -> Generator[None]:
    """Say that a proxy is to blame; the message does not show its URL, which may hold a password."""
    try:
        yield
    except ImportError:
        raise ValueError(
            "proxy: the environment names a SOCKS proxy, such as in ALL_PROXY, and that needs another package: run "
            "pip install 'httpx[socks]', or unset the variable"
        ) from None
    except (ValueError, httpx.InvalidURL):
        raise ValueError(
            "proxy: the URL of the proxy in the environment, such as in HTTPS_PROXY, can't be used; correct or unset it"
        ) from None


@contextmanager
def _redirect_errors() -> Generator[None]:
    """The caller's client builds the request for a redirect even if it does not follow it."""
    try:
        yield
    except UnicodeError as error:
        raise httpx.RemoteProtocolError("the response redirects to what is not a URL") from error


def _proxy_for(base_url: str) -> str | None:
    url = httpx.URL(base_url)
    return proxy_for(url.scheme, url.host)


class _NetworkTransport(httpx.BaseTransport):
    """Sends through a pool of connections of its own."""

    def __init__(self, proxy: str | None) -> None:
        verify = httpx.create_ssl_context()

        def new() -> httpx.HTTPTransport:
            transport = httpx.HTTPTransport(verify=verify, proxy=proxy)
            _limit_streams(transport)
            return transport

        self._renewed = _Renewed(new)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request."""
        return self._renewed.current.handle_request(request)

    def close(self) -> None:
        """Close the connections of this process."""
        self._renewed.current.close()


class _ClientTransport(httpx.BaseTransport):
    """Sends through the caller's own client, which the caller closes."""

    def __init__(self, http_client: httpx.Client) -> None:
        self._http_client = http_client
        self._process = _NotInherited()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request as it is: the client adds no authentication and follows no redirect."""
        self._process.check()
        with _redirect_errors():
            return self._http_client.send(request, stream=True, auth=None, follow_redirects=False)


class CancellableTransport:
    """Base of transports over a pool of httpcore, which loses a connection if a task is cancelled in it."""

    def __init__(self) -> None:
        self._left_alone: set[asyncio.Task[Any]] = set()

    def enter_loop(self) -> None:
        """Begin in an event loop."""

    async def run(self, request: httpx.Request, exchange: Callable[[], Coroutine[Any, Any, R]]) -> R:
        """Send a request and read its response in a task of its own, which is cancelled when that does no harm."""
        import asyncio

        progress = _Progress(request)
        task = asyncio.ensure_future(exchange())
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            progress.is_given_up = True
            self._left_alone.add(task)
            task.add_done_callback(self._end)
            if progress.is_safe:
                task.cancel()
                await asyncio.wait([task])
            raise

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

    def __init__(self, request: httpx.Request) -> None:
        self._extensions = request.extensions
        self._extensions["is_sent"] = False
        self._extensions["trace"] = self._note
        self.is_given_up = False
        self.is_safe = False
        """Whether a cancellation would close the connection properly."""

    async def _note(self, event: str, info: object) -> None:
        is_closing = event.startswith(("http11.receive_response_body.complete", "http11.response_closed."))
        if self.is_given_up and not is_closing:
            import asyncio

            raise asyncio.CancelledError
        # between two steps, the connection is neither in the hands of the pool nor in those of the request
        is_between = event.endswith(".complete") and not event.startswith("http11.")
        self.is_safe = not is_closing and not is_between
        if event == "http11.send_request_headers.started":
            self._extensions["is_sent"] = True


class _AsyncNetworkTransport(CancellableTransport, httpx.AsyncBaseTransport):
    """Sends through a pool of connections of its own, which belongs to one event loop."""

    def __init__(self, proxy: str | None) -> None:
        super().__init__()
        verify = httpx.create_ssl_context()
        self._renewed = _Renewed(lambda: httpx.AsyncHTTPTransport(verify=verify, proxy=proxy))
        self._free: asyncio.Semaphore | None = None

    def enter_loop(self) -> None:
        """Begin in an event loop. If there was another one, it is closed, and nobody can close its connections."""
        import asyncio

        if self._free is not None:
            self._renewed.current = self._renewed.new()
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
            raise httpx.PoolTimeout("no connection became free") from None

        async def counted() -> R:
            try:
                return await exchange()
            finally:
                free.release()

        return await super().run(request, counted)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request."""
        return await self._renewed.current.handle_async_request(request)

    async def aclose(self) -> None:
        """Close the connections of this process."""
        await super().aclose()
        await self._renewed.current.aclose()


class _AsyncClientTransport(CancellableTransport, httpx.AsyncBaseTransport):
    """Sends through the caller's own client, which the caller closes."""

    def __init__(self, http_client: httpx.AsyncClient) -> None:
        super().__init__()
        self._http_client = http_client
        self._process = _NotInherited()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request as it is: the client adds no authentication and follows no redirect."""
        self._process.check()
        with _redirect_errors():
            return await self._http_client.send(request, stream=True, auth=None, follow_redirects=False)


_deadline = threading.local()


@contextmanager
def deadline_of_thread(ends_at: float | None) -> Generator[None, None, None]:
    """Let every read and write of this thread in the block end at a time of the monotonic clock."""
    _deadline.ends_at = ends_at
    try:
        yield
    finally:
        _deadline.ends_at = None


def _within_deadline(timeout: float | None) -> float | None:
    ends_at: float | None = getattr(_deadline, "ends_at", None)
    if ends_at is None:
        return timeout
    left = max(ends_at - time.monotonic(), 0.001)  # 0 would mean not to wait, which is another error
    return left if timeout is None else min(timeout, left)


def _limit_streams(transport: httpx.HTTPTransport) -> None:
    """Let the deadline of the thread limit every step on the network; httpx offers no way in, so this uses its pool."""
    pool: Any = getattr(transport, "_pool", None)
    if hasattr(pool, "_network_backend"):
        pool._network_backend = _LimitedBackend(pool._network_backend)


class _LimitedBackend:
    """A network backend of httpcore whose connections know the deadline."""

    def __init__(self, backend: Any) -> None:
        self._backend = backend

    def connect_tcp(self, *arguments: Any, timeout: float | None = None, **options: Any) -> _LimitedStream:
        """Connect."""
        return _LimitedStream(self._backend.connect_tcp(*arguments, timeout=_within_deadline(timeout), **options))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._backend, name)


class _LimitedStream:
    """A connection of httpcore that knows the deadline, and closes itself where a closed pool has lost it."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self._is_below_another = False

    def __del__(self) -> None:
        # a thread that reads ahead may have connected while another one closed the client
        if not self._is_below_another:
            self._stream.close()

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read a piece, unless the deadline has passed: pieces that are there at once may never end."""
        ends_at: float | None = getattr(_deadline, "ends_at", None)
        if ends_at is not None and time.monotonic() > ends_at:
            raise httpx.ReadTimeout("the deadline has passed")
        piece: bytes = self._stream.read(max_bytes, _within_deadline(timeout))
        return piece

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write a piece."""
        self._stream.write(buffer, _within_deadline(timeout))

    def start_tls(self, *arguments: Any, timeout: float | None = None, **options: Any) -> _LimitedStream:
        """Encrypt the connection."""
        self._is_below_another = True
        return _LimitedStream(self._stream.start_tls(*arguments, timeout=_within_deadline(timeout), **options))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

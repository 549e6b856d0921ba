"""What a failing network raises, seen over real connections."""

import pickle
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import anyio
import httpx
import pytest

from mijnklantportaal_api.runtime import errors
from mijnklantportaal_api.runtime.client import AsyncClient, Client
from mijnklantportaal_api.runtime.errors import PortalError
from mijnklantportaal_api.runtime.operation import RequestOptions
from tests.generated.samples import TOKEN
from tests.generated.test_responses import LIST, raised_by
from tests.ports import free_port

pytestmark = pytest.mark.usefixtures("http_library")


@contextmanager
def server(response: bytes | None) -> Iterator[str]:
    """A server on loopback that reads a request, sends some bytes and hangs up; with None it never responds."""
    done = threading.Event()

    def serve(listener: socket.socket) -> None:
        connection, _ = listener.accept()
        with connection:
            connection.recv(65_536)
            if response is None:
                done.wait(30)
            else:
                connection.sendall(response)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve, args=(listener,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            done.set()
            thread.join()


def raised_at(
    base_url: str, asynchronous: bool, options: RequestOptions | None = None, through_client: bool = False
) -> PortalError:
    """The error of a call over a real connection."""

    def call() -> None:
        http_client = httpx.Client() if through_client else None
        with Client(TOKEN, base_url=base_url, http_client=http_client) as client:
            client.call(LIST, options)

    async def call_asynchronously() -> None:
        http_client = httpx.AsyncClient() if through_client else None
        async with AsyncClient(TOKEN, base_url=base_url, http_client=http_client) as client:
            await client.call(LIST, options)

    with pytest.raises(PortalError) as caught:
        anyio.run(call_asynchronously) if asynchronous else call()
    return caught.value


both_clients = pytest.mark.parametrize("asynchronous", [False, True])


@both_clients
def test_transport_error_of_a_refused_connection(asynchronous: bool) -> None:
    port = free_port()
    error = raised_at(f"http://127.0.0.1:{port}", asynchronous)
    assert type(error) is errors.TransportError
    assert error.message
    assert error.url == f"http://127.0.0.1:{port}/customer-offers"
    assert str(pickle.loads(pickle.dumps(error))) == str(error)  # noqa: S301 - our own bytes


HALF = b'HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{"data"'
NO_GZIP = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nabcd"


@both_clients
@pytest.mark.parametrize("response", [b"", b"HTTP/1.1 2", HALF, b"SMTP ready\r\n\r\n", NO_GZIP], ids=repr)
def test_transport_error_of_a_response_that_breaks_off(response: bytes, asynchronous: bool) -> None:
    with server(response) as base_url:
        error = raised_at(base_url, asynchronous)
    assert type(error) is errors.TransportError
    assert error.message


@both_clients
def test_transport_timeout_of_a_response_that_never_comes(asynchronous: bool) -> None:
    with server(None) as base_url:
        error = raised_at(base_url, asynchronous, RequestOptions(timeout=0.05))
    assert type(error) is errors.TransportTimeoutError
    assert str(pickle.loads(pickle.dumps(error))) == str(error)  # noqa: S301 - our own bytes


@both_clients
def test_transport_error_of_a_redirect_to_what_is_not_a_url_with_a_client_that_looks_at_it(
    asynchronous: bool,
) -> None:
    """A client of httpx works out where a response leads even where it does not follow it, and fails."""
    response = b"HTTP/1.1 302 Found\r\nLocation: x:y\r\nContent-Length: 0\r\n\r\n"
    with server(response) as base_url:
        error = raised_at(base_url, asynchronous, through_client=True)
    does_not_look = httpx.__name__ == "httpx2"
    assert type(error) is (errors.StatusError if does_not_look else errors.TransportError)


@both_clients
def test_transport_does_not_look_at_a_redirect_without_such_a_client(asynchronous: bool) -> None:
    with server(b"HTTP/1.1 302 Found\r\nLocation: x:y\r\nContent-Length: 0\r\n\r\n") as base_url:
        error = raised_at(base_url, asynchronous)
    assert isinstance(error, errors.StatusError)
    assert error.status == 302


def test_transport_error_keeps_the_httpx_error_as_its_cause() -> None:
    def refuse(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("", request=request)

    error = raised_by(refuse)
    assert isinstance(error.__cause__, httpx.ConnectError)
    assert error.message == "ConnectError"

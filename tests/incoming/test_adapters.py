"""Endpoints on real sockets, by ASGI and WSGI: what is too large, too slow or cut is refused clearly."""

import asyncio
import io
import socket
import threading
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from typing import Any

import pytest
from werkzeug.serving import make_server

from mijnklantportaal import BodyLimits, IncomingEndpoint, IncomingError, WebhookEvent, WebhookReceiver, WebhookSigner
from tests.incoming_servers import asgi_server, wsgi_server

SECRET = "secret-of-the-webhook"
SIGNED = WebhookSigner(SECRET)
SECONDS = 30.0
MAX_BYTES = 1_000_000
HEAD = f"Host: x\r\nX-Webhook-Signature: {SECRET}\r\nContent-Type: application/json\r\n"

SERVERS = {"asgi": asgi_server, "wsgi": wsgi_server}


class Served:
    """An endpoint with a server, and the events that it has handled."""

    def __init__(self, name: str, seconds: float = SECONDS) -> None:
        self.events: list[WebhookEvent] = []
        limits = BodyLimits(max_bytes=MAX_BYTES, timeout=seconds)
        self.endpoint = WebhookReceiver(SECRET, window=0).endpoint(self.events.append, limits)
        self.application = getattr(self.endpoint, name)
        self.origin = ""

    def send(self, *parts: bytes, pause: float = 0.0) -> tuple[int, str]:
        """Send bytes with pauses between them; the status of the response, and its body."""
        host, port = self.origin.removeprefix("http://").split(":")
        with closing(socket.create_connection((host, int(port)), timeout=10)) as connection:
            for part in parts:
                try:
                    connection.sendall(part)
                except OSError:  # the server has responded already
                    break
                time.sleep(pause)
            answer = b""
            while part := connection.recv(65536):
                answer += part
        head, _, body = answer.partition(b"\r\n\r\n")
        return int(head.split()[1]), body.decode()


@contextmanager
def serving(name: str, seconds: float = SECONDS) -> Generator[Served]:
    served = Served(name, seconds)
    with SERVERS[name](lambda origin: served.application) as origin:
        served.origin = origin
        yield served


@pytest.fixture(scope="module", params=SERVERS)
def module_served(request: pytest.FixtureRequest) -> Iterator[Served]:
    with serving(request.param) as served:
        yield served


@pytest.fixture
def served(module_served: Served) -> Served:
    module_served.events.clear()
    return module_served


def post(length: int, *lines: str) -> bytes:
    more = "".join(f"{line}\r\n" for line in lines)
    return f"POST /hook HTTP/1.1\r\n{HEAD}Content-Length: {length}\r\nConnection: close\r\n{more}\r\n".encode()


def test_adapters_take_a_request_in_parts(served: Served) -> None:
    assert served.send(post(16), b'{"id": ', b'"cst_1"} ', pause=0.02) == (200, "handled\n")
    assert served.events[0].ids == ("cst_1",)


def test_adapters_take_another_method_and_no_body(served: Served) -> None:
    request = f"GET /hook HTTP/1.1\r\n{HEAD}Connection: close\r\n\r\n".encode()
    assert served.send(request) == (200, "handled\n")
    assert served.events[0].payload is None


def test_adapters_send_no_body_in_response_to_head(served: Served) -> None:
    assert served.send(f"HEAD /hook HTTP/1.1\r\n{HEAD}Connection: close\r\n\r\n".encode()) == (200, "")


def test_adapters_take_the_largest_body_and_refuse_a_byte_more(served: Served) -> None:
    largest = b'"' + b"x" * (MAX_BYTES - 2) + b'"'
    assert served.send(post(MAX_BYTES), largest) == (200, "handled\n")
    assert served.send(post(MAX_BYTES + 1), largest + b" ") == (413, "the body has more than 1000000 bytes\n")
    assert len(served.events) == 1


def test_adapters_read_more_than_they_take_so_that_the_client_sees_why(served: Served) -> None:
    status, text = served.send(post(3 * MAX_BYTES), b"x" * (3 * MAX_BYTES))
    assert (status, text) == (413, "the body has more than 1000000 bytes\n")


def test_adapters_stop_reading_what_has_no_end() -> None:
    taken: list[int] = []

    def read(size: int) -> bytes:
        taken.append(size)
        return b"x" * size

    assert wsgi_status(read, CONTENT_LENGTH="1000000000").startswith("413 ")
    assert 10 * MAX_BYTES < sum(taken) < 11 * MAX_BYTES


def test_adapters_refuse_junk_of_one_megabyte(served: Served) -> None:
    status, text = served.send(post(MAX_BYTES), b"\x00" * MAX_BYTES)
    assert (status, text) == (400, "the body is not JSON: Expecting value: line 1 column 1 (char 0)\n")


@pytest.mark.parametrize("name", SERVERS)
def test_adapters_refuse_a_slow_client(name: str) -> None:
    with serving(name, seconds=0.4) as served:
        status, text = served.send(post(100), *([b" "] * 12), pause=0.05)
    assert (status, text) == (408, "the body took more than 0.4 seconds\n")


def test_adapters_refuse_a_forged_request_without_saying_more(served: Served) -> None:
    request = b"POST /hook HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"
    assert served.send(request) == (401, "the signature is missing or wrong\n")


def test_adapters_read_a_body_without_a_length_or_say_that_they_cannot(module_served: Served) -> None:
    request = f"POST /hook HTTP/1.1\r\n{HEAD}Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
    status, _ = module_served.send(request.encode() + b'7\r\n"cst_1"\r\n0\r\n\r\n')
    # wsgiref knows no chunks, and says so by not ending the input
    assert status == (411 if module_served.application is module_served.endpoint.wsgi else 200)


def test_adapters_asgi_takes_messages_without_what_they_may_leave_out() -> None:
    served = Served("asgi")

    async def receive() -> Any:
        return {"type": "http.request"}

    async def send(message: Any) -> None: ...

    scope = {"type": "http", "method": "POST", "headers": [(b"x-webhook-signature", SECRET.encode())]}
    asyncio.run(asyncio.wait_for(served.application(scope, receive, send), 5))
    assert [event.body for event in served.events] == [b""]


def test_adapters_asgi_handles_nothing_of_a_client_that_has_left() -> None:
    served = Served("asgi")
    messages = [{"type": "http.request", "body": b"{}", "more_body": True}, {"type": "http.disconnect"}]
    sent: list[Any] = []

    async def receive() -> Any:
        return messages.pop(0)

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "POST", "headers": [(b"x-webhook-signature", SECRET.encode())]}
    asyncio.run(served.application(scope, receive, send))
    assert (sent[0]["status"], served.events) == (400, [])


def test_adapters_have_limits_of_their_own() -> None:
    assert WebhookReceiver(SECRET).endpoint(print).limits == BodyLimits(max_bytes=1_000_000, timeout=10)
    assert BodyLimits(max_bytes=0).max_bytes == 0
    with pytest.raises(TypeError):
        BodyLimits(1)  # type: ignore[call-arg]


def test_adapters_asgi_leaves_other_protocols_to_the_server_and_closes_web_sockets() -> None:
    sent: list[Any] = []

    async def nothing() -> Any: ...

    async def send(message: Any) -> None:
        sent.append(message)

    endpoint = WebhookReceiver(SECRET).endpoint(print)
    asyncio.run(endpoint.asgi({"type": "websocket"}, nothing, send))
    assert sent == [{"type": "websocket.close"}]
    with pytest.raises(ValueError, match="expected an HTTP request, got 'lifespan'"):
        asyncio.run(endpoint.asgi({"type": "lifespan"}, nothing, send))


@pytest.mark.parametrize(
    "arguments",
    [
        {"max_bytes": -1},
        {"max_bytes": "1 MB"},
        {"timeout": 0},
        {"timeout": float("nan")},
        {"timeout": "10"},
        {"timeout": None},
    ],
    ids=str,
)
def test_adapters_limits_that_can_not_be_are_refused(arguments: dict[str, Any]) -> None:
    with pytest.raises((TypeError, ValueError), match=f"{next(iter(arguments))}: expected"):
        BodyLimits(**arguments)


def test_adapters_a_function_is_needed() -> None:
    not_a_function: Any = "handle"
    with pytest.raises(TypeError, match="expected a function"):
        IncomingEndpoint(not_a_function, lambda request: iter(()))  # type: ignore[arg-type,return-value]


def wsgi_status(read: Callable[[int], bytes], **environ: Any) -> str:
    statuses: list[str] = []
    stream = type("Stream", (), {"read": staticmethod(read)})
    full = {"REQUEST_METHOD": "POST", "HTTP_X_WEBHOOK_SIGNATURE": SECRET, "wsgi.input": stream, **environ}
    endpoint = WebhookReceiver(SECRET).endpoint(lambda event: None)
    b"".join(endpoint.wsgi(full, lambda status, headers: statuses.append(status)))
    return statuses[0]


def test_adapters_wsgi_reads_from_a_server_with_the_smallest_interface() -> None:
    parts = [b'{"id"', b": 1}", b""]
    assert wsgi_status(lambda size: parts.pop(0), CONTENT_LENGTH="9") == "200 OK"
    assert wsgi_status(lambda size: b"1", CONTENT_LENGTH="1") == "200 OK"
    parts = [b"{}", b""]
    assert wsgi_status(lambda size: parts.pop(0), **{"wsgi.input_terminated": True}) == "200 OK"


def test_adapters_wsgi_refuses_a_body_that_ends_early_and_a_length_that_is_none() -> None:
    parts = [b"{}", b""]
    assert wsgi_status(lambda size: parts.pop(0), CONTENT_LENGTH="3") == "400 Bad Request"
    assert wsgi_status(lambda size: b"", CONTENT_LENGTH="-1") == "400 Bad Request"
    assert wsgi_status(lambda size: b"", CONTENT_LENGTH="\u00b2") == "400 Bad Request"
    assert wsgi_status(lambda size: b"", CONTENT_LENGTH="9" * 5000) == "400 Bad Request"


def test_adapters_wsgi_refuses_a_body_whose_connection_breaks() -> None:
    def read(size: int) -> bytes:
        raise ConnectionResetError

    assert wsgi_status(read, CONTENT_LENGTH="3") == "400 Bad Request"


def timers() -> list[threading.Timer]:
    return [thread for thread in threading.enumerate() if isinstance(thread, threading.Timer)]


def test_adapters_wsgi_names_a_status_that_nobody_knows() -> None:
    def handle(event: WebhookEvent) -> None:
        raise IncomingError("no", 599)

    statuses: list[str] = []
    environ = {"REQUEST_METHOD": "POST", "HTTP_X_WEBHOOK_SIGNATURE": SECRET, "wsgi.input": io.BytesIO()}
    WebhookReceiver(SECRET).endpoint(handle).wsgi(environ, lambda status, headers: statuses.append(status))
    assert statuses == ["599 Unknown"]


def test_adapters_wsgi_ends_the_wait_for_a_silent_client_where_the_server_gives_its_connection() -> None:
    served = Served("wsgi", seconds=1.0)
    server = make_server("127.0.0.1", 0, served.application, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    served.origin = f"http://127.0.0.1:{server.port}"
    try:
        assert served.send(post(16), b'{"id": "cst_1"} ') == (200, "handled\n")
        for timer in timers():
            timer.join(0.5)  # none waits for its time
        assert timers() == []
        chunked = f"POST /hook HTTP/1.1\r\n{HEAD}Transfer-Encoding: chunked\r\nConnection: close\r\n".encode()
        # the length of a body in chunks is theirs, whatever else is said
        assert served.send(chunked + b"Content-Length: 3\r\n\r\n" + b"8\r\n" + b'"cst_12"\r\n0\r\n\r\n')[0] == 200
        for broken in (b"zz\r\n{}\r\n0\r\n\r\n", b"2\r\n{}zz0\r\n\r\n"):
            assert served.send(chunked + b"\r\n" + broken) == (400, "the client left before its body had arrived\n")
        assert [event.payload for event in served.events] == [{"id": "cst_1"}, "cst_12"]
        assert served.send(post(16), b"{") == (408, "the body took more than 1 seconds\n")
    finally:
        server.shutdown()
        thread.join()
        server.server_close()

"""Requests to programs on this machine: never elsewhere, never without an end."""

import http.client
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from mijnklantportaal.sandbox._loopback_http import UnreachableError, check_local, exchange


@contextmanager
def responding(*parts: bytes, pause: float = 0.0) -> Iterator[str]:
    """The URL of a server that sends these bytes to one client."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            connection, _ = listener.accept()
            with closing(connection):
                connection.recv(65536)
                try:
                    for part in parts:
                        connection.sendall(part)
                        time.sleep(pause)
                except OSError:
                    return  # the client has left

        thread = threading.Thread(target=serve)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
        thread.join()


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1", "http://127.9.9.9:8000/x?y", "http://[::1]:80/", "http://LOCALHOST/"]
)
def test_loopback_addresses_are_local(url: str) -> None:
    assert check_local(url).scheme == "http"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http:///x",
        "http://127.0.0.1:99999/",
        "http://[::1",
        "//127.0.0.1/",
        "http://127.1/",
        "http://127.0.0.1/\u20ac",
    ],
)
def test_loopback_addresses_that_are_none_are_refused(url: str) -> None:
    with pytest.raises(ValueError, match="url: "):
        check_local(url)


def test_loopback_response_without_an_end_is_cut_off() -> None:
    head = b"HTTP/1.1 200 OK\r\n\r\n"
    with responding(head, *([b"x" * 1_000_000] * 6)) as url, pytest.raises(UnreachableError, match="more than 5000000"):
        exchange("GET", url, {}, None, 0, 5)
    with (
        responding(head, *([b"x"] * 30), pause=0.02) as url,
        pytest.raises(UnreachableError, match=r"no response within 0\.1 seconds"),
    ):
        exchange("GET", url, {}, None, 0, 0.1)
    with (
        responding(*([b"HTTP/1.1 200 OK\r\n"] + [b"X"] * 30), pause=0.02) as url,
        pytest.raises(UnreachableError, match=r"no response within 0\.1 seconds"),
    ):
        exchange("GET", url, {}, None, 0, 0.1)


@pytest.mark.parametrize("answer", [b"", b"HTTP/1.1 soon\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nx"])
def test_loopback_response_that_is_none_is_no_response(answer: bytes) -> None:
    with responding(answer) as url, pytest.raises(UnreachableError, match="no response"):
        exchange("GET", url, {}, None, 0, 5)


def test_loopback_response_that_comes_before_all_was_sent_is_read() -> None:
    def parts() -> Iterator[bytes]:
        for _ in range(20):
            time.sleep(0.01)
            yield b"x" * 1000

    refusal = b"HTTP/1.1 408 Request Timeout\r\nContent-Length: 4\r\n\r\nslow"
    with responding(refusal) as url:
        response = exchange("POST", url, {}, parts(), 20_000, 0.1)  # sending takes longer than a response may
    assert (response.status, response.body) == (408, b"slow")


def test_loopback_by_the_name_of_this_machine_reaches_servers_of_both_kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    class WithoutIpv4(http.client.HTTPConnection):
        """A machine whose server listens on ::1 only; not every machine that runs the tests has one."""

        def connect(self) -> None:
            tried.append(self.host)
            if self.host == "127.0.0.1":
                raise ConnectionRefusedError
            self.host = "127.0.0.1"
            super().connect()

    with responding(b"HTTP/1.1 204 No Content\r\n\r\n") as url:
        monkeypatch.setattr(http.client, "HTTPConnection", WithoutIpv4)
        assert exchange("GET", url.replace("127.0.0.1", "localhost"), {}, None, 0, 5).status == 204
        with pytest.raises(UnreachableError):
            exchange("GET", url, {}, None, 0, 5)
    assert tried == ["127.0.0.1", "::1", "127.0.0.1"]


def test_loopback_headers_hold_one_line() -> None:
    with responding() as url, pytest.raises(ValueError, match=r"x: .* can't be sent in a header"):
        exchange("GET", url, {"x": "a\r\nb: c"}, None, 0, 5)

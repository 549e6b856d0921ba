"""The server that waits for the browser: at every address of its name, and under the names that browsers use for it."""

import http.client
import socket

import pytest

from mijnklantportaal._commands.redirect_listener import RedirectListener, _awaited
from tests.ports import free_port


def has_ipv6() -> bool:
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        return False
    return True


WITH_IPV6 = pytest.mark.skipif(not has_ipv6(), reason="this system has no IPv6")


def visit(address: str, port: int, host: str) -> int:
    connection = http.client.HTTPConnection(address, port, timeout=5)
    connection.request("GET", "/granted?code=c1&state=s1", headers={"Host": host})
    status = connection.getresponse().status
    connection.close()
    return status


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("localhost", "127.0.0.1"),
        pytest.param("localhost", "::1", marks=WITH_IPV6),
        ("LocalHost", "127.0.0.1"),
        ("127.0.0.1", "127.0.0.1"),
        pytest.param("[::1]", "::1", marks=WITH_IPV6),
    ],
)
def test_redirect_listener_is_at_each_address_of_its_name(name: str, address: str) -> None:
    port = free_port()
    with RedirectListener(f"http://{name}:0{port}/granted", "s1") as listener:
        assert visit(address, port, f"evil.test:{port}") == 404
        assert visit(address, port, f"{name.lower()}:{port}") == 200  # browsers write it so
        assert visit(address, port, f"{name.lower()}:{port}") == 400  # the redirect is there already
        assert listener.wait(0) == "code=c1&state=s1"
    with pytest.raises(OSError, match="refused"):
        socket.create_connection((address, port), 5).close()


def test_redirect_listener_does_without_an_address_that_the_system_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(vars(socket), "AF_INET6", 1234)
    port = free_port()
    with RedirectListener(f"http://localhost:{port}/granted", "s1"):
        assert visit("127.0.0.1", port, f"localhost:{port}") == 200
    with pytest.raises(OSError, match="not supported"):
        RedirectListener(f"http://[::1]:{port}/granted", "s1")


def test_redirect_listener_can_listen_again_at_once() -> None:
    """The system keeps the connections of the first one for a minute, since the server closed them."""
    port = free_port()
    for _ in range(2):
        with (
            RedirectListener(f"http://127.0.0.1:{port}/granted", "s1"),
            socket.create_connection(("127.0.0.1", port), 5) as browser,
        ):
            browser.sendall(b"GET / HTTP/1.0\r\n\r\n")
            while browser.recv(1024):  # to the end, so that the server closes first
                pass


@WITH_IPV6
def test_redirect_listener_leaves_no_address_to_another_program() -> None:
    port = free_port()
    with socket.create_server(("::1", port), family=socket.AF_INET6):
        with pytest.raises(ValueError, match=f"another program listens at http://localhost:{port}/granted"):
            RedirectListener(f"http://localhost:{port}/granted", "s1")
        socket.create_server(("127.0.0.1", port)).close()  # nothing is left behind


@pytest.mark.parametrize(
    ("host", "is_here"),
    [
        ("localhost", True),
        ("LOCALHOST:80", True),
        ("localhost:8400", False),
        ("", False),
        ("localhost.test", False),
    ],
)
def test_redirect_listener_at_the_usual_port_knows_that_browsers_leave_it_out(host: str, is_here: bool) -> None:
    awaited = _awaited("http://localhost:80/granted", "s1")
    assert awaited is not None
    assert awaited.is_at(host) == is_here


@pytest.mark.parametrize(
    "address",
    [
        *("https://127.0.0.1:8400/", "http://shop.test:8400/", "http://127.0.0.1/granted", "http://me@127.0.0.1:8400/"),
        *("http://127.0.0.2:8400/", "http://localhost:99999/", "http://localhost:0/"),
    ],
)
def test_redirect_listener_refuses_addresses_that_no_browser_comes_back_to(address: str) -> None:
    with pytest.raises(ValueError, match="--redirect-uri: expected an address of this machine with a port"):
        RedirectListener(address, "s1")

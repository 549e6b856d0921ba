"""Proxies of the environment: which requests go through them."""

import json
import socketserver
import ssl
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import trustme

from mijnklantportaal import AsyncMijnKlantportaal, MijnKlantportaal
from mijnklantportaal_api.runtime.hosts import proxy_for
from tests.forward_proxy import forward_proxy
from tests.overlay.download_calls import Link
from tests.overlay.fake_api import TOKEN, customer_data
from tests.overlay.loopback import loopback, raw_response
from tests.overlay.sync_and_async import BOTH, on
from tests.running import running

pytestmark = pytest.mark.usefixtures("http_library")

RESPONSE = raw_response("200 OK", json.dumps(customer_data()).encode())
FILE = raw_response("200 OK", b"the file")


def read(portal: Any) -> Any:
    return portal.customers.get("cst_1")


@BOTH
@pytest.mark.parametrize("variable", ["http_proxy", "HTTP_PROXY", "all_proxy"])
@pytest.mark.parametrize("form", ["http://127.0.0.1:{port}", "127.0.0.1:{port}"], ids=["address", "bare"])
def test_proxy_of_the_environment_is_used(
    asynchronous: bool, variable: str, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = AsyncMijnKlantportaal if asynchronous else MijnKlantportaal
    with loopback(RESPONSE) as proxy:
        monkeypatch.setenv(variable, form.format(port=proxy.server_address[1]))
        on(lambda: kind(TOKEN, base_url="http://portal.localhost/v1"), read)
    (received,) = proxy.received
    assert received.startswith(b"GET http://portal.localhost/v1/customers/cst_1 HTTP/1.1\r\n")


@BOTH
def test_proxy_is_not_used_for_addresses_that_the_environment_excepts(
    asynchronous: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = AsyncMijnKlantportaal if asynchronous else MijnKlantportaal
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with loopback(RESPONSE) as server:
        assert on(lambda: kind(TOKEN, base_url=server.base_url), read).id == "cst_1"
    assert server.received[0].startswith(b"GET /customers/cst_1 HTTP/1.1\r\n")


class _Tunnel(socketserver.StreamRequestHandler):
    server: "TunnelingProxy"

    def handle(self) -> None:
        self.server.seen.append(self.rfile.readline())
        while self.rfile.readline().strip():
            pass
        self.wfile.write(b"HTTP/1.1 200 Connected\r\n\r\n")
        with self.server.encryption.wrap_socket(self.connection, server_side=True) as encrypted:
            self.server.encrypted.append(encrypted.recv(1 << 16))
            encrypted.sendall(RESPONSE)


class TunnelingProxy(socketserver.ThreadingTCPServer):
    """A proxy that is itself what its tunnels lead to.

    Attributes:
        seen: the first lines of the requests to the proxy
        encrypted: the requests inside the tunnels
    """

    daemon_threads = True

    def __init__(self, encryption: ssl.SSLContext) -> None:
        super().__init__(("127.0.0.1", 0), _Tunnel)
        self.encryption = encryption
        self.seen: list[bytes] = []
        self.encrypted: list[bytes] = []


@contextmanager
def tunneling_proxy(host: str, authority: trustme.CA) -> Generator[TunnelingProxy]:
    """A running proxy that can prove to be a host."""
    encryption = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(host).configure_cert(encryption)
    with running(TunnelingProxy(encryption)) as server:
        yield server


@BOTH
def test_proxy_passes_on_an_encrypted_call_and_sees_its_host_only(
    asynchronous: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kind = AsyncMijnKlantportaal if asynchronous else MijnKlantportaal
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    with tunneling_proxy("portal.invalid", authority) as proxy:
        monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{proxy.server_address[1]}")
        assert on(lambda: kind(TOKEN, base_url="https://portal.invalid/v1", deadline=20), read).id == "cst_1"
    assert proxy.seen == [b"CONNECT portal.invalid:443 HTTP/1.1\r\n"]
    (request,) = proxy.encrypted
    assert request.startswith(b"GET /v1/customers/cst_1 HTTP/1.1\r\n")
    assert f"Authorization: Bearer {TOKEN}".encode() in request


def test_proxy_does_not_see_the_token_of_an_encrypted_call(monkeypatch: pytest.MonkeyPatch) -> None:
    with loopback(raw_response("403 Forbidden", b"")) as proxy:
        monkeypatch.setenv("https_proxy", proxy.base_url)
        with pytest.raises(Exception, match="403"):
            read(MijnKlantportaal(TOKEN, base_url="https://portal.invalid/v1", max_retries=0))
    assert [received.split(b"\r\n")[0] for received in proxy.received] == [b"CONNECT portal.invalid:443 HTTP/1.1"]
    assert TOKEN.encode() not in proxy.received[0]


@pytest.mark.parametrize(
    ("no_proxy", "url_parts", "is_excepted"),
    [
        ("portal.test:8443", ("https", "portal.test", 8443), True),
        ("portal.test:8443", ("https", "portal.test", 9443), False),
        ("portal.test:8443", ("https", "portal.test", None), False),
        ("portal.test:443", ("https", "portal.test", None), True),
        ("portal.test:80", ("http", "portal.test", None), True),
        ("portal.test:80", ("https", "portal.test", None), False),
        ("portal.test", ("https", "portal.test", 8443), True),
        (".portal.test:8443", ("https", "api.portal.test", 8443), True),
        ("other.test, PORTAL.test:8443", ("https", "portal.test", 8443), True),
        ("ortal.test:8443", ("https", "portal.test", 8443), False),
        ("127.0.0.1:8000", ("http", "127.0.0.1", 8000), True),
        ("127.0.0.1:8000", ("http", "127.0.0.1", 8001), False),
        ("::1", ("http", "::1", 8000), True),
        ("[::1]", ("http", "::1", 8000), True),
        ("[::1]:8000", ("http", "::1", 8000), True),
        ("[::1]:8000", ("http", "::1", 8001), False),
        ("*", ("https", "portal.test", 8443), True),
    ],
)
def test_proxy_exception_of_the_environment_may_name_a_port(
    no_proxy: str, url_parts: tuple[str, str, int | None], is_excepted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("all_proxy", "http://proxy.test:3128")
    monkeypatch.setenv("no_proxy", no_proxy)
    assert proxy_for(*url_parts) == (None if is_excepted else "http://proxy.test:3128")


@BOTH
@pytest.mark.parametrize("direct", ["api", "files", "both", "neither"])
def test_proxy_of_a_download_is_that_for_its_own_host_and_port(
    asynchronous: bool, direct: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kind = AsyncMijnKlantportaal if asynchronous else MijnKlantportaal
    target = tmp_path / "file"
    with loopback(RESPONSE) as api, loopback(FILE) as files, forward_proxy() as proxy:
        hosts = {"api": api.base_url, "files": files.base_url}
        excepted = [url.removeprefix("http://") for name, url in hosts.items() if direct in (name, "both")]
        monkeypatch.setenv("http_proxy", proxy.url)
        monkeypatch.setenv("no_proxy", ",".join(excepted))

        async def both(portal: AsyncMijnKlantportaal) -> None:
            await portal.customers.get("cst_1")
            await portal.download(Link(f"{files.base_url}/a?permission=1"), target)
            await portal.customers.get("cst_1")

        def use(portal: Any) -> Any:
            if asynchronous:
                return both(portal)
            portal.customers.get("cst_1")
            portal.download(Link(f"{files.base_url}/a?permission=1"), target)
            portal.customers.get("cst_1")

        on(lambda: kind(TOKEN, base_url=api.base_url), use)
        assert target.read_bytes() == b"the file"
        wanted = [
            f"GET {api.base_url}/customers/cst_1",
            f"GET {files.base_url}/a?permission=1",
            f"GET {api.base_url}/customers/cst_1",
        ]
        if direct != "neither":
            wanted = [line for line in wanted if not any(url in line for url in excepted)]
        assert proxy.lines == [f"{line} HTTP/1.1" for line in wanted]
    assert len(api.received) == 2
    assert [TOKEN.encode() in received for received in files.received] == [False]


@BOTH
def test_proxy_for_a_download_that_cannot_be_used_is_named(
    asynchronous: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kind = AsyncMijnKlantportaal if asynchronous else MijnKlantportaal
    monkeypatch.setenv("https_proxy", "ftp://user:word@proxy.test")
    with pytest.raises(ValueError, match=r"^proxy: the URL of the proxy") as caught:
        on(
            lambda: kind(TOKEN, base_url="http://127.0.0.1:9/v1"),
            lambda portal: portal.download(Link("https://files.test/a"), tmp_path / "a"),
        )
    assert "word" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("exceptions", "host", "is_excepted"),
    [
        ("10.0.0.0/8", "10.1.2.3", True),
        ("10.0.0.0/8", "11.1.2.3", False),
        ("10.1.2.3/8", "10.200.0.1", True),
        ("intranet.example, 192.168.0.0/16", "192.168.7.7", True),
        ("192.168.0.0/16,", "192.169.0.1", False),
        ("fd00::/8", "fd12::1", True),
        ("fd00::/8", "fe12::1", False),
        ("10.0.0.0/8", "fd12::1", False),
        ("10.0.0.0/8", "::ffff:10.1.2.3", True),
        ("FD12:0:0::1", "fd12::1", True),
        ("10.0.0.0/8", "10.example", False),
        ("10.0.0.0/33,10.0.0.0/,/8", "10.1.2.3", False),
    ],
)
def test_proxy_is_not_used_for_addresses_in_excepted_networks(
    monkeypatch: pytest.MonkeyPatch, exceptions: str, host: str, is_excepted: bool
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:3128")
    monkeypatch.setenv("NO_PROXY", exceptions)
    expected = None if is_excepted else "http://proxy.example:3128"
    assert proxy_for("https", host, None) == expected
    assert proxy_for("https", host, 8443) == expected

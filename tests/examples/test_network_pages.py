"""What the pages on proxies and certificates say, on servers with certificates of an authority of their own."""

import asyncio
import ssl
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from mijnklantportaal import AsyncMijnKlantportaal, MijnKlantportaal, TransportError
from mijnklantportaal.sandbox import Sandbox
from tests.examples.conftest import TOKEN
from tests.examples.pages import Runner
from tests.examples.tls_server import TLSServer, tls_server
from tests.forward_proxy import ForwardProxy, forward_proxy


def first_customer(max_retries: int = 0) -> str:
    """The id of the first customer, with a client that the environment configures."""
    with MijnKlantportaal(max_retries=max_retries) as portal:
        return next(iter(portal.customers.list())).id


def first_customer_asynchronously(max_retries: int = 0) -> str:
    """The same with the asynchronous client."""

    async def use() -> str:
        async with AsyncMijnKlantportaal(max_retries=max_retries) as portal:
            customer = await portal.customers.list().first()
            assert customer is not None
            return customer.id

    return asyncio.run(use())


BOTH = pytest.mark.parametrize("use", [first_customer, first_customer_asynchronously], ids=["sync", "async"])


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment without the variables that the pages name."""
    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.fixture
def proxy() -> Iterator[ForwardProxy]:
    """A proxy on loopback."""
    with forward_proxy() as proxy:
        yield proxy


@pytest.fixture
def tls(monkeypatch: pytest.MonkeyPatch) -> Iterator[TLSServer]:
    """A server that a client trusts once it knows its authority; the environment leads to it."""
    with tls_server() as tls:
        monkeypatch.setenv("MIJNKLANTPORTAAL_TOKEN", TOKEN)
        monkeypatch.setenv("MIJNKLANTPORTAAL_BASE_URL", tls.base_url)
        yield tls


@pytest.fixture
def ca_file(tls: TLSServer, tmp_path: Path) -> Path:
    """The certificate of the server's authority."""
    file = tmp_path / "company.pem"
    tls.authority.cert_pem.write_to_path(str(file))
    return file


@BOTH
def test_proxy_of_the_environment_sees_the_host_of_an_encrypted_call_only(
    tls: TLSServer, ca_file: Path, proxy: ForwardProxy, monkeypatch: pytest.MonkeyPatch, use: Callable[[], str]
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(ca_file))
    monkeypatch.setenv("HTTPS_PROXY", proxy.url)
    assert use() == "cst_1"
    host = tls.base_url.removeprefix("https://").removesuffix("/v1")
    assert proxy.lines == [f"CONNECT {host} HTTP/1.1"]


@BOTH
@pytest.mark.parametrize("exceptions", ["localhost", "intranet.example,localhost", "*"])
def test_proxy_is_not_used_for_the_exceptions_of_the_environment(
    tls: TLSServer,
    ca_file: Path,
    proxy: ForwardProxy,
    monkeypatch: pytest.MonkeyPatch,
    use: Callable[[], str],
    exceptions: str,
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(ca_file))
    monkeypatch.setenv("https_proxy", proxy.url)
    monkeypatch.setenv("NO_PROXY", exceptions)
    assert use() == "cst_1"
    assert (proxy.lines, len(tls.received)) == ([], 1)


@BOTH
def test_proxy_with_a_password_receives_it(
    sandbox: Sandbox, settings_of_the_sandbox: None, proxy: ForwardProxy, monkeypatch: pytest.MonkeyPatch, use: Any
) -> None:
    monkeypatch.setenv("HTTP_PROXY", proxy.url.replace("http://", "http://name:password@"))
    assert use() == sandbox.objects.page("cst_", 1)[0]["id"]
    assert proxy.lines == [f"GET {sandbox.base_url}/customers?page=1 HTTP/1.1"]
    assert proxy.is_authenticated


def test_proxy_of_an_own_client_is_used(
    run: Runner, sandbox: Sandbox, proxy: ForwardProxy, capsys: pytest.CaptureFixture[str]
) -> None:
    run("docs/http/proxies.md", 0, proxy=proxy.url)
    assert sandbox.objects.page("cst_", 1)[0]["id"] in capsys.readouterr().out
    assert proxy.lines == [f"GET {sandbox.base_url}/customers?page=1 HTTP/1.1"]


@BOTH
@pytest.mark.parametrize("library", ["httpx", "httpx2"])
def test_own_ca_that_is_not_trusted_is_final_and_the_error_says_what_to_do(
    tls: TLSServer, library: str, monkeypatch: pytest.MonkeyPatch, use: Callable[[int], str]
) -> None:
    pytest.importorskip(library)
    if library == "httpx":
        monkeypatch.setitem(sys.modules, "httpx2", None)
    with pytest.raises(TransportError, match=r"VERIFY_FAILED.*SSL_CERT_FILE.*verify=") as caught:
        use(2)
    assert (caught.value.not_sent, caught.value.retryable) == (True, False)
    assert tls.received == []


@BOTH
def test_own_ca_is_needed_and_taken_from_the_environment(
    tls: TLSServer, ca_file: Path, monkeypatch: pytest.MonkeyPatch, use: Callable[[], str]
) -> None:
    with pytest.raises(TransportError, match="CERTIFICATE_VERIFY_FAILED"):
        use()
    monkeypatch.setenv("SSL_CERT_FILE", str(ca_file))
    assert use() == "cst_1"


def test_own_ca_is_trusted_by_an_own_client(
    run: Runner, tls: TLSServer, ca_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MIJNKLANTPORTAAL_BASE_URL", tls.base_url)
    run("docs/http/own-ca.md", 0)
    assert "cst_1" in capsys.readouterr().out


@pytest.mark.parametrize("number", [0, 1])
def test_client_certificate_is_shown_to_a_server_that_asks_for_one(
    run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], number: int
) -> None:
    with ExitStack() as stack:
        server = stack.enter_context(tls_server(wants_certificate=True))
        monkeypatch.setenv("MIJNKLANTPORTAAL_BASE_URL", server.base_url)
        ca_file = stack.enter_context(server.authority.cert_pem.tempfile())
        monkeypatch.setenv("SSL_CERT_FILE", ca_file)
        with pytest.raises(TransportError):
            first_customer()
        certificate = server.authority.issue_cert("client.example")
        certificate.private_key_pem.write_to_path(str(tmp_path / "client.key"))
        certificate.cert_chain_pems[0].write_to_path(str(tmp_path / "client.pem"))
        run("docs/http/client-certificates.md", number)
    assert "cst_1" in capsys.readouterr().out
    assert len(server.received) == 1


def test_client_certificate_that_cannot_be_read_is_an_error_before_anything_is_sent(run: Runner) -> None:
    with pytest.raises((FileNotFoundError, ssl.SSLError)):
        run("docs/http/client-certificates.md", 0)

"""`login --oauth` with a sandbox that grants access, and the commands that use its tokens afterwards."""

import io
import json
import socket
import stat
import sys
import threading
import webbrowser
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from mijnklantportaal._commands import oauth_login
from mijnklantportaal.sandbox import Sandbox
from tests.command_line.conftest import Run
from tests.command_line.memory_keyring import MemoryKeyring

SECRET = "sandbox-secret"


@pytest.fixture(scope="module")
def _sandbox() -> Iterator[Sandbox]:
    with Sandbox(rate_limit=None) as running:
        yield running


@pytest.fixture
def sandbox(_sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> Sandbox:
    """A sandbox, and the secret of its application in the environment."""
    _sandbox.reset()
    monkeypatch.setenv("MIJNKLANTPORTAAL_CLIENT_SECRET", SECRET)
    return _sandbox


def free_address(host: str = "127.0.0.1") -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://{host}:{free.getsockname()[1]}/granted"


Visits = list[httpx.Response]


@pytest.fixture
def person(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Callable[[str], list[str]]], Visits]]:
    """Makes a browser that goes from the authorization address to these addresses; what it gets there."""
    threads: list[threading.Thread] = []

    def browse(addresses: Callable[[str], list[str]]) -> Visits:
        visits: Visits = []

        def visit(url: str) -> None:
            visits.extend(httpx.get(address) for address in addresses(url))

        def open_browser(url: str) -> bool:
            threads.append(threading.Thread(target=visit, args=(url,)))
            threads[-1].start()
            return True

        monkeypatch.setattr(webbrowser, "open", open_browser)
        return visits

    yield browse
    for thread in threads:
        thread.join()


def arguments(sandbox: Sandbox, *more: str, redirect_uri: str = "") -> list[str]:
    return [
        *("login", "--oauth", "--client-id", "sandbox-app", "--base-url", sandbox.base_url),
        *("--oauth-url", sandbox.origin, "--redirect-uri", redirect_uri or free_address(), *more),
    ]


@pytest.mark.parametrize("store", ["keyring", "file"])
def test_oauth_login_keeps_tokens_that_other_commands_use_and_renew(
    run: Run, sandbox: Sandbox, person: Callable[..., Visits], app_dir: Path, keyring_backend: MemoryKeyring, store: str
) -> None:
    visits = person(lambda url: [sandbox.oauth.approve(url)])
    ended = run(*arguments(sandbox, "--store", store))
    assert (ended.status, ended.out) == (0, ""), ended.err
    assert "Access is granted, and its tokens are kept in" in ended.err
    assert SECRET not in ended.err
    assert [visit.status_code for visit in visits] == [200]
    assert run("customers", "list").status == 0
    sandbox.oauth.expire()
    assert run("customers", "list").status == 0
    assert (sandbox.oauth.exchanges, sandbox.oauth.refreshes) == (1, 1)
    assert json.loads(run("whoami").out)["token_from"] == "OAuth"
    kept = "".join(path.read_text(encoding="utf-8") for path in app_dir.iterdir() if path.is_file())
    assert (SECRET in kept, "refresh-" in kept) == (store == "file", store == "file")
    assert {stat.S_IMODE(path.stat().st_mode) for path in app_dir.iterdir()} == {0o600}
    assert run("logout").status == 0
    assert not [path for path in app_dir.iterdir() if path.name.startswith("tokens")]
    assert keyring_backend.passwords == {}
    assert run("customers", "list").status == 3


def test_oauth_login_takes_a_redirect_that_is_there_before_anybody_waits_for_it(
    run: Run, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    visits: Visits = []

    def open_browser(url: str) -> bool:
        visits.append(httpx.get(sandbox.oauth.approve(url)))
        return True

    monkeypatch.setattr(webbrowser, "open", open_browser)
    assert run(*arguments(sandbox)).status == 0
    assert [visit.status_code for visit in visits] == [200]


def test_oauth_login_asks_for_the_scopes_that_are_given(
    run: Run, sandbox: Sandbox, person: Callable[..., Visits]
) -> None:
    person(lambda url: [sandbox.oauth.approve(url)])
    assert run(*arguments(sandbox, "--scope", "offers.read", "--scope", "offers.write")).status == 0
    assert run("customer-offers", "list").status == 0
    refused = run("customers", "list")
    assert refused.status == 3
    assert "it needs customers.read (documented for the area of this call" in refused.err


def test_oauth_login_that_is_refused_says_so(
    run: Run, sandbox: Sandbox, person: Callable[..., Visits], app_dir: Path
) -> None:
    person(lambda url: [sandbox.oauth.refuse(url)])
    ended = run(*arguments(sandbox))
    assert ended.status == 3
    assert "access was refused (access_denied: The person refused.)" in ended.err
    assert run("customers", "list").status == 3


def test_oauth_login_waits_for_the_right_redirect_whatever_else_comes(
    run: Run, sandbox: Sandbox, person: Callable[..., Visits]
) -> None:
    def addresses(url: str) -> list[str]:
        right = sandbox.oauth.approve(url)
        base, query = right.split("?")
        return [
            base.replace("/granted", "/favicon.ico"),
            f"{base}?code=stolen&state=of-another-browser",
            f"{base}?code=stolen",
            f"{base}?error=access_denied&state=of-another-browser",
            f"{base}?{'a' * 60_000}",
            f"{base}?{'a=1&' * 1000}",
            f"{base.replace('127.0.0.1', 'localhost')}?{query}",  # under a name that was not registered
            base,
            right,
        ]

    visits = person(addresses)
    assert run(*arguments(sandbox)).status == 0
    assert [visit.status_code for visit in visits] == [404, 400, 400, 400, 400, 400, 404, 400, 200]
    assert all("default-src 'none'" in visit.headers["Content-Security-Policy"] for visit in visits)
    assert not any("stolen" in visit.text for visit in visits)


def test_oauth_login_is_not_held_up_by_clients_that_say_nothing(
    run: Run, sandbox: Sandbox, person: Callable[..., Visits]
) -> None:
    silent: list[socket.socket] = []

    def addresses(url: str) -> list[str]:
        right = sandbox.oauth.approve(url)
        port = urlsplit(right).port
        assert port is not None
        for junk in (b"", b"GET /granted?code=1", b"\x16\x03\x01\x00\xff junk\r\n\r\n"):
            silent.append(socket.create_connection(("127.0.0.1", port)))
            silent[-1].sendall(junk)
        return [right]

    person(addresses)
    ended = run(*arguments(sandbox))
    for connection in silent:
        connection.close()
    assert ended.status == 0, ended.err


def test_oauth_login_prints_the_address_where_there_is_no_browser(
    run: Run, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webbrowser, "open", lambda url: False)
    monkeypatch.setattr(oauth_login, "_LONGEST_WAIT", 0.05)
    for more in ([], ["--no-browser"]):
        ended = run(*arguments(sandbox, *more))
        assert ended.status == 2
        assert "Open this address in a browser on this machine:" in ended.err
        assert f"    {sandbox.origin}/oauth/authorize?client_id=sandbox-app" in ended.err
        assert "nobody came back from the browser" in ended.err


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (["--client-id", ""], "--client-id: give the App ID"),
        (["--redirect-uri", "https://127.0.0.1:8400/"], "--redirect-uri: expected an address of this machine"),
        (["--redirect-uri", "http://shop.test:8400/"], "--redirect-uri: expected an address of this machine"),
        (["--redirect-uri", "http://127.0.0.1/granted"], "--redirect-uri: expected an address of this machine"),
        (["--oauth-url", "http://manage.test"], "--oauth-url: http would send secrets in clear"),
        (["--scope", "a b"], "--scope: 'a b' is not a scope"),
    ],
    ids=str,
)
def test_oauth_login_names_the_option_that_is_wrong(run: Run, sandbox: Sandbox, more: list[str], message: str) -> None:
    ended = run(*arguments(sandbox), *more)
    assert ended.status == 2
    assert message in ended.err


def test_oauth_login_names_the_address_that_another_program_has(run: Run, sandbox: Sandbox) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"http://127.0.0.1:{taken.getsockname()[1]}/granted"
        ended = run(*arguments(sandbox), "--redirect-uri", address)
    assert (ended.status, ended.err) == (2, f"mijnklantportaal login: error: Address already in use: {address}\n")


def test_oauth_login_takes_the_secret_from_a_pipe_and_needs_one(
    run: Run, sandbox: Sandbox, person: Callable[..., Visits], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MIJNKLANTPORTAAL_CLIENT_SECRET")
    person(lambda url: [sandbox.oauth.approve(url)])
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{SECRET}\n"))
    assert run(*arguments(sandbox)).status == 0
    assert run(*arguments(sandbox)) == (3, "", "mijnklantportaal login: error: no App Secret was given\n")


def test_oauth_login_again_keeps_other_processes_working(
    run: Run, sandbox: Sandbox, person: Callable[..., Visits], app_dir: Path
) -> None:
    person(lambda url: [sandbox.oauth.approve(url)])
    assert run(*arguments(sandbox, "--store", "file")).status == 0
    sandbox.oauth.revoke()
    refused = run("customers", "list")
    assert refused.status == 3
    assert "run `mijnklantportaal login --oauth`" in refused.err
    assert run(*arguments(sandbox, "--store", "file")).status == 0
    assert run("customers", "list").status == 0
    assert run(*arguments(sandbox, "--store", "keyring")).status == 0
    assert not [path for path in app_dir.iterdir() if path.name.startswith("tokens")]
    assert run("customers", "list").status == 0

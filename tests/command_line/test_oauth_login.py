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
from tests.ports import free_port

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
    return f"http://{host}:{free_port()}/granted"


class Visits:
    """What a browser gets at addresses that it goes to in a thread."""

    def __init__(self) -> None:
        self._responses: list[httpx.Response] = []
        self._thread: threading.Thread | None = None

    def begin(self, addresses: Callable[[], list[str]]) -> None:
        """Go to the addresses."""

        def visit() -> None:
            self._responses.extend(httpx.get(address) for address in addresses())

        self._thread = threading.Thread(target=visit)
        self._thread.start()

    def end(self) -> None:
        """Wait for the last one."""
        if self._thread:
            self._thread.join()

    def __iter__(self) -> Iterator[httpx.Response]:
        self.end()
        return iter(self._responses)


@pytest.fixture
def person(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Callable[[str], list[str]]], Visits]]:
    """Makes a browser that goes from the authorization address to these addresses; what it gets there."""
    visits = Visits()

    def browse(addresses: Callable[[str], list[str]]) -> Visits:
        def open_browser(url: str) -> bool:
            visits.begin(lambda: addresses(url))
            return True

        monkeypatch.setattr(webbrowser, "open", open_browser)
        return visits

    yield browse
    visits.end()


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
    assert stat.S_IMODE(app_dir.stat().st_mode) == 0o700
    assert run("logout").status == 0
    assert not [path for path in app_dir.iterdir() if path.name.startswith("tokens")]
    assert keyring_backend.passwords == {}
    assert run("customers", "list").status == 3


def test_oauth_login_takes_a_redirect_that_is_there_before_anybody_waits_for_it(
    run: Run, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    visits: list[httpx.Response] = []

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
    assert "it needs customers.read (documented for the area" in refused.err


def test_oauth_login_that_is_refused_says_so(
    run: Run, sandbox: Sandbox, person: Callable[..., Visits], app_dir: Path
) -> None:
    person(lambda url: [sandbox.oauth.deny(url)])
    ended = run(*arguments(sandbox))
    assert ended.status == 3
    assert "access was denied (access_denied: The person refused.)" in ended.err
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
    def fail(url: str) -> bool:
        raise webbrowser.Error("could not locate runnable browser")

    monkeypatch.setattr(webbrowser, "open", fail)
    monkeypatch.setattr(oauth_login, "_MAX_WAIT", 0.05)
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
        (["--redirect-uri", "granted"], "--redirect-uri: expected an absolute http or https URL"),
        (["--redirect-uri", "http://shop.test:8400/"], "--redirect-uri: expected an address of this machine"),
        (["--base-url", "here"], "--base-url: expected"),
        (["--oauth-url", "manage.test"], "--oauth-url: expected an absolute http or https URL"),
        (["--oauth-url", "http://127.0.0.1:8123/v1"], "--oauth-url: expected a host such as "),
        (["--oauth-url", "http://manage.test"], "--oauth-url: http would send secrets unencrypted"),
        (["--scope", "a b"], "--scope: 'a b' is not a scope"),
    ],
    ids=str,
)
def test_oauth_login_names_the_option_that_is_wrong_before_it_asks_for_the_secret(
    run: Run, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, more: list[str], message: str
) -> None:
    monkeypatch.delenv("MIJNKLANTPORTAAL_CLIENT_SECRET")
    monkeypatch.setattr(sys, "stdin", None)
    ended = run(*arguments(sandbox), *more)
    assert ended.status == 2
    assert message in ended.err


@pytest.mark.parametrize(
    ("option", "value"),
    [("--client-id", "a"), ("--redirect-uri", "b"), ("--scope", "c"), ("--oauth-url", "d"), ("--no-browser", None)],
)
def test_oauth_login_options_are_refused_without_oauth(run: Run, option: str, value: str | None) -> None:
    message = f"mijnklantportaal login: error: {option}: it belongs to --oauth; add --oauth, or leave it out\n"
    assert run("login", option, *([value] if value else [])) == (2, "", message)


def test_oauth_login_takes_all_about_a_sandbox_from_the_lines_that_it_prints(
    run: Run, sandbox: Sandbox, person: Callable[..., Visits], monkeypatch: pytest.MonkeyPatch
) -> None:
    person(lambda url: [sandbox.oauth.approve(url)])
    monkeypatch.setenv("MIJNKLANTPORTAAL_BASE_URL", sandbox.base_url)
    monkeypatch.setenv("MIJNKLANTPORTAAL_CLIENT_ID", "sandbox-app")
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    assert "error: no token was given" in run("login").err  # the variable is not an option
    monkeypatch.setenv("MIJNKLANTPORTAAL_TOKEN", "t")
    ended = run("login", "--oauth", "--redirect-uri", free_address())
    assert ended.status == 0, ended.err
    assert "MIJNKLANTPORTAAL_TOKEN is set and used instead; unset it." in ended.err
    monkeypatch.delenv("MIJNKLANTPORTAAL_TOKEN")
    assert run("customers", "list").status == 0


def test_oauth_login_again_asks_the_host_that_granted_access_before(
    run: Run, sandbox: Sandbox, person: Callable[..., Visits]
) -> None:
    elsewhere = "https://portal.test/v1"
    person(lambda url: [sandbox.oauth.approve(url)])
    refused = run("login", "--oauth", "--client-id", "sandbox-app", "--base-url", elsewhere)
    assert (
        refused.status,
        "--oauth-url: name the host that grants access to https://portal.test/v1" in refused.err,
    ) == (
        2,
        True,
    )
    assert run(*arguments(sandbox)).status == 0
    assert run("login", "--oauth", "--client-id", "sandbox-app", "--redirect-uri", free_address()).status == 0
    assert sandbox.oauth.exchanges == 2


@pytest.mark.parametrize("was_there", [True, False])
def test_oauth_login_that_fails_leaves_the_former_one_as_it_was(
    run: Run,
    sandbox: Sandbox,
    person: Callable[..., Visits],
    monkeypatch: pytest.MonkeyPatch,
    keyring_backend: MemoryKeyring,
    was_there: bool,
) -> None:
    person(lambda url: [sandbox.oauth.approve(url)])
    if was_there:
        assert run(*arguments(sandbox)).status == 0
    former = dict(keyring_backend.passwords)
    monkeypatch.setenv("MIJNKLANTPORTAAL_CLIENT_SECRET", "mistyped")
    assert "check the App ID and the App Secret" in run(*arguments(sandbox)).err
    assert keyring_backend.passwords == former
    sandbox.oauth.expire()
    assert run("customers", "list").status == (0 if was_there else 3)


def test_oauth_login_gives_way_to_a_log_in_with_an_api_key(
    run: Run, sandbox: Sandbox, person: Callable[..., Visits], monkeypatch: pytest.MonkeyPatch
) -> None:
    person(lambda url: [sandbox.oauth.approve(url)])
    assert run(*arguments(sandbox)).status == 0
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{sandbox.token}\n"))
    assert run("login").status == 0
    assert json.loads(run("whoami").out)["token_from"] == "the system's keyring"
    assert "OAuth" not in run("doctor").out


def test_oauth_login_says_what_was_not_granted(
    run: Run, sandbox: Sandbox, person: Callable[..., Visits], monkeypatch: pytest.MonkeyPatch
) -> None:
    person(lambda url: [sandbox.oauth.approve(url)])
    tokens = sandbox.oauth.tokens
    monkeypatch.setattr(sandbox.oauth, "tokens", lambda body: tokens(body) | {"scope": "offers.read"})
    ended = run(*arguments(sandbox, "--scope", "offers.read", "--scope", "offers.write"))
    assert (ended.status, "missing: offers.write\n" in ended.err) == (0, True)


def test_oauth_login_does_not_wait_for_the_end_of_a_browser(
    run: Run, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = threading.Event()

    def open_browser(url: str) -> bool:
        assert threading.current_thread().daemon  # or the program would end with it
        httpx.get(sandbox.oauth.approve(url))
        return closed.wait(30)

    monkeypatch.setattr(webbrowser, "open", open_browser)
    monkeypatch.setattr(oauth_login, "_BROWSER_TIMEOUT", 0.01)
    ended = run(*arguments(sandbox))
    is_open = not closed.is_set()
    closed.set()
    assert (ended.status, "A browser opens." in ended.err, is_open) == (0, True, True)


def test_oauth_login_names_the_address_that_another_program_has(run: Run, sandbox: Sandbox) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"http://127.0.0.1:{taken.getsockname()[1]}/granted"
        ended = run(*arguments(sandbox), "--redirect-uri", address)
    assert ended.status == 2
    assert f"error: --redirect-uri: another program listens at {address}, such as a log-in that waits; " in ended.err


def test_oauth_login_takes_the_secret_from_a_pipe_and_needs_one(
    run: Run, sandbox: Sandbox, person: Callable[..., Visits], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MIJNKLANTPORTAAL_CLIENT_SECRET")
    person(lambda url: [sandbox.oauth.approve(url)])
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{SECRET}\n"))
    assert run(*arguments(sandbox)).status == 0
    ended = run(*arguments(sandbox))
    assert (ended.status, ended.out) == (3, "")
    assert ended.err == (
        "mijnklantportaal login: error: no App Secret was given; type it at a terminal, give it as the first line of a "
        "pipe, or set MIJNKLANTPORTAAL_CLIENT_SECRET instead\n"
    )


def test_oauth_login_again_keeps_other_processes_working(
    run: Run, sandbox: Sandbox, person: Callable[..., Visits], app_dir: Path
) -> None:
    person(lambda url: [sandbox.oauth.approve(url)])
    assert run(*arguments(sandbox, "--store", "file")).status == 0
    sandbox.oauth.revoke()
    refused = run("customers", "list")
    assert refused.status == 3
    assert "; run `mijnklantportaal login --oauth --profile default` (POST " in refused.err
    assert run(*arguments(sandbox, "--store", "file")).status == 0
    assert run("customers", "list").status == 0
    assert run(*arguments(sandbox, "--store", "keyring")).status == 0
    assert not [path for path in app_dir.iterdir() if path.name.startswith("tokens")]
    assert run("customers", "list").status == 0

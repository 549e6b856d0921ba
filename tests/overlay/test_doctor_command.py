"""`mijnklantportaal doctor` with servers on loopback."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mijnklantportaal._command import main
from mijnklantportaal.sandbox import Sandbox
from tests.overlay.loopback import loopback, raw_response
from tests.ports import free_port

TOKEN = "secret-of-this-test"
LINE = re.compile(r"(ok|warning|failed): [^\n]+")


@pytest.fixture(scope="module")
def server() -> Iterator[Sandbox]:
    with Sandbox(token=TOKEN) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(server: Sandbox) -> Sandbox:
    server.reset()
    return server


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))  # no profiles
    for name in (
        "http_proxy",
        "https_proxy",
        "all_proxy",
        "no_proxy",
        "ssl_cert_file",
        "ssl_cert_dir",
        "sslkeylogfile",
    ):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


class Doctor:
    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch = monkeypatch
        self._capsys = capsys
        self.printed = ""

    def __call__(self, base_url: str, token: str = TOKEN) -> tuple[int, list[str]]:
        """The exit status and the lines that are not `ok`."""
        self._monkeypatch.setenv("MIJNKLANTPORTAAL_TOKEN", token)
        self._monkeypatch.setenv("MIJNKLANTPORTAAL_BASE_URL", base_url)
        status = main(["doctor"])
        printed = self._capsys.readouterr()
        lines = printed.out.splitlines()
        self.printed = printed.out
        assert printed.err == ""
        assert all(map(LINE.fullmatch, lines))
        assert not token or token not in printed.out
        return status, [line for line in lines if not line.startswith("ok: ")]


@pytest.fixture
def doctor(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Doctor:
    return Doctor(monkeypatch, capsys)


def test_doctor_finds_nothing_wrong_with_a_single_read(doctor: Doctor, sandbox: Sandbox) -> None:
    assert doctor(sandbox.base_url) == (0, [])
    (request,) = sandbox.requests
    assert (request.method, request.path) == ("GET", "/v1/customer-groups")


def test_doctor_says_that_the_token_is_missing_and_sends_nothing(doctor: Doctor, sandbox: Sandbox) -> None:
    status, (line,) = doctor(sandbox.base_url, token="")
    assert (status, sandbox.requests) == (1, ())
    assert line.startswith("failed: token: MIJNKLANTPORTAAL_TOKEN is not set - create an API key")


def test_doctor_says_that_the_token_is_refused(doctor: Doctor, sandbox: Sandbox) -> None:
    status, (line,) = doctor(sandbox.base_url, token="another-secret")
    assert (status, len(sandbox.requests)) == (1, 1)
    assert line.startswith("failed: API: 401, it refuses the token - ")


def test_doctor_names_a_missing_path(doctor: Doctor, sandbox: Sandbox) -> None:
    status, lines = doctor(sandbox.origin)
    assert status == 1
    assert [line.partition(" - ")[2] for line in lines] == [
        "add /v1 to MIJNKLANTPORTAAL_BASE_URL",
        "the base URL must end in /v1",
    ]


def test_doctor_sends_the_token_over_plain_http_to_this_machine_only(doctor: Doctor) -> None:
    status, (line,) = doctor("http://192.0.2.1/v1")
    assert status == 1
    assert line == "failed: address: http://192.0.2.1:80/v1 would show the token to the network - use https://"


def test_doctor_says_that_nothing_listens(doctor: Doctor) -> None:
    port = free_port()
    status, (line,) = doctor(f"http://127.0.0.1:{port}/v1")
    assert status == 1
    assert re.match(
        rf"failed: connection: 127\.0\.0\.1 port {port} .*\(Connection refused\) - is the sandbox running", line
    )


def test_doctor_says_that_there_is_no_tls(doctor: Doctor, sandbox: Sandbox) -> None:
    status, (line,) = doctor(sandbox.base_url.replace("http:", "https:"))
    assert status == 1
    assert line.startswith("failed: TLS: [SSL")


def test_doctor_names_the_proxy_without_its_password(doctor: Doctor, monkeypatch: pytest.MonkeyPatch) -> None:
    with loopback(raw_response("502 Bad Gateway", b"")) as proxy:
        monkeypatch.setenv("http_proxy", proxy.base_url.replace("://", "://name:hidden@"))
        status, lines = doctor("http://localhost:1/v1")
    assert status == 1
    assert lines[0].startswith("failed: API: 502, the API fails")
    assert f"ok: proxy: {proxy.base_url}, from http_proxy" in doctor.printed
    assert "hidden" not in doctor.printed
    assert len(proxy.received) == 1


def test_doctor_does_not_take_a_dead_proxy_for_the_sandbox(
    doctor: Doctor, monkeypatch: pytest.MonkeyPatch, sandbox: Sandbox
) -> None:
    port = free_port()
    monkeypatch.setenv("HTTP_PROXY", f"127.0.0.1:{port}")
    status, (line,) = doctor(sandbox.base_url)
    assert (status, sandbox.requests) == (1, ())
    assert line.startswith(f"failed: connection: the proxy 127.0.0.1 port {port} does not accept it")
    assert line.endswith(" - is the proxy running? NO_PROXY can exclude hosts")
    assert f"proxy: http://127.0.0.1:{port}, from HTTP_PROXY;" in doctor.printed


def test_doctor_says_that_the_proxy_wants_a_password_for_a_tunnel(
    doctor: Doctor, monkeypatch: pytest.MonkeyPatch
) -> None:
    with loopback(raw_response("407 Proxy Authentication Required", b"")) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.base_url)
        status, (line,) = doctor("https://api.invalid/v1")
    assert status == 1
    assert line.startswith("failed: proxy: 407, it wants a name and a password - add them")


@pytest.mark.parametrize(
    ("variable", "value", "reason"),
    [
        ("SSL_CERT_FILE", "nowhere.pem", "No such file or directory"),
        ("SSL_CERT_FILE", "notes.txt", ""),
        ("SSL_CERT_FILE", ".", ""),
        ("SSL_CERT_DIR", "nowhere", "it is not a folder"),
        ("SSL_CERT_DIR", "notes.txt", "it is not a folder"),
    ],
)
def test_doctor_says_which_variable_of_openssl_is_wrong(
    doctor: Doctor,
    sandbox: Sandbox,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    variable: str,
    value: str,
    reason: str,
) -> None:
    (tmp_path / "notes.txt").write_text("no certificate", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(variable, value)
    status, (line,) = doctor(sandbox.base_url)
    assert (status, sandbox.requests) == (1, ())
    assert line.startswith(f"failed: certificates: {variable} can't be used ({reason}")
    assert line.endswith(f" - correct or unset {variable}")


def test_doctor_says_that_the_log_of_keys_can_not_be_written() -> None:
    # in a process of its own, because a library may keep the certificates that it has read
    variables = {
        "SSLKEYLOGFILE": "nowhere/keys.log",
        "SSL_CERT_DIR": ".",
        "MIJNKLANTPORTAAL_BASE_URL": "http://127.0.0.1:1/v1",
    }
    command = [sys.executable, "-m", "mijnklantportaal", "doctor"]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=30, env={**os.environ, **variables})
    assert (ended.returncode, ended.stderr) == (1, "")
    assert "failed: certificates: SSLKEYLOGFILE can't be used (No such file or directory) - " in ended.stdout


def test_doctor_warns_of_a_clock_that_is_wrong_and_a_limit_that_is_used_up(doctor: Doctor) -> None:
    headers = ("Date: Thu, 01 Jan 2026 00:00:00 GMT", "X-RateLimit-Limit: 60", "X-RateLimit-Remaining: 0")
    with loopback(raw_response("429 Too Many Requests", b"{}", *headers)) as server:
        status, lines = doctor(f"{server.base_url}/v1")
    assert status == 0
    assert [line.split()[:2] for line in lines] == [["warning:", "API:"], ["warning:", "clock:"], ["warning:", "rate"]]
    assert len(server.received) == 1


def test_doctor_knows_a_page_that_is_not_the_api(doctor: Doctor) -> None:
    with loopback(raw_response("200 OK", b"<html>Log in</html>", "Content-Type: text/html")) as server:
        status, lines = doctor(f"{server.base_url}/v1")
    assert status == 1
    assert lines[0].startswith("failed: API: the response is not what the API sends - ")


def test_doctor_can_be_interrupted(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setenv("MIJNKLANTPORTAAL_BASE_URL", "http://127.0.0.1:1/v1")
    monkeypatch.setattr(socket, "create_connection", interrupt)
    assert main(["doctor"]) == 130
    assert capsys.readouterr().err == ""


def test_doctor_refuses_arguments(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--fix"]) == 2
    assert capsys.readouterr().err == "mijnklantportaal doctor: error: unrecognized arguments: --fix\n"

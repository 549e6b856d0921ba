"""The command line, as a program and from within."""

import os
import shlex
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from importlib.metadata import entry_points, version
from pathlib import Path

import httpx
import pytest

from mijnklantportaal._command import main
from tests.ports import free_port


@contextmanager
def serving(*arguments: str, interrupt: signal.Signals = signal.SIGINT) -> Iterator[str]:
    """The base URL of a sandbox run as a program; it must end well when it is interrupted."""
    command = [sys.executable, "-m", "mijnklantportaal", "sandbox", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        os.kill(process.pid, interrupt)
        errors = process.communicate(timeout=30)[1]
    assert process.returncode == 0
    assert errors.endswith("\nPress Ctrl-C to stop.\n")
    assert "Traceback" not in errors


@pytest.mark.usefixtures("measured_programs")
def test_command_it_prints_the_address_and_serves_until_interrupted() -> None:
    with serving("--token", "t", "--rate-limit", "3", "--seed") as url:
        response = httpx.get(f"{url}/customer-offers", headers={"Authorization": "Bearer t"})
    assert (response.status_code, response.headers["x-ratelimit-limit"]) == (200, "3")
    assert response.json()["data"]


def test_command_the_lines_that_it_prints_work_in_a_shell() -> None:
    command = [sys.executable, "-m", "mijnklantportaal", "sandbox", "--token=it's;`mine`"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stderr
        url = process.stdout.readline().strip()
        lines = list(iter(process.stderr.readline, "Press Ctrl-C to stop.\n"))
        process.terminate()
        assert process.wait(timeout=30) == 0
    assert f"Dashboard: {url.removesuffix('/v1')}/\n" in lines
    assert "assumption, since nothing is documented" in "".join(lines)
    exports = [line for line in lines if line.startswith("    export ")]
    names = [f"$MIJNKLANTPORTAAL_{name}" for name in ("TOKEN", "BASE_URL", "CLIENT_ID", "CLIENT_SECRET")]
    script = "".join(exports) + f'printf "{"|".join(names)}"'
    shown = subprocess.run(["/bin/sh", "-c", script], capture_output=True, text=True).stdout
    assert shown == f"it's;`mine`|{url}|sandbox-app|sandbox-secret"


def test_command_the_licence_the_limit_and_the_pauses_of_webhooks_can_be_set() -> None:
    headers = {"Authorization": "Bearer sandbox"}
    arguments = ("--no-ticketing", "--offers-per-month", "0", "--rate-limit", "none", "--webhook-pauses", "0", "0", "0")
    with serving(*arguments, interrupt=signal.SIGTERM) as url:
        tickets = httpx.get(f"{url}/tickets", headers=headers)
        webhook = {"type": "offer-accepted", "url": "http://127.0.0.1:9/"}
        httpx.post(f"{url}/webhooks", headers=headers, json=webhook).raise_for_status()
        control = f"{url.removesuffix('/v1')}/_sandbox/deliveries"
        httpx.post(control, json={"type": "offer-accepted", "payload": {}}).raise_for_status()
        while (delivery := httpx.get(control).json()["data"][0])["status"] == "waiting":
            time.sleep(0.01)
    assert tickets.status_code == 426
    assert "x-ratelimit-limit" not in tickets.headers
    assert (delivery["status"], len(delivery["attempts"])) == ("failed", 4)


NUMBERS = ("", "abc", "1.5", "0x10", "none ", "\u00bd", "9" * 5_000, "\ud800", "1\n2")
WRONG = (
    [("--port", text, "expected ") for text in (*NUMBERS, "-1", "65536", "99999", str(10**30))]
    + [("--rate-limit", text, "expected ") for text in (*NUMBERS, "0", "-5")]
    + [("--offers-per-month", text, "expected ") for text in (*NUMBERS, "-1", "-5")]
    + [("--webhook-pauses", text, "expected 0 to 3600 seconds, got ") for text in ("", "abc", "-1", "nan", "3601")]
    + [
        ("--token", text, "expected ASCII text without spaces, got ")
        for text in ("", " ", "a b", "a\nb", "\u20ac", "\ud800")
    ]
    + [
        ("--host", text, "")
        for text in ("", "a..b", "\ud800", "a\0b", "\u20ac", "x" * 300, "256.0.0.1", "192.0.2.1", "::g")
    ]
    + [
        ("--allow-host", "a:80", "expected a name or an IP address without a port"),
        ("--database", "/", "'/' is not a file"),
        ("--database", "", "it is empty; give a path"),
        ("--database", "/dev/null", "'/dev/null' is not a file"),
        ("--database", "/nonexistent/x.db", "'/nonexistent' is not a folder; create it first"),
        ("--database", "x" * 300, "can't be used ("),
        ("--database", "a\0b", "contains a character that no path can have"),
        ("--database", "notes.txt", "'notes.txt' is not a sandbox database; choose another file"),
        ("--database", "notes.txt/x.db", "'notes.txt' is not a folder"),
    ]
)


def failure(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The one line that a command line with the wrong arguments prints."""
    try:
        status: object = main(arguments)
    except SystemExit as ended:
        status = ended.code
    printed = capsys.readouterr()
    assert (status, printed.out, printed.err.count("\n")) == (2, "", 1)
    return printed.err.rstrip("\n")


@pytest.mark.parametrize(("option", "value", "message"), WRONG)
def test_command_a_wrong_value_is_one_line_that_names_its_option(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    option: str,
    value: str,
    message: str,
) -> None:
    (tmp_path / "notes.txt").write_text("notes" * 1_000, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    printed = failure(capsys, "sandbox", f"{option}={value}")
    assert printed.startswith(f"mijnklantportaal sandbox: error: {option}: ")
    assert message in printed
    assert len(printed) < 1_000


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["sandbox", "--port", "99999"], "sandbox: error: --port: expected 0 to 65535, got 99999"),
        (["sandbox", "--rate-limit", "abc"], "sandbox: error: --rate-limit: expected a number or none, got 'abc'"),
        (["sandbox", "--rate-limit", "0"], "sandbox: error: --rate-limit: expected 1 or more, got 0"),
        (["sandbox", "--offers-per-month", "-5"], "sandbox: error: --offers-per-month: expected 0 or more, got -5"),
        (["sandbox", "--port"], "sandbox: error: --port: expected one argument"),
        (["sandbox", "--nothing", "a\nb"], "sandbox: error: unrecognized arguments: --nothing a b"),
    ],
)
def test_command_wrong_arguments_are_told_in_a_line(
    capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert failure(capsys, *arguments).removeprefix("mijnklantportaal").lstrip() == message


def test_command_a_port_that_is_taken_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        printed = failure(capsys, "sandbox", f"--port={port}")
    assert printed == (
        f"mijnklantportaal sandbox: error: --port: {port} is already in use on 127.0.0.1; "
        "choose another, or 0 for any free port"
    )


@pytest.mark.parametrize(
    ("host", "shown"),
    [("nonexistent.invalid", "'nonexistent.invalid'"), ("192.0.2.1", "'192.0.2.1'"), ("a" * 300, "...")],
)
def test_command_a_host_that_is_not_this_machine_is_told_in_a_short_line(
    capsys: pytest.CaptureFixture[str], host: str, shown: str
) -> None:
    printed = failure(capsys, "sandbox", f"--host={host}")
    assert printed.startswith("mijnklantportaal sandbox: error: --host: ")
    assert printed.endswith("; choose an address of this machine")
    assert shown in printed
    assert "attempting" not in printed
    assert len(printed) < 200


def test_command_it_serves_without_a_standard_output() -> None:
    port = free_port()
    command = f"exec {shlex.quote(sys.executable)} -m mijnklantportaal sandbox --port {port} >&-"
    with subprocess.Popen(["/bin/sh", "-c", command], stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        assert "Press Ctrl-C to stop.\n" in iter(process.stderr.readline, "")
        assert httpx.get(f"http://127.0.0.1:{port}/v1/customers").status_code == 401
        process.terminate()
        assert process.wait(timeout=30) == 0


def test_command_a_database_that_is_locked_is_not_called_something_else(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, timeout=0))
    file = tmp_path / "portal.db"
    with closing(sqlite3.connect(file)) as other:
        other.execute("BEGIN EXCLUSIVE")
        other.execute("CREATE TABLE t (a)")
        printed = failure(capsys, "sandbox", f"--database={file}")
    assert printed.endswith(" can't be used (database is locked); choose another file")


def test_command_runs_as_a_module() -> None:
    command = [sys.executable, "-m", "mijnklantportaal", "sandbox", "--port=-1"]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=30)
    expected = "mijnklantportaal sandbox: error: --port: expected 0 to 65535, got -1\n"
    assert (ended.returncode, ended.stdout, ended.stderr) == (2, "", expected)


def test_command_prints_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"mijnklantportaal {version('mijnklantportaal')}\n"


def test_command_without_the_extra_of_the_command_line_it_says_how_to_get_it() -> None:
    program = (
        "import sys; sys.modules['click'] = None\n"
        "from mijnklantportaal._command import main\n"
        "sys.exit(main(sys.argv[1:]))"
    )

    def run(*arguments: str) -> tuple[int, str, str]:
        command = [sys.executable, "-c", program, *arguments]
        ended = subprocess.run(command, capture_output=True, text=True, timeout=30)
        return ended.returncode, ended.stdout, ended.stderr

    told = "mijnklantportaal: error: only doctor and sandbox work without the extra `cli`: "
    assert run("customers", "list") == (1, "", f"{told}pip install 'mijnklantportaal[cli]'\n")
    status, printed, errors = run("--help")
    assert (status, errors) == (0, "")
    assert "pip install 'mijnklantportaal[cli]'" in printed
    assert run()[:2] == (2, "")
    assert run("--version") == (0, f"mijnklantportaal {version('mijnklantportaal')}\n", "")
    assert run("doctor", "--help")[0] == 0


@pytest.mark.parametrize("missing", ["starlette", "uvicorn", "jsonschema", "yaml"])
def test_command_without_the_extra_it_says_how_to_get_it(missing: str) -> None:
    program = (
        f"import sys; sys.modules[{missing!r}] = None\n"
        "from mijnklantportaal._command import main\n"
        "sys.exit(main(['sandbox']))"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=30)
    assert ended.returncode == 1
    assert ended.stderr.startswith(
        "mijnklantportaal sandbox: error: The sandbox needs the extra `sandbox`: pip install "
    )
    assert "Traceback" not in ended.stderr


def test_command_it_is_installed_under_its_name() -> None:
    (command,) = entry_points(group="console_scripts", name="mijnklantportaal")
    assert command.load() is main


@pytest.mark.parametrize(
    "arguments", ["doctor", "doctor --help", "--version", "sandbox", "sandbox --help", "sandbox --port=-1 2>&1"]
)
def test_command_it_ends_quietly_if_nobody_reads_what_it_prints(arguments: str) -> None:
    program = f"{shlex.quote(sys.executable)} -m mijnklantportaal {arguments}"
    # the pipe has no reader once `:` has ended, which is before the command prints
    script = f"{{ sleep 0.2; {program}; echo $? >&3; }} | :"
    ended = subprocess.run(["/bin/bash", "-c", f"exec 3>&1; {script}"], capture_output=True, text=True, timeout=30)
    assert ended.stderr == ""
    assert ended.stdout in (("0\n", "141\n") if "--" in arguments else ("141\n",))  # argparse may ignore it


def test_command_it_prints_names_that_the_terminal_can_not_show() -> None:
    command = [sys.executable, "-m", "mijnklantportaal", "doctor"]
    variables = {"PYTHONIOENCODING": "ascii", "MIJNKLANTPORTAAL_BASE_URL": "http://\u00e9.example/v1"}
    ended = subprocess.run(command, capture_output=True, text=True, timeout=30, env={**os.environ, **variables})
    assert (ended.returncode, ended.stderr) == (1, "")
    assert "http://\\xe9.example:80/v1 would show the token" in ended.stdout

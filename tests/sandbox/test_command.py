"""The command line, as a program and from within."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import entry_points
from pathlib import Path

import httpx
import pytest

from mijnklantportaal._command import main

pytestmark = pytest.mark.usefixtures("measured_programs")


@contextmanager
def serving(*arguments: str) -> Iterator[str]:
    """The base URL of a sandbox run as a program; it must end well when it is interrupted."""
    command = [sys.executable, "-m", "mijnklantportaal.sandbox", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        os.kill(process.pid, signal.SIGINT)
        errors = process.communicate(timeout=10)[1]
    assert process.returncode == 0
    assert re.match(r"Dashboard: http://127\.0\.0\.1:\d+/\n", errors)
    assert errors.endswith("; press Ctrl-C to stop.\n")
    assert "Traceback" not in errors


def test_command_it_prints_the_address_and_serves_until_interrupted() -> None:
    with serving("--token", "t", "--rate-limit", "3", "--seed") as url:
        response = httpx.get(f"{url}/customer-offers", headers={"Authorization": "Bearer t"})
    assert (response.status_code, response.headers["x-ratelimit-limit"]) == (200, "3")
    assert response.json()["data"]


def test_command_the_licence_and_the_limit_can_be_set() -> None:
    headers = {"Authorization": "Bearer sandbox"}
    with serving("--no-ticketing", "--offers-per-month", "0", "--rate-limit", "none") as url:
        tickets = httpx.get(f"{url}/tickets", headers=headers)
    assert tickets.status_code == 426
    assert "x-ratelimit-limit" not in tickets.headers


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "required: command"),
        (["sandbox", "--rate-limit", "0"], "must be at least 1, or none"),
        (["sandbox", "--rate-limit", "many"], "invalid _rate_limit value: 'many'"),
        (["sandbox", "--port", "x"], "invalid int value: 'x'"),
    ],
)
def test_command_wrong_arguments_are_told(
    capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert message in capsys.readouterr().err


def test_command_a_file_that_is_no_database_is_told_in_a_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("notes" * 1_000, encoding="utf-8")
    assert main(["sandbox", "--database", str(file)]) == 1
    expected = f"mijnklantportaal: {file}: this is not a sandbox database; choose another file\n"
    assert capsys.readouterr().err == expected


@pytest.mark.parametrize("missing", ["starlette", "uvicorn", "jsonschema", "yaml"])
def test_command_without_the_extra_it_says_how_to_get_it(missing: str) -> None:
    program = (
        f"import sys; sys.modules[{missing!r}] = None\n"
        "from mijnklantportaal._command import main\n"
        "sys.exit(main(['sandbox']))"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=30)
    assert ended.returncode == 1
    assert ended.stderr.startswith("mijnklantportaal: The sandbox needs the extra `sandbox`: pip install ")
    assert "Traceback" not in ended.stderr


def test_command_it_is_installed_under_its_name() -> None:
    (command,) = entry_points(group="console_scripts", name="mijnklantportaal")
    assert command.load() is main

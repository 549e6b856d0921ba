"""How commands fail: one line, an exit status for each kind, and never a traceback."""

import errno
import io
import math
import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mijnklantportaal._command import main
from mijnklantportaal._commands.failures import report
from mijnklantportaal._commands.program import program
from mijnklantportaal._commands.value_type import seconds, whole_number
from mijnklantportaal._profiles.file import Profiles
from tests.command_line.conftest import Run
from tests.command_line.documented_api import TOKEN, DocumentedApi
from tests.command_line.every_command import COMMANDS

CREATE = (
    *("customer-invoices", "create", "--customer-id", "cst_1", "--invoice-number", "1", "--issued-at", "20-11-2026"),
    *("--amount", "12,95", "--pdf", "document.pdf"),
)
OFFER = (
    "customer-offers create --customer-id cst_1 --offer-number 1 --issued-at vandaag --expires-at morgen --amount 1 "
    "--pdf document.pdf"
)
DOCUMENTED = (Path(__file__).parents[2] / "docs/command-line.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("status", "expected"),
    [(401, 3), (403, 3), (404, 4), (409, 5), (418, 5), (422, 5), (426, 5), (500, 7)],
)
def test_exit_status_tells_the_kind_of_error(run: Run, signed_in: DocumentedApi, status: int, expected: int) -> None:
    signed_in.status = status
    ended = run("customers", "get", "cst_1")
    assert (ended.status, ended.out, ended.err.count("\n")) == (expected, "", 1)
    assert ended.err.startswith(f"mijnklantportaal customers get: error: {status}: ")
    assert f"\n| {expected} | " in DOCUMENTED


def test_exit_status_of_a_write_that_may_have_taken_effect_is_its_own(run: Run, signed_in: DocumentedApi) -> None:
    signed_in.status = 500
    ended = run(*CREATE)
    assert ended.status == 8
    assert "Check whether it was done before you run the command again." in ended.err


def test_exit_status_of_a_network_that_fails(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MIJNKLANTPORTAAL_TOKEN", TOKEN)
    monkeypatch.setenv("MIJNKLANTPORTAAL_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    assert run("customers", "list").status == 7


def test_failure_shows_a_traceback_only_if_it_is_asked_for(run: Run, signed_in: DocumentedApi) -> None:
    signed_in.status = 404
    assert "Traceback" not in run("customers", "get", "cst_1").err
    assert "Traceback" in run("customers", "get", "cst_1", "--debug").err
    assert "Traceback" in run("--debug", "customers", "get", "cst_1").err


@pytest.mark.parametrize(
    ("bug", "message"),
    [
        (lambda profiles: 1 / 0, "ZeroDivisionError: division by zero"),
        (lambda: None, "TypeError: <lambda>() takes 0 positional arguments but 1 was given"),
    ],
)
def test_failure_that_is_a_bug_is_told_in_a_line(
    run: Run, monkeypatch: pytest.MonkeyPatch, bug: Callable[..., object], message: str
) -> None:
    monkeypatch.setattr(Profiles, "__init__", bug)
    ended = run("logout")
    assert ended.status == 1
    assert ended.err == f"mijnklantportaal logout: error: {message} (this is a bug; --debug shows where)\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--customer-id", "off_1"), "--customer-id: expected an id that starts with 'cst_', got 'off_1'"),
        (("--amount", "1.234"), "Invalid value for '--amount': '1.234' could be 1234 or 1,234; write it with"),
        (("--amount", "x"), "Invalid value for '--amount': 'x' is not an amount; write it like 1234,56"),
        (("--issued-at", "31-11-2026"), "Invalid value for '--issued-at': '31-11-2026' is a day that does not exist; "),
        (("--pdf", "nothing.pdf"), "--pdf: nothing.pdf: No such file or directory"),
        (("--nonsense",), "No such option"),
        (("--output", "xml"), "Invalid value for '--output' / '-o': 'xml' is not one of"),
    ],
)
def test_failure_of_an_argument_names_it_and_nothing_is_sent(
    run: Run, signed_in: DocumentedApi, arguments: tuple[str, ...], message: str
) -> None:
    ended = run(*CREATE, *arguments)
    assert (ended.status, ended.out, signed_in.requests) == (2, "", [])
    assert message in ended.err
    assert ended.err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("customers", "list", "--limit", "abc"), "'--limit': expected a whole number, 1 or more, got 'abc'"),
        (("customers", "list", "--limit", "0"), "'--limit': expected a whole number, 1 or more, got '0'"),
        (("customers", "list", "--prefetch", "101"), "'--prefetch': expected a whole number from 1 to 100, got '101'"),
        (("mirror", "refresh", "portal.db", "--wait", "-1"), "'--wait': expected seconds, 0 or more, got '-1'"),
        (("mirror", "query", "portal.db", "", "--max-age", "nan"), "'--max-age': expected seconds, 0 or more, got"),
        (("mirror", "query", "portal.db", "", "--max-age", "x"), "'--max-age': expected seconds, 0 or more, got 'x'"),
    ],
)
def test_failure_of_a_number_says_what_is_expected(run: Run, arguments: tuple[str, ...], message: str) -> None:
    ended = run(*arguments)
    assert (ended.status, ended.out) == (2, "")
    assert f"Invalid value for {message}" in ended.err


def test_number_at_the_end_of_what_is_expected_is_taken(run: Run, signed_in: DocumentedApi) -> None:
    assert "--limit NUMBER" in run("customers", "list", "--help").out
    assert run("customers", "list", "--limit", "1", "--prefetch", "100").status == 0
    assert whole_number(1).convert("1000", None, None) == 1000
    assert [seconds().convert(text, None, None) for text in ("0", "1,5", "inf")] == [0, 1.5, math.inf]


def test_failure_of_a_number_is_never_told_in_the_words_of_click() -> None:
    def commands_of(group: click.Group, context: click.Context) -> Iterator[click.Command]:
        for word in group.list_commands(context):
            command = group.get_command(context, word)
            assert command
            yield from commands_of(command, context) if isinstance(command, click.Group) else [command]

    found = list(commands_of(program(), click.Context(program())))
    assert len(found) > len(COMMANDS)
    numbers = click.types.IntParamType, click.types.FloatParamType
    assert [each.name for command in found for each in command.params if isinstance(each.type, numbers)] == []


@pytest.mark.parametrize(
    ("command", "arguments", "message"),
    [
        ("agreements list", ["--limit"], "Option '--limit' requires an argument."),
        ("agreements list", ["--debug=x"], "Option '--debug' does not take a value."),
        ("agreements", ["--help=x"], "Option '--help' does not take a value."),
        ("completion", ["--help=x"], "Option '--help' does not take a value."),
        ("sandbox", ["--nope"], "unrecognized arguments: --nope"),
        ("doctor", ["--nope"], "unrecognized arguments: --nope"),
    ],
)
def test_failure_to_read_options_begins_with_the_command(
    run: Run, command: str, arguments: list[str], message: str
) -> None:
    ended = run(*command.split(), *arguments)
    assert (ended.status, ended.err) == (2, f"mijnklantportaal {command}: error: {message}\n")


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (
            OSError(errno.ENOENT, f"pdf: {os.strerror(errno.ENOENT)}", "a.pdf"),
            "--pdf: a.pdf: No such file or directory",
        ),
        (OSError(errno.ENOENT, os.strerror(errno.ENOENT), "pdf"), "pdf: No such file or directory"),
        (OSError(errno.EIO, "what was read can't be kept; free some space", "scan.db"), "scan.db: what was read can't"),
        (OSError("pdf: the file ended after 1 of 2 bytes"), "--pdf: the file ended after 1 of 2 bytes"),
    ],
)
def test_failure_of_a_file_tells_the_file_and_then_the_reason(
    capsys: pytest.CaptureFixture[str], error: OSError, told: str
) -> None:
    assert report(error, "mijnklantportaal", {"pdf": "--pdf"}, debug=False) == 2
    assert capsys.readouterr().err.startswith(f"mijnklantportaal: error: {told}")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[{"description": "x", "amountExclVat": "1", "vatRate": 8}]', "--lines[0].vatRate: expected one of 0, 9, 21"),
        (
            '[{"description": "x", "amountExclVat": {}, "vatRate": 21}]',
            "[0].amountExclVat: unreadable value",
        ),
        ("{}", "expected a list of objects in [ ]"),
        ("[1]", "[0] expected an object in { }"),
        ("[{", "'[{' is not JSON"),
        ("[NaN]", "NaN is not JSON"),
        ('[{"description": "x", "vatRate": 21}]', "the key 'amountExclVat' is missing"),
        ('[{"description": "x", "amountExclVat": "1", "vatRate": 21, "vat": 1}]', "[0] OfferLine has no field 'vat'"),
        ("@nothing.json", "Invalid value for '--lines': nothing.json: No such file or directory"),
        ("[" * 100_000, "is not JSON"),
    ],
)
def test_failure_of_a_nested_argument_says_where(run: Run, signed_in: DocumentedApi, text: str, message: str) -> None:
    ended = run(
        *("customer-offers", "create-manual", "--customer-id", "cst_1", "--offer-number", "1"),
        *("--issued-at", "vandaag", "--expires-at", "morgen", "--lines", text),
    )
    assert (ended.status, signed_in.requests) == (2, [])
    assert message in ended.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            "customers update cst_1",
            "--company-name, or --address, or --zip-code, or --city, or --primary-email: give",
        ),
        (
            "punch-cards create --name a --punches 2 --punch-label b --for-sale --price 1",
            "--vat-rate: --for-sale needs --price and --vat-rate",
        ),
        (f"{OFFER} --accepted-via-ip 127.0.0.1", "--accepted-at: --accepted-via-ip needs --accepted-at"),
        (
            f"{OFFER} --accepted-at nu --rejected-at nu",
            "--rejected-at: give only one of --accepted-at and --rejected-at",
        ),
    ],
)
def test_failure_of_arguments_that_belong_together_names_each_option(
    run: Run, signed_in: DocumentedApi, arguments: str, message: str
) -> None:
    ended = run(*arguments.split())
    assert (ended.status, signed_in.requests) == (2, [])
    assert message in ended.err


def test_nested_arguments_may_be_in_a_file_or_come_from_the_standard_input(
    run: Run, signed_in: DocumentedApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = '[{"description": "Website", "amountExclVat": "12.95", "vatRate": 21}]'
    Path("lines.json").write_text(lines, encoding="utf-8-sig")  # as some editors save it
    monkeypatch.setattr(sys, "stdin", io.StringIO(lines))
    bodies: list[bytes] = []
    for given_as in (lines, "@lines.json", "-"):
        signed_in.requests.clear()
        assert (
            run(
                *("customer-offers", "create-manual", "--customer-id", "cst_1", "--offer-number", "1"),
                *("--issued-at", "20-11-2026", "--expires-at", "2026-12-20", "--lines", given_as),
            ).status
            == 0
        )
        bodies.append(signed_in.requests[0][2])
    assert bodies[0] == bodies[1] == bodies[2]
    assert b'"12.95"' in bodies[0]


_WORDS = sorted({word for found in COMMANDS for word in (found.resource, found.command.word)})
_OPTIONS = sorted({f"--{part.word}" for found in COMMANDS for part in found.command.parameters})
_ARGUMENTS = st.lists(
    st.one_of(
        st.sampled_from([*_WORDS, *_OPTIONS, "--output", "--columns", "--limit", "--prefetch", "export", "--to", "-"]),
        st.text(max_size=8).filter(lambda text: text not in ("sandbox", "doctor", "login", "-h", "--debug")),
    ),
    max_size=8,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(arguments=_ARGUMENTS)
def test_bad_arguments_never_give_a_traceback(run: Run, signed_in: DocumentedApi, arguments: list[str]) -> None:
    ended = run(*arguments)
    assert ended.status in range(10)
    assert "Traceback" not in ended.err
    assert "this is a bug" not in ended.err


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_bad_values_never_give_a_traceback(run: Run, signed_in: DocumentedApi, data: st.DataObject) -> None:
    found = data.draw(st.sampled_from([found for found in COMMANDS if found.command.parameters]))
    words = shlex.split(found.command.example)[1:]
    places = [place for place, word in enumerate(words) if place > 1 and not word.startswith("--")]
    if places:
        words[data.draw(st.sampled_from(places))] = data.draw(st.text(max_size=20))
    ended = run(*words)
    assert ended.status in (0, 2), ended.err
    assert "Traceback" not in ended.err
    assert ended.err.count("\n") == (ended.status != 0)


def test_interrupt_ends_with_its_status_and_without_a_traceback(api: DocumentedApi) -> None:
    api.pages = 1_000_000
    variables = {"MIJNKLANTPORTAAL_TOKEN": TOKEN, "MIJNKLANTPORTAAL_BASE_URL": api.base_url}
    command = [sys.executable, "-m", "mijnklantportaal", "customers", "list"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, **variables}
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == b"[\n"
        time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)
    assert (process.returncode, errors) == (130, b"")


def test_pipe_that_nobody_reads_ends_with_its_status(api: DocumentedApi) -> None:
    api.pages = 1_000_000
    variables = {"MIJNKLANTPORTAAL_TOKEN": TOKEN, "MIJNKLANTPORTAAL_BASE_URL": api.base_url}
    program = f"{shlex.quote(sys.executable)} -m mijnklantportaal customers list -o jsonl"
    ended = subprocess.run(
        ["/bin/bash", "-c", f"{program} | head -1 >&2; echo ${{PIPESTATUS[0]}}"],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, **variables},
    )
    assert ended.stdout == "141\n"
    assert ended.stderr.startswith('{"id"')
    assert ended.stderr.count("\n") == 1


def test_program_without_arguments_shows_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "customer-invoices" in capsys.readouterr().err

"""Every operation of the API is a command: its help, its example, and what it sends."""

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from mijnklantportaal._commands.operations import resource_group
from mijnklantportaal_api.commands import GROUPS
from tests.command_line.conftest import Run
from tests.command_line.documented_api import TOKEN, DocumentedApi
from tests.command_line.every_command import COMMANDS, LISTS, Described
from tests.contract.calls import every_call, every_ensure_call
from tests.nightly import IS_NIGHTLY

SNAPSHOT = Path(__file__).parent / "lists.json"
_named = pytest.mark.parametrize("described", COMMANDS, ids=lambda described: described.name)


def test_command_is_there_for_every_method_of_the_client() -> None:
    assert {(found.attribute, found.command.method) for found in COMMANDS} == {
        (call.resource, call.method) for call in (*every_call(), *every_ensure_call())
    }


@_named
def test_command_has_help_with_an_example(run: Run, described: Described) -> None:
    ended = run(described.resource, described.command.word, "--help")
    assert (ended.status, ended.err) == (0, "")
    assert f"Example:\n    {described.command.example}\n" in ended.out
    assert all(f"--{found.word}" in ended.out for found in described.command.parameters if not found.is_positional)


@_named
def test_command_example_works(run: Run, signed_in: DocumentedApi, described: Described) -> None:
    signed_in.items = 2 if described.command.is_read else 0
    ended = run(*shlex.split(described.command.example)[1:])
    assert (ended.status, ended.err) == (0, "")
    assert json.loads(ended.out) is not None
    assert len(signed_in.requests) == (2 if described.command.shape == "ensured" else 1)


@pytest.mark.parametrize("described", COMMANDS if IS_NIGHTLY else COMMANDS[::9], ids=lambda described: described.name)
def test_command_example_works_as_a_process(api: DocumentedApi, described: Described) -> None:
    api.items = 2 if described.command.is_read else 0
    variables = {"MIJNKLANTPORTAAL_TOKEN": TOKEN, "MIJNKLANTPORTAAL_BASE_URL": api.base_url}
    command = [sys.executable, "-m", *shlex.split(described.command.example)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, env={**os.environ, **variables})
    assert (ended.returncode, ended.stderr) == (0, "")
    assert json.loads(ended.stdout) is not None


@_named
def test_command_names_each_required_option_and_argument_that_is_left_out(run: Run, described: Described) -> None:
    words = shlex.split(described.command.example)[1:]
    required = [found for found in described.command.parameters if found.is_required]
    for option in [f"--{found.word}" for found in required if not found.is_positional]:
        place = words.index(option)
        ended = run(*words[:place], *words[place + 2 :])
        assert (ended.status, ended.out, ended.err.count("\n")) == (2, "", 1)
        assert f"Missing option '{option}'" in ended.err
    for argument in [found.word.replace("-", "_").upper() for found in required if found.is_positional][:1]:
        assert f"Missing argument '{argument}'" in run(described.resource, described.command.word).err


def test_command_lists_print_json_that_is_valid_and_stable(run: Run, signed_in: DocumentedApi) -> None:
    printed = {found.name: run(*shlex.split(found.command.example)[1:], "--output", "json").out for found in LISTS}
    found: dict[str, Any] = {name: json.loads(text) for name, text in printed.items()}
    assert len(found) > 15
    assert all(isinstance(items, list) and items for items in found.values())
    text = json.dumps(found, indent=1, ensure_ascii=False) + "\n"
    # where a change is meant, write `text` to the file
    assert text == SNAPSHOT.read_text(encoding="utf-8")


ENSURE = (
    *(
        "customers",
        "ensure",
        "--company-name",
        "Test Company BV",
        "--address",
        "Teststreet 123",
        "--zip-code",
        "1234AB",
    ),
    *("--city", "Amsterdam", "--primary-email", "john.doe@test.com", "--country-code", "NL"),
)


@pytest.mark.parametrize(("items", "outcome", "requests"), [(0, "created", 2), (1, "existed", 1)])
def test_command_ensure_tells_whether_it_has_created_the_object(
    run: Run, signed_in: DocumentedApi, items: int, outcome: str, requests: int
) -> None:
    signed_in.items = items
    ended = run(*ENSURE, "--columns", "companyName")
    assert (ended.status, ended.err) == (0, "")
    assert json.loads(ended.out) == {
        "outcome": outcome,
        "requests": requests,
        "value": {"companyName": "Test Company BV"},
    }
    shown = run(*ENSURE, "-o", "table")
    assert "Test Company BV" in shown.out
    assert shown.err.startswith(
        {"created": "created (requests: 2)", "existed": "it was there already (requests: 1)"}[outcome]
    )


def test_command_ensure_has_statuses_for_an_object_that_differs_and_for_several(
    run: Run, signed_in: DocumentedApi
) -> None:
    signed_in.items = 1
    ended = run(*ENSURE, "--city", "Utrecht")
    assert ended.status == 10
    assert "city: asked Utrecht, found Amsterdam" in ended.err
    signed_in.items = 2
    assert run(*ENSURE).status == 8
    assert all(method == "GET" for method, _, _ in signed_in.requests)


def test_command_ensure_takes_the_time_since_which_an_object_may_be_there(run: Run, signed_in: DocumentedApi) -> None:
    signed_in.items = 0
    for since in ("01-11-2026", "2026-11-01 14:30", "vandaag"):
        assert run(*ENSURE, "--created-since", since).status == 0
    assert run(*ENSURE, "--created-since", "soon").status == 2


@pytest.mark.parametrize("word", GROUPS)
def test_command_group_lists_its_commands(run: Run, word: str) -> None:
    ended = run(word, "--help")
    assert ended.status == 0
    assert all(f"  {found.command.word} " in ended.out for found in COMMANDS if found.resource == word)


def test_command_group_loads_no_other_resource() -> None:
    program = (
        "import sys; from mijnklantportaal._command import main; main(['customers', '--help']);"
        "print([name for name in sys.modules if name.startswith('mijnklantportaal_api')], file=sys.stderr)"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert eval(ended.stderr) == [  # noqa: S307 - our own list
        "mijnklantportaal_api",
        "mijnklantportaal_api.models",
        "mijnklantportaal_api.commands",
        "mijnklantportaal_api.runtime",
        "mijnklantportaal_api.runtime.command_descriptions",
        "mijnklantportaal_api.commands.customers",
    ]


def test_command_help_loads_nothing_heavy() -> None:
    program = (
        "import sys; from mijnklantportaal._command import main; main(['--help']);"
        "print(' '.join(sys.modules), file=sys.stderr)"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    heavy = {"rich", "httpx", "httpx2", "attrs", "attr", "babel", "keyring", "dateutil", "argparse", "difflib"}
    assert not heavy & set(ended.stderr.split())


def test_command_options_are_never_one_of_our_own_twice() -> None:
    for found in COMMANDS:
        command = resource_group(found.resource).get_command(None, found.command.word)  # type: ignore[arg-type]
        assert command is not None
        options = [option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)]
        assert len(options) == len(set(options)), found.name

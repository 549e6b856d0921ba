"""Commands for kinds of operation that the API may have one day: made-up ones, with a client that records calls."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import click
import pytest

from mijnklantportaal import Customer
from mijnklantportaal._commands import operations
from mijnklantportaal._commands.lazy_group import LazyGroup
from mijnklantportaal._commands.operations import OperationCommand
from mijnklantportaal_api.runtime.command_descriptions import Command, CommandParameter

CUSTOMER = Customer.from_dict(json.loads(Path(__file__).with_name("lists.json").read_text())["customers list"][0])


class Calls:
    """Runs made-up commands, and keeps what their methods are given."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
        self.given: tuple[tuple[Any, ...], dict[str, Any]] = ((), {})
        self.returned: Any = None
        self._capture = capsysbinary
        monkeypatch.setattr(operations, "opened", self._opened)

    @contextmanager
    def _opened(self, settings: object) -> Iterator[Any]:
        yield SimpleNamespace(things=SimpleNamespace(do=self._do))

    def _do(self, *by_position: Any, **by_keyword: Any) -> Any:
        self.given = by_position, by_keyword
        return self.returned

    def __call__(self, *arguments: str, shape: str = "nothing", model: str = "", **parameters: Any) -> bytes:
        """What a command prints."""
        described = Command(
            *("do", "do", "Do something.", "", parameters.get("of", ()), shape, model, "mijnklantportaal things do")
        )
        command = OperationCommand("things", described)
        with command.make_context("do", list(arguments)) as context:
            command.invoke(context)
        return self._capture.readouterr().out


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Calls:
    return Calls(monkeypatch, capsysbinary)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("text", "1", "1"),
        ("integer", "-12", -12),
        ("number", "1,5", 1.5),
        ("number", "1.5", 1.5),
        ("file", "document.pdf", Path("document.pdf")),
        ("json", '{"a": [1]}', {"a": [1]}),
        ("json", "null", None),
    ],
)
def test_made_up_command_reads_each_kind_of_value(calls: Calls, kind: str, text: str, value: object) -> None:
    parameter = CommandParameter("it", "it", kind)
    calls("--it", text, of=(parameter,))
    assert calls.given == ((), {"it": value} if value is not None else {})


@pytest.mark.parametrize(
    ("kind", "text", "message"),
    [
        ("integer", "1.5", "expected a whole number, got '1.5'"),
        ("number", "x", "expected a number, got 'x'"),
        ("choice", "x", "expected one of 1, 2, got 'x'"),
    ],
)
def test_made_up_command_refuses_other_values(calls: Calls, kind: str, text: str, message: str) -> None:
    parameter = CommandParameter("it", "it", kind, choices=(1, 2))
    with pytest.raises(click.BadParameter, match=message):
        calls("--it", text, of=(parameter,))


def test_made_up_command_takes_lists_of_values_and_of_answers(calls: Calls) -> None:
    numbers = CommandParameter("numbers", "numbers", "integer", is_list=True)
    flags = CommandParameter("flags", "flags", "flag", is_list=True)
    choice = CommandParameter("choice", "choice", "choice", choices=(1, 2))
    calls(
        *("--numbers", "1", "--numbers", "2", "--flags", "ja", "--flags", "no", "--choice", "2"),
        of=(numbers, flags, choice),
    )
    assert calls.given == ((), {"numbers": [1, 2], "flags": [True, False], "choice": 2})
    with pytest.raises(click.BadParameter, match="expected yes or no, got 'perhaps'"):
        calls("--flags", "perhaps", of=(flags,))


def test_made_up_command_can_send_null_where_that_means_something(calls: Calls) -> None:
    note = CommandParameter("a_note", "a-note", "text", can_be_null=True)
    calls(of=(note,))
    assert calls.given == ((), {})
    calls("--clear", "a-note", of=(note,))
    assert calls.given == ((), {"a_note": None})
    with pytest.raises(click.exceptions.Exit):
        calls("--clear", "a-note", "--a-note", "x", of=(note,))


def test_made_up_command_prints_texts_and_files_as_they_are(calls: Calls, tmp_path: Path) -> None:
    calls.returned = "a text"
    assert calls(shape="text") == b"a text\n"
    calls.returned = b"\x00\xff"
    assert calls(shape="file") == b"\x00\xff"
    assert calls("--to", str(tmp_path / "file"), shape="file") == b""
    assert (tmp_path / "file").read_bytes() == b"\x00\xff"
    assert calls() == b""


@pytest.mark.parametrize(
    ("returned", "shape", "printed"),
    [([1, "a"], "list", b'[\n1,\n"a"\n]\n'), ([], "list", b"[]\n"), ({"a": 1}, "object", b'{\n  "a": 1\n}\n')],
)
def test_made_up_command_prints_what_has_no_class_as_json(
    calls: Calls, returned: Any, shape: str, printed: bytes
) -> None:
    calls.returned = returned
    assert calls(shape=shape) == printed
    for more in (["-o", "table"], ["-o", "csv"], ["--columns", "id"]):
        with pytest.raises(click.exceptions.Exit) as ended:
            calls(*more, shape=shape)
        assert ended.value.exit_code == 2


@pytest.mark.parametrize(("form", "start"), [("csv", b"id,companyName,"), ("jsonl", b'{"id": '), ("table", b"id ")])
def test_made_up_command_prints_one_object_in_each_form(calls: Calls, form: str, start: bytes) -> None:
    calls.returned = CUSTOMER
    assert calls("-o", form, shape="object", model="Customer").startswith(start)


def test_made_up_command_prints_a_table_of_nothing(calls: Calls) -> None:
    calls.returned = []
    assert calls("-o", "table", shape="list", model="Customer") == b"There are none.\n"


def test_made_up_command_keeps_letters_that_would_move_the_cursor_out_of_tables(calls: Calls) -> None:
    data = {**CUSTOMER.to_dict(), "companyName": "a\x1b[2J\n\u202eb"}
    calls.returned = [Customer.from_dict(data)] * 60
    printed = calls("-o", "table", "--columns", "companyName", shape="list", model="Customer")
    assert printed.split(b"\n")[:2] == [b"companyName", b"a [2J  b"]
    assert len(printed.splitlines()) == 61


def test_lazy_group_tells_how_to_see_its_commands() -> None:
    group = LazyGroup("things", "Things.", {"make": "Make one."}, lambda word: click.Command(word))
    load: Callable[..., object] = group.resolve_command
    context = click.Context(group, info_name="things")
    with pytest.raises(click.UsageError, match="there is no command 'zzz'; see `things --help`"):
        load(context, ["zzz"])
    with pytest.raises(click.UsageError, match="did you mean make"):
        load(context, ["maek"])

"""What a person sees: commands in a terminal of their own, read from its screen."""

import os
import pty
import select
import sys
import termios
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from fcntl import ioctl
from pathlib import Path
from struct import pack

import pyte
import pytest

from tests.command_line.documented_api import TOKEN, DocumentedApi

COLUMNS, LINES = 100, 20
_SECONDS = 30.0


class Terminal:
    """A terminal, with what it shows; what a program prints is read while the test waits for something."""

    def __init__(self, descriptor: int, process: int) -> None:
        self.screen = pyte.HistoryScreen(COLUMNS, LINES)
        self.printed = b""
        self.status: int | None = None
        self._stream = pyte.ByteStream(self.screen)
        self._descriptor = descriptor
        self._process = process

    @property
    def lines(self) -> list[str]:
        return [line.rstrip() for line in self.screen.display]

    @property
    def hides_typing(self) -> bool:
        """Whether the program asks for a secret; what was typed before it asks is shown, and lost."""
        return not termios.tcgetattr(self._descriptor)[3] & termios.ECHO

    def wait(self, is_there: Callable[[], bool]) -> None:
        """Read what is printed until something is there."""
        end = time.monotonic() + _SECONDS
        while not is_there():
            assert time.monotonic() < end, "\n".join(self.lines)
            self._read()

    def end(self) -> int:
        """Read the rest, and return the exit status."""
        self.wait(lambda: self.status is not None)
        assert self.status is not None
        return self.status

    def type(self, text: str) -> None:
        os.write(self._descriptor, text.encode())

    def _read(self) -> None:
        if not select.select([self._descriptor], [], [], 0.1)[0]:
            return
        try:
            read = os.read(self._descriptor, 65_536)
        except OSError:  # the program has ended
            read = b""
        self.printed += read
        self._stream.feed(read)
        if not read:
            self.status = os.waitstatus_to_exitcode(os.waitpid(self._process, 0)[1])


@contextmanager
def terminal(*arguments: str, **variables: str) -> Generator[Terminal]:
    """A terminal in which a command runs."""
    process, descriptor = pty.fork()
    if process == 0:
        os.environ.update({"TERM": "xterm-256color", **variables})
        os.execv(sys.executable, [sys.executable, "-m", "mijnklantportaal", *arguments])  # noqa: S606 - ours
    ioctl(descriptor, termios.TIOCSWINSZ, pack("HHHH", LINES, COLUMNS, 0, 0))
    shown = Terminal(descriptor, process)
    try:
        yield shown
    finally:
        os.close(descriptor)
        if shown.status is None:
            os.kill(process, 9)
            os.waitpid(process, 0)


@pytest.fixture
def environment(api: DocumentedApi) -> dict[str, str]:
    return {"MIJNKLANTPORTAAL_TOKEN": TOKEN, "MIJNKLANTPORTAAL_BASE_URL": api.base_url}


def test_terminal_shows_a_list_as_a_table_of_columns_that_fit(environment: dict[str, str]) -> None:
    with terminal("customers", "list", **environment) as shown:
        assert shown.end() == 0
    head = next(line for line in shown.lines if line.startswith("id "))
    assert head.split()[:3] == ["id", "companyName", "address"]
    row = shown.lines[shown.lines.index(head) + 1]
    assert row[head.index("companyName") :].startswith("Test Company BV")
    assert all(len(line) <= COLUMNS for line in shown.lines)


def test_terminal_shows_one_object_field_by_field(environment: dict[str, str]) -> None:
    with terminal("customer-offers", "get", "off_1", LANG="nl_NL.UTF-8", **environment) as shown:
        assert shown.end() == 0
    values = dict(line.split(maxsplit=1) for line in shown.lines if len(line.split(maxsplit=1)) == 2)
    assert values["amount"] == "1.234,56" or "," in values["amount"]
    assert values["issuedAt"][2] == values["issuedAt"][5] == "-"
    assert values["links.customer.type"]


def test_terminal_shows_a_long_list_in_a_pager(environment: dict[str, str], api: DocumentedApi) -> None:
    api.pages = 40
    with terminal("customers", "list", PAGER="less", **environment) as shown:
        shown.wait(lambda: shown.lines[-1].startswith(":"))
        assert shown.lines[0].startswith("id ")
        assert not any("x40x" in line for line in shown.lines)
        shown.type("G")
        shown.wait(lambda: any("x40x1" in line for line in shown.lines))
        shown.type("q")
        assert shown.end() == 0
    assert "Traceback" not in shown.printed.decode()


def test_terminal_pager_that_is_left_early_ends_the_reading(environment: dict[str, str], api: DocumentedApi) -> None:
    api.pages = 100_000
    with terminal("customers", "list", PAGER="less", **environment) as shown:
        shown.wait(lambda: shown.lines[-1].startswith(":"))
        shown.type("q")
        assert shown.end() == 0
    assert "Traceback" not in shown.printed.decode()


@pytest.mark.parametrize(
    ("variables", "has_colours"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_terminal_has_colours_unless_they_are_not_wanted(
    environment: dict[str, str], variables: dict[str, str], has_colours: bool
) -> None:
    with terminal("webhooks", "list", PAGER="cat", **{**environment, **variables}) as shown:
        assert shown.end() == 0
    assert (b"\x1b[1m" in shown.printed) == has_colours


def test_terminal_asks_for_the_token_without_showing_it(api: DocumentedApi, tmp_path: Path) -> None:
    variables = {
        "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    }
    with terminal("login", "--base-url", api.base_url, **variables) as shown:
        shown.wait(lambda: any("Token for" in line for line in shown.lines) and shown.hides_typing)
        shown.type(f"{TOKEN}\n")
        assert shown.end() == 0
    assert TOKEN.encode() not in shown.printed
    assert TOKEN in (tmp_path / "mijnklantportaal/profiles.ini").read_text(encoding="utf-8")


def test_terminal_ends_quietly_with_ctrl_c_at_a_question(api: DocumentedApi) -> None:
    with terminal("login", "--base-url", api.base_url) as shown:
        shown.wait(lambda: any("Token for" in line for line in shown.lines) and shown.hides_typing)
        shown.type("\x03")
        assert shown.end() == 130
    assert "Traceback" not in shown.printed.decode()

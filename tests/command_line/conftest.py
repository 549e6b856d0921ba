"""What tests of the command line have: an API on this machine, settings of their own, and a way to run a command."""

import gettext
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import NamedTuple

import click
import pytest

from mijnklantportaal._command import main
from tests.command_line.documented_api import TOKEN, DocumentedApi, documented_api
from tests.command_line.memory_keyring import MemoryKeyring


class Ended(NamedTuple):
    """How a command ended, and what it printed."""

    status: int
    out: str
    err: str


Run = Callable[..., Ended]


@pytest.fixture(scope="session")
def _server() -> Generator[DocumentedApi]:
    with documented_api() as server:
        yield server


@pytest.fixture
def api(_server: DocumentedApi) -> DocumentedApi:
    """The API, as if it had just begun."""
    _server.requests.clear()
    _server.status, _server.pages, _server.items = 200, 1, 2
    return _server


@pytest.fixture
def app_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder with the settings of programs."""
    folder = tmp_path / "settings"
    monkeypatch.setattr(click, "get_app_dir", lambda name: str(folder / name))
    return folder / "mijnklantportaal"


@pytest.fixture
def keyring_backend(monkeypatch: pytest.MonkeyPatch) -> MemoryKeyring:
    """A keyring of this test's own."""
    import keyring

    backend = MemoryKeyring()
    monkeypatch.setattr(keyring.core, "_keyring_backend", backend)
    return backend


@pytest.fixture(autouse=True)
def _plain_environment(
    monkeypatch: pytest.MonkeyPatch, app_dir: Path, keyring_backend: MemoryKeyring, tmp_path: Path
) -> Iterator[None]:
    for name in ("TOKEN", "BASE_URL", "PROFILE", "CLIENT_ID", "CLIENT_SECRET"):
        monkeypatch.delenv(f"MIJNKLANTPORTAAL_{name}", raising=False)
    for name in ("NO_COLOR", "LESS", "PAGER", "LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    work = tmp_path / "work"
    work.mkdir()
    (work / "document.pdf").write_bytes(b"%PDF-1.4\n%%EOF\n")
    monkeypatch.chdir(work)
    domain = gettext.textdomain()
    yield
    gettext.textdomain(domain)


@pytest.fixture
def signed_in(monkeypatch: pytest.MonkeyPatch, api: DocumentedApi) -> DocumentedApi:
    """The API, with its token and address in the environment."""
    monkeypatch.setenv("MIJNKLANTPORTAAL_TOKEN", TOKEN)
    monkeypatch.setenv("MIJNKLANTPORTAAL_BASE_URL", api.base_url)
    return api


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process."""

    def run_command(*arguments: str) -> Ended:
        capsys.readouterr()
        status = main(arguments)
        printed = capsys.readouterr()
        return Ended(status, printed.out, printed.err)

    return run_command

"""An API with example data, for the examples."""

import logging
import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mijnklantportaal.sandbox import Licence, Sandbox
from tests.examples.pages import PLACEHOLDERS, REPOSITORY, Runner, code_on

TOKEN = "key-of-the-test"


@pytest.fixture(scope="module")
def server() -> Iterator[Sandbox]:
    """An API on loopback for all tests; each test fills it anew."""
    with Sandbox(token=TOKEN) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(server: Sandbox) -> Iterator[Sandbox]:
    """An API that holds the example data only."""
    server.reset()
    server.seed()
    yield server
    server.licence.offers_per_month = Licence().offers_per_month
    server.licence.ticketing = Licence().ticketing


@pytest.fixture
def settings_of_the_sandbox(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment that leads to the API with example data."""
    monkeypatch.setenv("MIJNKLANTPORTAAL_TOKEN", TOKEN)
    monkeypatch.setenv("MIJNKLANTPORTAAL_BASE_URL", sandbox.base_url)


@pytest.fixture
def run(settings_of_the_sandbox: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Runner]:
    """Runs blocks of pages, in a folder with the file that the pages name."""
    (tmp_path / "offer.pdf").write_bytes((REPOSITORY / "examples/sample.pdf").read_bytes())
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DLT_DATA_DIR", str(tmp_path))  # otherwise it writes to the home folder
    monkeypatch.setenv("RUNTIME__DLTHUB_TELEMETRY", "false")  # and sends statistics

    def run_block(page: str, number: int, **replacements: str) -> dict[str, Any]:
        code = code_on(page)[number]
        for name, replacement in replacements.items():
            placeholder = PLACEHOLDERS[name]
            assert placeholder in code
            code = code.replace(placeholder, replacement)
        file = tmp_path / "block.py"
        file.write_text(code, encoding="utf-8")
        return runpy.run_path(str(file))

    yield run_block
    logging.getLogger("httpx").setLevel(logging.NOTSET)

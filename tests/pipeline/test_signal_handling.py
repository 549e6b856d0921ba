"""The commands as programs that are stopped while they work: nothing has changed, and the next run works."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.regenerate import regenerate
from tests.built_once import built_once
from tests.sync_docs.sample_repository import LIST_NOTES, REPOSITORY, add_commands, contents, make_repository


@pytest.fixture
def repository(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with the commands, where Python is set up."""
    built = built_once(tmp_path_factory, "things-to-stop", lambda folder: regenerate(make_repository(folder)))
    root = Path(shutil.copytree(built, tmp_path / "repository"))
    add_commands(root)
    (root / "list-notes.md").write_text(LIST_NOTES, encoding="utf-8")
    return root


COMMANDS = {".adopting": ["scripts/adopt", "--write", "list-notes.md"], ".regenerating": ["scripts/regenerate"]}


def start(root: Path, scratch: str) -> subprocess.Popen[str]:
    return subprocess.Popen(COMMANDS[scratch], cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
@pytest.mark.parametrize("scratch", COMMANDS)
def test_stopping_a_command_changes_nothing_and_shows_no_traceback(
    repository: Path, scratch: str, number: signal.Signals
) -> None:
    before = contents(repository)
    with start(repository, scratch) as process:
        while not (repository / scratch).exists():
            assert process.poll() is None
            time.sleep(0.005)
        process.send_signal(number)
        _, said = process.communicate(timeout=30)
    is_killed = number == signal.SIGKILL
    assert process.returncode == (-number if is_killed else 128 + number)
    assert said == ""
    assert contents(repository) == before
    assert (repository / scratch).exists() == is_killed


def test_stopping_a_command_that_still_imports_shows_no_traceback(repository: Path) -> None:
    with start(repository, ".regenerating") as process:
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=30)
    assert (process.returncode, said) == (130, "")


def test_stopping_one_command_lets_another_that_waits_for_it_work(repository: Path) -> None:
    with start(repository, ".regenerating") as first, start(repository, ".adopting") as second:
        while not (repository / ".regenerating").exists() and not (repository / ".adopting").exists():
            time.sleep(0.005)
        first.kill()
        second.communicate(timeout=60)
    assert second.returncode == 0
    assert (repository / "spec/pages/list-notes.md").exists()


DROPPING = """import signal, time


class Dropping:
    def __del__(self):
        signal.raise_signal(signal.SIGTERM)


Dropping()
time.sleep(20)
"""


def test_stopping_works_where_python_drops_the_exception(tmp_path: Path) -> None:
    (tmp_path / "dropping.py").write_text(DROPPING, encoding="utf-8")
    command = [sys.executable, str(REPOSITORY / "scripts/pipeline/signal_handling.py"), "dropping"]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=10, check=False)
    assert (done.returncode, done.stderr) == (128 + signal.SIGTERM, "")

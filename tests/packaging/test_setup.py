"""The set-up command: silent when there is nothing to do, clear when it can't continue."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """As much of a clone as set-up looks at, in a folder with a space in its name, never set up."""
    folder = tmp_path / "a clone"
    for name in ("scripts/setup", "scripts/node", "requirements/develop.txt", "pyproject.toml"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(REPOSITORY / name, folder / name)
    return folder


def run(program: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    variables = {"PATH": "/usr/local/bin:/usr/bin:/bin", **environment}
    return subprocess.run([program, *arguments], cwd="/", env=variables, capture_output=True, text=True)


def test_setup_does_and_says_nothing_when_run_again() -> None:
    run(REPOSITORY / "scripts/setup")
    stamp = REPOSITORY / ".venv/.stamp-project"
    before = stamp.stat().st_mtime_ns
    done = run(REPOSITORY / "scripts/setup")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert stamp.stat().st_mtime_ns == before


def test_setup_refuses_a_python_that_is_too_old(fresh: Path, tmp_path: Path) -> None:
    old = tmp_path / "python-old"
    old.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    old.chmod(0o755)
    done = run(fresh / "scripts/setup", PYTHON=str(old))
    assert done.returncode == 1
    assert done.stderr.startswith("scripts/setup: needs Python 3.11 or newer with venv: found none.")
    assert not (fresh / ".setup.lock").is_symlink()


def test_setup_tells_a_python_without_venv_from_no_python(fresh: Path, tmp_path: Path) -> None:
    bare = tmp_path / "python-bare"
    bare.write_text('#!/bin/sh\ncase "$2" in *ensurepip*) exit 1 ;; esac\n', encoding="utf-8")
    bare.chmod(0o755)
    done = run(fresh / "scripts/setup", PYTHON=str(bare))
    assert done.returncode == 1
    assert f"{bare} lacks its venv module" in done.stderr


def test_setup_is_not_stopped_by_a_lock_left_by_a_killed_run(fresh: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    (fresh / ".setup.lock").symlink_to(str(ended.pid))
    done = run(fresh / "scripts/setup", PYTHON="/nowhere/python")
    assert "needs Python 3.11" in done.stderr
    assert not (fresh / ".setup.lock").is_symlink()


def test_setup_refuses_an_unknown_argument(fresh: Path) -> None:
    done = run(fresh / "scripts/setup", "nodes")
    assert done.returncode == 1
    assert "unknown argument 'nodes'" in done.stderr


def test_setup_names_the_remedy_for_a_missing_program(fresh: Path) -> None:
    done = run(fresh / "scripts/node", "prism")
    assert done.returncode == 1
    assert "run 'scripts/setup node' once" in done.stderr

"""The examples, as modules and as programs of their own."""

import importlib.util
import io
import os
import runpy
import subprocess
import sys
import traceback
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from types import ModuleType
from unittest.mock import patch

from tests.examples.conftest import TOKEN

EXAMPLES = Path(__file__).parents[2] / "examples"
PROGRAMS = EXAMPLES / "programs"


def environment(base_url: str, token: str = TOKEN) -> dict[str, str]:
    """The variables of a program that uses an API."""
    return {
        **os.environ,
        "MIJNKLANTPORTAAL_TOKEN": token,
        "MIJNKLANTPORTAAL_BASE_URL": base_url,
        "PYTHONUTF8": "1",
        "PYTHONWARNINGS": "error",
    }


def run_program(script: Path, *arguments: str, base_url: str, token: str = TOKEN) -> subprocess.CompletedProcess[str]:
    """Run a program; its standard error holds only what it prints itself."""
    return subprocess.run(
        [sys.executable, str(script), *arguments],
        env=environment(base_url, token),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=100,
    )


def run_here(script: Path, *arguments: str, base_url: str, token: str = TOKEN) -> subprocess.CompletedProcess[str]:
    """The same without a process of its own, which takes longer than all that the program does."""
    printed, errors, status = io.StringIO(), io.StringIO(), 0
    with (
        patch.object(sys, "argv", [str(script), *arguments]),
        patch.dict(os.environ, environment(base_url, token)),
        redirect_stdout(printed),
        redirect_stderr(errors),
    ):
        try:
            runpy.run_path(str(script), run_name="__main__")
        except SystemExit as ended:
            if not isinstance(ended.code, int | None):
                print(ended.code, file=errors)
            status = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
        except Exception:
            traceback.print_exc()
            status = 1
    return subprocess.CompletedProcess([str(script), *arguments], status, printed.getvalue(), errors.getvalue())


def load(name: str) -> ModuleType:
    """A program as a module."""
    spec = importlib.util.spec_from_file_location(name, PROGRAMS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # Django imports the program again by its name
    spec.loader.exec_module(module)
    return module

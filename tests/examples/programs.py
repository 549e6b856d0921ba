"""The examples, as modules and as programs of their own."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

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


def load(name: str) -> ModuleType:
    """A program as a module."""
    spec = importlib.util.spec_from_file_location(name, PROGRAMS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module

"""A copy of the repository, in which commands run without being set up."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
_MADE = (".git", ".venv", "node_modules", "dist", "__pycache__", ".hypothesis", "*_cache")


def copy_of_repository(folder: Path) -> Path:
    """A copy without what set-up and tools make."""
    return shutil.copytree(REPOSITORY, folder / "copy", ignore=shutil.ignore_patterns(*_MADE))


def run_module(copy: Path, module: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a module of a copy as its command does."""
    # the copy's modules go before the installed ones
    folders = os.pathsep.join(str(copy / name) for name in ("scripts", "overlays", "generated"))
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": folders, **environment},
        capture_output=True,
        text=True,
        check=False,
    )

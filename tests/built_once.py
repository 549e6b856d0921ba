"""What is costly to build is built by the first test process that needs it, and shared by the others."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock


def built_once(factory: pytest.TempPathFactory, name: str, build: Callable[[Path], object]) -> Path:
    """A folder that `build` has filled. No test may change what is in it.

    Args:
        factory: where pytest keeps temporary folders
        name: name of the folder, one for each thing built
        build: fills the folder it is given, which exists
    """
    base = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent  # above the folders of the single processes
    folder = base / name
    with FileLock(base / f"{name}.lock"):
        if not folder.exists():
            unfinished = base / f"{name}-unfinished" / name
            unfinished.mkdir(parents=True)
            build(unfinished)
            unfinished.rename(folder)
    return folder

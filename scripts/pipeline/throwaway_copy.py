"""A throw-away copy of the repository: a run works on the copy, and takes the results over only if all of it works."""

import fcntl
import filecmp
import os
import shutil
import signal
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pipeline.compare.proposals import PROPOSED
from pipeline.documents import PAGES
from pipeline.signal_handling import SIGNALS

BUILT = ("openapi.yaml", "generated", "docs/api", "docs/openapi.yaml", PROPOSED)
_COPIED = ("spec", "generator-templates", "generator-config.yaml", "overlays", *BUILT)
_COMPILED = "__pycache__"


@contextmanager
def alone_in(root: Path) -> Generator[None]:
    """Wait until no other run changes the repository; the operating system ends the wait if that one is killed."""
    folder = os.open(root, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


@contextmanager
def scratch_folder(folder: Path) -> Generator[Path]:
    """An empty folder that is deleted, whatever happens; one that a killed run left is deleted first."""
    shutil.rmtree(folder, ignore_errors=True)
    try:
        folder.mkdir(parents=True)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def throwaway_copy(root: Path, folder: Path) -> Generator[Path]:
    """Copy what regenerating reads and writes to a scratch folder on the same file system."""
    names = files_below(root, _COPIED)
    with scratch_folder(folder):
        for path in names:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(root / path, folder / path)
        yield folder


def take_over(copy: Path, root: Path, names: Sequence[str]) -> bool:
    """Make some files and folders of the repository what they are in the copy; returns whether that changed any.

    Every file is moved in one step, and a signal to stop has to wait until all are. A run that is killed even so
    leaves only whole files, and the next run moves the rest: pages come first, since what they say has left
    the other files.
    """
    fresh, present = files_below(copy, names), files_below(root, names)
    changed = {
        path for path in fresh if path not in present or not filecmp.cmp(copy / path, root / path, shallow=False)
    }
    signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    try:
        for path in sorted(changed, key=lambda path: (not path.startswith(PAGES), path)):
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (copy / path).replace(root / path)
        for path in sorted(present - fresh):
            (root / path).unlink()
            _delete_if_empty((root / path).parent)
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)
    return bool(changed or present - fresh)


def files_below(root: Path, names: Sequence[str]) -> set[str]:
    """All files that these files and folders hold, relative to `root`; what Python compiled is left out."""
    return {
        path.relative_to(root).as_posix()
        for name in names
        for path in (root / name, *(root / name).rglob("*"))
        if path.is_file() and _COMPILED not in path.parts
    }


def _delete_if_empty(folder: Path) -> None:
    if all(entry.name == _COMPILED for entry in folder.iterdir()):
        shutil.rmtree(folder)
        _delete_if_empty(folder.parent)

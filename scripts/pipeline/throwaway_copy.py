"""A throw-away copy of the repository: a run works on the copy, and takes the results over only if all of it works."""

import filecmp
import shutil
import signal
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path

BUILT = ("openapi.yaml", "generated", "docs/api")
_COPIED = ("spec", "generator-templates", "generator-config.yaml", "overlays", *BUILT)
_COMPILED = "__pycache__"
_SIGNALS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def throwaway_copy(root: Path, folder: Path) -> Generator[Path]:
    """Copy what regenerating reads and writes to a folder on the same file system; it is deleted, whatever happens."""
    shutil.rmtree(folder, ignore_errors=True)  # a killed run may have left one
    try:
        for path in files_below(root, _COPIED):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(root / path, folder / path)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def take_over(copy: Path, root: Path, names: Sequence[str]) -> bool:
    """Make some files and folders of the repository what they are in the copy; returns whether that changed any.

    Every file is moved in one step, and a signal to stop has to wait until all are. A run that is killed even so
    leaves only whole files, and the next run moves the rest.
    """
    fresh, present = files_below(copy, names), files_below(root, names)
    changed = [
        path for path in fresh if path not in present or not filecmp.cmp(copy / path, root / path, shallow=False)
    ]
    signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    try:
        for path in changed:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (copy / path).replace(root / path)
        for path in present - fresh:
            (root / path).unlink()
            _delete_if_empty((root / path).parent)
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)
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

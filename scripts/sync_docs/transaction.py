"""Changes to a few files and folders that are made all together or not at all."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path


class Snapshot:
    """The content of some files and folders at one moment; what Python compiled is left out."""

    def __init__(self, root: Path, names: Sequence[str]) -> None:
        """Read everything that the names, relative to `root`, stand for; what doesn't exist counts as empty."""
        self._root = root
        self._names = names
        self._contents = self._read()

    def is_current(self) -> bool:
        """Tell whether everything still has the content it had."""
        return self._contents == self._read()

    def content(self, name: str) -> bytes | None:
        """Return what a file held; None where it didn't exist."""
        return self._contents.get(self._root / name)

    def restore(self) -> None:
        """Give everything the content it had; files that are new go."""
        present = self._read()
        for path in present.keys() - self._contents.keys():
            path.unlink()
        for path, content in self._contents.items():
            if present.get(path) != content:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
        for name in self._names:
            _remove_empty_folders(self._root / name)

    def _read(self) -> dict[Path, bytes]:
        return {
            path: path.read_bytes()
            for name in self._names
            for path in (self._root / name, *(self._root / name).rglob("*"))
            if path.is_file() and "__pycache__" not in path.parts
        }


def _remove_empty_folders(folder: Path) -> None:
    # Deepest first, so that a folder of empty folders goes too.
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()


@contextmanager
def all_or_nothing(root: Path, names: Sequence[str]) -> Generator[Snapshot]:
    """Put back what the names stand for if anything goes wrong inside, an interruption included."""
    snapshot = Snapshot(root, names)
    try:
        yield snapshot
    except BaseException:
        snapshot.restore()
        raise


def replace_folder(target: Path, fresh: Path, aside: Path) -> None:
    """Put `fresh` in the place of `target` by two renames; what was there is `aside`, until the next call."""
    target.rename(aside)
    fresh.rename(target)

"""Files that only their owner can read."""

import os
import stat
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path


def is_private(mode: int) -> bool:
    """Whether nobody but the owner can read or change a file, where the system has such rights."""
    return os.name != "posix" or not mode & (stat.S_IRWXG | stat.S_IRWXO)


def remedy_for_path(path: str | os.PathLike[str]) -> str:
    """What to do about a file that can't be made."""
    if Path(path).parent.is_dir():
        return "give the path of a file that this program may write, in a folder where it may write"
    return "make its folder first"


@contextmanager
def written_aside(path: Path) -> Generator[int]:
    """A descriptor of a file that takes another one's place once it is written; only its owner can read it."""
    descriptor, name = tempfile.mkstemp(prefix=path.name, dir=path.parent)
    aside = Path(name)
    try:
        yield descriptor
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)

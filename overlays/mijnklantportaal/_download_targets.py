"""Where a download goes: to the caller's open file, or to a file beside the target that replaces it at the end."""

import os
import shutil
import stat
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, cast

from mijnklantportaal_api.runtime.upload_content import checked_path, naming


def checked_target(to: object) -> Path | IO[bytes]:
    """The path or open file of a target that can take a file, before anything is sent.

    Raises:
        TypeError: it is neither a path nor an open binary file.
        ValueError: the path is empty, or the open file, or what the path leads to, can't be written to.
        IsADirectoryError: the path leads to a folder.
        FileNotFoundError: the path leads to a folder that does not exist.
    """
    if isinstance(to, str | os.PathLike):
        path = checked_path("to", cast("os.PathLike[str] | str", to))
        _check_path(path)
        return path
    if not callable(getattr(to, "write", None)):
        raise TypeError(f"to: expected a path or an open binary file, got {type(to).__name__}")
    file = cast("IO[bytes]", to)
    _check_file(file)
    return file


def _check_path(path: Path) -> None:
    try:
        with naming("to"):
            mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        folder = Path(os.path.realpath(path)).parent
        if not folder.is_dir():
            raise FileNotFoundError(f"to: {str(folder)!r} is not a folder; create it first") from None
        return
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(f"to: {str(path)!r} is a folder; add the name of a file to it")
    if not stat.S_ISREG(mode):
        raise ValueError(f"to: {str(path)!r} is not a regular file; open it in mode 'wb', and pass the open file")


def _check_file(file: Any) -> None:
    try:
        taken = file.write(b"")
    except TypeError as error:
        raise TypeError("to: the file is open in text mode; open it in binary mode, 'wb'") from error
    except ValueError as error:  # a file that can't be written to raises an error that is also an OSError
        raise ValueError(f"to: the file can't be written to ({error}); open it in mode 'wb'") from error
    if hasattr(taken, "__await__"):
        if hasattr(taken, "close"):
            taken.close()  # no warning that it was never awaited
        raise TypeError(f"to: {type(file).__name__} is an asynchronous file; use a path, or a file from open()")
    check_taken(taken)


def check_taken(taken: object) -> None:
    """Refuse a file whose `write` returns neither how many bytes it took nor None.

    Raises:
        TypeError: it returns something else.
    """
    if taken is not None and not isinstance(taken, int):
        raise TypeError(f"to: expected the number of bytes from the file's `write`, got {type(taken).__name__}")


@contextmanager
def destination(to: Path | IO[bytes]) -> Generator[IO[Any]]:
    """The file to write to: the given one, or a temporary one beside the path, which is renamed at the end.

    A symbolic link stays, and the file that it leads to is replaced. The new file has the mode of the one that it
    replaces, and its owner and group where the system allows that.
    """
    if not isinstance(to, Path):
        yield to
        return
    path = Path(os.path.realpath(to))
    partial = path.with_name(f".{os.urandom(8).hex()}.part")
    try:
        with naming("to", path):  # the user knows the target, and not the file beside it
            file = _created(partial, path)
        try:
            yield file
        except BaseException:
            with suppress(OSError):  # closing tries to write the rest
                file.close()
            raise
        with naming("to", path):
            file.close()
            partial.replace(path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


def _created(partial: Path, path: Path) -> IO[bytes]:
    """A new file with the access rights of the one it will replace, or the usual ones."""
    try:
        replaced = path.stat()
    except FileNotFoundError:
        return partial.open("xb")
    # nobody may read it before it has its owner and mode
    file = open(partial, "xb", opener=lambda name, flags: os.open(name, flags, 0o600))  # noqa: SIM115
    try:
        _keep_owner(file, replaced)
        shutil.copymode(path, partial)
    except BaseException:
        file.close()
        raise
    return file


def _keep_owner(file: IO[bytes], replaced: os.stat_result) -> None:
    if not hasattr(os, "fchown"):
        return  # Windows
    created = os.fstat(file.fileno())
    if created.st_gid != replaced.st_gid:
        with suppress(PermissionError):
            os.fchown(file.fileno(), -1, replaced.st_gid)
    if created.st_uid != replaced.st_uid:
        with suppress(PermissionError):
            os.fchown(file.fileno(), replaced.st_uid, -1)

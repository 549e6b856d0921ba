"""The content of files to send: of one length from the start to the end, whatever happens to the file meanwhile."""

import io
import os
import stat
import weakref
from collections.abc import AsyncIterable, Callable, Coroutine, Generator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO, Any, cast

from .callers_code import CallersCode
from .file_locks import file_locks

_PIECE = 1 << 16

_spent: "weakref.WeakValueDictionary[int, object]" = weakref.WeakValueDictionary()
"""What has been read to its end and can't be read again, by id."""


class FixedContent:
    """A file of a fixed length, which can be read again and again.

    The request names the length before the content is sent. So what is added to the file meanwhile is left out, and
    what is missing is an error.

    Args:
        name: the field, for errors
        file: a binary file that can be rewound
        size: how many bytes of it to send

    Attributes:
        size: how many bytes of it to send
        progress: called with the bytes read so far and the size
        callers_code: is entered where the file or the callback runs
    """

    def __init__(self, name: str, file: IO[bytes], size: int) -> None:
        self._name = name
        self._file = file
        self._lock = file_locks.of(file)
        self._position = 0
        self.size = size
        self.progress: Callable[[int, int], None] | None = None
        self.callers_code: CallersCode = CallersCode()

    def read(self, size: int = -1) -> bytes:
        """Read a piece, and report progress.

        Raises:
            OSError: the file has become shorter.
        """
        left = self.size - self._position
        wanted = left if size < 0 else min(size, left)
        if not wanted:
            return b""
        with self.callers_code, self._lock:
            self._file.seek(self._position)  # another call may read the same file
            piece = self._file.read(wanted)
        if not piece:
            raise OSError(
                f"{self._name}: the file ended after {self._position} of {self.size} bytes, so it changed while it "
                "was sent; the API can't use the incomplete request: make it again with a file that stays as it is"
            )
        self._position += len(piece)
        if self.progress is not None:
            with self.callers_code:
                self.progress(self._position, self.size)
        return piece

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to a position."""
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._position, os.SEEK_END: self.size}[whence]
        self._position = start + offset
        return self._position

    def tell(self) -> int:
        """The position."""
        return self._position


def checked_path(name: str, value: "os.PathLike[str] | str") -> Path:
    """The path that a text or an object stands for.

    Raises:
        TypeError: it stands for something else.
        ValueError: it is empty, or no file can have this path.
    """
    if not isinstance(value, str | os.PathLike):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"{name}: expected a path, got {type(value).__name__}")
    path = value if isinstance(value, str) else value.__fspath__()
    if not isinstance(path, str):  # pyright: ignore[reportUnnecessaryIsInstance] - callers may not use a checker
        raise TypeError(f"{name}: expected a path of type str, got {type(path).__name__} from `__fspath__`")
    if not path:  # which `Path` would take for the current folder
        raise ValueError(f"{name}: it is empty; give a path")
    try:
        is_possible = b"\0" not in os.fsencode(path)
    except UnicodeEncodeError:
        is_possible = False
    if not is_possible:
        raise ValueError(f"{name}: {path[:40]!r} contains a character that no path can have; remove it")
    return Path(path)


@contextmanager
def naming(name: str, path: Path | None = None) -> Generator[None]:
    """Let an error of the system name the field, and the path if it is not the one that the system used."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, f"{name}: {error.strerror}", str(path) if path else error.filename) from error


def opened(name: str, path: Path, files: ExitStack) -> FixedContent:
    """The content of a file on the disk; `files` closes it.

    Raises:
        ValueError: it is a pipe or a device, which may never end.
        OSError: it can't be opened.
    """
    with naming(name):
        mode = path.stat().st_mode
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise ValueError(
            f"{name}: {str(path)!r} is a pipe or a device; open it and pass the open file, or read it and pass bytes"
        )
    with naming(name):
        file = files.enter_context(path.open("rb"))
    return fixed(name, file, files)


def fixed(name: str, file: IO[bytes], files: ExitStack) -> FixedContent:
    """The content of an open file from its start; a copy where its length can't be known for sure.

    Raises:
        TypeError: it is not a binary file.
        ValueError: it is not open for reading, was read before and can't be rewound, or does not wait for its content.
    """
    _check_open(name, file)
    size = measured(file)
    return FixedContent(name, file, size) if size else _copied(name, file, files)


async def spooled(name: str, content: AsyncIterable[bytes], files: ExitStack) -> FixedContent:
    """A temporary file with the pieces of an asynchronous iterator; `files` closes it.

    Raises:
        TypeError: a piece is not bytes.
        ValueError: the iterator was read before.
    """
    pieces = aiter(content)
    _check_unread(name, pieces, "asynchronous iterator")
    spool = files.enter_context(_new_spool())
    async for piece in pieces:
        spool.write(_checked_piece(name, piece, "the asynchronous iterator"))
    return FixedContent(name, spool, spool.tell())


def measured(file: IO[bytes]) -> int | None:
    """The length of a file in memory or on the disk; None if it is not such a file, or says nothing reliable.

    A compressed file, for one, gives the length of its compressed form, and files of the system say 0.
    """
    try:
        if not isinstance(file, io.BytesIO) and not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            return None
        with file_locks.of(file):
            position = file.tell()
            size = file.seek(0, os.SEEK_END)  # also flushes the buffer
            file.seek(position)
        return size if isinstance(file, io.BytesIO) or size == os.fstat(file.fileno()).st_size else None
    except (AttributeError, OSError, ValueError):
        return None


def _copied(name: str, file: IO[bytes], files: ExitStack) -> FixedContent:
    spool = files.enter_context(_new_spool())
    with file_locks.of(file):
        if _is_seekable(file):
            file.seek(0)
        else:
            _check_unread(name, file, "file")
        while piece := _checked_piece(name, file.read(_PIECE), "the file's `read`"):
            spool.write(piece)
    return FixedContent(name, spool, spool.tell())


def _is_seekable(file: IO[bytes]) -> bool:
    seekable: Callable[[], bool] | None = getattr(file, "seekable", None)
    return seekable is not None and seekable()


def _check_open(name: str, file: Any) -> None:
    if hasattr(file, "encoding"):
        raise TypeError(f"{name}: the file is open in text mode; open it in binary mode, 'rb'")
    if getattr(file, "closed", False) is True:
        raise ValueError(f"{name}: the file is closed; open it again in mode 'rb'")
    if hasattr(file, "readable") and not file.readable():
        raise ValueError(f"{name}: the file is open for writing only; open it in mode 'rb'")


def _check_unread(name: str, source: object, kind: str) -> None:
    """Refuse what was read before: nothing would be left of it."""
    is_finished = getattr(source, "ag_frame", source) is None  # only generators have this attribute
    if is_finished or _spent.get(id(source)) is source:
        raise ValueError(f"{name}: this {kind} was read before and has nothing left; make a new one for each call")
    with suppress(TypeError):  # an object without weak references can't be remembered
        _spent[id(source)] = source


def _checked_piece(name: str, piece: object, source: str) -> bytes:
    if isinstance(piece, (bytes, bytearray, memoryview)):
        return cast(bytes, piece)
    if piece is None:
        raise ValueError(f"{name}: the file has no content yet; let it wait with os.set_blocking(file.fileno(), True)")
    kind = type(piece).__name__
    if isinstance(piece, Coroutine):
        piece.close()  # no warning that it was never awaited
    raise TypeError(f"{name}: expected bytes from {source}, got {kind}")


def _new_spool() -> IO[Any]:
    import tempfile  # rarely needed, and not cheap to import

    return cast(IO[Any], tempfile.SpooledTemporaryFile(max_size=1 << 20))

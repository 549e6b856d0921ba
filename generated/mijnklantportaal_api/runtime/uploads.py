"""Files to send: checked, opened late, always closed, and read again for a retry."""

import io
import os
from collections.abc import AsyncIterable, Callable
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any, TypeAlias, cast

import attrs

from .public import public
from .writing import write_each

FileContent: TypeAlias = os.PathLike[str] | bytes | IO[bytes] | AsyncIterable[bytes]
"""A path (opened when it is sent and closed afterwards), bytes, an open binary file (left open), or, for an
asynchronous client, an asynchronous iterator (written to a temporary file first, so that its length is known and it can
be sent again)."""


@public
@attrs.frozen(kw_only=True)
class Upload:
    """A file to send, with a name, a media type or a progress callback. Without these, pass the content itself.

    `content` is a path (opened when it is sent, then closed), bytes, an open binary file (left open) or, for
    `AsyncMijnKlantportaal`, an asynchronous iterator of bytes.

    Example: `portal.files.upload(file=Upload(content=Path("offer.pdf"), file_name="offer-2026-001.pdf"))`
    """

    content: FileContent = attrs.field(repr=lambda content: f"<{type(content).__name__}>")
    file_name: str | None = None
    """The name that the portal shows. None takes the file's own name."""
    content_type: str | None = None
    """The media type, such as `"image/png"`. None takes the one that the documentation asks for."""
    progress: Callable[[int, int], None] | None = attrs.field(default=None, repr=False, eq=False)
    """Called while the file is sent, with the bytes sent so far and the total; a retry starts at 0 again."""


FileInput: TypeAlias = Upload | FileContent
"""What a file parameter takes: the content, or an `Upload` with more details."""


def write_upload(name: str, value: object, content_type: str, extension: str) -> Upload:
    """A file that always has a file name and a media type: without a name, a server takes the part as text."""
    upload = value if isinstance(value, Upload) else Upload(content=cast(Any, value))
    content = _file_content(name, upload.content)
    if not (upload.content_type or content_type).isprintable():
        raise ValueError(f"{name}: {upload.content_type!r} is not a media type; write it like 'application/pdf'")
    given = upload.file_name or getattr(content, "name", None)
    file_name = os.path.basename(given) if isinstance(given, str) else ""  # noqa: PTH119 - a folder has no name here
    return attrs.evolve(
        upload,
        content=content,
        file_name=file_name or f"{name}{extension}",
        content_type=upload.content_type or content_type,
    )


def write_files(
    name: str,
    values: object,
    write: Callable[[str, Any], Upload],
    minimum: int = 0,
    maximum: int | None = None,
    *,
    total_bytes: int,
) -> list[Upload]:
    """Several files whose total size the API limits; a file of unknown size does not count."""
    uploads: list[Upload] = write_each(name, values, write, minimum, maximum)
    total = sum(_size(upload.content) for upload in uploads)
    if total > total_bytes:
        raise ValueError(
            f"{name}: {total} bytes in total, but the API takes {total_bytes}; send fewer or smaller files"
        )
    return uploads


def _size(content: FileContent) -> int:
    if isinstance(content, bytes):
        return len(content)
    if isinstance(content, os.PathLike):
        return Path(content).stat().st_size
    if isinstance(content, AsyncIterable) or not _is_seekable(content):
        return 0
    position = content.tell()
    size = content.seek(0, os.SEEK_END)
    content.seek(position)
    return size


def _file_content(name: str, value: object) -> Any:
    if isinstance(value, str):
        raise TypeError(
            f"{name}: expected a path, bytes or an open binary file; for a path use pathlib.Path({value[:40]!r})"
        )
    if isinstance(value, (bytes, os.PathLike)) or hasattr(value, "read") or hasattr(value, "__aiter__"):
        return cast(Any, value)
    raise TypeError(f"{name}: expected a path, bytes or an open binary file, got {type(value).__name__}")


def file_part(name: str, upload: Upload, files: ExitStack) -> tuple[str | None, IO[bytes] | bytes, str | None]:
    """File name, content and media type of an upload, ready to be read. `files` closes what it opens.

    Raises:
        ValueError: the field takes a PDF, and this is not one.
        TypeError: the file is open in text mode, or only an asynchronous client can read it.
        OSError: the file can't be opened.
    """
    content = upload.content
    if isinstance(content, AsyncIterable):
        raise TypeError(f"{name}: only AsyncMijnKlantportaal can send an asynchronous iterator")
    if isinstance(content, os.PathLike):
        content = files.enter_context(Path(content).open("rb"))  # noqa: SIM115 - `files` closes it
    elif not isinstance(content, bytes):
        content = content if _is_seekable(content) else _spooled_at_once(content, files)
        content.seek(0)  # also flushes the buffer: the length would be wrong without it
    if upload.content_type == "application/pdf":
        _check_pdf(name, content)
    if upload.progress is not None:
        content = cast(IO[bytes], _Watched(content, upload.progress))
    return upload.file_name, content, upload.content_type


async def spooled(upload: Upload, files: ExitStack) -> Upload:
    """The upload; if its content is an asynchronous iterator, a temporary file replaces it."""
    if not isinstance(upload.content, AsyncIterable):
        return upload
    spool = files.enter_context(_new_spool())
    async for piece in upload.content:
        spool.write(piece)
    return attrs.evolve(upload, content=spool)


def _is_seekable(file: IO[bytes]) -> bool:
    seekable: Callable[[], bool] | None = getattr(file, "seekable", None)
    return seekable is not None and seekable()


def _new_spool() -> IO[bytes]:
    import tempfile  # rarely needed, and not cheap to import

    return cast(IO[bytes], tempfile.SpooledTemporaryFile(max_size=1 << 20))


def _spooled_at_once(file: IO[bytes], files: ExitStack) -> IO[bytes]:
    spool = files.enter_context(_new_spool())
    while piece := file.read(1 << 16):
        spool.write(piece)
    return spool


def _check_pdf(name: str, content: IO[bytes] | bytes) -> None:
    """Refuse what is not a PDF before anything is sent; readers accept the mark anywhere in the first 1024 bytes."""
    if b"%PDF-" not in (content[:1024] if isinstance(content, bytes) else _head(name, content)):
        raise ValueError(f"{name}: this is not a PDF (its first 1024 bytes do not contain '%PDF-')")


def _head(name: str, file: IO[Any]) -> bytes:
    file.seek(0)
    head = file.read(1024)
    file.seek(0)
    if not isinstance(head, bytes):
        raise TypeError(f"{name}: the file is open in text mode; open it in binary mode, 'rb'")
    return head


class _Watched:
    """A file that reports how much of it has been read."""

    def __init__(self, content: IO[bytes] | bytes, progress: Callable[[int, int], None]) -> None:
        self._file = io.BytesIO(content) if isinstance(content, bytes) else content
        self._progress = progress
        self._size = self._file.seek(0, os.SEEK_END)
        self._file.seek(0)

    def read(self, size: int = -1) -> bytes:
        """Read a piece, and report."""
        piece = self._file.read(size)
        if piece:
            self._progress(self._file.tell(), self._size)
        return piece

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to a position."""
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """The position."""
        return self._file.tell()

"""Files to send: checked, opened late, always closed, and read again for a retry."""

import io
import os
from collections.abc import AsyncIterable, Callable
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any, TypeAlias, cast

import attrs

from .argument_checks import is_header_value, sendable
from .callers_code import check_function
from .public import public
from .upload_content import FixedContent, checked_path, fixed, measured, naming, opened, spooled
from .writing import write_each, write_text

FileContent: TypeAlias = os.PathLike[str] | bytes | IO[bytes] | AsyncIterable[bytes]
"""A path (opened when it is sent and closed afterwards), bytes, an open binary file (left open), or, for an
asynchronous client, an asynchronous iterator (written to a temporary file first, so that its length is known and it can
be sent again; it can be read only once, so each call needs a new one)."""


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
    for detail in cast("tuple[object, ...]", (upload.file_name, upload.content_type)):
        if detail is not None and not isinstance(detail, str):
            raise TypeError(f"{name}: expected file name and media type as str, got {type(detail).__name__}")
    if upload.progress is not None:
        check_function(name, upload.progress, "a function as progress")
    media_type = upload.content_type or content_type
    if not is_header_value(media_type):
        raise ValueError(f"{name}: {upload.content_type!r} is not a media type; write it like 'application/pdf'")
    given = upload.file_name if upload.file_name is not None else getattr(content, "name", None)
    file_name = os.path.basename(given) if isinstance(given, str) else ""  # noqa: PTH119 - a folder has no name here
    if upload.file_name is not None and not file_name:
        raise ValueError(
            f"{name}: {upload.file_name!r} is not a file name; leave it out for the name of the file itself"
        )
    sendable(f"{name}: the file name", file_name)
    return attrs.evolve(upload, file_name=file_name or f"{name}{extension}", content_type=media_type)


def write_text_body(name: str, value: object, content_type: str) -> Upload:
    """A text that is the whole body."""
    return Upload(content=write_text(name, value).encode(), content_type=f"{content_type}; charset=utf-8")


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
    total = sum(_size(f"{name}[{position}]", upload.content) for position, upload in enumerate(uploads))
    if total > total_bytes:
        raise ValueError(
            f"{name}: {total} bytes in total, but the API takes {total_bytes}; send fewer or smaller files"
        )
    return uploads


def _size(name: str, content: FileContent) -> int:
    if isinstance(content, bytes):
        return len(content)
    if isinstance(content, os.PathLike):
        with naming(name):
            return Path(content).stat().st_size
    return 0 if isinstance(content, AsyncIterable) else measured(content) or 0


def _file_content(name: str, value: object) -> Any:
    if isinstance(value, str):
        raise TypeError(
            f"{name}: expected a path, bytes or an open binary file; for a path use pathlib.Path({value[:40]!r})"
        )
    if isinstance(value, os.PathLike):
        return checked_path(name, cast("os.PathLike[str]", value))
    if isinstance(value, bytes) or callable(getattr(value, "read", None)) or hasattr(value, "__aiter__"):
        return cast(Any, value)
    raise TypeError(f"{name}: expected a path, bytes or an open binary file, got {type(value).__name__}")


def file_part(name: str, upload: Upload, files: ExitStack) -> tuple[str | None, FixedContent | bytes, str | None]:
    """File name, content and media type of an upload, ready to be read. `files` closes what it opens.

    Raises:
        ValueError: the field takes a PDF, and this is not one, or the content can't be read.
        TypeError: the file is open in text mode, or only an asynchronous client can read it.
        OSError: the file can't be opened.
    """
    content = _readable(name, upload.content, files)
    if upload.content_type == "application/pdf":
        _check_pdf(name, content)
    if upload.progress is not None:
        if isinstance(content, bytes):
            content = FixedContent(name, io.BytesIO(content), len(content))
        content.progress = upload.progress
    return upload.file_name, content, upload.content_type


def _readable(name: str, content: FileContent | FixedContent, files: ExitStack) -> FixedContent | bytes:
    if isinstance(content, (bytes, FixedContent)):
        return content
    if isinstance(content, AsyncIterable):
        raise TypeError(f"{name}: only AsyncMijnKlantportaal can send an asynchronous iterator")
    return opened(name, Path(content), files) if isinstance(content, os.PathLike) else fixed(name, content, files)


async def with_spooled(name: str, upload: Upload, files: ExitStack) -> Upload:
    """The upload; if its content is an asynchronous iterator, a temporary file replaces it.

    Raises:
        ValueError: the iterator was read before.
        TypeError: it gives something other than bytes.
    """
    if not isinstance(upload.content, AsyncIterable):
        return upload
    return attrs.evolve(upload, content=cast(Any, await spooled(name, upload.content, files)))


def _check_pdf(name: str, content: FixedContent | bytes) -> None:
    """Refuse what is not a PDF before anything is sent; readers accept the mark anywhere in the first 1024 bytes."""
    head = content[:1024] if isinstance(content, bytes) else content.read(1024)
    if b"%PDF-" not in head:
        raise ValueError(f"{name}: this is not a PDF (its first 1024 bytes do not contain '%PDF-')")

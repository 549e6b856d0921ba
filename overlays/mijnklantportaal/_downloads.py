"""Downloads of files, documents and PDFs that the API links to, with a URL that is valid for a few minutes.

The URL contains its own permission and may be on another host, so the token is not sent. The content goes to a
temporary file beside the target, which is renamed at the end: a failed download leaves no file.
"""

import io
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, nullcontext
from pathlib import Path
from typing import IO, Any, Self, TypeAlias, cast

from mijnklantportaal_api.runtime.callers_code import check_function
from mijnklantportaal_api.runtime.decoding import BodyDecoder
from mijnklantportaal_api.runtime.errors import TransportError
from mijnklantportaal_api.runtime.flow import CallNext, Flow
from mijnklantportaal_api.runtime.http import Request
from mijnklantportaal_api.runtime.operation import RequestOptions
from mijnklantportaal_api.runtime.received_body import WHOLE
from mijnklantportaal_api.runtime.response import BodyError, RawResponse
from mijnklantportaal_api.runtime.status_errors import status_error
from mijnklantportaal_api.runtime.upload_content import naming
from mijnklantportaal_api.runtime.urls import check_url

from ._download_targets import check_taken, checked_target, destination

Progress: TypeAlias = Callable[[int, int | None], None]
"""Called with the bytes received so far, and the total, which is None if the server does not say."""

_MAX_REDIRECTS = 20
_REDIRECTS = (301, 302, 303, 307, 308)


class _Download(ExitStack):
    """Receives a file: opens it when entered, and when left renames it, or removes it after a failure."""

    _decoder: BodyDecoder
    _sent: int
    """Bytes of the body as they came; this and what surrounds it is there from `start` on."""
    _length: int | None
    _total: int | None

    def __init__(self, to: Path | IO[bytes], progress: Progress | None) -> None:
        super().__init__()
        self._to = to
        self._progress = progress
        self._file: IO[bytes] | None = None
        self._received = 0  # bytes of the file

    def __enter__(self) -> Self:
        super().__enter__()
        self._file = self.enter_context(destination(self._to))  # before anything is sent, because it may fail
        return self

    @property
    def can_restart(self) -> bool:
        """Whether the bytes so far can be dropped; those in the caller's own file can't."""
        return isinstance(self._to, Path) or self._received == 0

    def start(self, headers: Mapping[str, str]) -> None:
        """Empty the file if the response before was incomplete."""
        assert self._file is not None  # noqa: S101 - it is entered first
        if self._received:
            self._file.seek(0)
            self._file.truncate()
        self._received = 0
        self._sent = 0
        length = headers.get("content-length", "")
        self._length = int(length) if length.isascii() and length.isdecimal() else None
        encoding = headers.get("content-encoding", "")
        self._decoder = BodyDecoder(encoding)
        self._total = None if encoding else self._length  # the length of a compressed body is not that of the file

    def take(self, piece: bytes) -> Iterator[None]:
        """Write a piece, and report progress."""
        self._sent += len(piece)
        for content in self._decoder.decode(piece):
            self._write(content)
            yield

    def _write(self, content: bytes) -> None:
        assert self._file is not None  # noqa: S101 - as above
        with naming("to", self._to) if isinstance(self._to, Path) else nullcontext():
            taken = cast("int | None", self._file.write(content))  # raw files may take nothing
        check_taken(taken)
        if taken is None and isinstance(self._file, io.RawIOBase):
            taken = 0  # it would have to wait
        if taken is not None and taken < len(content):
            raise OSError(f"to: the file took {taken} of {len(content)} bytes; open it with buffering")
        self._received += len(content)
        if self._progress is not None:
            self._progress(self._received, self._total)

    def finish(self) -> None:
        """Raise `BodyError` if the body ended early."""
        if self._length is not None and self._sent != self._length:
            raise BodyError(f"the download ended early, after {self._sent} of {self._length} bytes")
        self._decoder.check_end()


def download(
    file: object, to: os.PathLike[str] | str | IO[bytes], progress: Progress | None, options: RequestOptions
) -> Callable[[CallNext], Flow[None]]:
    """The flow that downloads a file, with the time-outs and retries of the options, but without their headers.

    Raises:
        ValueError: the link is not an http or https URL.
        TypeError: the file has no link.
        TypeError, ValueError, OSError: the target can't take a file, or the progress is not a function.
    """
    target = checked_target(to)
    if progress is not None:
        check_function("progress", progress)
    received = _Download(target, progress)
    link: Any = getattr(file, "link", file)
    if link is file:
        raise TypeError(f"file: expected what the API returned, which has a `link`, got {type(file).__name__}")
    check_url(link, "link")
    request = Request(
        "GET",
        link,
        headers={"Accept-Encoding": "identity"},  # so that the length of the body is that of the file
        timeout=options.timeout,
        max_retries=options.max_retries,
        deadline=options.deadline,
        receiver=received,
    )

    def flow(call_next: CallNext) -> Flow[None]:
        with received:
            response = yield from _follow_redirects(request, call_next)
            if not response.is_success:
                raise status_error(
                    request.method, request.url, *response, "the link may have expired; ask for a new one"
                )
            if response.status not in WHOLE:
                message = f"the download ended early: its status is {response.status}, so this is not the whole file"
                raise TransportError(message, request.method, request.url, retryable=False)

    return flow


def _follow_redirects(request: Request, call_next: CallNext) -> Flow[RawResponse]:
    for _ in range(_MAX_REDIRECTS + 1):
        response = yield from call_next(request)
        location = response.headers.get("location")
        if response.status not in _REDIRECTS or location is None:
            return response
        try:
            request = request.redirected(location)
        except ValueError as error:
            raise TransportError(str(error), request.method, request.url, retryable=False) from error
    message = f"the link was redirected more than {_MAX_REDIRECTS} times; ask the API for a new link"
    raise TransportError(message, request.method, request.url, retryable=False)

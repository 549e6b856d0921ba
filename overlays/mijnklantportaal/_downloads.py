"""Fetching what the API only links to: files, documents and PDFs behind an address that is valid for some minutes.

The address carries its own permission and may lie on another host, so the token does not go there. What arrives is
written to a file beside the target, and takes the target's name at the end: a broken download leaves nothing behind.
"""

import os
import secrets
from collections.abc import Callable, Generator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Any, TypeAlias

from mijnklantportaal_api.runtime.errors import TransportError, status_error
from mijnklantportaal_api.runtime.flow import CallNext, Flow
from mijnklantportaal_api.runtime.http import Request, check_url
from mijnklantportaal_api.runtime.operation import RequestOptions
from mijnklantportaal_api.runtime.response import RawResponse

Progress: TypeAlias = Callable[[int, int | None], None]
"""Called with the bytes received so far, and the bytes in all where the server says."""

_MOST_REDIRECTS = 20
_REDIRECTS = (301, 302, 303, 307, 308)


@contextmanager
def _destination(to: os.PathLike[str] | IO[bytes]) -> Generator[IO[Any], None, None]:
    """The file to write to: the one given, or one beside the path, which takes the path's name at the end."""
    if not isinstance(to, os.PathLike):
        yield to
        return
    path = Path(to)
    partial = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with partial.open("xb") as file:
            yield file
        partial.replace(path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


class _Download(ExitStack):
    """Receives a file; as a context manager it puts the file in its place, or cleans up after a failure."""

    def __init__(self, to: os.PathLike[str] | IO[bytes], progress: Progress | None) -> None:
        super().__init__()
        self._to = to
        self._progress = progress
        self._file: IO[bytes] | None = None
        self._received = 0
        self._length: int | None = None

    @property
    def can_restart(self) -> bool:
        """Whether what came so far can be dropped; what is in a file of the caller's can't."""
        return isinstance(self._to, os.PathLike) or self._received == 0

    def start(self, headers: Mapping[str, str]) -> None:
        """Open the file, or empty it where a response has broken off."""
        if self._file is None:
            self._file = self.enter_context(_destination(self._to))
        elif self._received:
            self._file.seek(0)
            self._file.truncate()
        self._received = 0
        # a length says nothing about the pieces where the server has compressed them
        length = headers.get("content-length", "")
        is_plain = "content-encoding" not in headers and length.isascii() and length.isdecimal()
        self._length = int(length) if is_plain else None

    def take(self, piece: bytes) -> None:
        """Write a piece, and report."""
        assert self._file is not None  # noqa: S101 - `start` comes first
        self._file.write(piece)
        self._received += len(piece)
        if self._progress is not None:
            self._progress(self._received, self._length)

    def check_length(self, request: Request) -> None:
        """Raise `TransportError` where the download ended early."""
        if self._length is not None and self._received != self._length:
            message = f"the download ended after {self._received} of {self._length} bytes"
            raise TransportError(message, request.method, request.url)


def download(
    link: str, to: os.PathLike[str] | IO[bytes], progress: Progress | None, options: RequestOptions
) -> Callable[[CallNext], Flow[None]]:
    """The flow that fetches a file. Of the options it takes time-outs and retries; the headers are for the API only.

    Raises:
        ValueError: the link is not an address of a file.
        TypeError: the target is neither a path nor an open binary file.
    """
    _check_target(to)
    received = _Download(to, progress)
    check_url(link, "link")
    request = Request(
        "GET", link, timeout=options.timeout, max_retries=options.max_retries, receiver=received
    )

    def flow(call_next: CallNext) -> Flow[None]:
        with received:
            response = yield from _follow_redirects(request, call_next)
            if not response.is_success:
                raise status_error(request.method, request.url, *response)
            received.check_length(request)

    return flow


def _check_target(to: object) -> None:
    if not isinstance(to, os.PathLike) and not hasattr(to, "write"):
        hint = f"; for a path use pathlib.Path({to[:40]!r})" if isinstance(to, str) else ""
        raise TypeError(f"to: expected a path or an open binary file, got {type(to).__name__}{hint}")


def _follow_redirects(request: Request, call_next: CallNext) -> Flow[RawResponse]:
    for _ in range(_MOST_REDIRECTS + 1):
        response = yield from call_next(request)
        location = response.headers.get("location")
        if response.status not in _REDIRECTS or location is None:
            return response
        try:
            request = request.redirected(location)
        except ValueError as error:
            raise TransportError(str(error), request.method, request.url, retryable=False) from error
    message = f"the link leads from one address to the next, {_MOST_REDIRECTS} times"
    raise TransportError(message, request.method, request.url, retryable=False)

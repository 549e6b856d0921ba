"""Fetching what the API only links to: files, documents and PDFs behind an address that is valid for some minutes.

The address carries its own permission and may lie on another host, so the token does not go there. What arrives is
written aside and takes its name at the end: a broken download leaves nothing that looks like a file.
"""

import os
import tempfile
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, TypeAlias

import httpx

from mijnklantportaal_api.errors import TransportError, TransportTimeoutError, status_error

Progress: TypeAlias = Callable[[int, int | None], None]
"""Called with the bytes received so far, and the bytes in all where the server says."""


@contextmanager
def destination(to: os.PathLike[str] | IO[bytes]) -> Generator[IO[Any], None, None]:
    """The file to write to: the one given, or one beside the path, which takes the path's name at the end.

    Raises:
        OSError: the file can't be written.
    """
    if not isinstance(to, os.PathLike):
        yield to
        return
    path = Path(to)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    aside = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
        aside.replace(path)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise


class Receiver:
    """Takes a download piece by piece, and checks at the end that all of it came."""

    def __init__(self, answer: httpx.Response, file: IO[bytes], progress: Progress | None) -> None:
        self._answer = answer
        self._file = file
        self._progress = progress
        self._received = 0
        # a length says nothing about the pieces where the server has compressed them
        length = answer.headers.get("content-length", "")
        plain = "content-encoding" not in answer.headers and length.isascii() and length.isdecimal()
        self._length = int(length) if plain else None

    def take(self, piece: bytes) -> None:
        """Write a piece, and report."""
        self._file.write(piece)
        self._received += len(piece)
        if self._progress is not None:
            self._progress(self._received, self._length)

    def finish(self) -> None:
        """Check the length.

        Raises:
            TransportError: the download ended early.
        """
        if self._length is not None and self._received != self._length:
            message = f"the download ended after {self._received} of {self._length} bytes"
            raise TransportError(message, "GET", address_of(self._answer.request))


def address_of(request: httpx.Request) -> str:
    """The address without its query, which holds the permission."""
    return str(request.url.copy_with(query=None))


def refuse_failure(answer: httpx.Response) -> None:
    """Raise the error for an answer that is no success; its body must have been read.

    Raises:
        StatusError: the link has expired, or the server failed.
    """
    if not answer.is_success:
        address = address_of(answer.request)
        raise status_error("GET", address, answer.status_code, dict(answer.headers), answer.content)


@contextmanager
def network_errors() -> Generator[None, None, None]:
    """Raise the client's own errors for those of the network.

    Raises:
        TransportError: the network failed.
    """
    try:
        yield
    except httpx.RequestError as error:
        kind = TransportTimeoutError if isinstance(error, httpx.TimeoutException) else TransportError
        raise kind(str(error) or type(error).__name__, "GET", address_of(error.request)) from error


def download(
    http: httpx.Client, link: str, to: os.PathLike[str] | IO[bytes], progress: Progress | None
) -> None:
    """Fetch a link into a file; the errors are those of the functions above."""
    with network_errors(), http.stream("GET", link, follow_redirects=True) as answer:
        if not answer.is_success:
            answer.read()
        refuse_failure(answer)
        with destination(to) as file:
            receiver = Receiver(answer, file, progress)
            for piece in answer.iter_bytes():
                receiver.take(piece)
            receiver.finish()


async def async_download(
    http: httpx.AsyncClient, link: str, to: os.PathLike[str] | IO[bytes], progress: Progress | None
) -> None:
    """Fetch a link into a file; the errors are those of the functions above."""
    with network_errors():
        async with http.stream("GET", link, follow_redirects=True) as answer:
            if not answer.is_success:
                await answer.aread()
            refuse_failure(answer)
            with destination(to) as file:
                receiver = Receiver(answer, file, progress)
                async for piece in answer.aiter_bytes():
                    receiver.take(piece)
                receiver.finish()

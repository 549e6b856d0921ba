"""Fetching what the API only links to: files, documents and PDFs behind an address that is valid for some minutes.

The address carries its own permission and may lie on another host, so the token does not go there. What arrives is
written aside and takes its name at the end: a broken download leaves nothing that looks like a file.
"""

import os
import secrets
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, TypeAlias

import httpx

from mijnklantportaal_api.client import DEFAULT_TIMEOUT
from mijnklantportaal_api.client import network_errors
from mijnklantportaal_api.client import url_of
from mijnklantportaal_api.runtime.errors import TransportError
from mijnklantportaal_api.runtime.errors import status_error
from mijnklantportaal_api.runtime.operation import RequestOptions

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
    aside = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with aside.open("xb") as file:
            yield file
        aside.replace(path)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise


class Source:
    """The address to download from, checked, and how it is asked.

    Args:
        link: the address, as the API gave it
        options: time-outs and retries; the headers are for the API only

    Attributes:
        address: the address without its query, which holds the permission

    Raises:
        ValueError: the link is no address.
    """

    def __init__(self, link: str, options: RequestOptions) -> None:
        self.address = link.partition("?")[0]
        url = url_of(link)
        if url.scheme not in ("http", "https") or not url.host:
            raise ValueError(f"link: {self.address!r} is no address of a file")
        self.request: dict[str, Any] = {
            "method": "GET",
            "url": url,
            "auth": None,
            "follow_redirects": True,
            "timeout": DEFAULT_TIMEOUT if options.timeout is None else options.timeout,
            "extensions": {"max_retries": options.max_retries},
        }

    def refuse_failure(self, answer: httpx.Response) -> None:
        """Raise the error for an answer that is no success; its body must have been read.

        Raises:
            StatusError: the link has expired, or the server failed.
        """
        if not answer.is_success:
            raise status_error("GET", self.address, answer.status_code, dict(answer.headers), answer.content)


class Receiver:
    """Takes a download piece by piece, and checks at the end that all of it came."""

    def __init__(
        self, source: Source, answer: httpx.Response, file: IO[bytes], progress: Progress | None
    ) -> None:
        self._address = source.address
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
            raise TransportError(message, "GET", self._address)


def check_target(to: object) -> None:
    """Refuse what can't be written to.

    Raises:
        TypeError: it is neither a path nor an open binary file.
    """
    if not isinstance(to, os.PathLike) and not hasattr(to, "write"):
        hint = f"; for a path use pathlib.Path({to[:40]!r})" if isinstance(to, str) else ""
        raise TypeError(f"to: expected a path or an open binary file, got {type(to).__name__}{hint}")


def download(
    http: httpx.Client,
    source: Source,
    to: os.PathLike[str] | IO[bytes],
    progress: Progress | None,
) -> None:
    """Fetch a file; the errors are those of the functions above."""
    check_target(to)
    with network_errors("GET", source.address), http.stream(**source.request) as answer:
        if not answer.is_success:
            answer.read()
        source.refuse_failure(answer)
        with destination(to) as file:
            receiver = Receiver(source, answer, file, progress)
            for piece in answer.iter_bytes():
                receiver.take(piece)
            receiver.finish()


async def async_download(
    http: httpx.AsyncClient,
    source: Source,
    to: os.PathLike[str] | IO[bytes],
    progress: Progress | None,
) -> None:
    """Fetch a file; the errors are those of the functions above."""
    check_target(to)
    with network_errors("GET", source.address):
        async with http.stream(**source.request) as answer:
            if not answer.is_success:
                await answer.aread()
            source.refuse_failure(answer)
            with destination(to) as file:
                receiver = Receiver(source, answer, file, progress)
                async for piece in answer.aiter_bytes():
                    receiver.take(piece)
                receiver.finish()

"""Undoes the compression of a response within a bound: a few kilobytes can be compressed gigabytes."""

import zlib

import httpx

from pipeline.documents import PipelineError

OPEN_IT = "Open it in a browser, and try later."
"""What to do about a response that is not what was asked for."""

_GZIP = zlib.MAX_WBITS | 16


class BoundedBody:
    """Collects the body of a response, of which no more than `max_bytes` may remain once it is decoded."""

    def __init__(self, response: httpx.Response, max_bytes: int) -> None:
        self._url = response.request.url
        self._max_bytes = max_bytes
        self._content = bytearray()
        codings = [coding.strip().lower() for coding in response.headers.get("content-encoding", "").split(",")]
        match [coding for coding in codings if coding not in ("", "identity")]:
            case []:
                self._gzip = None
            case ["gzip" | "x-gzip"]:
                self._gzip = zlib.decompressobj(_GZIP)
            case others:
                raise PipelineError(
                    f"{self._url}: the site compresses its response as {', '.join(others)!r:.80}, but only gzip, once, "
                    f"was asked for. {OPEN_IT}"
                )

    def add(self, chunk: bytes) -> None:
        """Add what has arrived."""
        room = self._max_bytes + 1 - len(self._content)
        try:
            self._content += self._gzip.decompress(chunk, room) if self._gzip else chunk
        except zlib.error as error:
            raise httpx.RemoteProtocolError(f"this is not gzip: {error}") from error
        if len(self._content) > self._max_bytes:
            raise PipelineError(f"{self._url}: more than {self._max_bytes} bytes. No page is that large: look at it.")

    def whole(self) -> bytes:
        """The body, decoded."""
        if self._gzip and not self._gzip.eof and self._content:
            raise httpx.RemoteProtocolError("the compressed response is cut off")
        return bytes(self._content)

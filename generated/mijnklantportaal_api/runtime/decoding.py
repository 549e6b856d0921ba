"""Decoding compressed bodies, piece by piece and with a limit: five kilobytes can hold gigabytes."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

_PIECE = 1 << 18
_GZIP_OR_ZLIB = zlib.MAX_WBITS | 32
_RAW = -zlib.MAX_WBITS


class DecodingError(Exception):
    """A body is not what its `Content-Encoding` says, or ends early."""


class ResponseTooLargeError(DecodingError):
    """A decoded body is larger than the caller allows."""


class Decoder:
    """Decodes a body that was sent as `identity`, `gzip` or `deflate`, which is all that the client asks for.

    Args:
        encoding: the value of `Content-Encoding`

    Raises:
        DecodingError: it is another encoding, or several.
    """

    def __init__(self, encoding: str) -> None:
        name = encoding.strip().lower()
        if name not in ("", "identity", "gzip", "x-gzip", "deflate"):
            raise DecodingError(f"the response is encoded as {name[:40]!r}, which the client did not ask for")
        self._is_plain = name in ("", "identity")
        self._may_be_raw = name == "deflate"
        self._stream = zlib.decompressobj(_GZIP_OR_ZLIB)
        self._is_empty = True

    def decode(self, data: bytes) -> Iterator[bytes]:
        """Yield the decoded bytes in pieces of limited size.

        Raises:
            DecodingError: the bytes are not compressed as they should be.
        """
        if self._is_plain:
            yield data
            return
        while data:
            piece = self._decompressed(data)
            if piece:
                yield piece
            data = self._stream.unconsumed_tail
            if self._stream.eof and (data := self._stream.unused_data):  # gzip may have several members
                self._stream = zlib.decompressobj(_GZIP_OR_ZLIB)

    def _decompressed(self, data: bytes) -> bytes:
        is_first, self._is_empty = self._is_empty, False
        try:
            return self._stream.decompress(data, _PIECE)
        except zlib.error as error:
            if not (is_first and self._may_be_raw):  # some servers send `deflate` without the header of zlib
                raise DecodingError(f"the response can't be decompressed: {error}") from error
        self._stream = zlib.decompressobj(_RAW)
        return self._decompressed(data)

    def finish(self) -> None:
        """Make sure that the body is whole.

        Raises:
            DecodingError: the compressed body ended early.
        """
        if not self._is_plain and not self._is_empty and not self._stream.eof:
            raise DecodingError("the compressed response ended early")

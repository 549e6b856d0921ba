"""Decoding of compressed bodies piece by piece, which notices one that ends early; the HTTP library does not."""

import zlib
from collections.abc import Generator, Iterator
from typing import Any

from .response import BodyError

_MAX_CHUNK_BYTES = 1 << 18
_MAX_ENCODINGS = 5
_GZIP = zlib.MAX_WBITS | 16
_ZLIB = zlib.MAX_WBITS
_BARE_DEFLATE = -zlib.MAX_WBITS


class BodyDecoder:
    """Decodes a body; however well it was compressed, no more than a small piece of it is in memory.

    Args:
        content_encoding: the response's header of that name

    Raises:
        BodyError: an encoding is unknown, or there are more than five, one over the other.
    """

    def __init__(self, content_encoding: str) -> None:
        names = [name.strip().lower() for name in content_encoding.split(",")]
        names = [name for name in reversed(names) if name not in ("", "identity")]
        if len(names) > _MAX_ENCODINGS:  # each is another generator around the one before
            raise BodyError(f"the response is compressed {len(names)} times; expected {_MAX_ENCODINGS} at most")
        self._layers = [_Layer(name) for name in names]

    def decode(self, piece: bytes) -> Iterator[bytes]:
        """The decoded pieces of a piece.

        Raises:
            BodyError: the body is not encoded as its header says.
        """
        pieces = iter([piece])
        for layer in self._layers:
            pieces = layer.decoded(pieces)
        return pieces

    def check_end(self) -> None:
        """Raise `BodyError` if more should have followed."""
        if not all(layer.is_complete for layer in self._layers):
            raise BodyError("the response ended early: its compressed content is incomplete")


class _Layer:
    """One encoding: gzip, which may have several members one after the other, or deflate."""

    def __init__(self, name: str) -> None:
        if name not in ("gzip", "x-gzip", "deflate"):
            raise BodyError(f"the response has the content encoding {name[:40]!r}, which the client did not ask for")
        self._is_gzip = name != "deflate"
        self._decompressor: Any = None

    @property
    def is_complete(self) -> bool:
        return self._decompressor is not None and bool(self._decompressor.eof)

    def decoded(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        for piece in pieces:
            rest = piece
            while rest:
                if self.is_complete:
                    rest = rest.lstrip(b"\0")  # some servers pad with zeros
                    self._decompressor = None if rest else self._decompressor
                else:
                    rest = yield from self._decompressed(rest)

    def _decompressed(self, data: bytes) -> Generator[bytes, None, bytes]:
        """Decode up to the end of the data or of a member; the result is what follows it."""
        if self._decompressor is None:
            self._decompressor = zlib.decompressobj(_GZIP if self._is_gzip else _deflate_format(data))
        while True:
            try:
                decoded = self._decompressor.decompress(data, _MAX_CHUNK_BYTES)
            except zlib.error as error:
                raise BodyError(f"the compressed content of the response is damaged ({error})") from error
            if decoded:
                yield decoded
            data = self._decompressor.unconsumed_tail
            if not data and len(decoded) < _MAX_CHUNK_BYTES:
                rest: bytes = self._decompressor.unused_data
                return rest


def _deflate_format(start: bytes) -> int:
    """Deflate should come in the zlib format, whose first byte says so; some servers send it bare."""
    return _ZLIB if start[0] & 0x0F == zlib.DEFLATED else _BARE_DEFLATE

"""Compressed bodies: decoded in small pieces, and never called complete when they are not."""

import gzip
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mijnklantportaal_api.runtime.decoding import BodyDecoder
from mijnklantportaal_api.runtime.response import BodyError


def bare_deflate(content: bytes) -> bytes:
    compressor = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return compressor.compress(content) + compressor.flush()


ENCODERS: dict[str, Callable[[bytes], bytes]] = {
    "": lambda content: content,
    "identity": lambda content: content,
    "gzip": gzip.compress,
    "X-GZip": lambda content: gzip.compress(content[:10]) + gzip.compress(content[10:]) + b"\0" * 9,
    "deflate": zlib.compress,
    " deflate ": bare_deflate,
    "gzip, deflate": lambda content: zlib.compress(gzip.compress(content)),
}


def decoded(content_encoding: str, body: bytes, size: int) -> bytes:
    """A body that comes in pieces, decoded to its end."""
    decoder = BodyDecoder(content_encoding)
    pieces = [body[start : start + size] for start in range(0, len(body), size)]
    content = b"".join(part for piece in pieces for part in decoder.decode(piece))
    decoder.check_end()
    return content


@given(content=st.binary(max_size=300), encoding=st.sampled_from(sorted(ENCODERS)), size=st.integers(1, 400))
def test_content_encoding_is_decoded_in_whatever_pieces_it_comes(content: bytes, encoding: str, size: int) -> None:
    assert decoded(encoding, ENCODERS[encoding](content), size) == content


@given(
    content=st.binary(max_size=300),
    encoding=st.sampled_from(["gzip", "deflate", " deflate ", "gzip, deflate"]),
    size=st.integers(1, 400),
    data=st.data(),
)
def test_content_encoding_that_is_cut_anywhere_is_noticed(
    content: bytes, encoding: str, size: int, data: st.DataObject
) -> None:
    body = ENCODERS[encoding](content)
    cut = data.draw(st.integers(0, len(body) - 1))
    with pytest.raises(BodyError):
        decoded(encoding, body[:cut], size)


@pytest.mark.parametrize("body", [b"nope", gzip.compress(b"content") + b"more"], ids=["wrong", "wrong after a member"])
def test_content_encoding_that_is_damaged_is_noticed(body: bytes) -> None:
    with pytest.raises(BodyError, match="damaged"):
        decoded("gzip", body, 3)


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, compress", "x" * 1000])
def test_content_encoding_that_is_unknown_is_refused(encoding: str) -> None:
    with pytest.raises(BodyError, match=r"content encoding '.{2,40}', which the client did not ask for"):
        BodyDecoder(encoding)


def test_content_encoding_of_a_tiny_body_that_is_huge_when_decoded_is_never_in_memory() -> None:
    huge = gzip.compress(gzip.compress(bytes(1 << 26)))
    decoder = BodyDecoder("gzip, gzip")
    sizes = [len(part) for part in decoder.decode(huge)]
    decoder.check_end()
    assert sum(sizes) == 1 << 26
    assert max(sizes) <= 1 << 18


@pytest.mark.parametrize(("encoding", "count"), [("gzip", 5), ("deflate", 5), ("identity, gzip", 5)])
def test_content_encoding_may_be_applied_five_times_and_no_more(encoding: str, count: int) -> None:
    assert BodyDecoder(", ".join([encoding] * count))
    with pytest.raises(BodyError, match=f"compressed {count + 1} times; expected 5 at most"):
        BodyDecoder(", ".join([encoding] * (count + 1)))


@pytest.mark.parametrize("more", [0, 21, 100, 258])
def test_decoding_gives_the_end_that_is_left_when_all_of_the_body_was_taken(more: int) -> None:
    content = b"a" * (2**18 + more)
    assert decoded("deflate", bare_deflate(content), 1 << 20) == content

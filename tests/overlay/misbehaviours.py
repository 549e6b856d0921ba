"""The ways in which a server, or what stands between it and the client, can spoil a response."""

import asyncio
import gzip
import json
import struct
import zlib
from collections.abc import Awaitable, Callable

from tests.overlay.fault_server import head, reset

Misbehaviour = Callable[[asyncio.StreamWriter, bytes], Awaitable[None]]
"""Writes the response to one request, whose body would have been the given one. The connection is closed after it."""

_OK = b"HTTP/1.1 200 OK\r\n"
_CHUNKED = _OK + b"Transfer-Encoding: chunked\r\n\r\n"


def raw(response: Callable[[bytes], bytes]) -> Misbehaviour:
    """Write these bytes."""

    async def write(writer: asyncio.StreamWriter, good: bytes) -> None:
        writer.write(response(good))
        await writer.drain()

    return write


def body(make: Callable[[bytes], bytes], *headers: str, status: str = "200 OK") -> Misbehaviour:
    """Write a whole response with another body."""

    def response(good: bytes) -> bytes:
        content = make(good)
        return head(status, len(content), *headers) + content

    return raw(response)


def good_with(*headers: str, status: str = "200 OK") -> Misbehaviour:
    """Write the right body below other headers."""
    return body(lambda good: good, *headers, status=status)


def refusal(status: str, *headers: str) -> Misbehaviour:
    """Write an error of the API."""
    return body(lambda good: b'{"code": 0, "message": "No."}', *headers, status=status)


def reset_after(start: Callable[[bytes], bytes]) -> Misbehaviour:
    """Write the start of the response, then reset the connection."""

    async def write(writer: asyncio.StreamWriter, good: bytes) -> None:
        writer.write(start(good))
        await writer.drain()
        reset(writer)

    return write


def stall_after(start: Callable[[bytes], bytes]) -> Misbehaviour:
    """Write the start of the response, and never go on."""

    async def write(writer: asyncio.StreamWriter, good: bytes) -> None:
        writer.write(start(good))
        await writer.drain()
        await asyncio.sleep(60)

    return write


def endless(start: bytes, piece: bytes, pause: float = 0.0) -> Misbehaviour:
    """Write the same piece again and again."""

    async def write(writer: asyncio.StreamWriter, good: bytes) -> None:
        writer.write(start)
        while not writer.is_closing():
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(pause)

    return write


def chunked(good: bytes, size: str = "") -> bytes:
    """The body as one chunk, whose size may be given wrongly."""
    return f"{size or f'{len(good):x}'}\r\n".encode() + good + b"\r\n"


def with_field(text: bytes) -> Callable[[bytes], bytes]:
    """The body with one more field at its start."""
    return lambda good: b"{" + text + b", " + good[1:]


def redirect(status: str, to: str) -> Misbehaviour:
    """Lead elsewhere."""
    return refusal(status, f"Location: {to}")


def _bomb() -> bytes:
    """100 MB of spaces in gzip, put together from equal blocks, because compressing them takes a second."""
    piece, count = b" " * 1_000_000, 100
    compressor = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    block = compressor.compress(piece) + compressor.flush(zlib.Z_FULL_FLUSH)  # refers to no block before it
    checksum = 0
    for _ in range(count):
        checksum = zlib.crc32(piece, checksum)
    head, last_block = gzip.compress(b"")[:10], b"\x03\x00"
    return head + block * count + last_block + struct.pack("<II", checksum, len(piece) * count)


_BOMB = _bomb()
_MANY_FIELDS = json.dumps({f"field {number}": number for number in range(20_000)}).encode()[1:-1]

CONNECTION: dict[str, Misbehaviour] = {
    "reset before the response": reset_after(lambda good: b""),
    "reset in the headers": reset_after(lambda good: head("200 OK", len(good))[:-10]),
    "reset after the headers": reset_after(lambda good: head("200 OK", len(good))),
    "reset in the body": reset_after(lambda good: head("200 OK", len(good)) + good[: len(good) // 2]),
    "closed before the response": raw(lambda good: b""),
    "closed in the headers": raw(lambda good: head("200 OK", len(good))[:-10]),
    "closed after the headers": raw(lambda good: head("200 OK", len(good))),
    "closed in the body": raw(lambda good: head("200 OK", len(good)) + good[:-1]),
    "silent": stall_after(lambda good: b""),
    "silent in the headers": stall_after(lambda good: head("200 OK", len(good))[:-10]),
    "silent after the headers": stall_after(lambda good: head("200 OK", len(good))),
    "silent in the body": stall_after(lambda good: head("200 OK", len(good)) + good[:-1]),
    "trickling headers": endless(_OK + b"X-Padding: ", b"x", 0.02),
    "trickling body": endless(head("200 OK", 10_000_000), b" ", 0.02),
    "trickling chunks": endless(_CHUNKED, b"1\r\n \r\n", 0.02),
}

FRAMING: dict[str, Misbehaviour] = {
    "chunks without an end": raw(lambda good: _CHUNKED + chunked(good)),
    "chunk that is cut": raw(lambda good: _CHUNKED + chunked(good)[:-10]),
    "chunk with a size that is not a number": raw(lambda good: _CHUNKED + chunked(good, "zz") + b"0\r\n\r\n"),
    "chunk with a negative size": raw(lambda good: _CHUNKED + chunked(good, "-5") + b"0\r\n\r\n"),
    "chunk with a huge size": raw(lambda good: _CHUNKED + chunked(good, "f" * 16)),
    "chunk with a wrong size": raw(lambda good: _CHUNKED + chunked(good, "5") + b"0\r\n\r\n"),
    "chunks without an end or a limit": endless(_CHUNKED, chunked(b" " * 65_536)),
    "chunks and a length": raw(
        lambda good: head("200 OK", 5, "Transfer-Encoding: chunked") + chunked(good) + b"0\r\n\r\n"
    ),
    "length too small": raw(lambda good: head("200 OK", len(good) - 5) + good),
    "length too large": raw(lambda good: head("200 OK", len(good) + 5) + good),
    "length huge": raw(lambda good: head("200 OK", 10**30) + good),
    "length negative": raw(lambda good: head("200 OK", -5) + good),
    "length that is not a number": raw(lambda good: _OK + b"Content-Length: many\r\n\r\n" + good),
    "lengths that differ": raw(lambda good: head("200 OK", len(good), "Content-Length: 1") + good),
    "unknown transfer encoding": raw(lambda good: _OK + b"Transfer-Encoding: gzip, chunked\r\n\r\n" + good),
    "body without an end or a limit": endless(_OK + b"\r\n", b" " * 65_536),
    "second response": raw(lambda good: (head("200 OK", len(good)) + good) * 2),
}

HEADS: dict[str, Misbehaviour] = {
    "no status line": raw(lambda good: b"220 mail.test ESMTP\r\n\r\n"),
    "HTTP/0.9": raw(lambda good: good),
    "HTTP/2": raw(lambda good: b"\x00\x00\x12\x04\x00\x00\x00\x00\x00" + b"\x00" * 18),
    "TLS": raw(lambda good: b"\x15\x03\x03\x00\x02\x02\x28"),
    "status 000": good_with(status="000 Nothing"),
    "status 99": good_with(status="99 Less"),
    "status 600": good_with(status="600 More"),
    "status 999": good_with(status="999 Most"),
    "status 1000": good_with(status="1000 Much"),
    "status -1": good_with(status="-1 Less"),
    "line without a colon": good_with("nonsense"),
    "header with a null byte": good_with("X-Null: a\0b"),
    "header of 200 KB": good_with(f"X-Long: {'x' * 200_000}"),
    "10,000 headers": good_with(*(f"X-{number}: {number}" for number in range(10_000))),
    "headers without an end": endless(_OK, b"X-More: " + b"x" * 1000 + b"\r\n"),
    "hints without an end": endless(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"),
    "other protocol": raw(lambda good: b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n"),
    "continue only": stall_after(lambda good: b"HTTP/1.1 100 Continue\r\n\r\n"),
    "204 with a body": good_with(status="204 No Content"),
    "205 with a body": good_with(status="205 Reset Content"),
    "206": good_with("Content-Range: bytes 0-9/100", status="206 Partial Content"),
    "304": good_with(status="304 Not Modified"),
    "226": good_with(status="226 IM Used"),
    "300 without a location": refusal("300 Choose"),
}

CONTENTS: dict[str, Misbehaviour] = {
    "gzip that is none": good_with("Content-Encoding: gzip"),
    "gzip that is cut": body(lambda good: gzip.compress(good)[:-6], "Content-Encoding: gzip"),
    "gzip with a wrong checksum": body(lambda good: gzip.compress(good)[:-8] + b"\0" * 8, "Content-Encoding: gzip"),
    "gzip bomb": body(lambda good: _BOMB, "Content-Encoding: gzip"),
    "gzip bomb in gzip": body(lambda good: gzip.compress(_BOMB), "Content-Encoding: gzip, gzip"),
    "1,000 encodings": good_with(f"Content-Encoding: {', '.join(['gzip'] * 1000)}"),
    "unknown encoding": good_with("Content-Encoding: br"),
    "empty": body(lambda good: b""),
    "empty gzip": body(lambda good: b"", "Content-Encoding: gzip"),
    "HTML": body(lambda good: b"<html>welcome</html>", "Content-Type: text/html"),
    "half": body(lambda good: good[: len(good) // 2]),
    "UTF-16": body(lambda good: good.decode().encode("utf-16")),
    "Latin-1": body(lambda good: good.replace(b"{", '{"extra": "é", '.encode("latin-1"), 1)),
    "null": body(lambda good: b"null"),
    "list": body(lambda good: b"[]"),
    "text": body(lambda good: b'"text"'),
    "number": body(lambda good: b"5"),
    "other object": body(lambda good: b'{"other": 1}'),
    "two values": body(lambda good: good + good),
    "deep lists": body(lambda good: b"[" * 100_000 + b"]" * 100_000),
    "deep objects": body(lambda good: b'{"id":' * 100_000),
    "deep field": body(with_field(b'"extra": ' + b"[" * 100_000 + b"]" * 100_000)),
    "NaN": body(with_field(b'"extra": NaN')),
    "long number": body(with_field(b'"extra": ' + b"9" * 10_000)),
    "id that is a number": body(lambda good: good.replace(b'"id": "', b'"id": 1, "was": "')),
    "id that is null": body(lambda good: good.replace(b'"id": "', b'"id": null, "was": "')),
    "all fields null": body(lambda good: b'{"id": null, "data": null, "link": null, "next_page_url": null}'),
    "fields of the wrong type": body(lambda good: b'{"id": [], "data": 5, "link": {}, "next_page_url": []}'),
    "odd items": body(lambda good: b'{"id": "x", "data": [null, 1, "a", [], {}], "next_page_url": null}'),
    "next page without a number": body(lambda good: b'{"id": "x", "data": [], "next_page_url": "?page=x"}'),
    "next page again": body(lambda good: b'{"id": "x", "data": [], "next_page_url": "?page=1"}'),
    "next page far away": body(lambda good: b'{"id": "x", "data": [], "next_page_url": "?page=999999999"}'),
}

STATUSES: dict[str, Misbehaviour] = {
    **{
        str(status): refusal(f"{status} No")
        for status in (400, 401, 402, 403, 404, 405, 408, 409, 410, 413, 418, 422, 425, 426, 451, 499)
    },
    **{str(status): refusal(f"{status} No") for status in (500, 501, 502, 503, 504, 511, 520, 521, 530, 599)},
    "520 with HTML": body(lambda good: b"<html>error code: 520</html>", "Content-Type: text/html", status="520 Oops"),
    "500 without an end": endless(b"HTTP/1.1 500 Oops\r\n\r\n", b" " * 65_536),
    "422 with deep errors": body(lambda good: b'{"errors": ' + b"[" * 100_000, status="422 No"),
    "422 with odd errors": body(lambda good: b'{"message": 5, "errors": {"a": {"b": [null]}}}', status="422 No"),
    **{f"redirect {status}": redirect(f"{status} Go", "file") for status in (301, 302, 303, 307, 308)},
    "redirect to another scheme": redirect("302 Go", "ftp://127.0.0.1/file"),
    "redirect to a script": redirect("302 Go", "javascript:alert(1)"),
    "redirect to no host": redirect("302 Go", "http://"),
    "redirect to what is not a name": redirect("302 Go", "http://xn--a/"),
    "redirect to a wrong port": redirect("302 Go", "http://127.0.0.1:99999/"),
    "redirect to a closed port": redirect("302 Go", "http://127.0.0.1:9/"),
    "redirect to bytes": redirect("302 Go", "/\xff\xfe"),
    "redirect with a user": redirect("302 Go", "http://user:secret@127.0.0.1:9/"),
}

WAITS: dict[str, Misbehaviour] = {
    f"{status} and Retry-After: {text if len(text) <= 40 else f'{len(text)} characters {text[:5]}'}": refusal(
        f"{status} Later", f"Retry-After: {text}"
    )
    for status in (429, 503)
    for text in (
        *("0", "1", "0.5", "-1", "1e400", "1e308", "nan", "inf", "9" * 30, "9" * 10_000, "1, 2", "soon", "\xb2", "1_0"),
        *("Wed, 21 Oct 2015 07:28:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT", "Fri, 31 Dec 9999 23:59:59 -2359"),
        *("Wed, 21 Oct 2015", "Mon, 99 Zzz 2026 25:61:61 GMT", ", " * 5000),
    )
} | {
    f"429 and rate limit {limit}, {remaining}": refusal(
        "429 Later", f"X-RateLimit-Limit: {limit}", f"X-RateLimit-Remaining: {remaining}"
    )
    for limit, remaining in (("999999999", "0"), ("1", "0"))
}

HARMLESS: dict[str, Misbehaviour] = {
    "nothing": good_with(),
    "early hints": raw(lambda good: b"HTTP/1.1 103 Early\r\nLink: </a>\r\n\r\n" * 5 + head("200 OK", len(good)) + good),
    "HTTP/1.0": raw(lambda good: b"HTTP/1.0 200 OK\r\n\r\n" + good),
    "no length": raw(lambda good: _OK + b"\r\n" + good),
    "chunks": raw(lambda good: _CHUNKED + chunked(good[:5]) + chunked(good[5:]) + b"0\r\nX-Trailer: a\r\n\r\n"),
    "chunk with an extension": raw(lambda good: _CHUNKED + chunked(good, f"{len(good):x};a=b") + b"0\r\n\r\n"),
    "same length twice": raw(lambda good: head("200 OK", len(good), f"Content-Length: {len(good)}") + good),
    "gzip": body(lambda good: gzip.compress(good), "Content-Encoding: gzip"),
    "gzip in two members": body(
        lambda good: gzip.compress(good[:5]) + gzip.compress(good[5:]), "Content-Encoding: X-GZIP"
    ),
    "gzip in gzip": body(lambda good: gzip.compress(gzip.compress(good)), "Content-Encoding: gzip, gzip"),
    "header in Latin-1": good_with("X-City: \xe9"),
    "folded header": good_with("X-Long: a\r\n b"),
    "50 KB of headers": good_with(*(f"X-{number}: {'x' * 1000}" for number in range(50))),
    "cookies": good_with(*(f"Set-Cookie: a{number}={'x' * 500}; Domain=.test" for number in range(50))),
    "unknown charset": good_with("Content-Type: application/json; charset=klingon"),
    "wrong charset": good_with("Content-Type: application/json; charset=utf-16"),
    "rate limit 0": good_with("X-RateLimit-Limit: 0", "X-RateLimit-Remaining: 0"),
    "rate limit below 0": good_with("X-RateLimit-Limit: -5", "X-RateLimit-Remaining: -5"),
    "rate limit without an end": good_with(f"X-RateLimit-Limit: {'9' * 5000}", "X-RateLimit-Remaining: 5"),
    "rate limit in words": good_with("X-RateLimit-Limit: many", "X-RateLimit-Remaining: some"),
    "rate limit in superscript": good_with("X-RateLimit-Limit: \xb2", "X-RateLimit-Remaining: \xb2"),
    "rate limit twice": good_with(*["X-RateLimit-Limit: 60", "X-RateLimit-Remaining: 5"] * 2),
    "rate limit with more left than there are": good_with("X-RateLimit-Limit: 60", "X-RateLimit-Remaining: 99"),
    "rate limit of which half is missing": good_with("X-RateLimit-Limit: 60"),
    "rate limit huge": good_with("X-RateLimit-Limit: 999999999", "X-RateLimit-Remaining: 99999999"),
}
"""These leave the result as it is."""

HARMLESS_FOR_JSON: dict[str, Misbehaviour] = {
    "BOM": body(lambda good: b"\xef\xbb\xbf" + good),
    "surrogate": body(with_field(rb'"extra": "\ud800"')),
    "surrogate in a name": body(with_field(rb'"\udfff": 1')),
    "1e400": body(with_field(b'"extra": 1e400')),
    "-1e400": body(with_field(b'"extra": [-1e400]')),
    "1e-400": body(with_field(b'"extra": 1e-400')),
    "20 digits": body(with_field(b'"extra": 12345678901234567890')),
    "field twice": body(with_field(b'"id": "x", "data": [], "link": "x"')),
    "names of Python": body(with_field(b'"__class__": 1, "self": 2, "_extra": 3, "from_dict": 4')),
    "20,000 more fields": body(with_field(_MANY_FIELDS)),
    "spaces around": body(lambda good: b" \r\n\t" + good + b" " * 100_000),
}
"""These leave the result of reading JSON as it is."""

MISBEHAVIOURS = CONNECTION | FRAMING | HEADS | CONTENTS | STATUSES | WAITS | HARMLESS | HARMLESS_FOR_JSON

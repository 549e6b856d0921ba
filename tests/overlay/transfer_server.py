"""A server on loopback for large files: it keeps nothing it receives, and generates what it sends."""

import hashlib
import json
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.overlay.fake_api import TIME
from tests.running import running

BLOCK = bytes(range(256)) * 256
FILE_RESPONSE = {
    "id": "fsf_1",
    "type": "file",
    "name": "file",
    "size": 1,
    "mime": None,
    "fileShareId": None,
    "createdAt": TIME,
}


@dataclass
class Received:
    """An upload: the head of its only part, the length of the file in it, and its digest."""

    part_head: bytes
    size: int
    digest: str


class _Handler(BaseHTTPRequestHandler):
    server: "TransferServer"
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        """Log nothing."""

    def do_POST(self) -> None:
        self.server.heads.append(str(self.headers))
        status = self.server.statuses.pop(0) if self.server.statuses else 200
        self._receive(int(self.headers["Content-Length"]))
        body = json.dumps(FILE_RESPONSE).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Retry-After", "0")
        self.end_headers()
        self.wfile.write(body)

    def _receive(self, length: int) -> None:
        start = self.rfile.read(min(length, 512))
        part_head, _, rest = start.partition(b"\r\n\r\n")
        boundary = part_head.split(b"\r\n")[0]
        left = length - len(start)
        tail_length = len(b"\r\n" + boundary + b"--\r\n")
        digest = hashlib.sha256()
        size, pending = 0, rest
        while left:
            piece = self.rfile.read(min(left, 1 << 16))
            if not piece:
                return
            left -= len(piece)
            pending += piece
            digest.update(pending[:-tail_length])
            size += max(0, len(pending) - tail_length)
            pending = pending[-tail_length:]
        if len(pending) > tail_length:
            digest.update(pending[:-tail_length])
            size += len(pending) - tail_length
        self.server.received.append(Received(part_head, size, digest.hexdigest()))

    def do_GET(self) -> None:
        self.server.heads.append(f"{self.requestline}\r\n{self.headers}")
        address = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(address.query).items()}
        if self.server.statuses:
            self._send(self.server.statuses.pop(0), b"no")
        elif address.path == "/redirect":
            self.send_response(302)
            self.send_header("Location", query["to"])
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            self._send_file(int(query["size"]), int(query.get("sent", query["size"])), "chunked" in query)

    def _send(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Retry-After", "0")
        self.end_headers()
        self.wfile.write(body)

    def _send_file(self, size: int, sent: int, chunked: bool) -> None:
        self.send_response(200)
        self.send_header(*(("Transfer-Encoding", "chunked") if chunked else ("Content-Length", str(size))))
        self.end_headers()
        left = sent
        while left:
            piece = BLOCK[: min(left, len(BLOCK))]
            self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece) if chunked else piece)
            left -= len(piece)
        if chunked and sent == size:
            self.wfile.write(b"0\r\n\r\n")
        if sent != size:
            self.close_connection = True


@dataclass
class _State:
    received: list[Received] = field(default_factory=list[Received])
    heads: list[str] = field(default_factory=list[str])
    statuses: list[int] = field(default_factory=list[int])


class TransferServer(_State, ThreadingHTTPServer):
    """Receives uploads, and sends as many bytes as the address of a download says.

    Attributes:
        received: the uploads, in order
        heads: the heads of all requests
        statuses: responses to give before the good ones
    """

    daemon_threads = True

    def __init__(self) -> None:
        _State.__init__(self)
        ThreadingHTTPServer.__init__(self, ("127.0.0.1", 0), _Handler)

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that goes away is part of the tests."""


@contextmanager
def transfer_server() -> Generator[TransferServer]:
    """A running server."""
    with running(TransferServer()) as server:
        yield server


def content(size: int) -> bytes:
    """What a download of so many bytes holds."""
    return (BLOCK * (size // len(BLOCK) + 1))[:size]

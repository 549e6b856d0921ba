"""A server on loopback that responds with given bytes and keeps the bytes it received."""

import socket
import socketserver
import struct
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from tests.running import running

_HEAD_END = b"\r\n\r\n"


class Reset(bytes):
    """A response after which the connection is reset, not closed."""


class _Handler(socketserver.StreamRequestHandler):
    server: "Loopback"

    def handle(self) -> None:
        head = b""
        while not head.endswith(_HEAD_END):
            line = self.rfile.readline()
            if not line:
                return
            head += line
        self.server.received.append(head + self._body(head))
        responses = self.server.responses
        response = responses[min(len(self.server.received), len(responses)) - 1]
        self.wfile.write(response)
        if isinstance(response, Reset):
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    def _body(self, head: bytes) -> bytes:
        for line in head.split(b"\r\n"):
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                return self.rfile.read(int(value))
        return b""


class Loopback(socketserver.ThreadingTCPServer):
    """Closes each connection after one response; `received` holds one entry for each request.

    Args:
        responses: one for each request in order; the last one for all further ones too
    """

    daemon_threads = True

    def __init__(self, *responses: bytes) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.responses = responses
        self.received: list[bytes] = []

    def shutdown_request(self, request: Any) -> None:
        """Close a connection, without the polite end that would come before a reset."""
        self.close_request(request)

    @property
    def base_url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_address[1]}"


def raw_response(status: str, body: bytes, *headers: str) -> bytes:
    """The bytes of a response after which the connection is closed."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers]
    return "\r\n".join(lines).encode() + _HEAD_END + body


@contextmanager
def loopback(*responses: bytes) -> Generator[Loopback]:
    """A running server."""
    with running(Loopback(*responses)) as server:
        yield server

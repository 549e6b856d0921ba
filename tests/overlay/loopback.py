"""A server on loopback that answers with given bytes and keeps the bytes it received."""

import socketserver
from collections.abc import Generator
from contextlib import contextmanager
from threading import Thread

_HEAD_END = b"\r\n\r\n"


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
        self.wfile.write(self.server.answer)

    def _body(self, head: bytes) -> bytes:
        for line in head.split(b"\r\n"):
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                return self.rfile.read(int(value))
        return b""


class Loopback(socketserver.ThreadingTCPServer):
    """Closes each connection after one answer; `received` holds one entry for each request."""

    daemon_threads = True

    def __init__(self, answer: bytes) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answer = answer
        self.received: list[bytes] = []

    @property
    def base_url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_address[1]}"


def raw_answer(status: str, body: bytes, *headers: str) -> bytes:
    """The bytes of an answer after which the connection is closed."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers]
    return "\r\n".join(lines).encode() + _HEAD_END + body


@contextmanager
def loopback(answer: bytes) -> Generator[Loopback]:
    """A running server."""
    with Loopback(answer) as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()

"""A forward proxy on loopback, which keeps the first line of each request."""

import socket
import socketserver
from collections.abc import Generator
from contextlib import contextmanager
from threading import Thread
from urllib.parse import urlsplit

from tests.running import running


class _Handler(socketserver.StreamRequestHandler):
    server: "ForwardProxy"

    def handle(self) -> None:
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            line = self.rfile.readline()
            if not line:
                return
            head += line
        method, target, version = head.split(b"\r\n")[0].decode().split(" ")
        self.server.lines.append(f"{method} {target} {version}")
        if b"authorization: basic" in head.lower():
            self.server.is_authenticated = True
        url = urlsplit(target if "://" in target else f"//{target}")
        assert url.hostname is not None
        with socket.create_connection((url.hostname, url.port or 80)) as upstream:
            if method == "CONNECT":
                self.wfile.write(b"HTTP/1.1 200 Connected\r\n\r\n")
            else:
                path = f"{url.path}?{url.query}" if url.query else url.path
                upstream.sendall(head.replace(target.encode(), path.encode(), 1))
            sending = Thread(target=_copy, args=(self.connection, upstream))
            sending.start()
            _copy(upstream, self.connection)
            sending.join()


def _copy(source: socket.socket, target: socket.socket) -> None:
    try:
        while piece := source.recv(65536):
            target.sendall(piece)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        pass  # the other side has closed


class ForwardProxy(socketserver.ThreadingTCPServer):
    """Relays plain requests, and tunnels encrypted ones, one for each connection."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.lines: list[str] = []
        self.is_authenticated = False

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_address[1]}"


@contextmanager
def forward_proxy() -> Generator[ForwardProxy]:
    """A running proxy."""
    with running(ForwardProxy()) as proxy:
        yield proxy

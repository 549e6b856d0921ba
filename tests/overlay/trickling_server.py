"""A server on loopback whose responses arrive byte by byte and never end."""

import socketserver
import threading
from collections.abc import Generator
from contextlib import contextmanager

from tests.running import running


@contextmanager
def trickling_server(part: str) -> Generator[str]:
    """The base URL of a server that trickles the `head` of its responses, or the `body`."""
    stopped = threading.Event()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.request.recv(65_536)
            start = b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n"
            self.request.sendall(start + (b"\r\n" if part == "body" else b"X-Padding: "))
            while not stopped.wait(0.05):
                try:
                    self.request.sendall(b" ")
                except OSError:
                    return

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True

    with running(Server(("127.0.0.1", 0), Handler)) as server:
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            stopped.set()

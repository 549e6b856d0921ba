"""A server on loopback that sends the same page to every request and does little else, so that the client counts."""

from collections.abc import Generator
from contextlib import contextmanager
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread

from .offers_page import offers_page


class _Handler(StreamRequestHandler):
    disable_nagle_algorithm = True

    def handle(self) -> None:
        body = offers_page(15)
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        response = head.encode() + body
        # A request ends with an empty line, since it has no body.
        while line := self.rfile.readline():
            if line == b"\r\n":
                self.wfile.write(response)


@contextmanager
def loopback_server() -> Generator[str]:
    """Serve in threads of this process, which otherwise only waits for its workers; gives the address."""
    with ThreadingTCPServer(("127.0.0.1", 0), _Handler) as server:
        server.daemon_threads = True
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()

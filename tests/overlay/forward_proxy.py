"""A small forward proxy on loopback, for plain HTTP: it passes requests on, and keeps their first lines."""

import http.client
from collections.abc import Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import urlsplit


class _Handler(BaseHTTPRequestHandler):
    server: "ForwardProxy"

    def log_message(self, format: str, *args: Any) -> None:
        """Log nothing."""

    def do_GET(self) -> None:
        self.server.requests.append(f"GET {self.path}")
        address = urlsplit(self.path)
        connection = http.client.HTTPConnection(address.netloc, timeout=5)
        connection.request("GET", f"{address.path}?{address.query}", headers=dict(self.headers))
        response = connection.getresponse()
        body = response.read()
        connection.close()
        self.send_response(response.status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class ForwardProxy(ThreadingHTTPServer):
    """Passes GET requests on; `requests` holds the method and URL of each."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.requests: list[str] = []

    @property
    def base_url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_address[1]}"


@contextmanager
def forward_proxy() -> Generator[ForwardProxy]:
    """A running proxy."""
    with ForwardProxy() as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()

"""A server on loopback that receives what the sandbox sends, and responds as it is told."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple


class Received(NamedTuple):
    """A request: its method, target, headers by names in lower case, and body."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes


class Listener:
    """What arrived, and the responses to give; the last one again and again."""

    def __init__(self) -> None:
        self.received: list[Received] = []
        self.responses: list[tuple[int, dict[str, str], bytes]] = [(200, {}, b"")]
        self.url = ""

    def next_response(self) -> tuple[int, dict[str, str], bytes]:
        return self.responses.pop(0) if len(self.responses) > 1 else self.responses[0]


@contextmanager
def listening() -> Iterator[Listener]:
    """A listener with a server."""
    listener = Listener()

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", "0")))
            headers = {name.lower(): value for name, value in self.headers.items()}
            listener.received.append(Received(self.command, self.path, headers, body))
            status, headers, content = listener.next_response()
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(content))}.items():
                self.send_header(name, value)
            self.end_headers()
            with suppress(ConnectionError):  # the sandbox may be told to leave early
                self.wfile.write(content)

        do_GET = do_POST = do_PUT = answer

        def log_message(self, format: str, *args: object) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        listener.url = f"http://127.0.0.1:{server.server_port}/hook"
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield listener
        finally:
            server.shutdown()
            thread.join()

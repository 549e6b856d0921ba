"""A documentation site on loopback that records its requests, and can be told to misbehave."""

import hashlib
import time
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.running import running


@dataclass(frozen=True)
class Response:
    """One response; `delay` is the time in seconds before the last byte of the body, `cut` leaves that byte out."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    delay: float = 0
    cut: bool = False


@dataclass(frozen=True)
class Request:
    """One request: its path, and its headers under lower-case names."""

    path: str
    headers: Mapping[str, str]


class SampleSite(ThreadingHTTPServer):
    """Serves `files` by path with an ETag; `queued` has responses that come first for a path, each once."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.files: dict[str, str] = {}
        self.queued: dict[str, list[Response]] = {}
        self.requests: list[Request] = []

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    @property
    def requested(self) -> list[str]:
        """The paths of all requests, in order."""
        return [request.path for request in self.requests]

    def list_pages(self, *lines: str) -> None:
        """Write the index: every file as a link, followed by more lines."""
        links = [f"- [{path}]({self.address}{path}): what it says" for path in self.files if path.endswith(".md")]
        self.files["/llms.txt"] = "\n".join(["# Things", "", "## Docs", "", *links, *lines, ""])

    def respond_to(self, request: Request) -> Response:
        """Choose the response to a request."""
        if queued := self.queued.get(request.path):
            return queued.pop(0)
        if request.path not in self.files:
            return Response(404)
        body = self.files[request.path].encode()
        etag = f'"{hashlib.sha256(body).hexdigest()}"'
        if request.headers.get("if-none-match") == etag:
            return Response(304, headers={"ETag": etag})
        return Response(body=body, headers={"ETag": etag, "Content-Type": "text/markdown; charset=utf-8"})


class _Handler(BaseHTTPRequestHandler):
    server: SampleSite
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        request = Request(self.path, {name.lower(): value for name, value in self.headers.items()})
        self.server.requests.append(request)
        response = self.server.respond_to(request)
        self.send_response(response.status)
        for name, value in response.headers.items():
            self.send_header(name, value)
        if response.status != 304:
            self.send_header("Content-Length", str(len(response.body)))
        self.end_headers()
        self.wfile.write(response.body[:-1])
        time.sleep(response.delay)
        self.close_connection = response.cut
        if not response.cut:
            self.wfile.write(response.body[-1:])

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: `requests` has it all."""


class _QuietSite(SampleSite):
    def handle_error(self, request: object, client_address: object) -> None:
        """A client that has timed out hangs up; that is not an error here."""


@contextmanager
def sample_site() -> Generator[SampleSite]:
    """Run a site."""
    with running(_QuietSite()) as server:
        yield server

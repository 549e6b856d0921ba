"""The sandbox with planted deviations as a server, for commands that run in another process."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx

from mijnklantportaal.sandbox import Sandbox
from tests.contract.observe.deviations import Deviating, Deviation
from tests.running import running

_OF_THE_CONNECTION = {"connection", "content-length", "transfer-encoding"}


@contextmanager
def deviating_server(sandbox: Sandbox, deviations: list[Deviation]) -> Iterator[str]:
    """Base URL of a server that passes what it is asked to a sandbox; whoever has no token sees no deviation."""
    deviating, plain = Deviating(deviations, "/v1"), Deviating([], "/v1")
    origin = httpx.URL(sandbox.base_url)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            """Pass one request on."""
            token = self.headers["Authorization"]
            request = httpx.Request(
                "GET", origin.copy_with(raw_path=self.path.encode()), headers={"Authorization": token}
            )
            transport = deviating if token == f"Bearer {sandbox.token}" else plain
            response = transport.handle_request(request)
            body = response.read()
            self.send_response_only(response.status_code)
            for name, value in response.headers.items():
                if name not in _OF_THE_CONNECTION:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    with running(ThreadingHTTPServer(("127.0.0.1", 0), Handler)) as server:
        try:
            yield f"http://127.0.0.1:{server.server_port}/v1"
        finally:
            deviating.close()
            plain.close()
